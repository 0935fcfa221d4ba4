#include "medias/liverows.h"

#include "medias/answerplacing.h"
#include "medias/pageanswer.h"
#include "medias/rowchanges.h"

namespace medias {

LiveRows::LiveRows(QObject *parent)
    : QObject(parent)
{}

LiveRows::~LiveRows() = default;

void LiveRows::move(const std::function<void()> &changes)
{
    Q_EMIT aboutToMove();
    changes();
    Q_EMIT moved();
}

void LiveRows::insert(int row, int count)
{
    Q_EMIT aboutToInsert(row, row + count - 1);
    m_rows.insert(row, count);
    Q_EMIT lackFrom(row);
    Q_EMIT inserted();
}

void LiveRows::remove(int row, int count)
{
    Q_EMIT aboutToRemove(row, row + count - 1);
    m_rows.remove(row, count);
    Q_EMIT lackFrom(row);
    Q_EMIT removed();
}

void LiveRows::apply(const QList<RowChange> &changes)
{
    for (const RowChange &change : changes) {
        switch (change.kind) {
        case RowChange::Kind::Insert:
            insert(change.row, change.count);
            break;
        case RowChange::Kind::Remove:
            remove(change.row, change.count);
            break;
        }
    }
}

void LiveRows::place(const PageAnswer &answer, quint32 epoch)
{
    const PlacedAnswer placed = placeAnswer(answer, epoch, m_rows);
    for (const int row : placed.left) {
        Q_EMIT lackFrom(row);
        if (row >= answer.offset && row < answer.end())
            continue;
        Q_EMIT changed(row, row);
        Q_EMIT replaced(row, true);
    }
    if (placed.firstChanged != -1)
        Q_EMIT changed(placed.firstChanged, placed.lastChanged);
    for (const PlacedAnswer::Replaced &one : placed.replaced)
        Q_EMIT replaced(one.row, one.hadMedia);
}

void LiveRows::forget(const QList<int> &rows)
{
    if (rows.isEmpty())
        return;
    Q_EMIT lackFrom(rows.first());
    for (const int row : rows) {
        m_rows.setPlaceholder(row);
        Q_EMIT replaced(row, true);
    }
    for (qsizetype first = 0, end = 0; first < rows.size(); first = end) {
        for (end = first + 1; end < rows.size() && rows[end] == rows[end - 1] + 1;)
            ++end;
        Q_EMIT changed(rows[first], rows[end - 1]);
    }
}

bool LiveRows::setFailed(int first, int end, bool hasFailed)
{
    if (!m_rows.setFailed(first, end, hasFailed))
        return false;
    if (!hasFailed)
        Q_EMIT lackFrom(first);
    Q_EMIT changed(first, end - 1);
    return true;
}

bool LiveRows::update(const botdoc::Media &media)
{
    const int row = m_rows.rowOf(media.id);
    if (row == -1 || !m_rows.update(media))
        return false;
    Q_EMIT changed(row, row);
    return true;
}

} // namespace medias
