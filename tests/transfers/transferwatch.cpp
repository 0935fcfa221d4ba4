#include "transferwatch.h"

#include "support/eventually.h"

#include <algorithm>

using transfers::Transfer;
using transfers::TransferId;

namespace {

bool isRunning(const Transfer &transfer)
{
    return transfer.kind != Transfer::Kind::Removal &&
           (transfer.state == Transfer::State::Running || transfer.state == Transfer::State::Finishing);
}

} // namespace

void TransferWatch::note(const QList<Transfer> &changed)
{
    ++times;
    for (const Transfer &transfer : changed) {
        if (transfer.state != Transfer::State::Waiting && !started.contains(transfer.id))
            started.append(transfer.id);
        m_latest.insert(transfer.id, transfer);
    }
    mostRunning =
        std::max(mostRunning, static_cast<int>(std::count_if(m_latest.begin(), m_latest.end(), &isRunning)));
}

void TransferWatch::forget(const QList<TransferId> &ids)
{
    cleared += ids;
    for (const TransferId id : ids)
        m_latest.remove(id);
}

bool TransferWatch::isIn(TransferId id, Transfer::State state) const
{
    return m_latest.contains(id) && at(id).state == state;
}

bool TransferWatch::isFailure(TransferId id, botdoc::ApiError::Kind kind) const
{
    return isIn(id, Transfer::State::Failed) && at(id).error && at(id).error->kind == kind;
}

int TransferWatch::count(Transfer::State state) const
{
    return static_cast<int>(std::count_if(m_latest.begin(), m_latest.end(),
                                          [state](const Transfer &one) { return one.state == state; }));
}

bool TransferWatch::comes(TransferId id, Transfer::State state) const
{
    return support::eventually([&] { return isIn(id, state); });
}

bool TransferWatch::ends(TransferId id) const
{
    return ends(QList<TransferId>{id});
}

bool TransferWatch::ends(const QList<TransferId> &ids) const
{
    return support::eventually([&] {
        return std::all_of(ids.begin(), ids.end(), [this](TransferId id) { return at(id).isFinished(); });
    });
}
