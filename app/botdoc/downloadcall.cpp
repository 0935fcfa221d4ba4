#include "botdoc/downloadcall.h"

namespace botdoc {

namespace {

ContentHead headOf(const Exchange &exchange)
{
    ContentHead head;
    head.status = exchange.status();
    head.length = exchange.contentLength();
    head.etag = exchange.header("ETag");
    head.isContinuable = exchange.header("Accept-Ranges").toLower() == "bytes";
    head.range = contentRange(exchange.header("Content-Range"));
    return head;
}

} // namespace

QByteArray DownloadCall::read(qint64 atMost)
{
    if (!m_source)
        return {};
    const QByteArray bytes = m_source->read(atMost);
    finishWhenRead();
    return bytes;
}

void DownloadCall::stop()
{
    m_source = nullptr;
    ApiCall::stop();
}

void DownloadCall::contentBegins(Exchange &exchange)
{
    m_source = &exchange;
    Q_EMIT contentStarted(headOf(exchange));
}

void DownloadCall::contentArrived(Exchange & /*exchange*/)
{
    Q_EMIT contentReady();
}

void DownloadCall::contentEnded(Exchange & /*exchange*/)
{
    m_hasEnded = true;
    const QPointer<DownloadCall> that = this;
    Q_EMIT contentReady();
    if (that)
        finishWhenRead();
}

void DownloadCall::finishWhenRead()
{
    if (m_hasEnded && m_source && m_source->bytesAvailable() == 0)
        succeed(*std::exchange(m_source, nullptr));
}

} // namespace botdoc
