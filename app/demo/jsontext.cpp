#include "demo/jsontext.h"

namespace demo {

QByteArray jsonString(QStringView text)
{
    QByteArray result = "\"";
    const QByteArray utf8 = text.toUtf8();
    result.reserve(utf8.size() + 2);
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            result += "\\u" + QByteArray::number(static_cast<int>(c), 16).rightJustified(4, '0');
        } else {
            result += c;
        }
    }
    return result + '"';
}

QByteArray jsonStringOrNull(const QString &text)
{
    return text.isNull() ? QByteArray("null") : jsonString(text);
}

void JsonObject::add(QLatin1String key, const QByteArray &value)
{
    if (!m_members.isEmpty())
        m_members += ',';
    m_members += '"' + QByteArray(key.data(), key.size()) + "\":" + value;
}

QByteArray JsonObject::text() const
{
    return '{' + m_members + '}';
}

QByteArray jsonArray(const QList<QByteArray> &values)
{
    return '[' + values.join(',') + ']';
}

} // namespace demo
