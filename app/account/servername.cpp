#include "account/servername.h"

#include <QCoreApplication>

namespace account {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(account::ServerName)
};

} // namespace

QString serverName(const botdoc::Server &server)
{
    if (server == botdoc::Server::live())
        return Text::tr("Live");
    if (server == botdoc::Server::sandbox())
        return Text::tr("Sandbox");
    return {};
}

QString serverLabel(const QString &name, const QString &host)
{
    return name.isEmpty() ? host : QStringLiteral("%1 \u00b7 %2").arg(name, host);
}

} // namespace account
