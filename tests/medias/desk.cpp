#include "desk.h"

#include "botdoc/call.h"
#include "support/eventually.h"

#include <QChildEvent>
#include <QCoreApplication>

#include <algorithm>

Desk::Desk(const botdoc::Server &server, const botdoc::Credentials &credentials)
    : m_session(std::make_shared<botdoc::Session>(server, credentials, m_transport))
    , m_client(std::make_unique<botdoc::Client>(m_session, m_transport))
{
    m_client->installEventFilter(this);
}

Desk::~Desk() = default;

bool Desk::comesToRest() const
{
    return support::eventually([this] { return isIdle(); });
}

bool Desk::isIdle() const
{
    if (!m_client)
        return true;
    if (!m_client->children().isEmpty())
        return false;
    // A call is deleted once its callback is on its way; and that may post something, too.
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents();
    return m_client->children().isEmpty();
}

bool Desk::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ChildAdded) {
        ++m_calls;
        const QList<QObject *> children = watched->children();
        const auto underWay = std::count_if(children.begin(), children.end(), [](QObject *child) {
            const auto *call = qobject_cast<botdoc::Call *>(child);
            return !call || !call->isFinished(); // the one being added is no Call yet
        });
        m_mostInFlight = std::max(m_mostInFlight, static_cast<int>(underWay));
    }
    return QObject::eventFilter(watched, event);
}

QList<qint64> idsIn(const medias::MediaListModel &model, int most)
{
    QList<qint64> ids;
    for (int row = 0; row < std::min(model.rowCount(), most); ++row) {
        const std::optional<botdoc::MediaId> id = model.idAt(row);
        ids.append(id ? botdoc::number(*id) : 0);
    }
    return ids;
}

bool scrollThrough(medias::MediaListModel &model, const Desk &desk, int height)
{
    for (int row = 0; row < model.rowCount();) {
        const int end = std::min(row + height, model.rowCount());
        model.setVisibleRows(row, end - 1);
        if (!desk.comesToRest())
            return false;
        row = end;
    }
    return true;
}
