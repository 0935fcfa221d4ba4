#include "transfers/transferjob.h"

namespace transfers {

TransferJob::TransferJob(const Transfer &transfer, QObject *parent)
    : QObject(parent)
    , m_transfer(transfer)
{
    m_transfer.state = Transfer::State::Running;
    m_transfer.error.reset();
    m_transfer.started = QDateTime::currentDateTimeUtc();
}

void TransferJob::end(Transfer::State state)
{
    if (m_transfer.isFinished())
        return;
    m_transfer.state = state;
    m_transfer.isCancelling = false;
    m_transfer.ended = QDateTime::currentDateTimeUtc();
    Q_EMIT ended();
}

void TransferJob::endFailed(const botdoc::ApiError &error)
{
    if (error.kind == botdoc::ApiError::Kind::Cancelled) {
        end(Transfer::State::Cancelled);
        return;
    }
    m_transfer.error = error;
    end(Transfer::State::Failed);
}

} // namespace transfers
