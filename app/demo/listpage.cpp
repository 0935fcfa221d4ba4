#include "demo/listpage.h"

#include "demo/jsontext.h"

#include <algorithm>

namespace demo {

namespace {

std::optional<qint64> positive(const httplib::Request &request, const char *name)
{
    bool ok = false;
    const qint64 value = QByteArray::fromStdString(request.get_param_value(name)).toLongLong(&ok);
    return ok && value > 0 ? std::optional(value) : std::nullopt;
}

QByteArray link(const ListPage &page, const QByteArray &name, qint64 number)
{
    if (number < 1 || number > page.pages())
        return "null";
    return "\"https://api.botdoc.io/v1/?" + name + '=' + QByteArray::number(number) + '"';
}

} // namespace

std::optional<ListPage> readListPage(const httplib::Request &request, qint64 count, qint64 maxSize)
{
    constexpr qint64 defaultSize = 10;
    ListPage page;
    page.count = count;
    page.size = std::min(positive(request, "page_size").value_or(defaultSize), maxSize);
    if (request.has_param("page")) {
        const std::optional<qint64> number = positive(request, "page");
        if (!number || *number > page.pages())
            return std::nullopt;
        page.number = *number;
    }
    return page;
}

QByteArray listEnvelope(const ListPage &page, const QByteArray &name, const QList<QByteArray> &results)
{
    JsonObject links;
    links.add(QLatin1String("previous"), link(page, name, page.number - 1));
    links.add(QLatin1String("next"), link(page, name, page.number + 1));
    JsonObject envelope;
    envelope.add(QLatin1String("links"), links.text());
    envelope.add(QLatin1String("total_pages"), QByteArray::number(page.pages()));
    envelope.add(QLatin1String("count"), QByteArray::number(page.count));
    envelope.add(QLatin1String("results"), jsonArray(results));
    return envelope.text();
}

} // namespace demo
