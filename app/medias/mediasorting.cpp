#include "medias/mediasorting.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace medias {

namespace {

// The keys of more would take more memory than the medias themselves.
constexpr std::ptrdiff_t mostKeys = 100'000;
constexpr int stepsAtOnce = 1'024;

/// The C locale, which knows no natural order, is no choice of the user's.
QLocale collationOf(const QLocale &chosen)
{
    const QLocale locale = chosen.collation();
    return locale.language() == QLocale::C ? QLocale(QLocale::English) : locale;
}

using Slots = std::vector<quint32>;
using Place = Slots::iterator;

class TextSorting final
{
public:
    TextSorting(const PackedMedias &medias, const MediaFields &fields, const MediaQuery::Order &order,
                const std::function<bool()> &isUnwanted)
        : m_medias(medias)
        , m_fields(fields)
        , m_order(order)
        , m_isUnwanted(isUnwanted)
        , m_collator(collationOf(fields.locale()))
    {
        m_collator.setNumericMode(true);
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    }

    [[nodiscard]] bool isEmpty(quint32 slot) { return !isGivenUp() && textOf(slot).trimmed().isEmpty(); }
    /// Once it holds it stays so, and the rest is done in no order, and in no time.
    [[nodiscard]] bool isGivenUp()
    {
        if (!m_hasGivenUp && ++m_steps % stepsAtOnce == 0)
            m_hasGivenUp = m_isUnwanted();
        return m_hasGivenUp;
    }

    void sort(Place begin, Place end)
    {
        struct Entry
        {
            QCollatorSortKey key;
            quint32 slot;
        };
        std::vector<Entry> entries;
        entries.reserve(static_cast<std::size_t>(end - begin));
        for (Place place = begin; place != end && !isGivenUp(); ++place)
            entries.push_back({keyOf(*place), *place});
        if (isGivenUp())
            return;
        std::stable_sort(entries.begin(), entries.end(), [this](const Entry &one, const Entry &other) {
            return isBefore(one.key.compare(other.key));
        });
        std::transform(entries.begin(), entries.end(), begin, [](const Entry &entry) { return entry.slot; });
    }

    void merge(Place begin, Place middle, Place end)
    {
        std::inplace_merge(begin, middle, end, [this](quint32 one, quint32 other) {
            return !isGivenUp() && isBefore(m_collator.compare(textOf(one), textOf(other)));
        });
    }

private:
    [[nodiscard]] QString textOf(quint32 slot) const
    {
        return m_fields.text(m_medias.recordAt(static_cast<int>(slot)), m_order.column);
    }
    [[nodiscard]] QCollatorSortKey keyOf(quint32 slot)
    {
        const auto shared = m_fields.key(m_medias.recordAt(static_cast<int>(slot)), m_order.column);
        if (!shared)
            return m_collator.sortKey(textOf(slot));
        const auto known = m_keys.constFind(*shared);
        if (known != m_keys.cend())
            return **known;
        // A server can say what is of no other.
        if (m_keys.size() >= mostKeys)
            m_keys.clear();
        return **m_keys.insert(*shared, m_collator.sortKey(textOf(slot)));
    }
    [[nodiscard]] bool isBefore(int compared) const
    {
        return m_order.direction == Qt::AscendingOrder ? compared < 0 : compared > 0;
    }

    const PackedMedias &m_medias;
    const MediaFields &m_fields;
    const MediaQuery::Order m_order;
    const std::function<bool()> &m_isUnwanted;
    QCollator m_collator;
    int m_steps = 0;
    bool m_hasGivenUp = false;
    QHash<qint64, std::optional<QCollatorSortKey>> m_keys; // by MediaFields::key()
};

void sortByText(Slots &slots, const PackedMedias &medias, const MediaFields &fields,
                const MediaQuery::Order &order, const std::function<bool()> &isUnwanted)
{
    TextSorting sorting(medias, fields, order, isUnwanted);
    const Place end = std::stable_partition(slots.begin(), slots.end(),
                                            [&](quint32 slot) { return !sorting.isEmpty(slot); });
    const auto after = [end](Place place, std::ptrdiff_t count) {
        return place + std::min(count, end - place);
    };
    for (Place begin = slots.begin(); begin != end && !sorting.isGivenUp(); begin = after(begin, mostKeys))
        sorting.sort(begin, after(begin, mostKeys));
    for (std::ptrdiff_t size = mostKeys; size < end - slots.begin(); size *= 2) {
        for (Place begin = slots.begin(); begin != end && !sorting.isGivenUp();
             begin = after(begin, 2 * size))
            sorting.merge(begin, after(begin, size), after(begin, 2 * size));
    }
}

void sortByNumber(Slots &slots, const PackedMedias &medias, const MediaQuery::Order &order)
{
    struct Entry
    {
        qint64 number;
        quint32 slot;
    };
    std::vector<Entry> entries;
    Slots unknown;
    for (const quint32 slot : slots) {
        if (const auto number = MediaFields::number(medias.recordAt(static_cast<int>(slot)), order.column))
            entries.push_back({*number, slot});
        else
            unknown.push_back(slot);
    }
    std::stable_sort(entries.begin(), entries.end(), [&order](const Entry &one, const Entry &other) {
        return order.direction == Qt::AscendingOrder ? one.number < other.number : one.number > other.number;
    });
    const Place end = std::transform(entries.begin(), entries.end(), slots.begin(),
                                     [](const Entry &entry) { return entry.slot; });
    std::copy(unknown.begin(), unknown.end(), end);
}

} // namespace

void sortSlots(Slots &slots, const PackedMedias &medias, const MediaFields &fields,
               const MediaQuery::Order &order, const std::function<bool()> &isUnwanted)
{
    if (MediaFields::isNumber(order.column))
        sortByNumber(slots, medias, order);
    else
        sortByText(slots, medias, fields, order, isUnwanted);
}

} // namespace medias
