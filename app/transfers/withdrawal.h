#pragma once

#include "botdoc/apierror.h"
#include "botdoc/ids.h"

#include <QList>
#include <QObject>

namespace botdoc {
class Client;
}

namespace transfers {

/// Deletes what an upload has made and is not to stay.
class Withdrawal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Withdrawal)

public:
    /// `client` must outlive this.
    Withdrawal(botdoc::Client &client, QList<botdoc::MediaId> medias, QObject *parent);

    void start();
    /// Why the last of those that are left is left.
    [[nodiscard]] const botdoc::ApiError &error() const { return m_error; }

Q_SIGNALS:
    void removed(botdoc::MediaId id);
    /// The last signal, always later than start(). What could not be deleted is `left`.
    void ended(const QList<botdoc::MediaId> &left);

private:
    void next();

    botdoc::Client &m_client;
    QList<botdoc::MediaId> m_medias;
    QList<botdoc::MediaId> m_left;
    botdoc::ApiError m_error;
};

} // namespace transfers
