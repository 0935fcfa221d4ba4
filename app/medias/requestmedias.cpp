#include "medias/requestmedias.h"

#include "botdoc/call.h"
#include "botdoc/client.h"
#include "medias/medialist.h"
#include "medias/mediapages.h"

#include <algorithm>

namespace medias {

using botdoc::ApiError;
using botdoc::Media;
using botdoc::Page;

RequestMedias::RequestMedias(botdoc::Client *client, botdoc::RequestId request, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_request(request)
{}

RequestMedias::~RequestMedias()
{
    if (m_call)
        m_call->cancel();
}

void RequestMedias::start()
{
    walk();
}

void RequestMedias::walk()
{
    if (m_walks++ == mostWalks) {
        Q_EMIT unsettled();
        return;
    }
    m_walk = {};
    ask();
}

void RequestMedias::ask()
{
    if (!m_client)
        return;
    // Always the same size: a server that gives fewer does so on each page.
    m_call = m_client->medias({m_walk.pages + 1, MediaPages::largestPage}, m_request, this,
                              [this](const botdoc::Result<Page<Media>> &page) {
                                  if (page)
                                      answered(*page);
                                  else
                                      refused(page.error());
                              });
}

bool RequestMedias::Walk::take(const Page<Media> &page)
{
    if (pages++ == 0) {
        count = page.count;
        pageSize = static_cast<int>(page.results.size());
    }
    entries += page.results.size();
    for (const std::optional<Media> &media : page.results) {
        if (!media)
            continue;
        if (ids.contains(media->id))
            return false;
        ids.insert(media->id);
        medias.append(*media);
    }
    return page.count == count;
}

bool RequestMedias::Walk::isAtEnd(const Page<Media> &page) const
{
    const bool isShort = pages > 1 && page.results.size() < pageSize;
    if (page.results.isEmpty())
        return true;
    // More than it counts: it counts wrong, and the pages themselves must tell.
    if (count)
        return entries == *count || (entries > *count && isShort);
    return page.totalPages ? pages >= *page.totalPages : isShort;
}

bool RequestMedias::Walk::isLike(const Walk &other) const
{
    return ids == other.ids && entries == other.entries && count == other.count;
}

void RequestMedias::answered(const Page<Media> &page)
{
    if (!m_walk.take(page)) {
        walk();
        return;
    }
    if (m_walk.entries > mostEntries) {
        Q_EMIT failed(ApiError::protocol(QStringLiteral("more than %1 entries").arg(mostEntries)));
        return;
    }
    if (m_walk.isAtEnd(page)) {
        endWalk();
        return;
    }
    tell();
    ask();
}

void RequestMedias::refused(const ApiError &error)
{
    if (error.kind != ApiError::Kind::NotFound || m_walk.pages == 0) {
        Q_EMIT failed(error);
        return;
    }
    // The last page was full, or the list has become shorter.
    ++m_walk.pages;
    endWalk();
}

void RequestMedias::endWalk()
{
    // One answer cannot contradict itself.
    const bool isCertain = m_walk.pages == 1 || (m_before && m_walk.isLike(*m_before));
    if (!isCertain) {
        m_before = std::move(m_walk);
        walk();
        return;
    }
    QList<Media> medias;
    for (const Media &media : std::as_const(m_walk.medias)) {
        // A server that knows no such filter lists those of all.
        if (!media.request || *media.request == m_request)
            medias.append(media);
    }
    const qint64 spokenOf = std::max<qint64>(m_walk.count.value_or(0), m_walk.entries);
    const qint64 unreadable = std::min<qint64>(spokenOf - m_walk.medias.size(), MediaList::mostRows);
    Q_EMIT resolved(medias, static_cast<int>(unreadable));
}

void RequestMedias::tell()
{
    const qint64 of = std::min<qint64>(m_walk.count.value_or(0), MediaList::mostRows);
    Q_EMIT progress(static_cast<int>(m_walk.entries), static_cast<int>(of), m_before.has_value());
}

} // namespace medias
