#include "botdoc/answerparser.h"

#include <algorithm>
#include <utility>

namespace botdoc {

namespace {

constexpr qint64 mostHeadBytes = 64 * 1024;
constexpr int mostFields = 100;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// What a header's name is made of (RFC 9110, 5.6.2).
bool isNameCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isControl(char c)
{
    return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f;
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Digits and nothing else; 15 of them are beyond every limit here and overflow nothing.
bool isNumber(const QByteArray &text, bool (*isDigitOfIt)(char) = isDigit)
{
    return !text.isEmpty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), isDigitOfIt);
}

/// Takes so many bytes off the front, or all: without a copy then, as content of any size goes through here.
QByteArray takeFrom(QByteArray &bytes, qint64 atMost)
{
    if (atMost >= bytes.size())
        return std::exchange(bytes, {});
    const QByteArray taken = bytes.left(atMost);
    bytes.remove(0, atMost);
    return taken;
}

} // namespace

void AnswerParser::feed(const QByteArray &bytes)
{
    m_in += bytes;
    while (m_state == State::Head || m_state == State::Content) {
        if (!step())
            return;
    }
    m_hasMore |= !m_in.isEmpty();
    m_in.clear();
}

void AnswerParser::end()
{
    if (m_part == Part::ToTheEnd && m_state == State::Content)
        m_state = State::Done;
    else if (m_state != State::Done)
        fail(QStringLiteral("the connection ended before the answer did"));
}

