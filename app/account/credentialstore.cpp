#include "account/credentialstore.h"

#include "account/credentialaccess.h"

namespace account {

using Verb = CredentialRequest::Verb;

CredentialStore::CredentialStore() = default;

CredentialStore::~CredentialStore()
{
    // What carried them out is gone by now.
    for (CredentialAccess *access : std::as_const(m_waiting))
        access->disconnect(this);
    qDeleteAll(m_waiting);
}

CredentialAccess *CredentialStore::look(QObject *context, CredentialCallback callback)
{
    return start({.verb = Verb::Look, .name = {}, .secret = {}}, context, std::move(callback));
}

CredentialAccess *CredentialStore::read(const QString &name, QObject *context, CredentialCallback callback)
{
    return start({.verb = Verb::Read, .name = name, .secret = {}}, context, std::move(callback));
}

CredentialAccess *CredentialStore::write(const QString &name, const QByteArray &secret, QObject *context,
                                         CredentialCallback callback)
{
    return start({.verb = Verb::Write, .name = name, .secret = secret}, context, std::move(callback));
}

CredentialAccess *CredentialStore::remove(const QString &name, QObject *context, CredentialCallback callback)
{
    return start({.verb = Verb::Remove, .name = name, .secret = {}}, context, std::move(callback));
}

CredentialAccess *CredentialStore::start(const CredentialRequest &request, QObject *context,
                                         CredentialCallback callback)
{
    auto *access = new CredentialAccess(this, context, std::move(callback));
    const quint64 number = ++m_last;
    m_waiting.insert(number, access);
    connect(access, &CredentialAccess::givenUp, this, [this, number] {
        m_waiting.remove(number);
        giveUp(number);
    });
    begin(number, request);
    return access;
}

void CredentialStore::answer(quint64 number, const CredentialOutcome &outcome)
{
    if (CredentialAccess *access = m_waiting.take(number))
        access->finish(outcome);
}

} // namespace account
