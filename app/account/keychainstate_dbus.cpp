#include "account/keychainstate.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLibrary>
#include <QMap>

namespace account {

namespace {

using Attributes = QMap<QString, QString>;

constexpr auto secretService = "org.freedesktop.secrets";
constexpr auto kwallet = "org.kde.kwalletd5";

/// QtKeychain speaks to the Secret Service through this library, which it loads when it needs it.
bool hasLibsecret()
{
    return QLibrary(QStringLiteral("secret-1"), 0).load();
}

void call(const QDBusMessage &message, QObject *context,
          const std::function<void(const QDBusMessage &)> &done)
{
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done] {
        watcher->deleteLater();
        done(watcher->reply());
    });
}

QDBusMessage askBus(const char *method, const QList<QVariant> &arguments)
{
    auto message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
        QStringLiteral("org.freedesktop.DBus"), QLatin1String(method));
    message.setArguments(arguments);
    return message;
}

/// Whether one of these services runs, or can be started.
void lookFor(const QStringList &services, QObject *context,
             const std::function<void(const std::optional<QString> &)> &done)
{
    const auto started = [services, context, done](const QDBusMessage &answer) {
        if (answer.type() == QDBusMessage::ReplyMessage)
            done(std::nullopt);
        else if (services.size() > 1)
            lookFor(services.mid(1), context, done);
        else
            done(answer.errorMessage());
    };
    // Asked first, for the bus refuses to start what it does not know how to, though it may run already.
    call(askBus("NameHasOwner", {services.first()}), context,
         [services, context, done, started](const QDBusMessage &answer) {
             if (QDBusPendingReply<bool>(answer).value())
                 done(std::nullopt);
             else
                 call(askBus("StartServiceByName", {services.first(), 0U}), context, started);
         });
}

} // namespace

void lookForKeychain(QObject *context, const std::function<void(const std::optional<QString> &whyNot)> &done)
{
    QString whyNot;
    QStringList services;
    if (!QDBusConnection::sessionBus().isConnected())
        whyNot = QDBusConnection::sessionBus().lastError().message();
    else if (!hasLibsecret())
        services = {QLatin1String(kwallet)};
    else
        services = {QLatin1String(secretService), QLatin1String(kwallet)};
    if (services.isEmpty())
        QMetaObject::invokeMethod(
            context, [done, whyNot] { done(whyNot); }, Qt::QueuedConnection);
    else
        lookFor(services, context, done);
}

void lookForLocked(const QString &service, const QString &name, QObject *context,
                   const std::function<void(bool isThere)> &done)
{
    qDBusRegisterMetaType<Attributes>();
    auto message = QDBusMessage::createMethodCall(
        QLatin1String(secretService), QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("SearchItems"));
    // The attributes are those that QtKeychain gives what it keeps.
    const Attributes attributes{{QStringLiteral("server"), service}, {QStringLiteral("user"), name}};
    message.setArguments({QVariant::fromValue(attributes)});
    message.setAutoStartService(false);
    call(message, context, [done](const QDBusMessage &answer) {
        const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> reply = answer;
        done(reply.isValid() && (!reply.argumentAt<0>().isEmpty() || !reply.argumentAt<1>().isEmpty()));
    });
}

} // namespace account
