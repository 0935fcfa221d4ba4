#pragma once

#include "botdoc/client.h"
#include "botdoc/session.h"
#include "botdoc/transport.h"
#include "medias/medialistmodel.h"

/// A client signed in somewhere, which counts its calls.
class Desk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Desk)

public:
    Desk(const botdoc::Server &server, const botdoc::Credentials &credentials);
    ~Desk() override;

    [[nodiscard]] botdoc::Client *client() const { return m_client.get(); }
    void deleteClient() { m_client.reset(); }
    /// Calls started so far.
    [[nodiscard]] int calls() const { return m_calls; }
    [[nodiscard]] int mostInFlight() const { return m_mostInFlight; }
    /// Runs the event loop until no call is under way and every answer has been delivered: a model that asks
    /// as soon as it wants something has all it wants by then. False when that does not come.
    [[nodiscard]] bool comesToRest() const;
    /// Whether it has come to rest by now.
    [[nodiscard]] bool isIdle() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    botdoc::Transport m_transport;
    std::shared_ptr<botdoc::Session> m_session;
    std::unique_ptr<botdoc::Client> m_client;
    int m_calls = 0;
    int m_mostInFlight = 0;
};

/// The numbers in the rows, of at most so many; 0 for a row without a media.
[[nodiscard]] QList<qint64> idsIn(const medias::MediaListModel &model, int most = 100'000);

/// Looks at every row from the first to the last, also at those that come meanwhile, as somebody who scrolls;
/// false when that never comes to rest.
[[nodiscard]] bool scrollThrough(medias::MediaListModel &model, const Desk &desk, int height = 30);
