#include "queuedesk.h"

#include "uploadrun.h"

#include <QStandardPaths>

using transfers::TransferId;
using transfers::TransferOrder;

QueueDesk::QueueDesk(const botdoc::Server &server, const botdoc::Credentials &credentials)
    : signedIn(server, credentials)
{
    QStandardPaths::setTestModeEnabled(true);
    queue.setTerms(quickTerms(32 * 1024));
    queue.setBackoff({std::chrono::milliseconds(4), std::chrono::milliseconds(20)});
    signInTo(signedIn);
}

void QueueDesk::signInTo(const support::SignedIn &there)
{
    const botdoc::Server &server = there.session->server();
    queue.setSession(there.session, {server.base().toString(), server.host()});
}

TransferId QueueDesk::add(const TransferOrder &order)
{
    return add(QList<TransferOrder>{order}).first();
}

QList<TransferId> QueueDesk::add(const QList<TransferOrder> &orders)
{
    QList<TransferId> ids;
    for (qsizetype i = 0; i < orders.size(); ++i)
        ids.append(TransferId{++m_lastId});
    queue.add(ids, orders);
    return ids;
}

TransferId QueueDesk::upload(const QString &path)
{
    return add(transfers::UploadOrder{path, botdoc::RequestId{1080}, u"A request"_qs});
}
