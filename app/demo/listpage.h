#pragma once

#include <QByteArray>
#include <QList>

#include <httplib.h>

#include <optional>

namespace demo {

/** One page of a list of @p count entries. */
struct ListPage
{
    qint64 number = 1;
    qint64 size = 10;
    qint64 count = 0;

    qint64 first() const { return (number - 1) * size; }
    /** At least one: an empty list has an empty first page. */
    qint64 pages() const { return count == 0 ? 1 : (count + size - 1) / size; }
};

/**
 * The page that the parameters page and page_size ask for; none when there is no such page. As Django REST
 * framework does, a page_size that makes no sense is passed over and one that is too large is cut.
 */
std::optional<ListPage> readListPage(const httplib::Request &request, qint64 count, qint64 maxSize);

/** The document's envelope, links to nowhere included; @p name is the link's parameter. */
QByteArray listEnvelope(const ListPage &page, const QByteArray &name, const QList<QByteArray> &results);

} // namespace demo
