#include "support/secretservice.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>

#include <algorithm>

namespace support {

/// (oayays) of the Secret Service's specification: session, parameters, value, content type.
struct Secret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

QDBusArgument &operator<<(QDBusArgument &argument, const Secret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, Secret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

namespace {

using Secrets = QMap<QDBusObjectPath, Secret>;
using Paths = QList<QDBusObjectPath>;

constexpr auto connectionName = "secret service";
constexpr auto itemFolder = "/org/freedesktop/secrets/collection/office/";
constexpr auto promptFolder = "/org/freedesktop/secrets/prompt/";
constexpr auto session = "/org/freedesktop/secrets/session/1";
const QDBusObjectPath none(QStringLiteral("/"));

QDBusMessage locked(const QDBusMessage &message)
{
    return message.createErrorReply(QStringLiteral("org.freedesktop.Secret.Error.IsLocked"),
                                    QStringLiteral("Cannot be changed while it is locked"));
}

} // namespace

SecretService::SecretService(const QString &address)
    : m_bus(QDBusConnection::connectToBus(address, QLatin1String(connectionName)))
{
    qDBusRegisterMetaType<Attributes>();
    qDBusRegisterMetaType<Secret>();
    qDBusRegisterMetaType<Secrets>();
    if (!m_bus.registerVirtualObject(QStringLiteral("/org/freedesktop/secrets"), this,
                                     QDBusConnection::SubPath) ||
        !m_bus.registerService(QStringLiteral("org.freedesktop.secrets")))
        qFatal("no place for the secret service: %s", qPrintable(m_bus.lastError().message()));
}

SecretService::~SecretService()
{
    m_bus.unregisterService(QStringLiteral("org.freedesktop.secrets"));
    m_bus.unregisterObject(QStringLiteral("/org/freedesktop/secrets"), QDBusConnection::UnregisterTree);
    QDBusConnection::disconnectFromBus(QLatin1String(connectionName));
}

void SecretService::answerPrompts(bool isTyped)
{
    if (isTyped)
        m_isLocked = false;
    const auto open = std::exchange(m_open, {});
    for (auto it = open.begin(); it != open.end(); ++it) {
        auto completed = QDBusMessage::createSignal(
            it.key().path(), QStringLiteral("org.freedesktop.Secret.Prompt"), QStringLiteral("Completed"));
        completed << !isTyped
                  << QVariant::fromValue(QDBusVariant(QVariant::fromValue(isTyped ? *it : Paths())));
        m_bus.send(completed);
    }
}

QMap<QString, QByteArray> SecretService::secrets() const
{
    QMap<QString, QByteArray> all;
    for (const Item &item : m_items)
        all.insert(item.attributes.value(QStringLiteral("user")), item.secret);
    return all;
}

QString SecretService::introspect(const QString & /*path*/) const
{
    return {};
}

bool SecretService::handleMessage(const QDBusMessage &message, const QDBusConnection &connection)
{
    return connection.send(answer(message));
}

QDBusMessage SecretService::answer(const QDBusMessage &message)
{
    const QString member = message.member();
    if (member == QLatin1String("OpenSession"))
        return openSession(message);
    if (member == QLatin1String("SearchItems"))
        return searchItems(message);
    if (member == QLatin1String("Unlock"))
        return unlock(message);
    if (member == QLatin1String("GetSecrets"))
        return getSecrets(message);
    if (member == QLatin1String("CreateItem"))
        return createItem(message);
    if (member == QLatin1String("Delete"))
        return deleteItem(message);
    if (member == QLatin1String("Prompt")) {
        ++m_prompts;
        return message.createReply();
    }
    if (member == QLatin1String("GetAll"))
        return message.createReply(QVariantMap());
    return message.createErrorReply(QDBusError::UnknownMethod, member);
}

QDBusMessage SecretService::openSession(const QDBusMessage &message) const
{
    // Secrets on a bus that is this process's own need no cipher.
    if (message.arguments().value(0).toString() != QLatin1String("plain"))
        return message.createErrorReply(QDBusError::NotSupported, QStringLiteral("plain only"));
    return message.createReply({QVariant::fromValue(QDBusVariant(QString())),
                                QVariant::fromValue(QDBusObjectPath(QLatin1String(session)))});
}

QDBusMessage SecretService::searchItems(const QDBusMessage &message) const
{
    const auto wanted = qdbus_cast<Attributes>(message.arguments().value(0));
    Paths found;
    for (auto it = m_items.begin(); it != m_items.end(); ++it) {
        const bool isIt = std::all_of(wanted.keyValueBegin(), wanted.keyValueEnd(), [&](const auto &pair) {
            return it->attributes.value(pair.first) == pair.second;
        });
        if (isIt)
            found.append(it.key());
    }
    return message.createReply({QVariant::fromValue(m_isLocked ? Paths() : found),
                                QVariant::fromValue(m_isLocked ? found : Paths())});
}

QDBusMessage SecretService::unlock(const QDBusMessage &message)
{
    const auto wanted = qdbus_cast<Paths>(message.arguments().value(0));
    if (!m_isLocked)
        return message.createReply({QVariant::fromValue(wanted), QVariant::fromValue(none)});
    static int last = 0;
    const QDBusObjectPath prompt(QLatin1String(promptFolder) + QString::number(++last));
    m_open.insert(prompt, wanted);
    return message.createReply({QVariant::fromValue(Paths()), QVariant::fromValue(prompt)});
}

QDBusMessage SecretService::getSecrets(const QDBusMessage &message) const
{
    Secrets secrets;
    const auto wanted = qdbus_cast<Paths>(message.arguments().value(0));
    for (const QDBusObjectPath &path : wanted) {
        const auto item = m_items.constFind(path);
        if (!m_isLocked && item != m_items.constEnd())
            secrets.insert(path, {.session = QDBusObjectPath(QLatin1String(session)),
                                  .parameters = {},
                                  .value = item->secret,
                                  .contentType = QString::fromUtf8(item->contentType)});
    }
    return message.createReply(QVariant::fromValue(secrets));
}

QDBusMessage SecretService::createItem(const QDBusMessage &message)
{
    if (m_isLocked)
        return locked(message);
    if (m_isRefusing)
        return message.createErrorReply(QDBusError::Failed, QStringLiteral("The disk is full"));
    const auto properties = qdbus_cast<QVariantMap>(message.arguments().value(0));
    const auto attributes =
        qdbus_cast<Attributes>(properties.value(QStringLiteral("org.freedesktop.Secret.Item.Attributes")));
    const auto secret = qdbus_cast<Secret>(message.arguments().value(1));
    QDBusObjectPath path(QLatin1String(itemFolder) + QString::number(++m_lastItem));
    if (message.arguments().value(2).toBool()) {
        for (auto it = m_items.begin(); it != m_items.end(); ++it) {
            if (it->attributes == attributes)
                path = it.key();
        }
    }
    m_items.insert(
        path, {.attributes = attributes, .secret = secret.value, .contentType = secret.contentType.toUtf8()});
    return message.createReply({QVariant::fromValue(path), QVariant::fromValue(none)});
}

QDBusMessage SecretService::deleteItem(const QDBusMessage &message)
{
    if (m_isLocked)
        return locked(message);
    if (m_isRefusing)
        return message.createErrorReply(QDBusError::Failed, QStringLiteral("The disk is full"));
    m_items.remove(QDBusObjectPath(message.path()));
    return message.createReply(QVariant::fromValue(none));
}

} // namespace support

Q_DECLARE_METATYPE(support::Secret)
