#pragma once

#include "transfers/transfer.h"

#include <QHash>
#include <QObject>

/// What a queue has told of its transfers so far.
class TransferWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferWatch)

public:
    /// `source` has the signals changed() and cleared() of Transfers and TransferQueue.
    template <typename Source>
    explicit TransferWatch(const Source &source)
    {
        connect(&source, &Source::changed, this, &TransferWatch::note);
        connect(&source, &Source::cleared, this, &TransferWatch::forget);
    }

    /// As last told; an empty one while it has not been.
    [[nodiscard]] transfers::Transfer at(transfers::TransferId id) const { return m_latest.value(id); }
    [[nodiscard]] QString nameOf(transfers::TransferId id) const { return at(id).name; }
    [[nodiscard]] bool isIn(transfers::TransferId id, transfers::Transfer::State state) const;
    [[nodiscard]] bool isFailure(transfers::TransferId id, botdoc::ApiError::Kind kind) const;
    [[nodiscard]] int count(transfers::Transfer::State state) const;
    [[nodiscard]] int count() const { return static_cast<int>(m_latest.size()); }
    /// Waits until it is in that state.
    [[nodiscard]] bool comes(transfers::TransferId id, transfers::Transfer::State state) const;
    /// Waits until it, or all of them, have ended.
    [[nodiscard]] bool ends(transfers::TransferId id) const;
    [[nodiscard]] bool ends(const QList<transfers::TransferId> &ids) const;

    QList<transfers::TransferId> started; ///< in the order in which they were first told to run
    QList<transfers::TransferId> cleared;
    int mostRunning = 0; ///< at one time, without removals
    int times = 0;       ///< how often anything was told

private:
    void note(const QList<transfers::Transfer> &changed);
    void forget(const QList<transfers::TransferId> &ids);

    QHash<transfers::TransferId, transfers::Transfer> m_latest;
};
