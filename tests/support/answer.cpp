#include "support/answer.h"

#include <algorithm>

namespace support {

QByteArray headerIn(const Headers &headers, const QByteArray &name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

Answer Answer::content(const QByteArray &body, const QByteArray &contentType)
{
    Answer answer = empty(200);
    answer.body = body;
    if (!contentType.isEmpty())
        answer.with("Content-Type", contentType);
    return answer;
}

Answer Answer::json(const QByteArray &body, int status)
{
    Answer answer = content(body, "application/json");
    answer.status = status;
    return answer;
}

Answer Answer::html(const QByteArray &body, int status)
{
    Answer answer = content(body, "text/html; charset=utf-8");
    answer.status = status;
    return answer;
}

Answer Answer::empty(int status)
{
    Answer answer;
    answer.status = status;
    return answer;
}

Answer Answer::redirect(int status, const QByteArray &location)
{
    return empty(status).with("Location", location);
}

Answer Answer::closed()
{
    Answer answer;
    answer.ending = Ending::Close;
    return answer;
}

Answer Answer::reset()
{
    Answer answer;
    answer.ending = Ending::Reset;
    return answer;
}

Answer Answer::hang()
{
    return {};
}

Answer Answer::hangAfterReading(qint64 bodyBytes)
{
    Answer answer;
    answer.earlyAt = bodyBytes;
    answer.readsToEnd = false;
    return answer;
}

Answer &Answer::with(const QByteArray &name, const QByteArray &value)
{
    without(name);
    headers.append({name, value});
    return *this;
}

Answer &Answer::without(const QByteArray &name)
{
    headers.removeIf(
        [&](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
    omitted.append(name.toLower());
    return *this;
}

Answer &Answer::held()
{
    isHeld = true;
    return *this;
}

Answer &Answer::heldAfter(qint64 bytes)
{
    holdAt = bytes;
    return *this;
}

Answer &Answer::cutAfter(qint64 bytes, Ending how)
{
    cutAt = bytes;
    ending = how;
    return *this;
}

Answer &Answer::withoutLength()
{
    return without("Content-Length").closing();
}

Answer &Answer::chunked()
{
    isChunked = true;
    return with("Transfer-Encoding", "chunked").without("Content-Length");
}

Answer &Answer::closing()
{
    ending = Ending::Close;
    return with("Connection", "close");
}

Answer &Answer::trickled(qint64 bytes, std::chrono::milliseconds each)
{
    piece = bytes;
    interval = each;
    return *this;
}

Answer &Answer::early(qint64 bodyBytes)
{
    earlyAt = bodyBytes;
    return *this;
}

Answer &Answer::earlyWithoutReading(qint64 bodyBytes)
{
    readsToEnd = false;
    return early(bodyBytes).closing();
}

} // namespace support
