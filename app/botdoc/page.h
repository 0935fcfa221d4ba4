#pragma once

#include "botdoc/jsonfields.h"
#include "botdoc/result.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QList>

#include <algorithm>
#include <optional>

namespace botdoc {

/// More than anybody asks for and than any server gives at once: not kept in memory.
constexpr qsizetype mostResultsOfAPage = 10'000;

/// Which page of a list to ask for.
struct PageQuery
{
    int page = 1;       ///< from 1
    int pageSize = 100; ///< the server may give fewer without a word
};

/// One page of a list ("Managing your medias": Getting your medias). `links` is left unread: the documented
/// values lead nowhere; count pages from `count` instead.
template <typename T>
struct Page
{
    /// In the server's order, one entry for each it sent that has been read; nullopt where one had no usable
    /// id.
    QList<std::optional<T>> results;
    QJsonArray sent;                  ///< as they came, until all have been read
    std::optional<qint64> count;      ///< how many there are in all, by the server's claim; at least 0
    std::optional<qint64> totalPages; ///< at least 0

    [[nodiscard]] bool isAllRead() const { return sent.isEmpty(); }
    /// In entries, read or not.
    [[nodiscard]] qsizetype size() const { return isAllRead() ? results.size() : sent.size(); }
    /// Reads on, until so many entries are read, or all.
    void read(qsizetype entries = mostResultsOfAPage)
    {
        const qsizetype end = std::min(entries, sent.size());
        results.reserve(end);
        for (qsizetype place = results.size(); place < end; ++place)
            results.append(T::fromJson(sent[place].toObject()));
        if (results.size() >= sent.size())
            sent = {};
    }

    /// Entries without a usable id, of those that have been read.
    [[nodiscard]] int skipped() const
    {
        return static_cast<int>(std::count(results.begin(), results.end(), std::nullopt));
    }
};

/// When the entries of a page are read: each takes a while.
enum class PageReading {
    AtOnce,
    ByReceiver ///< who calls Page::read(), once or several times
};

/// The page in an answer; Protocol when it is no page at all, or has more than mostResultsOfAPage.
template <typename T>
[[nodiscard]] Result<Page<T>> pageFromJson(const QJsonDocument &document,
                                           PageReading reading = PageReading::AtOnce)
{
    const QJsonObject object = document.object();
    if (!object[u"results"].isArray())
        return Failure(ApiError::protocol(QStringLiteral("a page without \"results\"")));
    Page<T> page;
    page.count = json::count(object[u"count"]);
    page.totalPages = json::count(object[u"total_pages"]);
    page.sent = object[u"results"].toArray();
    if (page.sent.size() > mostResultsOfAPage)
        return Failure(ApiError::protocol(QStringLiteral("a page of %1 entries").arg(page.sent.size())));
    if (reading == PageReading::AtOnce)
        page.read();
    return page;
}

} // namespace botdoc
