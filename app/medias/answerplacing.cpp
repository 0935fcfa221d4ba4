#include "medias/answerplacing.h"

#include "medias/mediarows.h"
#include "medias/pageanswer.h"

namespace medias {

namespace {

/// Until they have all been placed.
QList<int> liftWhatMoves(const PageAnswer &answer, MediaRows &rows)
{
    QList<int> left;
    for (int i = 0; i < answer.entries.size(); ++i) {
        const int row = answer.entries[i] ? rows.rowOf(answer.entries[i]->id) : -1;
        if (row == -1 || row == answer.offset + i)
            continue;
        rows.lift(row);
        left.append(row);
    }
    return left;
}

} // namespace

PlacedAnswer placeAnswer(const PageAnswer &answer, quint32 epoch, MediaRows &rows)
{
    const int size = static_cast<int>(answer.entries.size());
    QList<std::optional<botdoc::MediaId>> before;
    QList<MediaRows::Kind> kinds;
    for (int row = answer.offset; row < answer.end(); ++row) {
        before.append(rows.idAt(row));
        kinds.append(rows.kindAt(row));
    }
    PlacedAnswer placed;
    placed.left = liftWhatMoves(answer, rows);
    for (int i = 0; i < size; ++i) {
        const int row = answer.offset + i;
        const std::optional<botdoc::Media> &entry = answer.entries[i];
        bool isAnother = false;
        if (!entry)
            rows.setUnreadable(row, epoch);
        else if (rows.rowOf(entry->id) == -1 || rows.rowOf(entry->id) == row)
            isAnother = rows.set(row, *entry, epoch);
        else
            rows.setPlaceholder(row);
        if (isAnother || rows.kindAt(row) != kinds[i] || rows.idAt(row) != before[i]) {
            placed.firstChanged = placed.firstChanged == -1 ? row : placed.firstChanged;
            placed.lastChanged = row;
        }
        if (!before[i] || before[i] != rows.idAt(row))
            placed.replaced.append({row, before[i].has_value()});
    }
    return placed;
}

} // namespace medias
