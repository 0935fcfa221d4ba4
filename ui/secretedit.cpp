#include "secretedit.h"

#include "icon.h"

#include <QEvent>
#include <QStyle>
#include <QToolButton>

namespace ui {

SecretEdit::SecretEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_reveal(new QToolButton(this))
{
    setMaxLength(8000);
    setEchoMode(Password);
    m_reveal->setIcon(icon(QStringLiteral("preview"), QPalette::Text));
    m_reveal->setCheckable(true);
    m_reveal->setAutoRaise(true);
    m_reveal->setCursor(Qt::ArrowCursor);
    connect(m_reveal, &QToolButton::toggled, this, [this](bool isShown) {
        setEchoMode(isShown ? Normal : Password);
        // Shown or not, it is nothing to learn words from or to begin with a capital.
        setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase |
                            (isShown ? Qt::ImhNone : Qt::ImhHiddenText));
    });
    placeButton();
}

void SecretEdit::setRevealName(const QString &name)
{
    m_reveal->setToolTip(name);
    m_reveal->setAccessibleName(name);
}

void SecretEdit::conceal()
{
    m_reveal->setChecked(false);
}

void SecretEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeButton();
}

void SecretEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::StyleChange)
        placeButton();
}

void SecretEdit::placeButton()
{
    const int frame = style()->pixelMetric(QStyle::PM_DefaultFrameWidth, nullptr, this);
    const int edge = height() - 2 * frame;
    m_reveal->setIconSize(QSize(16, 16));
    const QRect place(width() - frame - edge, frame, edge, edge);
    m_reveal->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
    // Margins are of sides, not of beginning and end.
    const bool isReversed = layoutDirection() == Qt::RightToLeft;
    setTextMargins(isReversed ? edge : 0, 0, isReversed ? 0 : edge, 0);
}

} // namespace ui
