#include "medias/oldendwalk.h"

#include "botdoc/call.h"
#include "botdoc/client.h"
#include "medias/mediapages.h"
#include "medias/pageanswer.h"

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::ApiError;
using botdoc::Media;

namespace {

constexpr int mostMissed = 3;
constexpr int mostEntries = 1'000'000'000;

int inRange(qint64 entries)
{
    return static_cast<int>(std::clamp<qint64>(entries, 0, mostEntries));
}

} // namespace

OldEndWalk::OldEndWalk(QObject *parent)
    : QObject(parent)
{}

OldEndWalk::~OldEndWalk()
{
    stop();
}

void OldEndWalk::start(botdoc::Client &client, const StayTerms &terms, const IsSaved &isSaved)
{
    stop();
    m_client = &client;
    m_terms = terms;
    m_isSaved = isSaved;
    m_aim = Aim::Size;
    m_calls = 0;
    m_pageSize = MediaPages::largestPage;
    m_isCountBelieved = true;
    m_total.reset();
    m_rank = 0;
    m_missed = 0;
    m_youngOnes = 0;
    m_seen.clear();
    m_order = {};
    m_isFirstInOrder = true;
    m_hasLeftOut = false;
    m_hasJumped = false;
    m_found = {};
    ask(1);
}

void OldEndWalk::stop()
{
    ++m_serial;
    m_client.clear();
    if (m_call)
        m_call->cancel();
}

bool OldEndWalk::isUnderWay() const
{
    return m_client != nullptr;
}

void OldEndWalk::ask(int page)
{
    if (!m_client)
        return;
    if (m_calls >= mostCalls) {
        end(true);
        return;
    }
    ++m_calls;
    const quint32 serial = ++m_serial;
    const auto callback = [this, page, serial](const botdoc::Result<Page> &answer) {
        if (serial != m_serial)
            return;
        if (answer) {
            answered(page, *answer);
        } else if (page > 1 && answer.error().kind == ApiError::Kind::NotFound) {
            answered(page, {});
        } else {
            m_client.clear();
            Q_EMIT failed(answer.error());
        }
    };
    m_call = m_client->medias({page, m_pageSize}, std::nullopt, this, callback);
}

/// A page that is not there has come as an empty one.
void OldEndWalk::answered(int page, const Page &received)
{
    switch (m_aim) {
    case Aim::Size:
        begin(received);
        break;
    case Aim::End:
        noteEnd(received);
        break;
    case Aim::Spent:
        noteSpent(received);
        break;
    case Aim::Medias:
        read(page, received);
        break;
    }
}

/// The first page tells how many entries a page has, and which way they are sorted.
void OldEndWalk::begin(const Page &first)
{
    const auto size = static_cast<int>(first.results.size());
    if (size == 0) {
        end(false);
        return;
    }
    const PageAnswer answer = PageAnswer::of(first, 1, size, size, false);
    m_pageSize = size;
    m_isNewestFirst = answer.isNewestFirst.value_or(true);
    if (first.count)
        m_total = std::max(inRange(*first.count), size);
    else if (first.totalPages == 1)
        m_total = size;
    AgeOrder order;
    const QList<Media> medias = fromTheOldest(first);
    for (const Media &media : medias)
        order.note(media, m_terms);
    m_isFirstInOrder = order.isKept();
    m_aim = Aim::Medias;
    if (!m_isNewestFirst || m_total == size)
        read(1, first);
    else if (m_total)
        askNext();
    else
        seekEnd(inRange(first.totalPages.value_or(2)), std::nullopt);
}

void OldEndWalk::seekEnd(int hint, std::optional<int> missing)
{
    m_isCountBelieved = false;
    m_aim = Aim::End;
    m_search = LastThatHolds(1, missing, hint);
    m_total = m_pageSize;
    m_rank = 0; // some may have gone, and which ones is not told
    if (m_search.isFound())
        noteEnd({});
    else
        ask(m_search.next());
}

void OldEndWalk::noteEnd(const Page &received)
{
    const auto entries = static_cast<int>(received.results.size());
    if (!m_search.isFound()) {
        const int page = m_search.next();
        m_search.note(entries > 0);
        // A page that is not full is the last.
        const bool isShort = entries > 0 && entries < m_pageSize;
        if (!isShort && !m_search.isFound()) {
            ask(m_search.next());
            return;
        }
        if (!isShort && m_search.last() == LastThatHolds::largest) {
            take(received); // whatever page that is: the list has no end
            end(true);
            return;
        }
        m_total = isShort ? inRange(qint64(page - 1) * m_pageSize + entries)
                          : inRange(qint64(m_search.last()) * m_pageSize);
    }
    m_aim = Aim::Medias;
    askNext();
}

