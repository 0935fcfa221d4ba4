#include "account/credentialaccess.h"

namespace account {

CredentialAccess::CredentialAccess(QObject *store, QObject *context, CredentialCallback callback)
    : QObject(store)
    , m_context(context)
    , m_callback(std::move(callback))
{
    Q_ASSERT(context && context->thread() == thread());
    connect(context, &QObject::destroyed, this, &CredentialAccess::cancel);
}

CredentialAccess::~CredentialAccess()
{
    cancel();
}

void CredentialAccess::cancel()
{
    if (m_isFinished)
        return;
    finish(CredentialFailure(CredentialError{CredentialError::Kind::Cancelled, {}}));
    Q_EMIT givenUp();
}

void CredentialAccess::finish(const CredentialOutcome &outcome)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    if (m_context) {
        // Bound to the context alone, so that it also arrives when this is deleted before.
        QMetaObject::invokeMethod(
            m_context, [callback = std::move(m_callback), outcome] { callback(outcome); },
            Qt::QueuedConnection);
    }
    deleteLater();
}

} // namespace account
