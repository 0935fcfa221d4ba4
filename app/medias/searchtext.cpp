#include "medias/searchtext.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace medias {

namespace {

// Nearly all names are made of these: European, Hebrew and Arabic letters with their marks, and General
// Punctuation. Each folds by itself, whatever stands beside it.
constexpr char16_t lettersEnd = 0x700;
constexpr char16_t moreLetters = 0x1e00;
constexpr char16_t punctuationEnd = 0x2070;
constexpr std::size_t simpleOnes = lettersEnd + punctuationEnd - moreLetters;

/// Among the simple ones; simpleOnes: it is none.
std::size_t placeOf(QChar one)
{
    const char16_t code = one.unicode();
    if (code < lettersEnd)
        return code;
    return code >= moreLetters && code < punctuationEnd ? lettersEnd + code - moreLetters : simpleOnes;
}

QString foldedByUnicode(const QString &text)
{
    QString bare;
    bare.reserve(text.size());
    const QString parts = text.normalized(QString::NormalizationForm_KD);
    for (const QChar one : parts) {
        if (one.category() == QChar::Mark_NonSpacing)
            continue;
        if (one == QChar(0xdf) || one == QChar(0x1e9e)) // sharp s, which folds to itself
            bare.append(QLatin1String("ss"));
        else
            bare.append(one);
    }
    return bare.toCaseFolded();
}

/// What each simple one folds to.
class FoldedOnes final
{
public:
    FoldedOnes()
    {
        for (char16_t code = 0; code < punctuationEnd; ++code) {
            const std::size_t place = placeOf(QChar(code));
            if (place == simpleOnes)
                continue;
            const QString folded = foldedByUnicode(QChar(code));
            if (folded.size() == 1)
                m_single[place] = folded.front();
            else
                m_others.insert(QChar(code), folded);
        }
    }

    /// False: `one` is none of them.
    bool append(QChar one, SearchText::Folded &folded) const
    {
        const std::size_t place = placeOf(one);
        if (place == simpleOnes)
            return false;
        if (const QChar single = m_single[place]; !single.isNull() || one.isNull()) {
            folded.append(single);
        } else {
            const auto other = m_others.constFind(one);
            folded.append(other->constData(), other->size());
        }
        return true;
    }

private:
    std::array<QChar, simpleOnes> m_single; // null, but for null itself: it is among the others
    QHash<QChar, QString> m_others;         // to none, or to several
};

} // namespace

SearchText::SearchText(const QString &typed)
    : m_words(folded(typed).simplified().split(u' ', Qt::SkipEmptyParts))
{}

QString SearchText::folded(const QString &text)
{
    return QStringView(foldedOnce(text)).toString();
}

SearchText::Folded SearchText::foldedOnce(QStringView text)
{
    static const FoldedOnes ones;
    Folded folded;
    for (const QChar one : text) {
        if (!ones.append(one, folded)) {
            const QString whole = foldedByUnicode(text.toString());
            folded.clear();
            folded.append(whole.constData(), whole.size());
            break;
        }
    }
    return folded;
}

bool SearchText::isIn(const QString &folded) const
{
    return std::all_of(m_words.begin(), m_words.end(),
                       [&folded](const QString &word) { return folded.contains(word); });
}

} // namespace medias
