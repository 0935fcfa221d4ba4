#include "rawclient.h"

#include <QJsonDocument>

namespace {

constexpr int patience = 20'000;
const QByteArray boundary = "----demo-test-boundary";

} // namespace

const QByteArray formType = "multipart/form-data; boundary=\"" + boundary + '"';

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray formBody(const QList<FormPart> &parts)
{
    QByteArray body;
    for (const FormPart &part : parts) {
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name + '"' +
                part.more + "\r\n";
        if (!part.contentType.isEmpty())
            body += "Content-Type: " + part.contentType + "\r\n";
        body += "\r\n" + part.value + "\r\n";
    }
    return body + "--" + boundary + "--\r\n";
}

bool RawClient::connect()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return true;
    m_socket.abort();
    m_socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    return m_socket.waitForConnected(patience);
}

bool RawClient::write(const QByteArray &text)
{
    if (!connect())
        return false;
    m_socket.write(text);
    while (m_socket.bytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(patience))
            return false;
    }
    return true;
}

QByteArray RawClient::readLine()
{
    while (!m_socket.canReadLine()) {
        if (!m_socket.waitForReadyRead(patience))
            return {};
    }
    return m_socket.readLine().trimmed();
}

Answer RawClient::read(bool hasBody)
{
    Answer answer;
    answer.status = readLine().split(' ').value(1).toInt();
    for (QByteArray line = readLine(); !line.isEmpty(); line = readLine()) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qint64 length = hasBody ? answer.headers.value("content-length").toLongLong() : 0;
    while (answer.body.size() < length &&
           (m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(patience)))
        answer.body += m_socket.read(length - answer.body.size());
    answer.whole = answer.status != 0 && answer.body.size() == length;
    return answer;
}

Answer RawClient::send(const QByteArray &method, const QByteArray &target, const HeaderList &headers,
                       const QByteArray &body)
{
    QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!m_token.isEmpty())
        text += "Authorization: JWT " + m_token + "\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + value + "\r\n";
    if (!body.isEmpty())
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return write(text + "\r\n" + body) ? read(method != "HEAD") : Answer();
}

Answer RawClient::postJson(const QByteArray &target, const QByteArray &body)
{
    return send("POST", target, {{"Content-Type", "application/json"}}, body);
}

Answer RawClient::postForm(const QByteArray &target, const QList<FormPart> &parts)
{
    return send("POST", target, {{"Content-Type", formType}}, formBody(parts));
}
