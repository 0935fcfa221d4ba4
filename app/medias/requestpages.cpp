#include "medias/requestpages.h"

#include "botdoc/call.h"
#include "botdoc/client.h"

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::ApiError;
using botdoc::Page;
using botdoc::Request;
using botdoc::Result;

namespace {

constexpr int askedPageSize = 100;

} // namespace

RequestPages::RequestPages(QObject *parent)
    : QObject(parent)
{}

RequestPages::~RequestPages() = default;

void RequestPages::restart(botdoc::Client *client, int again)
{
    stop();
    m_client = client;
    m_ids.clear();
    m_total.reset();
    m_pageSize = 1;
    m_next = 1;
    m_reached = 0;
    m_again = again;
    m_steppedBackAt = 0;
    m_isComplete = false;
    askNext();
}

void RequestPages::stop()
{
    ++m_serial;
    if (botdoc::Call *call = std::exchange(m_call, nullptr))
        call->cancel();
}

std::optional<qint64> RequestPages::total() const
{
    return m_total ? std::optional(std::max(*m_total, qint64(m_ids.size()))) : std::nullopt;
}

void RequestPages::askNext()
{
    if (!m_client || m_call || m_isComplete)
        return;
    const int page = m_next;
    const int size = page == 1 ? askedPageSize : m_pageSize;
    const auto callback = [this, page, serial = m_serial](const Result<Page<Request>> &answer) {
        if (serial != m_serial) // stopped, perhaps when the answer was there already
            return;
        m_call = nullptr;
        if (answer)
            answered(page, *answer);
        else
            notAnswered(page, answer.error());
    };
    m_call = m_client->requests({page, size}, this, callback);
}

void RequestPages::answered(int page, const Page<Request> &answer)
{
    const int size = static_cast<int>(answer.results.size());
    if (page == 1 && m_reached == 0)
        m_pageSize = std::max(1, size);
    QList<Request> fresh;
    for (const std::optional<Request> &request : answer.results) {
        if (!request || m_ids.contains(request->id))
            continue;
        m_ids.insert(request->id);
        fresh.append(*request);
    }
    bool isLast = size < m_pageSize;
    if (answer.count)
        isLast = qint64(page) * m_pageSize >= *answer.count;
    else if (answer.totalPages)
        isLast = page >= *answer.totalPages;
    // Nothing new on a page that was never asked for: a server that goes round in circles.
    const bool isCircle = fresh.isEmpty() && page > m_reached;
    const bool isShorter = m_total && answer.count && *answer.count < *m_total;
    m_total = answer.count;
    m_reached = std::max(m_reached, page);
    m_next = page + 1;
    if (isShorter && page > std::max(1, m_steppedBackAt)) { // once for each page, for the count may be a lie
        m_steppedBackAt = page;
        m_next = page - 1;
    } else {
        m_isComplete = isLast || isCircle;
    }
    const bool isSteppingBack = m_next <= m_reached;
    Q_EMIT came(fresh);
    if (isSteppingBack || m_next <= m_again)
        askNext();
}

void RequestPages::notAnswered(int page, const ApiError &error)
{
    if (page > 1 && error.kind == ApiError::Kind::NotFound) { // the list has become shorter
        m_isComplete = true;
        Q_EMIT came({});
        return;
    }
    Q_EMIT failed(error);
}

} // namespace medias
