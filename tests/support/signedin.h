#pragma once

#include "botdoc/client.h"
#include "botdoc/session.h"
#include "botdoc/transport.h"

#include <memory>

namespace support {

/// A client of its own for somebody who is signed in to a server.
struct SignedIn
{
    SignedIn(const botdoc::Server &server, const botdoc::Credentials &credentials)
        : session(std::make_shared<botdoc::Session>(server, credentials, transport))
        , client(session, transport)
    {}

    botdoc::Transport transport;
    std::shared_ptr<botdoc::Session> session;
    botdoc::Client client;
};

} // namespace support
