#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QTcpSocket>

/** What came back; header names in lower case. */
struct Answer
{
    int status = 0;
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;
    /** Whether as many bytes came as were announced. */
    bool whole = false;

    QJsonObject json() const;
};

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

/** One part of a form. */
struct FormPart
{
    QByteArray name;
    QByteArray value;
    /** All after the name in the Content-Disposition, as in "; filename=\"a.png\"". */
    QByteArray more;
    QByteArray contentType;
};

QByteArray formBody(const QList<FormPart> &parts);
extern const QByteArray formType;

/**
 * HTTP/1.1 by hand over one connection that is kept: it follows nothing, repeats nothing, and sends what a
 * real client never would.
 */
class RawClient
{
public:
    explicit RawClient(quint16 port)
        : m_port(port)
    {}

    /** Sent with every request from now on. */
    void setToken(const QByteArray &token) { m_token = token; }

    Answer send(const QByteArray &method, const QByteArray &target, const HeaderList &headers = {},
                const QByteArray &body = {});
    Answer get(const QByteArray &target, const HeaderList &headers = {})
    {
        return send("GET", target, headers);
    }
    Answer postJson(const QByteArray &target, const QByteArray &body);
    Answer postForm(const QByteArray &target, const QList<FormPart> &parts);

    /** Sends text as it is and waits for no answer. */
    bool write(const QByteArray &text);
    Answer read(bool hasBody = true);
    void close() { m_socket.abort(); }

private:
    bool connect();
    QByteArray readLine();

    quint16 m_port;
    QByteArray m_token;
    QTcpSocket m_socket;
};
