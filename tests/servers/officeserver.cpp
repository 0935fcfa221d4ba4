#include "officeserver.h"

#include "support/places.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace {

constexpr auto user = "clerk";
constexpr auto password = "password";
constexpr auto hash = "$apr1$mediades$0h.Srgzld08eVALAuAqpU0"; // of it, as htpasswd has it

QString programOf(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    // Of administrators, and not on everybody's path.
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin")}) : found;
}

QString certificate(const QString &name)
{
    return support::inSources(u"tests/support/certificates/"_qs + name);
}

const char *const nginxSettings = R"(
daemon off;
worker_processes 1;
user USER;
pid FOLDER/pid;
error_log stderr;
events {}
http {
    access_log off;
    client_body_temp_path FOLDER/body;
    proxy_temp_path FOLDER/proxy;
    fastcgi_temp_path FOLDER/fastcgi;
    uwsgi_temp_path FOLDER/uwsgi;
    scgi_temp_path FOLDER/scgi;
    client_max_body_size MOST;
    server {
        listen 127.0.0.1:PORT TLS;
        ssl_certificate CERTIFICATE;
        ssl_certificate_key KEY;
        location / {
            proxy_pass http://127.0.0.1:BEHIND;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
        }
    }
}
)";

const char *const apacheSettings = R"(
ServerRoot FOLDER
ServerName localhost
DefaultRuntimeDir FOLDER
PidFile FOLDER/pid
Listen 127.0.0.1:PORT
ErrorLog /dev/stderr
LoadModule mpm_event_module MODULES/mod_mpm_event.so
LoadModule authz_core_module MODULES/mod_authz_core.so
LoadModule proxy_module MODULES/mod_proxy.so
LoadModule proxy_http_module MODULES/mod_proxy_http.so
LoadModule socache_shmcb_module MODULES/mod_socache_shmcb.so
LoadModule rewrite_module MODULES/mod_rewrite.so
LoadModule ssl_module MODULES/mod_ssl.so
User www-data
Group www-data
SSLEngine TLS
SSLCertificateFile CERTIFICATE
SSLCertificateKeyFile KEY
RewriteEngine On
RewriteCond expr "%{HTTP:Content-Length} -gt MOST"
RewriteRule ^ - [R=413,L]
ProxyPass / http://127.0.0.1:BEHIND/
ProxyPreserveHost On
)";

// It knows the server by a name that nobody else does, as what is on this machine is asked for without a
// proxy.
const char *const squidSettings = R"(
http_port 127.0.0.1:PORT
hosts_file FOLDER/hosts
pid_filename FOLDER/pid
coredump_dir FOLDER
access_log none
cache_log /dev/null
cache_store_log none
cache_mem 0
memory_cache_shared off
cache deny all
netdb_filename none
pinger_enable off
shutdown_lifetime 0 seconds
)";

const char *const squidForAll = "http_access allow all\n";
const char *const squidForKnown = R"(
auth_param basic program /usr/lib/squid/basic_ncsa_auth FOLDER/passwords
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all
)";

const auto nameBehindProxy = QStringLiteral("elsewhere.example.com");

} // namespace

const QByteArray OfficeServer::token = "aaa.bbb.ccc";

OfficeServer::OfficeServer(Front front)
    : m_front(front)
{
    m_isReady = startsService();
    if (!m_isReady)
        return;
    switch (m_front) {
    case Front::None:
        break;
    case Front::Nginx:
    case Front::NginxWithTls:
        m_isReady = startsNginx();
        break;
    case Front::Apache:
    case Front::ApacheWithTls:
        m_isReady = startsApache();
        break;
    case Front::Squid:
    case Front::SquidWithLogin:
        m_isReady = startsSquid();
        break;
    }
}

QStringList OfficeServer::missingPrograms()
{
    QStringList missing;
    for (const QString &name : {u"gunicorn"_qs, u"nginx"_qs, u"apache2"_qs, u"squid"_qs}) {
        if (programOf(name).isEmpty())
            missing.append(name);
    }
    return missing;
}

bool OfficeServer::isEncrypted() const
{
    return m_front == Front::NginxWithTls || m_front == Front::ApacheWithTls;
}

