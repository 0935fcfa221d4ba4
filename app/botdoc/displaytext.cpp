#include "botdoc/displaytext.h"

#include <QChar>

namespace botdoc {

namespace {

/// Format characters that are seen, or that letters and emoji cannot do without.
bool isHarmlessFormat(char32_t code)
{
    return code == 0x200C || code == 0x200D                      // joiners
           || (code >= 0x0600 && code <= 0x0605)                 // Arabic number signs
           || code == 0x06DD || code == 0x070F || code == 0x08E2 // Arabic and Syriac marks
           || code == 0x110BD || code == 0x110CD;                // Kaithi number signs
}

bool isDangerous(char32_t code)
{
    switch (QChar::category(code)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return !isHarmlessFormat(code);
    default:
        // Hangul fillers are letters by category and blank by looks.
        return code == 0x115F || code == 0x1160 || code == 0x3164 || code == 0xFFA0;
    }
}

} // namespace

QString displayText(const QString &text)
{
    QString shown = text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text.at(i);
        const bool isPair = unit.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const char32_t code = isPair ? QChar::surrogateToUcs4(unit, text.at(i + 1)) : unit.unicode();
        const qsizetype units = isPair ? 2 : 1;
        if (isDangerous(code)) {
            for (qsizetype unitAt = i; unitAt < i + units; ++unitAt)
                shown[unitAt] = QChar::ReplacementCharacter;
        }
        i += units - 1;
    }
    return shown;
}

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p>%1</p>").arg(displayText(text).toHtmlEscaped());
}

} // namespace botdoc
