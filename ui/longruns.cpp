#include "longruns.h"

namespace ui {

namespace {

constexpr qsizetype longest = 40; // a checksum stays as it is
constexpr qsizetype piece = 20;

} // namespace

QString withLongRunsBroken(const QString &text)
{
    constexpr QChar zeroWidthSpace(0x200b);
    QString drawn;
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = start;
        while (end < text.size() && (text[end].isLetterOrNumber() || text[end].isSurrogate()))
            ++end;
        for (qsizetype at = start; at < end; ++at) {
            const bool isPlace = at > start && (at - start) % piece == 0 && !text[at].isLowSurrogate();
            if (end - start > longest && isPlace)
                drawn += zeroWidthSpace;
            drawn += text[at];
        }
        if (end < text.size())
            drawn += text[end];
        start = end + 1;
    }
    return drawn;
}

} // namespace ui
