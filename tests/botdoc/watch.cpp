#include "watch.h"

#include "support/eventually.h"

#include <QIODevice>

using botdoc::Exchange;
using botdoc::HttpRequest;

Watch::Watch(botdoc::Transport &transport, const HttpRequest &request, Reading reading)
    : exchange(transport.exchange(request, nullptr))
{
    connect(exchange.get(), &Exchange::headersReceived, this, [this] { ++headers; });
    connect(exchange.get(), &Exchange::readyRead, this, [this, reading] {
        ++readyReads;
        if (reading == Reading::AsItComes)
            read();
    });
    connect(exchange.get(), &Exchange::sent, this, [this](qint64 done) { sent = done; });
    connect(exchange.get(), &Exchange::finished, this, [this, reading] {
        ++finished;
        if (reading == Reading::AsItComes)
            read();
    });
    exchange->start();
}

bool Watch::finishes() const
{
    return support::eventually([this] { return isFinished(); });
}

bool Watch::isFailure(botdoc::ApiError::Kind kind) const
{
    return isFinished() && exchange->failure() && exchange->failure()->kind == kind;
}

void Watch::read()
{
    body += exchange->read(exchange->bytesAvailable());
}

HttpRequest requestOf(const QByteArray &verb, const QUrl &url)
{
    HttpRequest request;
    request.verb = verb;
    request.url = url;
    request.authorization = "JWT aaa.bbb.ccc";
    return request;
}

HttpRequest getOf(const QUrl &url)
{
    return requestOf("GET", url);
}

HttpRequest postOf(const QUrl &url, const QByteArray &body)
{
    HttpRequest request = requestOf("POST", url);
    request.contentType = "application/octet-stream";
    request.body = botdoc::bodyOf(body);
    request.bodySize = body.size();
    return request;
}

HttpRequest contentOf(const QUrl &url)
{
    HttpRequest request = getOf(url);
    request.isForContent = true;
    return request;
}

QList<QByteArray> allWays()
{
    return {"GET", "GET content", "DELETE", "POST"};
}

QByteArray verbOf(const QByteArray &way)
{
    return way.split(' ').first();
}

HttpRequest requestBy(const QByteArray &way, const QUrl &url, const QByteArray &body)
{
    if (way == "GET content")
        return contentOf(url);
    return way == "POST" ? postOf(url, body) : requestOf(way, url);
}
