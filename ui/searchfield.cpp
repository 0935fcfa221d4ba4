#include "searchfield.h"

#include "icon.h"

#include <QEvent>
#include <QStyle>
#include <QStyleOptionFrame>

#include <algorithm>

namespace ui {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    addAction(icon(QStringLiteral("search"), QPalette::Text), QLineEdit::LeadingPosition);
}

void SearchField::setHints(const QStringList &hints)
{
    m_hints = hints;
    showHint();
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    showHint();
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        showHint();
}

void SearchField::showHint()
{
    if (m_hints.isEmpty())
        return;
    QStyleOptionFrame option;
    initStyleOption(&option);
    // Beside the icon; the cross is not there while the field is empty.
    constexpr int margins = 12;
    const int icon = style()->pixelMetric(QStyle::PM_LineEditIconSize, nullptr, this) +
                     2 * style()->pixelMetric(QStyle::PM_LineEditIconMargin, nullptr, this);
    const int room =
        style()->subElementRect(QStyle::SE_LineEditContents, &option, this).width() - icon - margins;
    const auto fits = [&](const QString &hint) { return fontMetrics().horizontalAdvance(hint) <= room; };
    const auto found = std::find_if(m_hints.begin(), m_hints.end(), fits);
    setPlaceholderText(found != m_hints.end() ? *found : m_hints.last());
}

} // namespace ui