void OldEndWalk::read(int page, const Page &received)
{
    const auto entries = static_cast<int>(received.results.size());
    if (entries == 0 && page == 1) {
        m_found = {}; // what was found has gone
        end(false);
        return;
    }
    if (entries == 0 && m_isNewestFirst) {
        seekEnd(page - 1, page); // some have gone, or the count was too large
        return;
    }
    if (entries == 0) {
        if (m_isCountBelieved && m_total && m_rank < *m_total)
            readAnew(); // some have gone, or the count was too large
        else
            endAtLast();
        return;
    }
    const int first = inRange(qint64(page - 1) * m_pageSize);
    if (received.count && m_isCountBelieved)
        noteTotal(std::max(inRange(*received.count), first + entries));
    const int oldest = m_isNewestFirst ? std::max(0, *m_total - first - entries) : first;
    // The list has changed, and what comes next is on another page now: unless it changes with each call.
    const bool isOther = oldest > m_rank && pageOf(m_rank) != page;
    if (isOther && m_missed < mostMissed) {
        ++m_missed;
        askNext();
        return;
    }
    m_hasLeftOut = m_hasLeftOut || isOther;
    take(received);
    m_missed = 0;
    m_rank = oldest + entries;
    const bool isLast = m_total ? m_rank >= *m_total : entries < m_pageSize;
    if (isLast)
        endAtLast();
    else if (m_youngOnes >= m_pageSize)
        end(m_hasLeftOut || !isInOrder());
    else if (isSpent(received))
        seekPastSpent(page);
    else if (m_found.medias.size() >= mostFound)
        end(true);
    else
        askNext();
}

/// From the oldest one on, without a count.
void OldEndWalk::readAnew()
{
    m_isCountBelieved = false;
    m_total.reset();
    m_rank = 0;
    askNext();
}

void OldEndWalk::noteTotal(int total)
{
    // Which ones have gone is not told; perhaps some that have been read.
    if (m_total && total < *m_total)
        m_rank = std::max(0, m_rank - (*m_total - total));
    m_total = total;
}

void OldEndWalk::take(const Page &received)
{
    const QList<Media> medias = fromTheOldest(received);
    for (const Media &media : medias) {
        if (m_seen.contains(media.id))
            continue;
        m_seen.insert(media.id);
        m_order.note(media, m_terms);
        if (!stayOf(media).isGoingSoon()) {
            ++m_youngOnes;
            continue;
        }
        m_youngOnes = 0;
        if (!media.isComplete() || media.isRemoved())
            continue;
        ++m_found.goingSoon;
        if (m_isSaved && m_isSaved(media))
            continue;
        m_found.medias.grow();
        m_found.medias.set(m_found.medias.size() - 1, media);
    }
}

QList<Media> OldEndWalk::fromTheOldest(const Page &received) const
{
    QList<Media> medias;
    for (const std::optional<Media> &entry : received.results) {
        if (entry)
            medias.append(*entry);
    }
    if (m_isNewestFirst)
        std::reverse(medias.begin(), medias.end());
    return medias;
}

void OldEndWalk::askNext()
{
    ask(pageOf(m_rank));
}

/// As if it had not been removed.
StayEstimate OldEndWalk::stayOf(const Media &media) const
{
    Media kept;
    kept.created = media.created;
    return StayEstimate::of(kept, m_terms);
}

/// Nothing there can be saved any more, and nothing older that is still there is to be expected.
bool OldEndWalk::isSpent(const Page &received) const
{
    return std::all_of(
        received.results.begin(), received.results.end(), [this](const std::optional<Media> &entry) {
            return entry && entry->isRemoved() && stayOf(*entry).kind() == StayEstimate::Kind::Overdue;
        });
}

/// Counted in pages from the oldest one on.
void OldEndWalk::seekPastSpent(int page)
{
    const int distance = m_isNewestFirst ? lastPage() - page : page - 1;
    std::optional<int> newest;
    if (m_total)
        newest = lastPage() - 1;
    m_search = LastThatHolds(distance, newest, distance + 1);
    m_hasJumped = true;
    m_aim = Aim::Spent;
    if (m_search.isFound()) {
        m_aim = Aim::Medias;
        askNext();
        return;
    }
    ask(pageAt(m_search.next()));
}

void OldEndWalk::noteSpent(const Page &received)
{
    m_search.note(!received.results.isEmpty() && isSpent(received));
    if (!m_search.isFound()) {
        ask(pageAt(m_search.next()));
        return;
    }
    const qint64 spentPages = m_search.last() + 1;
    // The oldest page is the last one there, and may not be full.
    m_rank = m_isNewestFirst ? inRange(*m_total - (lastPage() - spentPages) * m_pageSize)
                             : inRange(spentPages * m_pageSize);
    m_aim = Aim::Medias;
    askNext();
}

/// There are none behind.
void OldEndWalk::endAtLast()
{
    end(m_hasLeftOut || (m_hasJumped && !isInOrder()));
}

void OldEndWalk::end(bool areMore)
{
    ++m_serial;
    m_client.clear();
    Found found = std::exchange(m_found, {});
    m_seen.clear();
    found.areMore = areMore;
    Q_EMIT ended(found);
}

int OldEndWalk::pageOf(int rank) const
{
    const int place = m_isNewestFirst ? std::max(0, *m_total - 1 - rank) : rank;
    return place / m_pageSize + 1;
}

int OldEndWalk::pageAt(int distance) const
{
    return m_isNewestFirst ? std::max(1, lastPage() - distance) : distance + 1;
}

} // namespace medias
