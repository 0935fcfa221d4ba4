#pragma once

#include "account/credentialstore.h"

/// What every CredentialStore keeps to, whatever is behind it. Each leaves the store as empty as it was, and
/// fails the test that calls it when the store does not keep to it.
namespace contract {

void keepsReplacesAndRemoves(account::CredentialStore &store);
void tellsNamesApart(account::CredentialStore &store);
void keepsEveryKindOfSecret(account::CredentialStore &store);
void answersLaterAndOnce(account::CredentialStore &store);
void leavesTheDeadAlone(account::CredentialStore &store);
void cancels(account::CredentialStore &store);

} // namespace contract
