#pragma once

#include "botdoc/apierror.h"
#include "botdoc/ids.h"

#include <QList>
#include <QObject>

#include <functional>

namespace botdoc {
class Client;
}

namespace transfers {

struct ServerTraits;

/// The medias that an upload has made on the server and that are not to stay unless they become the file.
class MadeMedias final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MadeMedias)

public:
    /// `client` and `traits` must outlive this. `left` are those of earlier attempts.
    MadeMedias(botdoc::Client &client, ServerTraits &traits, QList<botdoc::MediaId> left,
               QObject *parent = nullptr);

    /// Known to be this upload's, and nobody else's.
    void add(botdoc::MediaId id);
    /// It is the file, and stays.
    void keep(botdoc::MediaId id) { m_medias.removeAll(id); }
    [[nodiscard]] bool isEmpty() const { return m_medias.isEmpty(); }
    [[nodiscard]] QList<botdoc::MediaId> medias() const { return m_medias + m_left; }

    /// Deletes all of them, then calls `then`: at once when there is nothing to delete, and else later,
    /// unless this has been destroyed. What could not be deleted is still here.
    void withdraw(std::function<void()> then);
    [[nodiscard]] bool isWithdrawing() const { return m_then != nullptr; }
    /// Why the last of those that could not be deleted could not.
    [[nodiscard]] const botdoc::ApiError &error() const { return m_error; }

Q_SIGNALS:
    void removed(botdoc::MediaId id);

private:
    void next();

    botdoc::Client &m_client;
    ServerTraits &m_traits;
    QList<botdoc::MediaId> m_medias;
    QList<botdoc::MediaId> m_left;
    std::function<void()> m_then;
    botdoc::ApiError m_error;
};

} // namespace transfers
