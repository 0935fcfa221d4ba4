#pragma once

#include "queuedesk.h"
#include "receivingserver.h"

#include "botdoc/wire.h"

/// A queue that sends to a scripted server.
struct ReceivingQueue
{
    static constexpr qint64 chunk = 32 * 1024;

    transfers::TransferId upload(const QString &name, const QByteArray &bytes)
    {
        return desk.upload(desk.folder.make(name, bytes));
    }

    ReceivingServer receiving;
    QueueDesk desk{at(receiving.server()), pasted("aaa.bbb.ccc")};
};
