#pragma once

#include <QSslConfiguration>
#include <QString>

namespace support {

/// For ScriptedServer::setEncryption(): a server with one of the certificates that lie in the folder of that
/// name; "good" for certificates/good.pem.
[[nodiscard]] QSslConfiguration encryptionWith(const QString &certificate);

/// From here on this process trusts the authority of the tests' certificates, as an office trusts its own.
void trustTheTestsAuthority();

} // namespace support
