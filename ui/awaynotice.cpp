#include "awaynotice.h"

#include "messagebar.h"
#include "transfers/transfers.h"

namespace ui {

using botdoc::ApiError;

AwayNotice::AwayNotice(transfers::Transfers &transfers, MessageBar &messages, QObject *parent)
    : QObject(parent)
    , m_transfers(transfers)
    , m_messages(messages)
{
    connect(&m_transfers, &transfers::Transfers::serverIsAway, this, &AwayNotice::away);
    connect(&m_transfers, &transfers::Transfers::serverIsBack, this, &AwayNotice::back);
}

void AwayNotice::away(const ApiError &error)
{
    if (error.kind == ApiError::Kind::RateLimited) {
        // It has said when to ask again.
        m_messages.show(MessageBar::Kind::Information,
                        tr("The server asks for a pause. Transfers go on by themselves after it."),
                        error.technical);
        return;
    }
    const QString why = error.kind == ApiError::Kind::Offline
                            ? tr("The server cannot be reached.")
                            : tr("The server does not answer as it should.");
    m_messages.show(MessageBar::Kind::Warning,
                    tr("%1 Nothing is lost: transfers go on by themselves when it is back.").arg(why),
                    error.technical, tr("Look again"), this, [this] { m_transfers.lookNow(); });
}

void AwayNotice::back()
{
    m_messages.show(MessageBar::Kind::Success, tr("The server is back. Transfers go on."));
}

} // namespace ui
