#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace botdoc {

/// Reads one answer of HTTP/1.1 (RFC 9112) from bytes as they come. Strict: what we could read in one way and
/// a proxy on the way in another is no answer. Limited to 64 KiB of headers in 100 fields, those of interim
/// answers and trailers included.
class AnswerParser final
{
public:
    enum class State {
        Head,    ///< the final answer's headers are not complete yet
        Content, ///< status() and field() are known
        Done,    ///< the answer is complete
        Broken   ///< it is none; problem() says why
    };

    /// More than `mostContent` bytes of content are no answer, either.
    explicit AnswerParser(qint64 mostContent)
        : m_mostContent(mostContent)
    {}

    /// Takes what has come; what follows the answer's end is dropped, and no good sign.
    void feed(const QByteArray &bytes);
    /// Nothing more will come: completes an answer without a length, and breaks one that is not complete.
    void end();

    [[nodiscard]] State state() const { return m_state; }
    /// In English, for the details.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// Of the final answer, 200 to 999; 0 until its headers are complete.
    [[nodiscard]] int status() const { return m_status; }
    /// The value of a header of the final answer, its name in any case; of several the first. Empty when it
    /// is not there.
    [[nodiscard]] QByteArray field(const QByteArray &name) const;
    /// Once it is Done: whether the connection can carry another exchange (RFC 9112, 9.3), because the server
    /// says that it keeps it open, and nothing has come that belongs to no answer. One that says nothing may
    /// close it all the same, and leave what is sent then in doubt.
    [[nodiscard]] bool mayBeFollowed() const;
    /// Bytes of content that have come and were not taken yet.
    [[nodiscard]] qint64 available() const { return m_content.size(); }
    [[nodiscard]] QByteArray take(qint64 atMost);

private:
    enum class Part { Status, Fields, ByLength, ToTheEnd, ChunkSize, Chunk, ChunkEnd, Trailers };

    [[nodiscard]] bool step();
    void lineCame(const QByteArray &line);
    void readStatus(const QByteArray &line);
    void readField(const QByteArray &line);
    void headEnded();
    void readLength(const QByteArray &text);
    void readChunkSize(const QByteArray &line);
    void takeContent();
    [[nodiscard]] int count(const QByteArray &name) const;
    void fail(const QString &problem);

    State m_state = State::Head;
    Part m_part = Part::Status;
    QString m_problem;
    QByteArray m_in;
    qint64 m_mostContent;
    qint64 m_headBytes = 0; // of all lines so far that are not about chunks
    int m_fieldLines = 0;
    int m_headStatus = 0; // of the head under way
    bool m_isOldVersion = false;
    bool m_hasMore = false; // than the answer
    QList<QPair<QByteArray, QByteArray>> m_fields;
    int m_status = 0;
    qint64 m_left = 0; // of the content, or of its current chunk
    qint64 m_contentBytes = 0;
    QByteArray m_content;
};

} // namespace botdoc
