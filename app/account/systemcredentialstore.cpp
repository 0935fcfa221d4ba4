#include "account/systemcredentialstore.h"

#include "account/credentialbackend.h"
#include "botdoc/eventthread.h"

#include <QSemaphore>
#include <QThread>

#include <chrono>
#include <memory>

namespace account {

namespace {

/// Never ended: libsecret stays with the thread that used it first, and one that hangs could not be.
QThread *keychainThread()
{
    static QThread *const thread = botdoc::startEventThread(QStringLiteral("keychain"));
    return thread;
}

/// For the keychain, at the end.
constexpr std::chrono::milliseconds longestWait{500};

} // namespace

SystemCredentialStore::SystemCredentialStore(std::unique_ptr<CredentialBackend> backend)
    : m_backend(backend.release())
{
    connect(m_backend, &CredentialBackend::answered, this, &SystemCredentialStore::answer);
    m_backend->moveToThread(keychainThread());
}

SystemCredentialStore::~SystemCredentialStore()
{
    // The thread outlives this, and what it is at must not meet the end of the process, unless it hangs.
    const auto gone = std::make_shared<QSemaphore>();
    connect(
        m_backend, &QObject::destroyed, m_backend, [gone] { gone->release(); }, Qt::DirectConnection);
    m_backend->deleteLater();
    (void)gone->tryAcquire(1, static_cast<int>(longestWait.count()));
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
