#include "isolate.h"

#include <algorithm>

namespace ui {

QString isolated(const QString &text)
{
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popIsolate(0x2069);
    return text.isEmpty() ? text : QString(firstStrongIsolate + text + popIsolate);
}

QString isolated(const QString &text, Qt::LayoutDirection window)
{
    // Before it, all letters are written from left to right, or have no direction.
    constexpr char16_t firstRightToLeft = 0x590;
    const bool isPlain = window == Qt::LeftToRight && std::all_of(text.begin(), text.end(), [](QChar c) {
                             return c.unicode() < firstRightToLeft;
                         });
    return isPlain ? text : isolated(text);
}

} // namespace ui
