#include "account/keychainstate.h"

#include <QObject>

namespace account {

// The Keychain of macOS is always there, and tells what is locked from what is not there.

void lookForKeychain(QObject *context, const std::function<void(const std::optional<QString> &whyNot)> &done)
{
    QMetaObject::invokeMethod(
        context, [done] { done(std::nullopt); }, Qt::QueuedConnection);
}

void lookForLocked(const QString & /*service*/, const QString & /*name*/, QObject *context,
                   const std::function<void(bool isThere)> &done)
{
    QMetaObject::invokeMethod(
        context, [done] { done(false); }, Qt::QueuedConnection);
}

} // namespace account
