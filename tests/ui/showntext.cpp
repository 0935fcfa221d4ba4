#include "showntext.h"

#include "colours.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QStyleOption>
#include <QToolButton>

#include <algorithm>

namespace {

constexpr int fieldMargin = 2; // of a line edit, on both sides of its text
constexpr int iconGap = 4;     // between the icon and the text of a button

int baselineIn(const QRect &place, int height, Qt::Alignment alignment, const QFontMetrics &metrics)
{
    int top = place.top();
    if (alignment & Qt::AlignBottom)
        top = place.bottom() + 1 - height;
    else if (!(alignment & Qt::AlignTop))
        top += (place.height() - height) / 2;
    return top + metrics.ascent();
}

/// Of one line, in the middle of its place.
ShownText lineIn(const QWidget &widget, const QString &text, const QRect &place, QPalette::ColorRole ink)
{
    const QFontMetrics metrics = widget.fontMetrics();
    ShownText shown;
    shown.text = withoutMnemonics(text);
    shown.place = place;
    shown.needed = metrics.size(Qt::TextSingleLine, shown.text);
    shown.firstBaseline = baselineIn(place, metrics.height(), Qt::AlignVCenter, metrics);
    shown.ink = widget.palette().color(ink);
    return shown;
}

std::optional<ShownText> labelText(const QLabel &label)
{
    if (label.text().isEmpty())
        return std::nullopt;
    const QFontMetrics metrics = label.fontMetrics();
    const int margin = label.margin();
    const QRect place = label.contentsRect().adjusted(margin, margin, -margin, -margin);
    ShownText shown = lineIn(label, label.buddy() ? withoutMnemonics(label.text()) : label.text(), place,
                             label.foregroundRole());
    shown.text = label.buddy() ? shown.text : label.text();
    shown.needed = label.wordWrap() ? metrics
                                          .boundingRect(QRect(0, 0, place.width(), QWIDGETSIZE_MAX),
                                                        static_cast<int>(Qt::TextWordWrap), shown.text)
                                          .size()
                                    : metrics.size(0, shown.text);
    shown.lines = std::max(1, (shown.needed.height() + metrics.leading()) / metrics.lineSpacing());
    shown.firstBaseline = baselineIn(place, shown.needed.height(), label.alignment(), metrics);
    return shown;
}

QRect afterIcon(const QRect &place, const QIcon &icon, const QSize &size, Qt::LayoutDirection direction)
{
    if (icon.isNull())
        return place;
    return QStyle::visualRect(direction, place, place.adjusted(size.width() + iconGap, 0, 0, 0));
}

std::optional<ShownText> buttonText(const QAbstractButton &button)
{
    if (button.text().isEmpty())
        return std::nullopt;
    const QStyle *style = button.style();
    QRect place = button.contentsRect();
    if (const auto *push = qobject_cast<const QPushButton *>(&button)) {
        const auto option = styleOptionOf(*push, QStyleOptionButton());
        place = afterIcon(style->subElementRect(QStyle::SE_PushButtonContents, &option, push), push->icon(),
                          push->iconSize(), push->layoutDirection());
    } else if (const auto *box = qobject_cast<const QCheckBox *>(&button)) {
        const auto option = styleOptionOf(*box, QStyleOptionButton());
        place = style->subElementRect(QStyle::SE_CheckBoxContents, &option, box);
        return lineIn(button, button.text(), place, QPalette::WindowText);
    } else if (const auto *tool = qobject_cast<const QToolButton *>(&button)) {
        if (tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
            return std::nullopt;
        const int frame = style->pixelMetric(QStyle::PM_DefaultFrameWidth, nullptr, tool);
        place.adjust(frame, frame, -frame, -frame);
        if (tool->toolButtonStyle() != Qt::ToolButtonTextOnly)
            place = afterIcon(place, tool->icon(), tool->iconSize(), tool->layoutDirection());
    } else {
        constexpr int usualMargin = 8; // of those that draw themselves
        place.adjust(usualMargin, 0, -usualMargin, 0);
    }
    return lineIn(button, button.text(), place, button.foregroundRole());
}

/// What is typed may be longer than its field, which scrolls; what the field says of itself may not.
std::optional<ShownText> fieldText(const QLineEdit &field)
{
    const bool isEmpty = field.displayText().isEmpty();
    const QString text = isEmpty ? field.placeholderText() : field.displayText();
    const auto option = styleOptionOf(field, QStyleOptionFrame());
    QRect place = field.style()
                      ->subElementRect(QStyle::SE_LineEditContents, &option, &field)
                      .marginsRemoved(field.textMargins())
                      .adjusted(fieldMargin, 0, -fieldMargin, 0);
    const QList<QToolButton *> inside =
        field.findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
    for (const QToolButton *one : inside) {
        if (!one->isVisible())
            continue;
        if (one->geometry().center().x() < field.width() / 2)
            place.setLeft(std::max(place.left(), one->geometry().right() + 1));
        else
            place.setRight(std::min(place.right(), one->x() - 1));
    }
    ShownText shown = lineIn(field, {}, place, QPalette::Text);
    shown.text = text;
    const QColor ground = field.palette().color(QPalette::Base);
    if (isEmpty) {
        const QColor ink = field.palette().color(QPalette::PlaceholderText);
        shown.ink = ui::mixed(ink, ground, ink.alphaF());
        shown.needed = field.fontMetrics().size(Qt::TextSingleLine, text);
    }
    return shown;
}

ShownText choiceText(const QComboBox &box)
{
    const auto option = styleOptionOf(box, QStyleOptionComboBox());
    const QRect place = box.style()
                            ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box)
                            .adjusted(1, 0, -1, 0);
    ShownText shown = lineIn(box, {}, place, QPalette::ButtonText);
    shown.text = box.currentText();
    shown.needed = box.fontMetrics().size(Qt::TextSingleLine, shown.text);
    return shown;
}

} // namespace

bool ShownText::fits() const
{
    return needed.width() <= place.width() && needed.height() <= place.height();
}

std::optional<ShownText> shownText(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return labelText(*label);
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return buttonText(*button);
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        return fieldText(*field);
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        return choiceText(*box);
    return std::nullopt;
}

QString withoutMnemonics(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && i + 1 < text.size())
            ++i;
        plain += text[i];
    }
    return plain;
}
