#pragma once

#include "medias/mediafields.h"
#include "medias/mediaquery.h"

#include <array>
#include <vector>

namespace medias {

/// Tells whether records are among those that a query wants. For a single thread.
class MediaMatcher final
{
public:
    /// Of more words only so many are looked for.
    static constexpr int mostTerms = 32;

    /// `fields` must outlive this.
    MediaMatcher(const MediaQuery &query, const MediaFields &fields);

    [[nodiscard]] bool matches(const MediaRecord &record);

private:
    using Terms = quint32; // one bit each

    struct Term
    {
        QString folded;
        QByteArray ascii; // the same; empty: it is not all ASCII
    };

    [[nodiscard]] bool passesFilters(const MediaRecord &record) const;
    [[nodiscard]] Terms termsIn(const MediaRecord &record, MediaColumns::Column column);
    [[nodiscard]] Terms termsIn(const RecordText &text) const;
    [[nodiscard]] Terms termsIn(QStringView text) const;

    const MediaQuery m_query;
    const MediaFields &m_fields;
    std::vector<Term> m_terms;
    Terms m_all = 0;
    std::array<QHash<qint64, Terms>, MediaColumns::ColumnCount> m_known; // by MediaFields::key()
};

} // namespace medias
