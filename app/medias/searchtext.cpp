#include "medias/searchtext.h"

#include <algorithm>

namespace medias {

SearchText::SearchText(const QString &typed)
    : m_words(folded(typed).simplified().split(u' ', Qt::SkipEmptyParts))
{}

QString SearchText::folded(const QString &text)
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

bool SearchText::isIn(const QString &folded) const
{
    return std::all_of(m_words.begin(), m_words.end(),
                       [&folded](const QString &word) { return folded.contains(word); });
}

} // namespace medias
