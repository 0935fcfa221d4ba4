#include "content/safefilename.h"

#include <QStringList>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace content {

namespace {

constexpr qsizetype mostBytes = 200;
constexpr qsizetype mostExtensionBytes = 32;
/// Far beyond what can remain; keeps the work on a hostile name small.
constexpr qsizetype mostCharacters = 2000;

QString withoutLoneSurrogates(const QString &name)
{
    QString whole;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name[i];
        if (!c.isSurrogate()) {
            whole += c;
        } else if (c.isHighSurrogate() && i + 1 < name.size() && name[i + 1].isLowSurrogate()) {
            whole += c;
            whole += name[++i];
        } else {
            whole += u'_';
        }
    }
    return whole;
}

/// Letters and marks that are drawn as nothing, besides those of category Cf: two names could look the same,
/// or a name like none.
bool isInvisible(char32_t c)
{
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 ||
           (c >= 0x180B && c <= 0x180F) || c == 0x2800 || c == 0x3164 || c == 0xFFA0;
}

QString withSafeCharacters(const QString &name)
{
    static const QString forbidden = QStringLiteral("<>:\"/\\|?*");
    QString safe;
    for (const char32_t c : name.toUcs4()) {
        if (forbidden.contains(QStringView(QChar::fromUcs4(c)))) {
            safe += u'_';
            continue;
        }
        switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_Format: // all that is bidirectional or of no width
            break;
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
        case QChar::Separator_Space:
            safe += u' ';
            break;
        default:
            if (!isInvisible(c) && !QChar::isNonCharacter(c))
                safe += QStringView(QChar::fromUcs4(c));
        }
    }
    return safe;
}

QString withoutDotsAndSpacesAtEnds(const QString &name)
{
    const auto isBoth = [](QChar c) { return c == u'.' || c == u' '; };
    qsizetype begin = 0;
    qsizetype end = name.size();
    while (begin < end && isBoth(name[begin]))
        ++begin;
    while (end > begin && isBoth(name[end - 1]))
        --end;
    return name.mid(begin, end - begin);
}

/// What Windows takes for a device, whatever extension follows: "nul.tar.gz" too.
bool isReserved(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    static const QStringList devices = {
        QStringLiteral("CON"),    QStringLiteral("PRN"),    QStringLiteral("AUX"),    QStringLiteral("NUL"),
        QStringLiteral("CLOCK$"), QStringLiteral("CONIN$"), QStringLiteral("CONOUT$")};
    if (devices.contains(stem))
        return true;
    const bool isPort = stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT"));
    static const QString numbers = QStringLiteral("0123456789\u00b9\u00b2\u00b3");
    return isPort && stem.size() == 4 && numbers.contains(stem[3]);
}

/// Of a text that is longer than that: the longest beginning of at most `most` bytes of UTF-8 that ends
/// between two graphemes, or, in a grapheme that is longer, between two characters.
QString cut(const QString &text, qsizetype most)
{
    const auto fits = [&](qsizetype length) {
        return QStringView(text).left(length).toUtf8().size() <= most;
    };
    QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, text);
    qsizetype best = 0;
    for (qsizetype at = graphemes.toNextBoundary(); fits(at); at = graphemes.toNextBoundary())
        best = at;
    if (best == 0) {
        for (qsizetype at = 1; fits(at); ++at) {
            if (!text[at - 1].isHighSurrogate())
                best = at;
        }
    }
    return text.left(best);
}

QString withinLength(const QString &name)
{
    if (name.toUtf8().size() <= mostBytes)
        return name;
    // Without a dot it is the whole name, and too long for one.
    QString extension = name.mid(name.lastIndexOf(u'.'));
    if (extension.toUtf8().size() > mostExtensionBytes)
        extension.clear();
    return withoutDotsAndSpacesAtEnds(cut(name, mostBytes - extension.toUtf8().size())) + extension;
}

/// Of any length.
QString safeText(const QString &name)
{
    // Composing may bring forth characters to be replaced, and taking some away may leave something to
    // compose: so it is done before and after.
    QString safe = withoutLoneSurrogates(name.left(mostCharacters));
    safe = withSafeCharacters(safe.normalized(QString::NormalizationForm_C));
    safe = withoutDotsAndSpacesAtEnds(safe.normalized(QString::NormalizationForm_C));
    if (isReserved(safe))
        safe.prepend(u'_');
    return safe;
}

QString made(const QString &name)
{
    return withinLength(safeText(name));
}

} // namespace

QString safeFileName(const QString &name, const QString &fallback)
{
    QString safe = made(name);
    if (safe.isEmpty())
        safe = made(fallback);
    return safe.isEmpty() ? QStringLiteral("file") : safe;
}

QString safeFolderName(const QString &name, const QString &end)
{
    QString safe = safeText(name);
    const qsizetype most = mostBytes - end.toUtf8().size();
    if (safe.toUtf8().size() > most)
        safe = withoutDotsAndSpacesAtEnds(cut(safe, most));
    return withoutDotsAndSpacesAtEnds(safe + end);
}

QString numberedFileName(const QString &name, int n)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const qsizetype stem = dot > 0 ? dot : name.size();
    return QStringLiteral("%1 (%2)%3").arg(name.left(stem), QString::number(n), name.mid(stem));
}

} // namespace content
