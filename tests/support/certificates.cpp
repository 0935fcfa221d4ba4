#include "support/certificates.h"

#include "support/places.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace support {

namespace {

QByteArray pem(const QString &name)
{
    QFile file(inSources(QStringLiteral("tests/support/certificates/%1.pem").arg(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

} // namespace

QSslConfiguration encryptionWith(const QString &certificate)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(pem(certificate)));
    configuration.setPrivateKey(QSslKey(pem(QStringLiteral("key")), QSsl::Ec));
    return configuration;
}

void trustTheTestsAuthority()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificate(QSslCertificate(pem(QStringLiteral("authority"))));
    QSslConfiguration::setDefaultConfiguration(configuration);
}

} // namespace support
