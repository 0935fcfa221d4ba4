#pragma once

#include "botdoc/client.h"
#include "botdoc/session.h"
#include "botdoc/transport.h"
#include "support/scriptedserver.h"

/// A client, signed in to a scripted server of its own.
struct Wire
{
    /// With a pasted token of no known end.
    Wire();
    explicit Wire(const botdoc::Credentials &credentials);

    support::ScriptedServer server;
    botdoc::Transport transport;
    std::shared_ptr<botdoc::Session> session;
    std::unique_ptr<botdoc::Client> client;
};

/// The Server value that leads to `server`.
[[nodiscard]] botdoc::Server at(const support::ScriptedServer &server);

[[nodiscard]] botdoc::Credentials pasted(const QByteArray &token);
[[nodiscard]] botdoc::Credentials withKey();

/// A JSON Web Token with these claims; `mark` makes it different from others.
[[nodiscard]] QByteArray tokenWith(const QJsonObject &claims, const QByteArray &mark = "signature");
/// One that was issued and ends so many seconds after now; our clock.
[[nodiscard]] QByteArray tokenLiving(qint64 issuedIn, qint64 endsIn, const QByteArray &mark = "signature");
[[nodiscard]] support::Answer tokenAnswer(const QByteArray &token);

/// A chunk that holds `content` whole.
[[nodiscard]] botdoc::Chunk chunkOf(const QByteArray &content, const QString &name = QStringLiteral("a.pdf"));

/// `size` bytes in which no two places look alike.
[[nodiscard]] QByteArray noise(qint64 size);

/// The document's own answers, as they stand there.
[[nodiscard]] QByteArray documentedMedia();
[[nodiscard]] QByteArray documentedList();
