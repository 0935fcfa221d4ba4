#include "colours.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

/// As WCAG 2 defines it: 0 for black, 1 for white.
double relativeLuminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto channel = [share](int a, int b) { return static_cast<int>(a * share + b * (1.0 - share)); };
    return {channel(one.red(), other.red()), channel(one.green(), other.green()),
            channel(one.blue(), other.blue())};
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = relativeLuminance(one);
    const double b = relativeLuminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor meaningColour(const QPalette &palette, Meaning meaning)
{
    const bool dark = isDark(palette);
    switch (meaning) {
    case Meaning::Neutral:
        return dark ? QColor(0x8a, 0xb8, 0xff) : QColor(0x1a, 0x5f, 0xb4);
    case Meaning::Good:
        return dark ? QColor(0x6c, 0xd4, 0x8f) : QColor(0x14, 0x6c, 0x3a);
    case Meaning::Caution:
        return dark ? QColor(0xf2, 0xc1, 0x4e) : QColor(0x8a, 0x53, 0x00);
    case Meaning::Bad:
        return dark ? QColor(0xff, 0x8f, 0x85) : QColor(0xb3, 0x1d, 0x12);
    }
    return palette.color(QPalette::WindowText);
}

QColor meaningBackground(const QPalette &palette, Meaning meaning)
{
    return mixed(meaningColour(palette, meaning), palette.color(QPalette::Window),
                 isDark(palette) ? 0.18 : 0.12);
}

QColor quietText(const QPalette &palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window),
                 isDark(palette) ? 0.72 : 0.68);
}

QColor lineColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.18);
}

} // namespace ui
