#include "support/httphead.h"

#include <QList>

namespace support {

std::optional<HttpHead> HttpHead::takenFrom(QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    HttpHead head;
    head.m_text = bytes.left(end + 4);
    bytes.remove(0, end + 4);
    return head;
}

QByteArray HttpHead::word(int number) const
{
    return m_text.left(m_text.indexOf("\r\n")).split(' ').value(number);
}

QByteArray HttpHead::field(const QByteArray &name) const
{
    for (const QByteArray &line : m_text.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

qint64 HttpHead::length() const
{
    const QByteArray text = field("Content-Length");
    return text.isEmpty() ? -1 : text.toLongLong();
}

void HttpHead::set(const QByteArray &name, const QByteArray &value)
{
    QList<QByteArray> lines = m_text.split('\n');
    for (QByteArray &line : lines) {
        if (line.left(line.indexOf(':')).compare(name, Qt::CaseInsensitive) == 0)
            line = name + ": " + value + '\r';
    }
    m_text = lines.join('\n');
}

} // namespace support
