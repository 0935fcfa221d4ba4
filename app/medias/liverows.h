#pragma once

#include "medias/mediarows.h"

#include <QObject>

#include <functional>

namespace medias {

struct PageAnswer;
struct RowChange;

/// The rows of a list, which tell of each change as a model does.
class LiveRows final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveRows)

public:
    explicit LiveRows(QObject *parent = nullptr);
    ~LiveRows() override;

    [[nodiscard]] const MediaRows &now() const { return m_rows; }

    /// Told by whoever begins from scratch.
    void clear() { m_rows.clear(); }
    /// Every change of which media is in which row is made by `changes`.
    void move(const std::function<void()> &changes);

    /// In move(): placeholders.
    void insert(int row, int count);
    /// In move().
    void remove(int row, int count);
    /// In move(): in rows as they are before any of the changes, the last row first.
    void apply(const QList<RowChange> &changes);
    /// In move(): placeAnswer().
    void place(const PageAnswer &answer, quint32 epoch);
    /// In move(): the rows, in rising order, are placeholders again.
    void forget(const QList<int> &rows);
    /// As MediaRows::setFailed().
    bool setFailed(int first, int end, bool hasFailed);
    /// False: it is in no row, or nothing of it is another.
    bool update(const botdoc::Media &media);

Q_SIGNALS:
    void aboutToInsert(int first, int last);
    void inserted();
    void aboutToRemove(int first, int last);
    void removed();
    void changed(int first, int last);
    /// Around move(): in between rows are inserted and removed, and replaced() names those whose media became
    /// another in place.
    void aboutToMove();
    void moved();
    /// `hadMedia`: it was loaded before, with another media.
    void replaced(int row, bool hadMedia);
    /// From this row on there may be others that are not loaded.
    void lackFrom(int row);

private:
    MediaRows m_rows;
};

} // namespace medias
