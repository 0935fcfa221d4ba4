#pragma once

#include <QColor>
#include <QRect>
#include <QString>

#include <optional>

class QWidget;

/// A text as a widget draws it, in the widget's own coordinates and logical pixels.
struct ShownText
{
    QString text;          ///< without the marks of its mnemonics
    QRect place;           ///< where the widget has room for it
    QSize needed;          ///< what it takes there, wrapped where the widget wraps it
    int firstBaseline = 0; ///< of its first line
    int lines = 1;
    QColor ink;

    [[nodiscard]] bool fits() const;
};

/// What `widget` itself says, but not what its children say: labels, buttons, and what a field says while
/// nothing is typed or chosen in it. nullopt: nothing.
[[nodiscard]] std::optional<ShownText> shownText(const QWidget &widget);

/// `text` without the marks before its mnemonics.
[[nodiscard]] QString withoutMnemonics(const QString &text);

/// What the protected initStyleOption() of a widget or delegate says.
template <typename Option, typename Class, typename... Arguments>
[[nodiscard]] Option styleOptionOf(const Class &object, Option option, const Arguments &...arguments)
{
    struct Exposed : Class
    {
        using Class::initStyleOption;
    };
    constexpr auto initialise = &Exposed::initStyleOption;
    (object.*initialise)(&option, arguments...);
    return option;
}
