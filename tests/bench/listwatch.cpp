#include "listwatch.h"

#include "botdoc/call.h"
#include "botdoc/client.h"
#include "medias/medialistmodel.h"
#include "support/eventually.h"
#include "ui/office.h"

#include <QChildEvent>
#include <QNetworkReply>
#include <QTableView>
#include <QUrlQuery>

namespace bench {

ListWatch::ListWatch(Office &office)
    : m_office(office)
    , m_table(office.table())
{
    begin();
    qApp->installEventFilter(this);
}

ListWatch::~ListWatch() = default;

void ListWatch::begin()
{
    m_begun = Clock::now();
    m_firstCall.reset();
    m_arrived.reset();
    m_painted.reset();
    m_calls = 0;
    m_callsUntilPainted = 0;
}

void ListWatch::awaitPainted()
{
    if (!support::eventually([this] { return m_painted.has_value(); }, std::chrono::minutes(1)))
        qFatal("the rows in view are never painted");
}

bool ListWatch::isIdle() const
{
    const botdoc::Client *client = m_office.account.client();
    return !client || client->children().isEmpty();
}

bool ListWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ChildAdded) {
        if (qobject_cast<botdoc::Client *>(watched)) {
            ++m_calls;
            if (!m_firstCall)
                m_firstCall = Clock::now();
        } else if (auto *network = qobject_cast<QNetworkAccessManager *>(watched); network && !m_network) {
            follow(network);
        }
    } else if (event->type() == QEvent::UpdateRequest && watched == &m_office.window && !m_isPainting) {
        return paint(event);
    } else if (event->type() == QEvent::Paint && watched == m_table->viewport()) {
        m_hasTablePainted = true;
    }
    return QObject::eventFilter(watched, event);
}

/// The first one that is seen at work is the window's, the transfers' lives in a thread of its own.
void ListWatch::follow(QNetworkAccessManager *network)
{
    m_network = network;
    connect(network, &QNetworkAccessManager::finished, this, [this](const QNetworkReply *reply) {
        const QUrl url = reply->url();
        // Signing in asks for a page of one media, to see whether it may.
        const bool isOfList =
            url.path().endsWith(QLatin1String("/media/")) &&
            QUrlQuery(url).queryItemValue(QStringLiteral("page_size")) != QLatin1String("1");
        if (!m_arrived && isOfList && reply->error() == QNetworkReply::NoError)
            m_arrived = Clock::now();
    });
}

/// Lets the window paint what is due, to know when it has.
bool ListWatch::paint(QEvent *request)
{
    m_isPainting = true;
    m_hasTablePainted = false;
    QCoreApplication::sendEvent(&m_office.window, request);
    m_isPainting = false;
    if (m_hasTablePainted && !m_painted && areRowsInViewLoaded(*m_table)) {
        m_painted = Clock::now();
        m_callsUntilPainted = m_calls;
    }
    return true;
}

bool areRowsInViewLoaded(const QTableView &table)
{
    const QAbstractItemModel &model = *table.model();
    if (model.rowCount() == 0)
        return false;
    const int atBottom = table.rowAt(table.viewport()->height() - 1);
    const int last = atBottom == -1 ? model.rowCount() - 1 : atBottom;
    for (int row = table.rowAt(0); row <= last; ++row) {
        if (!model.index(row, 0).data(medias::MediaListModel::IsLoadedRole).toBool())
            return false;
    }
    return true;
}

} // namespace bench
