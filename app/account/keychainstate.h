#pragma once

#include <QString>

#include <functional>
#include <optional>

class QObject;

namespace account {

// What QtKeychain does not tell of a keychain. The callbacks come later, in the thread of `context`, unless
// that is gone.

/// Why there is no keychain on this system, in the system's words; nullopt: there is one.
void lookForKeychain(QObject *context, const std::function<void(const std::optional<QString> &whyNot)> &done);

/// Whether something is kept under these names though it could not be read: then it is locked.
void lookForLocked(const QString &service, const QString &name, QObject *context,
                   const std::function<void(bool isThere)> &done);

} // namespace account
