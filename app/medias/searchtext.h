#pragma once

#include <QString>
#include <QStringList>
#include <QVarLengthArray>

namespace medias {

/// What somebody searches for: words in any order, each anywhere in a text, case and accents ignored.
class SearchText final
{
public:
    SearchText() = default;
    explicit SearchText(const QString &typed);

    using Folded = QVarLengthArray<QChar, 256>;

    /// `text` as isIn() takes it; to be made once for what is searched often.
    [[nodiscard]] static QString folded(const QString &text);
    /// The same, for what is looked at once: short texts take no allocation.
    [[nodiscard]] static Folded foldedOnce(QStringView text);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    /// Whether all words are in a folded() text; nothing searched for is in every text.
    [[nodiscard]] bool isIn(const QString &folded) const;

    friend bool operator==(const SearchText &, const SearchText &) = default;

private:
    QStringList m_words;
};

} // namespace medias