bool OfficeServer::isProxy() const
{
    return m_front == Front::Squid || m_front == Front::SquidWithLogin;
}

botdoc::Server OfficeServer::server() const
{
    const auto at = [](const QString &scheme, const QString &host, quint16 port) {
        return botdoc::Server::fromText(u"%1://%2:%3/v1/"_qs.arg(scheme, host).arg(port)).value();
    };
    if (isProxy())
        return at(u"https"_qs, nameBehindProxy, m_service.port());
    return at(isEncrypted() ? u"https"_qs : u"http"_qs, u"localhost"_qs,
              m_front == Front::None ? m_service.port() : m_before.port());
}

QNetworkProxy OfficeServer::proxy() const
{
    if (!isProxy())
        return QNetworkProxy::NoProxy;
    QNetworkProxy proxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_qs, m_before.port());
    if (m_front == Front::SquidWithLogin) {
        proxy.setUser(QString::fromLatin1(user));
        proxy.setPassword(QString::fromLatin1(password));
    }
    return proxy;
}

bool OfficeServer::startsService()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TOKEN"_qs, QString::fromLatin1(token));
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_qs, u"1"_qs);
    // One process, which has all medias; several connections, which stay open for a second.
    QStringList arguments{u"--bind"_qs,
                          u"127.0.0.1:%1"_qs.arg(m_service.port()),
                          u"--chdir"_qs,
                          support::inSources(u"tests/servers"_qs),
                          u"--worker-class"_qs,
                          u"gthread"_qs,
                          u"--threads"_qs,
                          u"8"_qs,
                          u"--keep-alive"_qs,
                          u"1"_qs,
                          u"--graceful-timeout"_qs,
                          u"1"_qs};
    if (isProxy())
        arguments += {u"--certfile"_qs, certificate(u"other-host.pem"_qs), u"--keyfile"_qs,
                      certificate(u"key.pem"_qs)};
    return m_service.starts(programOf(u"gunicorn"_qs), arguments + QStringList{u"service"_qs}, environment);
}

/// The words in capitals become what they stand for.
QByteArray OfficeServer::filled(QByteArray settings) const
{
    settings.replace("FOLDER", m_before.folder().toUtf8());
    settings.replace("PORT", QByteArray::number(m_before.port()));
    settings.replace("BEHIND", QByteArray::number(m_service.port()));
    settings.replace("MOST", QByteArray::number(mostBytes));
    settings.replace("CERTIFICATE", certificate(u"good.pem"_qs).toUtf8());
    settings.replace("KEY", certificate(u"key.pem"_qs).toUtf8());
    settings.replace("MODULES", "/usr/lib/apache2/modules");
    settings.replace("USER", QFileInfo(m_before.folder()).owner().toUtf8());
    return settings;
}

bool OfficeServer::startsNginx()
{
    QByteArray settings = nginxSettings;
    settings.replace("TLS", isEncrypted() ? "ssl" : "");
    const QString file = m_before.write(u"nginx.conf"_qs, filled(settings));
    return m_before.starts(programOf(u"nginx"_qs), {u"-e"_qs, u"stderr"_qs, u"-c"_qs, file});
}

bool OfficeServer::startsApache()
{
    QByteArray settings = apacheSettings;
    settings.replace("TLS", isEncrypted() ? "on" : "off");
    const QString file = m_before.write(u"apache.conf"_qs, filled(settings));
    return m_before.starts(programOf(u"apache2"_qs), {u"-DFOREGROUND"_qs, u"-f"_qs, file});
}

bool OfficeServer::startsSquid()
{
    m_before.write(u"hosts"_qs, "127.0.0.1 " + nameBehindProxy.toLatin1() + '\n');
    m_before.write(u"passwords"_qs, QByteArray(user) + ':' + hash + '\n');
    const QByteArray access = m_front == Front::SquidWithLogin ? squidForKnown : squidForAll;
    const QString file = m_before.write(u"squid.conf"_qs, filled(squidSettings + access));
    return m_before.starts(programOf(u"squid"_qs), {u"-N"_qs, u"-f"_qs, file});
}
