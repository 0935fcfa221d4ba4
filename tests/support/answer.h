#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

#include <chrono>

namespace support {

using Headers = QList<QPair<QByteArray, QByteArray>>;

/// The first value of a header, its name in any case; empty when it is not there.
[[nodiscard]] QByteArray headerIn(const Headers &headers, const QByteArray &name);

/// What a ScriptedServer does about one request. Made by one of the static functions, then shaped by the
/// others, which can be chained: Answer::json("{}").with("ETag", "1").held().
class Answer
{
public:
    enum class Ending { KeepOpen, Close, Reset };

    [[nodiscard]] static Answer json(const QByteArray &body, int status = 200);
    [[nodiscard]] static Answer html(const QByteArray &body, int status = 200);
    [[nodiscard]] static Answer content(const QByteArray &body, const QByteArray &contentType = {});
    [[nodiscard]] static Answer empty(int status = 204);
    [[nodiscard]] static Answer redirect(int status, const QByteArray &location);
    /// Reads the whole request, then closes without a word.
    [[nodiscard]] static Answer closed();
    /// Reads the whole request, then resets the connection (RST).
    [[nodiscard]] static Answer reset();
    /// Reads the whole request, then does nothing for ever.
    [[nodiscard]] static Answer hang();
    /// Reads `bodyBytes` of the request's body, then neither reads nor writes any more.
    [[nodiscard]] static Answer hangAfterReading(qint64 bodyBytes);

    /// Sets a header, in place of one of that name.
    Answer &with(const QByteArray &name, const QByteArray &value);
    /// Sends no header of that name, not even Date or Content-Length.
    Answer &without(const QByteArray &name);
    /// Nothing is sent before ScriptedServer::release().
    Answer &held();
    /// The headers and `bytes` of the content are sent; the rest waits for ScriptedServer::release().
    Answer &heldAfter(qint64 bytes);
    /// Content-Length promises all, but only `bytes` of the content come before the connection ends.
    Answer &cutAfter(qint64 bytes, Ending ending = Ending::Close);
    /// No Content-Length: the connection's end is the content's end.
    Answer &withoutLength();
    /// Transfer-Encoding: chunked.
    Answer &chunked();
    /// The connection ends after this answer.
    Answer &closing();
    /// The content in pieces of `bytes`, one each `interval`.
    Answer &trickled(qint64 bytes, std::chrono::milliseconds interval);
    /// Answers as soon as `bodyBytes` of the request's body have come, and goes on reading the rest of it.
    /// With closing(), the connection ends once all was read.
    Answer &early(qint64 bodyBytes);
    /// As early(), but the connection ends at once, with the rest of the body unread.
    Answer &earlyWithoutReading(qint64 bodyBytes);

    // What the functions above set, for the connection to act upon.
    int status = 0; ///< 0: no answer is sent
    Headers headers;
    QList<QByteArray> omitted; ///< names, lower case
    QByteArray body;
    Ending ending = Ending::KeepOpen;
    bool isHeld = false;
    qint64 holdAt = -1; ///< of the content; -1: nowhere
    qint64 cutAt = -1;  ///< of the content; -1: nowhere
    bool isChunked = false;
    qint64 piece = 0; ///< bytes; 0: all at once
    std::chrono::milliseconds interval{};
    qint64 earlyAt = -1;    ///< of the request's body; -1: after all of it
    bool readsToEnd = true; ///< whether the rest of the request's body is read after an early answer
};

} // namespace support
