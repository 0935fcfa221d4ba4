#include "medias/mediapages.h"

#include "botdoc/call.h"
#include "botdoc/client.h"
#include "medias/afterpaint.h"
#include "medias/pageanswer.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::Media;
using botdoc::Page;

namespace {

constexpr int mostAnswersWhileWanted = 3;
const auto readOn = static_cast<QEvent::Type>(QEvent::registerEventType());

} // namespace

MediaPages::MediaPages(QObject *parent)
    : QObject(parent)
{}

MediaPages::~MediaPages() = default;

void MediaPages::restart(botdoc::Client *client, std::optional<botdoc::RequestId> request,
                         const MediaSource &source)
{
    renew();
    m_client = client;
    m_request = request;
    m_source = source;
    m_toldSize = 0;
}

/// It is always asked for with the largest size, so that it tells how large the server makes a page. Where
/// that is another than before, pages are others now.
void MediaPages::notePageSize(const Page<Media> &first)
{
    const auto entries = static_cast<int>(first.size());
    const bool areMore = PageAnswer::isMoreSaid(first);
    // The only page may have room for more than it holds.
    const int size = areMore && entries > 0 ? entries : std::max(entries, m_toldSize);
    if (size == m_toldSize)
        return;
    renew();
    m_toldSize = size;
}

void MediaPages::listChanged()
{
    const QList<int> pages = m_inFlight.keys();
    for (const int page : pages)
        drop(page);
    m_failed.clear();
}

void MediaPages::renew()
{
    listChanged();
    m_answers.clear();
}

QList<int> MediaPages::want(const QList<int> &pages)
{
    const QList<int> asking = m_inFlight.keys();
    for (const int page : asking) {
        if (!pages.contains(page))
            drop(page);
    }
    QList<int> askedNow;
    for (const int page : pages) {
        if (!m_client || m_inFlight.size() >= mostInFlight)
            break;
        if (m_inFlight.contains(page) || !mayAsk(page))
            continue;
        ask(page);
        askedNow.append(page);
    }
    return askedNow;
}

bool MediaPages::mayAsk(int page) const
{
    return !m_failed.contains(page) && m_answers.value(page) < mostAnswersWhileWanted;
}

void MediaPages::forget(int page)
{
    m_failed.remove(page);
    m_answers.remove(page);
}

void MediaPages::setRoomInView(int entries)
{
    m_roomInView = std::max(entries, 1);
}

void MediaPages::ask(int page)
{
    const quint32 serial = ++m_serial;
    const auto callback = [this, page, serial](const botdoc::Result<Page<Media>> &answer) {
        // Another serial: dropped, and perhaps asked for again since.
        if (m_inFlight.value(page).serial != serial)
            return;
        m_inFlight.remove(page);
        if (answer) {
            received(page, *answer);
        } else {
            m_failed.insert(page);
            Q_EMIT failed(page, answer.error());
        }
    };
    const botdoc::PageQuery query{page, page == 1 ? largestPage : pageSize()};
    InFlight asked{.call = {}, .serial = serial};
    if (m_source)
        m_source(query, this, callback);
    else
        asked.call = m_client->medias(query, m_request, this, callback, botdoc::PageReading::ByReceiver);
    m_inFlight.insert(page, asked);
}

void MediaPages::received(int page, Page<Media> answer)
{
    const bool isFirst = page == 1 && m_toldSize == 0;
    if (page == 1)
        notePageSize(answer);
    if (isFirst && PageAnswer::isMoreSaid(answer))
        answer.read(m_roomInView);
    else
        answer.read();
    if (!answer.isAllRead()) {
        m_inFlight.insert(page, {.call = {}, .serial = ++m_serial});
        m_partlyRead = answer;
        QCoreApplication::postEvent(this, new QEvent(readOn), afterPaint);
    }
    tell(page, answer);
}

void MediaPages::tell(int page, const Page<Media> &answer)
{
    if (answer.isAllRead())
        ++m_answers[page];
    Q_EMIT answered(page, answer);
}

bool MediaPages::event(QEvent *event)
{
    if (event->type() != readOn)
        return QObject::event(event);
    if (std::optional<Page<Media>> answer = std::exchange(m_partlyRead, std::nullopt)) {
        m_inFlight.remove(1);
        answer->read();
        tell(1, *answer);
    }
    return true;
}

void MediaPages::drop(int page)
{
    const InFlight dropped = m_inFlight.take(page);
    if (page == 1)
        m_partlyRead.reset();
    if (dropped.call)
        dropped.call->cancel();
}

} // namespace medias
