#pragma once

#include "transfers/transferjob.h"

#include <QPointer>

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace transfers {

/// Deletes one media from the server.
class Removal final : public TransferJob
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Removal)

public:
    /// `client` must outlive this. `transfer` names the media.
    Removal(const Transfer &transfer, botdoc::Client &client, QObject *parent);

    void start() override;
    void cancel() override;

private:
    botdoc::Client &m_client;
    QPointer<botdoc::Call> m_call;
};

} // namespace transfers
