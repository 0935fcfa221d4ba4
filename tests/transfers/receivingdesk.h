#pragma once

#include "receivingserver.h"
#include "sourcefolder.h"

#include "botdoc/wire.h"
#include "support/signedin.h"
#include "transfers/servertraits.h"

/// Somebody who sends to a scripted server.
struct ReceivingDesk
{
    ReceivingServer receiving;
    support::SignedIn sender{at(receiving.server()), pasted("aaa.bbb.ccc")};
    SourceFolder folder;
    transfers::ServerTraits traits;
};
