#include "medias/mediaorder.h"

#include "medias/mediamatcher.h"
#include "medias/mediasorting.h"
#include "medias/searchtext.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace medias {

namespace {

// So few are sorted in no time, even when all of the list would have to be first.
constexpr std::size_t fewFound = 5'000;
constexpr std::size_t lookedAtOnce = 1'024;

/// Those of `slots` that match, in their order. They are looked at as they lie in memory: in the order of a
/// column each would be somewhere else, which takes twice as long.
std::vector<quint32> matching(const std::vector<quint32> &slots, const PackedMedias &medias,
                              MediaMatcher matcher, const std::function<bool()> &isUnwanted)
{
    std::vector<bool> isWanted(static_cast<std::size_t>(medias.size()));
    for (const quint32 slot : slots)
        isWanted[slot] = true;
    for (std::size_t slot = 0; slot < isWanted.size(); ++slot) {
        if (slot % lookedAtOnce == 0 && isUnwanted())
            return {};
        if (isWanted[slot])
            isWanted[slot] = matcher.matches(medias.recordAt(static_cast<int>(slot)));
    }
    std::vector<quint32> found;
    std::copy_if(slots.begin(), slots.end(), std::back_inserter(found),
                 [&isWanted](quint32 slot) { return isWanted[slot]; });
    return found;
}

} // namespace

bool MediaOrder::Sorted::isAsFor(const Sorted &other) const
{
    return version == other.version && order == other.order && labels == other.labels &&
           locale == other.locale;
}

/// Words that were typed on are in fewer medias. The same ones once more are looked for in all of them: what
/// a text says may be another since, as in another time zone.
bool MediaOrder::Found::hasAllFor(const MediaQuestion &question) const
{
    const auto folded = [](const MediaQuery &of) { return SearchText::folded(of.text).simplified(); };
    MediaQuery typedOn = query;
    typedOn.text = question.query.text;
    const QString before = folded(query);
    const QString now = folded(question.query);
    return version == question.rows.version && typedOn == question.query && labels == question.labels &&
           locale == question.locale && now.size() > before.size() && now.startsWith(before);
}

FoundMedias MediaOrder::find(const MediaQuestion &question, const std::function<bool()> &isUnwanted)
{
    const PackedMedias &medias = question.rows.medias;
    const MediaFields fields(medias.words(), question.labels, question.locale);
    std::vector<quint32> found = slotsFor(question, fields, isUnwanted);
    if (isUnwanted())
        return {};
    m_found = {.version = question.rows.version,
               .query = question.query,
               .labels = question.labels,
               .locale = question.locale,
               .slots = std::move(found)};
    return {m_found.slots, medias};
}

std::vector<quint32> MediaOrder::slotsFor(const MediaQuestion &question, const MediaFields &fields,
                                          const std::function<bool()> &isUnwanted)
{
    const MediaRows::Snapshot &rows = question.rows;
    const MediaQuery &query = question.query;
    const auto matchingOf = [&](const std::vector<quint32> &slots) {
        return matching(slots, rows.medias, MediaMatcher(query, fields), isUnwanted);
    };
    if (m_found.hasAllFor(question))
        return matchingOf(m_found.slots);
    if (!query.order)
        return matchingOf(rows.slotsInOrder());
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
            return found;
        }
        sort(sorted.slots);
        if (isUnwanted())
            return {};
        m_sorted = std::move(sorted);
    }
    return matchingOf(m_sorted.slots);
}

} // namespace medias
