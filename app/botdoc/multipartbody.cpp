#include "botdoc/multipartbody.h"

#include <cstring>

namespace botdoc {

namespace {

/// A name within quotes, as browsers and curl write it: UTF-8, with what would end it percent-encoded.
QByteArray quoted(const QString &name)
{
    QByteArray utf8 = name.toUtf8();
    utf8.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    return utf8;
}

QByteArray field(const QByteArray &boundary, const QByteArray &name, const QByteArray &value)
{
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
           "\r\n";
}

// The small parts go first: a server that reads as it goes knows what the file belongs to before its bytes
// come.
QByteArray headOf(const Chunk &chunk, const QByteArray &boundary)
{
    return field(boundary, "request", QByteArray::number(number(chunk.request))) +
           field(boundary, "current_chunk", QByteArray::number(chunk.current)) +
           field(boundary, "total_chunks", QByteArray::number(chunk.total)) + "--" + boundary +
           "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + quoted(chunk.fileName) +
           "\"\r\nContent-Type: " +
           (chunk.contentType.isEmpty() ? QByteArray("application/octet-stream") : chunk.contentType) +
           "\r\n\r\n";
}

QByteArray tailOf(const QByteArray &boundary)
{
    return "\r\n--" + boundary + "--\r\n";
}

qint64 copyFrom(const QByteArray &source, qsizetype &read, char *data, qint64 most)
{
    const qint64 size = std::min<qint64>(most, source.size() - read);
    std::memcpy(data, source.constData() + read, static_cast<std::size_t>(size));
    read += size;
    return size;
}

} // namespace

MultipartBody::MultipartBody(const Chunk &chunk, const QByteArray &boundary)
    : m_content(chunk.bytes())
    , m_head(headOf(chunk, boundary))
    , m_tail(tailOf(boundary))
    , m_contentLeft(chunk.size)
{
    if (m_content)
        connect(m_content.get(), &QIODevice::readyRead, this, &QIODevice::readyRead);
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

QByteArray MultipartBody::contentType(const QByteArray &boundary)
{
    return "multipart/form-data; boundary=" + boundary;
}

qint64 MultipartBody::sizeFor(const Chunk &chunk, const QByteArray &boundary)
{
    return headOf(chunk, boundary).size() + chunk.size + tailOf(boundary).size();
}

bool MultipartBody::atEnd() const
{
    return m_tailRead == m_tail.size();
}

qint64 MultipartBody::bytesAvailable() const
{
    const qint64 content = m_content ? m_content->bytesAvailable() : 0;
    qint64 available = m_head.size() - m_headRead + std::min(m_contentLeft, content);
    if (m_contentLeft <= content)
        available += m_tail.size() - m_tailRead;
    return available;
}

qint64 MultipartBody::readData(char *data, qint64 most)
{
    qint64 done = copyFrom(m_head, m_headRead, data, most);
    while (done < most && m_contentLeft > 0) {
        const qint64 size =
            !m_content ? -1 : m_content->read(data + done, std::min(most - done, m_contentLeft));
        if (size < 0)
            return done > 0 ? done : -1;
        if (size == 0)
            return done;
        done += size;
        m_contentLeft -= size;
    }
    if (m_contentLeft == 0)
        done += copyFrom(m_tail, m_tailRead, data + done, most - done);
    return done == 0 && most > 0 ? -1 : done;
}

qint64 MultipartBody::writeData(const char * /*data*/, qint64 /*size*/)
{
    return -1;
}

} // namespace botdoc
