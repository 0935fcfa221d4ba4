#pragma once

#include "botdoc/apierror.h"
#include "botdoc/retrypolicy.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace transfers {

/// Whether the server can be reached at all. Once a transfer met that it could not, one small call finds out
/// when it can again, in place of all transfers trying for themselves.
class ServerReach final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerReach)

public:
    explicit ServerReach(QObject *parent = nullptr);
    ~ServerReach() override;

    /// Which server from now on, believed to be there; nullptr: none. It must outlive this, or be replaced.
    void setClient(botdoc::Client *client);
    void setBackoff(const botdoc::Backoff &backoff) { m_backoff = backoff; }

    [[nodiscard]] bool isThere() const { return !m_isSought; }
    /// A transfer has met this: when it speaks of the server as a whole, nothing is asked of it until it is
    /// found to be there again.
    void lost(const botdoc::ApiError &error);
    /// There is reason to believe that it is there again: looks at once, if it is being sought and has not
    /// asked to be left alone.
    void lookNow();

Q_SIGNALS:
    /// It is away, as the first look has shown, or wants to be left alone for a time.
    void away(const botdoc::ApiError &error);
    /// It is there again; `wasAway`: away() was told, else it was a matter of that one connection.
    void back(bool wasAway);

private:
    void look();
    void seek(const botdoc::ApiError &error);
    void tellAway(const botdoc::ApiError &error);
    void found();

    botdoc::Client *m_client = nullptr;
    QPointer<botdoc::Call> m_call;
    QTimer m_next;
    botdoc::Backoff m_backoff;
    int m_looks = 0;        // that found nobody
    bool m_mayHurry = true; // the server has not asked for the pause
    bool m_isSought = false;
    bool m_isAway = false; // and it was told
};

} // namespace transfers
