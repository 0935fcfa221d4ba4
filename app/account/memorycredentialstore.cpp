#include "account/memorycredentialstore.h"

namespace account {

void MemoryCredentialStore::begin(quint64 number, const CredentialRequest &request)
{
    answer(number, carryOut(request));
}

void MemoryCredentialStore::giveUp(quint64 /*number*/) {}

CredentialOutcome MemoryCredentialStore::carryOut(const CredentialRequest &request)
{
    switch (request.verb) {
    case CredentialRequest::Verb::Look:
        break;
    case CredentialRequest::Verb::Read: {
        const auto found = m_secrets.constFind(request.name);
        if (found == m_secrets.constEnd())
            return CredentialFailure(CredentialError{CredentialError::Kind::NotThere, {}});
        return *found;
    }
    case CredentialRequest::Verb::Write:
        m_secrets.insert(request.name, request.secret);
        break;
    case CredentialRequest::Verb::Remove:
        m_secrets.remove(request.name);
        break;
    }
    return QByteArray();
}

} // namespace account
