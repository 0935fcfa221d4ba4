#include "medias/requestlookups.h"

#include "botdoc/call.h"
#include "botdoc/client.h"

#include <utility>

namespace medias {

using botdoc::ApiError;
using botdoc::Request;
using botdoc::RequestId;
using botdoc::Result;

namespace {

constexpr qsizetype mostInFlight = 2;
// Far more than a screen shows; what was scrolled past before is not waited for.
constexpr qsizetype mostTitles = 200;

} // namespace

RequestLookups::RequestLookups(QObject *parent)
    : QObject(parent)
{}

RequestLookups::~RequestLookups() = default;

void RequestLookups::restart(botdoc::Client *client)
{
    ++m_serial;
    const QHash<RequestId, QPointer<botdoc::Call>> dropped = std::exchange(m_inFlight, {});
    for (botdoc::Call *call : dropped) {
        if (call)
            call->cancel();
    }
    m_client = client;
    m_looks.clear();
    m_titles.clear();
    m_askedTitles.clear();
    m_refusal.reset();
    m_isHeld = true;
}

void RequestLookups::release()
{
    m_isHeld = false;
    askNext();
}

void RequestLookups::dropTitles()
{
    m_titles.clear();
}

void RequestLookups::look(RequestId id)
{
    m_titles.removeOne(id);
    if (!m_looks.contains(id))
        m_looks.append(id);
    askNext();
}

void RequestLookups::wantTitle(RequestId id)
{
    if (m_askedTitles.contains(id))
        return;
    m_titles.removeOne(id);
    m_titles.append(id);
    if (m_titles.size() > mostTitles)
        m_titles.removeFirst();
    askNext();
}

void RequestLookups::forget(RequestId id)
{
    m_looks.removeOne(id);
    m_titles.removeOne(id);
}

void RequestLookups::askNext()
{
    if (!m_client || m_isHeld)
        return;
    if (m_refusal) {
        refused();
        return;
    }
    while (m_inFlight.size() < mostInFlight && !(m_looks.isEmpty() && m_titles.isEmpty())) {
        const bool isLookedFor = !m_looks.isEmpty();
        ask(isLookedFor ? m_looks.takeFirst() : m_titles.takeLast(), isLookedFor);
    }
}

void RequestLookups::ask(RequestId id, bool isLookedFor)
{
    m_askedTitles.insert(id);
    const auto callback = [this, id, isLookedFor, serial = m_serial](const Result<Request> &answer) {
        if (serial != m_serial) // dropped, perhaps when the answer was there already
            return;
        m_inFlight.remove(id);
        if (answer)
            Q_EMIT found(*answer);
        else if (answer.error().kind == ApiError::Kind::NotFound && isLookedFor)
            Q_EMIT missing(id);
        else if (isLookedFor)
            Q_EMIT untold(id, answer.error());
        if (!answer && answer.error().kind == ApiError::Kind::Forbidden)
            m_refusal = answer.error();
        askNext();
    };
    m_inFlight.insert(id, m_client->request(id, this, callback));
}

/// What is waiting gets the answer that the one before got.
void RequestLookups::refused()
{
    m_titles.clear();
    const QList<RequestId> waiting = std::exchange(m_looks, {});
    for (const RequestId id : waiting)
        Q_EMIT untold(id, *m_refusal);
}

} // namespace medias
