#pragma once

#include "sourcefolder.h"

#include "support/demoserver.h"
#include "support/relay.h"
#include "support/signedin.h"
#include "transfers/servertraits.h"

/// Somebody who sends to a demo server over a bad line, and somebody else who looks at what has arrived
/// there.
class DemoDesk final
{
    Q_DISABLE_COPY_MOVE(DemoDesk)

public:
    explicit DemoDesk(const support::DemoServer &demo);

    /// The medias of request 1080 with that name that the server has now, removed ones left out; one without
    /// an id when it could not be asked.
    [[nodiscard]] QList<botdoc::Media> onServer(const QString &name);
    /// Whether the server has exactly one media of that name, whole, and with these bytes.
    [[nodiscard]] bool hasOnce(const QString &name, const QByteArray &bytes);

    SourceFolder folder;
    support::Relay relay;
    support::SignedIn sender;
    transfers::ServerTraits traits;

private:
    support::SignedIn m_witness;
};