QByteArray AnswerParser::field(const QByteArray &name) const
{
    for (const auto &[key, value] : m_fields) {
        if (m_status != 0 && key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool AnswerParser::mayBeFollowed() const
{
    const auto connectionSays = [this](const char *word) {
        return std::any_of(m_fields.begin(), m_fields.end(), [word](const auto &field) {
            return field.first.compare("Connection", Qt::CaseInsensitive) == 0 &&
                   field.second.toLower().contains(word);
        });
    };
    return m_state == State::Done && m_part != Part::ToTheEnd && !m_isOldVersion && !m_hasMore &&
           connectionSays("keep-alive") && !connectionSays("close");
}

QByteArray AnswerParser::take(qint64 atMost)
{
    return takeFrom(m_content, atMost);
}

/// Reads one line, or all the content that is there; false when more must come first.
bool AnswerParser::step()
{
    if (m_part == Part::ByLength || m_part == Part::ToTheEnd || m_part == Part::Chunk) {
        if (m_in.isEmpty())
            return false;
        takeContent();
        return true;
    }
    const qsizetype end = m_in.indexOf('\n');
    const qsizetype size = end < 0 ? m_in.size() : end + 1;
    // Of chunks there may be any number.
    const bool isAboutChunk = m_part == Part::ChunkSize || m_part == Part::ChunkEnd;
    const bool isTooLong = size + (isAboutChunk ? 0 : m_headBytes) > mostHeadBytes;
    if (end < 0 && !isTooLong)
        return false;
    const QByteArray line = takeFrom(m_in, size);
    m_headBytes += isAboutChunk ? 0 : size;
    if (isTooLong)
        fail(QStringLiteral("headers of more than 64 KiB"));
    else if (!line.endsWith("\r\n"))
        fail(QStringLiteral("a line that ends in a bare line feed"));
    else if (std::any_of(line.begin(), line.end() - 2, isControl))
        fail(QStringLiteral("a control character in a line"));
    else
        lineCame(line.chopped(2));
    return true;
}

void AnswerParser::lineCame(const QByteArray &line)
{
    if (m_part == Part::Status) {
        readStatus(line);
    } else if (m_part == Part::ChunkSize) {
        readChunkSize(line);
    } else if (m_part == Part::ChunkEnd) {
        m_part = Part::ChunkSize;
        if (!line.isEmpty())
            fail(QStringLiteral("a chunk that is longer than it says"));
    } else if (!line.isEmpty()) {
        readField(line);
    } else if (m_part == Part::Fields) {
        headEnded();
    } else {
        m_state = State::Done; // behind the trailers
    }
}

void AnswerParser::readStatus(const QByteArray &line)
{
    m_isOldVersion = line.startsWith("HTTP/1.0 ");
    const QByteArray status = line.mid(9, 3);
    const bool isWhole = line.size() == 12 || line.mid(12, 1) == " ";
    if ((!m_isOldVersion && !line.startsWith("HTTP/1.1 ")) || !isNumber(status) || status < "100" ||
        !isWhole) {
        fail(QStringLiteral("no answer of HTTP: %1").arg(QString::fromLatin1(line.left(60))));
        return;
    }
    m_headStatus = status.toInt();
    // Nobody asked for another protocol.
    if (m_headStatus == 101)
        fail(QStringLiteral("a switch to another protocol"));
    m_part = Part::Fields;
}

void AnswerParser::readField(const QByteArray &line)
{
    const QByteArray name = line.left(line.indexOf(':'));
    if (name.isEmpty() || !std::all_of(name.begin(), name.end(), isNameCharacter)) {
        fail(QStringLiteral("a header that is none: %1").arg(QString::fromLatin1(line.left(60))));
    } else if (++m_fieldLines > mostFields) {
        fail(QStringLiteral("more than %1 headers").arg(mostFields));
    } else if (m_part == Part::Fields) {
        m_fields.append({name, line.mid(name.size() + 1).trimmed()});
    }
}

void AnswerParser::headEnded()
{
    if (m_headStatus < 200) {
        m_fields.clear();
        m_part = Part::Status;
        return;
    }
    const int lengths = count("Content-Length");
    const int encodings = count("Transfer-Encoding");
    m_status = m_headStatus;
    m_state = State::Content;
    if (m_status == 204 || m_status == 304) {
        m_state = State::Done;
    } else if (lengths + encodings > 1) {
        fail(QStringLiteral("more than one length"));
    } else if (encodings == 1) {
        m_part = Part::ChunkSize;
        if (m_isOldVersion || field("Transfer-Encoding").toLower() != "chunked")
            fail(QStringLiteral("an unknown transfer encoding"));
    } else if (lengths == 1) {
        readLength(field("Content-Length"));
    } else {
        m_part = Part::ToTheEnd;
    }
}

void AnswerParser::readLength(const QByteArray &text)
{
    m_part = Part::ByLength;
    m_left = text.toLongLong();
    if (!isNumber(text))
        fail(QStringLiteral("a length that is none"));
    else if (m_left > m_mostContent)
        fail(QStringLiteral("an answer of more than %1 bytes").arg(m_mostContent));
    else if (m_left == 0)
        m_state = State::Done;
}

void AnswerParser::readChunkSize(const QByteArray &line)
{
    // What stands behind a semicolon is for those who know of it.
    const QByteArray text = line.split(';').first().trimmed();
    m_left = text.toLongLong(nullptr, 16);
    m_part = m_left > 0 ? Part::Chunk : Part::Trailers;
    if (!isNumber(text, isHexDigit))
        fail(QStringLiteral("a chunk without a size"));
}

void AnswerParser::takeContent()
{
    const QByteArray bytes = takeFrom(m_in, m_part == Part::ToTheEnd ? m_in.size() : m_left);
    m_contentBytes += bytes.size();
    if (m_contentBytes > m_mostContent) {
        fail(QStringLiteral("an answer of more than %1 bytes").arg(m_mostContent));
        return;
    }
    m_content += bytes;
    m_left -= bytes.size();
    if (m_part == Part::ByLength && m_left == 0)
        m_state = State::Done;
    else if (m_part == Part::Chunk && m_left == 0)
        m_part = Part::ChunkEnd;
}

int AnswerParser::count(const QByteArray &name) const
{
    return static_cast<int>(std::count_if(m_fields.begin(), m_fields.end(), [&name](const auto &field) {
        return field.first.compare(name, Qt::CaseInsensitive) == 0;
    }));
}

void AnswerParser::fail(const QString &problem)
{
    m_state = State::Broken;
    m_problem = problem;
}

} // namespace botdoc
