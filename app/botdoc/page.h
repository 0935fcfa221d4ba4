#pragma once

#include "botdoc/jsonfields.h"
#include "botdoc/result.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QList>

#include <algorithm>
#include <optional>

namespace botdoc {

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
    /// In the server's order, one entry for each it sent; nullopt where one had no usable id.
    QList<std::optional<T>> results;
    std::optional<qint64> count;      ///< how many there are in all, by the server's claim; at least 0
    std::optional<qint64> totalPages; ///< at least 0

    [[nodiscard]] int skipped() const
    {
        return static_cast<int>(std::count(results.begin(), results.end(), std::nullopt));
    }
};

/// More than anybody asks for and than any server gives at once: not kept in memory.
constexpr qsizetype mostResultsOfAPage = 10'000;

/// The page in an answer; Protocol when it is no page at all, or has more than mostResultsOfAPage.
template <typename T>
[[nodiscard]] Result<Page<T>> pageFromJson(const QJsonDocument &document)
{
    const QJsonObject object = document.object();
    if (!object[u"results"].isArray())
        return Failure(ApiError::protocol(QStringLiteral("a page without \"results\"")));
    Page<T> page;
    page.count = json::count(object[u"count"]);
    page.totalPages = json::count(object[u"total_pages"]);
    const QJsonArray results = object[u"results"].toArray();
    if (results.size() > mostResultsOfAPage)
        return Failure(ApiError::protocol(QStringLiteral("a page of %1 entries").arg(results.size())));
    for (const auto &entry : results)
        page.results.append(T::fromJson(entry.toObject()));
    return page;
}

} // namespace botdoc
