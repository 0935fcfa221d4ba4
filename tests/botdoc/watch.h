#pragma once

#include "botdoc/exchange.h"
#include "botdoc/transport.h"

/// An exchange that has been started, what it told, and how often.
class Watch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Watch)

public:
    enum class Reading { AsItComes, OnlyWhenTold };

    Watch(botdoc::Transport &transport, const botdoc::HttpRequest &request,
          Reading reading = Reading::AsItComes);

    /// Waits for its end.
    [[nodiscard]] bool finishes() const;
    [[nodiscard]] bool isFinished() const { return finished > 0; }
    [[nodiscard]] bool isFailure(botdoc::ApiError::Kind kind) const;
    [[nodiscard]] int status() const { return exchange->status(); }
    /// Takes what there is now.
    void read();

    std::unique_ptr<botdoc::Exchange> exchange;
    int headers = 0;
    int finished = 0;
    int readyReads = 0;
    qint64 sent = 0;
    QByteArray body;
};

[[nodiscard]] botdoc::HttpRequest getOf(const QUrl &url);
/// One whose answer may be of any size.
[[nodiscard]] botdoc::HttpRequest contentOf(const QUrl &url);
/// With a token, and a body that goes out once.
[[nodiscard]] botdoc::HttpRequest postOf(const QUrl &url, const QByteArray &body);
[[nodiscard]] botdoc::HttpRequest requestOf(const QByteArray &verb, const QUrl &url);

/// How requests go out: "GET", "GET content", "DELETE" and "POST".
[[nodiscard]] QList<QByteArray> allWays();
[[nodiscard]] QByteArray verbOf(const QByteArray &way);
/// A request that goes out that way; `body` is for a POST.
[[nodiscard]] botdoc::HttpRequest requestBy(const QByteArray &way, const QUrl &url,
                                            const QByteArray &body = "body");
