#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusVirtualObject>
#include <QMap>

namespace support {

/// The freedesktop.org Secret Service on a bus, as a desktop's keyring is it: what is put in is there as long
/// as this lives. It can be locked, and then asks for a password that is never typed unless a test says so.
class SecretService final : public QDBusVirtualObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretService)

public:
    /// On the bus at `address`, from here to the destructor.
    explicit SecretService(const QString &address);
    ~SecretService() override;

    /// From here on nothing is told, taken or removed before it has been unlocked.
    void lock() { m_isLocked = true; }
    /// How many times a password has been asked for since the start.
    [[nodiscard]] int prompts() const { return m_prompts; }
    /// Answers all who wait for the password: typed, or turned down.
    void answerPrompts(bool isTyped);
    /// No Delete is carried out, nor CreateItem, but refused.
    void refuseChanges() { m_isRefusing = true; }

    /// The secrets kept, by the name they are kept under.
    [[nodiscard]] QMap<QString, QByteArray> secrets() const;

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    using Attributes = QMap<QString, QString>;

    struct Item
    {
        Attributes attributes;
        QByteArray secret;
        QByteArray contentType;
    };

    [[nodiscard]] QDBusMessage answer(const QDBusMessage &message);
    [[nodiscard]] QDBusMessage openSession(const QDBusMessage &message) const;
    [[nodiscard]] QDBusMessage searchItems(const QDBusMessage &message) const;
    [[nodiscard]] QDBusMessage unlock(const QDBusMessage &message);
    [[nodiscard]] QDBusMessage getSecrets(const QDBusMessage &message) const;
    [[nodiscard]] QDBusMessage createItem(const QDBusMessage &message);
    [[nodiscard]] QDBusMessage deleteItem(const QDBusMessage &message);

    QDBusConnection m_bus;
    QMap<QDBusObjectPath, Item> m_items;
    QMap<QDBusObjectPath, QList<QDBusObjectPath>> m_open; // prompts, and what each is to unlock
    int m_lastItem = 0;
    int m_prompts = 0;
    bool m_isLocked = false;
    bool m_isRefusing = false;
};

} // namespace support
