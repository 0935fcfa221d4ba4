#pragma once

#include "content/filetype.h"
#include "medias/localdays.h"
#include "medias/mediacolumns.h"
#include "medias/mediarecord.h"

#include <QHash>
#include <QLocale>

namespace medias {

/// What the columns say of records, for a thread that looks at very many of them; in that one alone.
class MediaFields final
{
public:
    using Labels = QHash<botdoc::RequestId, QString>;

    /// `words` must outlive this. `labels`: what requests are called, where their number is not all.
    MediaFields(const MediaWords &words, const Labels &labels, const QLocale &locale);
    [[nodiscard]] const QLocale &locale() const { return m_locale; }

    /// The column's text, as it is to be found and sorted; a date in several ways to write it. Empty: it says
    /// nothing, or that it is unknown.
    [[nodiscard]] QString text(const MediaRecord &record, MediaColumns::Column column) const;
    /// Records with the same key have the same text; nullopt: only by chance.
    [[nodiscard]] std::optional<qint64> key(const MediaRecord &record, MediaColumns::Column column) const;
    /// Whether the column is sorted by number(), not by its text.
    [[nodiscard]] static bool isNumber(MediaColumns::Column column);
    /// nullopt: unknown.
    [[nodiscard]] static std::optional<qint64> number(const MediaRecord &record, MediaColumns::Column column);

    [[nodiscard]] content::FileType typeOf(const MediaRecord &record) const;

private:
    [[nodiscard]] static std::optional<qint64> typeKey(const MediaRecord &record);

    const MediaWords &m_words;
    const Labels m_labels;
    const QLocale m_locale;
    mutable QHash<qint64, content::FileType> m_types; // by typeKey()
    mutable LocalDays m_days;
};

} // namespace medias
