#include "isolate.h"

namespace ui {

QString isolated(const QString &text)
{
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popIsolate(0x2069);
    return text.isEmpty() ? text : QString(firstStrongIsolate + text + popIsolate);
}

} // namespace ui
