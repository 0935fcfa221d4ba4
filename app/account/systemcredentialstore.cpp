#include "account/systemcredentialstore.h"

#include "account/credentialbackend.h"

#include <QThread>

namespace account {

namespace {

/// Never ended: libsecret stays with the thread that used it first, and one that hangs could not be.
QThread *keychainThread()
{
    static QThread *const thread = [] {
        auto *one = new QThread;
        one->setObjectName(QStringLiteral("keychain"));
        one->start();
        return one;
    }();
    return thread;
}

} // namespace

SystemCredentialStore::SystemCredentialStore(std::unique_ptr<CredentialBackend> backend)
    : m_backend(backend.release())
{
    connect(m_backend, &CredentialBackend::answered, this, &SystemCredentialStore::answer);
    m_backend->moveToThread(keychainThread());
}

SystemCredentialStore::~SystemCredentialStore()
{
    m_backend->deleteLater();
}

void SystemCredentialStore::begin(quint64 number, const CredentialRequest &request)
{
    QMetaObject::invokeMethod(
        m_backend, [backend = m_backend, number, request] { backend->begin(number, request); },
        Qt::QueuedConnection);
}

void SystemCredentialStore::giveUp(quint64 number)
{
    QMetaObject::invokeMethod(
        m_backend, [backend = m_backend, number] { backend->giveUp(number); }, Qt::QueuedConnection);
}

} // namespace account
