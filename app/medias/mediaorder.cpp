#include "medias/mediaorder.h"

#include "medias/mediamatcher.h"
#include "medias/mediasorting.h"

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

FoundMedias MediaOrder::find(const MediaRows::Snapshot &rows, const MediaQuery &query,
                             const MediaFields::Labels &labels, const std::function<bool()> &isUnwanted)
{
    const MediaFields fields(rows.medias.words(), labels);
    const auto matchingOf = [&](const std::vector<quint32> &slots) {
        return matching(slots, rows.medias, MediaMatcher(query, fields), isUnwanted);
    };
    const auto sort = [&](std::vector<quint32> &slots) {
        sortSlots(slots, rows.medias, fields, *query.order, isUnwanted);
    };
    if (!query.order)
        return result(matchingOf(rows.slotsInOrder()), rows.medias);
    if (m_sorted.version != rows.version || m_sorted.order != query.order || m_sorted.labels != labels) {
        std::vector<quint32> found = matchingOf(rows.slotsInOrder());
        if (found.size() <= fewFound) {
            sort(found);
            return result(found, rows.medias);
        }
        m_sorted = {rows.version, query.order, labels, rows.slotsInOrder()};
        sort(m_sorted.slots);
        if (isUnwanted()) {
            m_sorted = {};
            return {};
        }
    }
    return result(matchingOf(m_sorted.slots), rows.medias);
}

} // namespace medias
