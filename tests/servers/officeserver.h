#pragma once

#include "program.h"

#include "botdoc/server.h"

#include <QNetworkProxy>

/// A media service of Django REST framework under gunicorn, and what stands between an office and it.
class OfficeServer final
{
    Q_GADGET
    Q_DISABLE_COPY_MOVE(OfficeServer)

public:
    enum class Front { None, Nginx, NginxWithTls, Apache, ApacheWithTls, Squid, SquidWithLogin };
    Q_ENUM(Front)

    /// Whose requests are answered.
    static const QByteArray token;
    /// The largest request that nginx and Apache httpd let through; gunicorn has no limit.
    static constexpr qint64 mostBytes = 200'000;

    /// Starts them; isReady() tells whether that went well.
    explicit OfficeServer(Front front);

    /// Empty when all programs are installed.
    [[nodiscard]] static QStringList missingPrograms();
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] botdoc::Server server() const;
    /// Through which the server is to be asked; of the type NoProxy without.
    [[nodiscard]] QNetworkProxy proxy() const;

private:
    [[nodiscard]] bool startsService();
    [[nodiscard]] bool startsNginx();
    [[nodiscard]] bool startsApache();
    [[nodiscard]] bool startsSquid();
    /// Whether the front speaks TLS.
    [[nodiscard]] bool isEncrypted() const;
    [[nodiscard]] bool isProxy() const;
    [[nodiscard]] QByteArray filled(QByteArray settings) const;

    const Front m_front;
    Program m_service;
    Program m_before;
    bool m_isReady = false;
};
