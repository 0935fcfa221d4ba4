#include "demo/downloads.h"

#include "demo/apianswer.h"
#include "demo/demostore.h"
#include "demo/options.h"

#include <QIODevice>
#include <QUrl>

#include <algorithm>

namespace demo {

namespace {

constexpr qint64 blockSize = 262'144;

/** A part of a content; the whole one for most. */
struct Extent
{
    qint64 first = 0;
    qint64 length = 0;
    bool partial = false;
    bool satisfiable = true;
};

/** Reads "bytes=first-last" and its two short forms; several ranges at once may be ignored (RFC 9110). */
Extent readRange(const std::string &header, qint64 size)
{
    const Extent whole{0, size};
    const QByteArray text = QByteArray::fromStdString(header).trimmed();
    const qsizetype dash = text.indexOf('-');
    if (!text.startsWith("bytes=") || dash < 0 || text.contains(','))
        return whole;
    const QByteArray from = text.mid(6, dash - 6).trimmed();
    const QByteArray to = text.mid(dash + 1).trimmed();
    bool fromOk = true;
    bool toOk = true;
    const qint64 first = from.isEmpty() ? 0 : from.toLongLong(&fromOk);
    const qint64 last = to.isEmpty() ? size - 1 : to.toLongLong(&toOk);
    if (!fromOk || !toOk || (from.isEmpty() && to.isEmpty()))
        return whole;
    if (from.isEmpty()) {
        const qint64 length = std::min(last, size);
        return {size - length, length, true, length > 0};
    }
    if (!to.isEmpty() && last < first)
        return whole;
    return {first, std::min(last, size - 1) - first + 1, true, first < size};
}

/** RFC 6266: a name for old clients, and the true one for the others. */
std::string contentDisposition(const QString &name)
{
    QByteArray plain;
    for (const QChar c : name) {
        const bool safe = c.unicode() >= 0x20 && c.unicode() < 0x7f && c != QLatin1Char('"') &&
                          c != QLatin1Char('\\') && c != QLatin1Char('%');
        plain += safe ? c.toLatin1() : '_';
    }
    return "attachment; filename=\"" + plain.toStdString() + "\"; filename*=UTF-8''" +
           QUrl::toPercentEncoding(name).toStdString();
}

} // namespace

void Downloads::answer(const httplib::Request &request, qint64 id, httplib::Response &response)
{
    const std::optional<MediaRow> row = m_store.media(id);
    if (!row || !row->isAvailable()) {
        answerNotFound(response);
    } else if (row->timesDownloaded >= row->maxDownloads) {
        answerDetail(
            response, 403,
            u"This media was downloaded as often as is allowed (%1 times)."_qs.arg(row->maxDownloads));
    } else if (m_options.redirectDownloads) {
        redirect(*row, response);
    } else {
        send(request, *row, response);
    }
}

void Downloads::redirect(const MediaRow &row, httplib::Response &response)
{
    const QByteArray signature = MediaFiles::freshName().toLatin1();
    {
        const std::scoped_lock lock(m_signatureLock);
        m_signatures.insert(signature, row.id);
    }
    const QByteArray location =
        m_storageOrigin + "/medias/" + QUrl::toPercentEncoding(row.file) + "?signature=" + signature;
    response.set_redirect(location.toStdString(), 302);
}

void Downloads::answerFromStorage(const httplib::Request &request, httplib::Response &response)
{
    if (request.has_header("Authorization")) {
        answerDetail(response, 400, u"Only one auth mechanism allowed"_qs);
        return;
    }
    const QByteArray signature = QByteArray::fromStdString(request.get_param_value("signature"));
    qint64 id = 0;
    {
        const std::scoped_lock lock(m_signatureLock);
        id = m_signatures.take(signature);
    }
    const std::optional<MediaRow> row = m_store.media(id);
    if (id == 0)
        answerDetail(response, 403, u"The signature is unknown or was used before."_qs);
    else if (!row || !row->isAvailable())
        answerNotFound(response);
    else
        send(request, *row, response);
}

void Downloads::send(const httplib::Request &request, const MediaRow &row, httplib::Response &response)
{
    const std::shared_ptr<QIODevice> content = m_store.content(row);
    if (!content) {
        answerNotFound(response);
        return;
    }
    Extent extent{0, row.bytes};
    if (m_options.ranges) {
        const std::string etag = '"' + row.checksum.toStdString() + '"';
        response.set_header("Accept-Ranges", "bytes");
        response.set_header("ETag", etag);
        const bool changed = request.has_header("If-Range") && request.get_header_value("If-Range") != etag;
        if (request.method == "GET" && request.has_header("Range") && !changed)
            extent = readRange(request.get_header_value("Range"), row.bytes);
    }
    const std::string total = std::to_string(row.bytes);
    if (!extent.satisfiable) {
        response.set_header("Content-Range", "bytes */" + total);
        answerDetail(response, 416, u"The range starts beyond the end."_qs);
        return;
    }
    response.status = extent.partial ? 206 : 200;
    if (extent.partial) {
        response.set_header("Content-Range", "bytes " + std::to_string(extent.first) + '-' +
                                                 std::to_string(extent.first + extent.length - 1) + '/' +
                                                 total);
    }
    response.set_header("Content-Disposition", contentDisposition(row.name));
    const bool reachesEnd = extent.first + extent.length == row.bytes;
    const QString remoteAddress = QString::fromStdString(request.remote_addr);
    if (request.method == "HEAD")
        m_store.countDownload(row.id, remoteAddress);

    const auto provide = [this, content, extent, reachesEnd, id = row.id,
                          remoteAddress](size_t offset, size_t length, httplib::DataSink &sink) {
        const qint64 position = extent.first + static_cast<qint64>(offset);
        QByteArray block;
        if (content->seek(position))
            block = content->read(std::min(static_cast<qint64>(length), blockSize));
        if (block.isEmpty())
            return false;
        const auto size = static_cast<size_t>(block.size());
        if (size < length || !reachesEnd)
            return sink.write(block.constData(), size);
        // Counted between the last two bytes: whoever has them all finds the count up to date, and whoever
        // breaks off before was not counted.
        if (!sink.write(block.constData(), size - 1))
            return false;
        try {
            m_store.countDownload(id, remoteAddress);
        } catch (const DatabaseError &error) {
            qWarning("%s", error.what());
            return false;
        }
        return sink.write(block.constData() + size - 1, 1);
    };
    response.set_content_provider(static_cast<size_t>(extent.length), row.contentType.toStdString(), provide);
}

} // namespace demo
