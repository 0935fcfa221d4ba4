#include "medias/mediaorder.h"

#include "medias/mediamatcher.h"
#include "medias/mediasorting.h"

#include <utility>

namespace medias {

namespace {

// So few are sorted in no time, even when all of the list would have to be first.
constexpr std::size_t fewFound = 5'000;
constexpr std::size_t lookedAtOnce = 1'024;

std::vector<quint32> matching(const std::vector<quint32> &slots, const PackedMedias &medias,
                              MediaMatcher matcher, const std::function<bool()> &isUnwanted)
{
    std::vector<quint32> found;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (i % lookedAtOnce == 0 && isUnwanted())
            break;
        if (matcher.matches(medias.recordAt(static_cast<int>(slots[i]))))
            found.push_back(slots[i]);
    }
    return found;
}

FoundMedias result(const std::vector<quint32> &slots, const PackedMedias &medias)
{
    QList<botdoc::MediaId> ids;
    ids.reserve(static_cast<qsizetype>(slots.size()));
    for (const quint32 slot : slots)
        ids.append(medias.idAt(static_cast<int>(slot)));
    return {ids, slots};
}

} // namespace

bool MediaOrder::Sorted::isAsFor(const Sorted &other) const
{
    return version == other.version && order == other.order && labels == other.labels &&
           locale == other.locale;
}

FoundMedias MediaOrder::find(const MediaQuestion &question, const std::function<bool()> &isUnwanted)
{
    const MediaRows::Snapshot &rows = question.rows;
    const MediaQuery &query = question.query;
    const MediaFields fields(rows.medias.words(), question.labels, question.locale);
    const auto matchingOf = [&](const std::vector<quint32> &slots) {
        return matching(slots, rows.medias, MediaMatcher(query, fields), isUnwanted);
    };
    if (!query.order)
        return result(matchingOf(rows.slotsInOrder()), rows.medias);
    const auto sort = [&](std::vector<quint32> &slots) {
        sortSlots(slots, rows.medias, fields, *query.order, isUnwanted);
    };
    const bool needsLabels = query.order->column == MediaColumns::Request;
    Sorted sorted{.version = rows.version,
                  .order = query.order,
                  .labels = needsLabels ? question.labels : MediaFields::Labels(),
                  .locale = question.locale,
                  .slots = {}};
    if (!m_sorted.isAsFor(sorted)) {
        sorted.slots = rows.slotsInOrder();
        std::vector<quint32> found = matchingOf(sorted.slots);
        if (found.size() <= fewFound) {
            sort(found);
            return result(found, rows.medias);
        }
        sort(sorted.slots);
        if (isUnwanted())
            return {};
        m_sorted = std::move(sorted);
    }
    return result(matchingOf(m_sorted.slots), rows.medias);
}

} // namespace medias
