#include "medias/searchtext.h"

#include <QVarLengthArray>

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

/// Each simple one by itself.
const std::array<QString, simpleOnes> &foldedOnes()
{
    static const auto ones = [] {
        std::array<QString, simpleOnes> folded;
        for (char16_t code = 0; code < punctuationEnd; ++code) {
            if (const std::size_t place = placeOf(QChar(code)); place != simpleOnes)
                folded[place] = foldedByUnicode(QChar(code));
        }
        return folded;
    }();
    return ones;
}

} // namespace

SearchText::SearchText(const QString &typed)
    : m_words(folded(typed).simplified().split(u' ', Qt::SkipEmptyParts))
{}

QString SearchText::folded(const QString &text)
{
    const auto &simple = foldedOnes();
    QVarLengthArray<QChar, 256> bare;
    for (const QChar one : text) {
        const std::size_t place = placeOf(one);
        if (place == simpleOnes)
            return foldedByUnicode(text);
        bare.append(simple[place].constData(), simple[place].size());
    }
    return QString(bare.constData(), bare.size());
}

bool SearchText::isIn(const QString &folded) const
{
    return std::all_of(m_words.begin(), m_words.end(),
                       [&folded](const QString &word) { return folded.contains(word); });
}

} // namespace medias
