#pragma once

#include "transfers/transfer.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <set>

namespace transfers {

/// Gathers which transfers have changed, so that they are told of a few times a second and not for every
/// packet.
class ChangeBatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangeBatch)

public:
    explicit ChangeBatch(QObject *parent = nullptr);

    /// It has moved on: told within 150 ms.
    void add(TransferId id);
    /// It has begun or ended: told as soon as the event loop is at it, together with what else is new; within
    /// 100 ms when something was told just before.
    void addUrgently(TransferId id);
    /// Tells what is new now.
    void tell();
    void forget(TransferId id) { m_ids.erase(id); }

Q_SIGNALS:
    /// In ascending order.
    void due(const QList<transfers::TransferId> &ids);

private:
    std::set<TransferId> m_ids;
    QTimer m_timer;
    bool m_isUrgent = false; // the timer runs for one that is
    QElapsedTimer m_sinceTold;
};

} // namespace transfers
