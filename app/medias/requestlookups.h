#pragma once

#include "botdoc/apierror.h"
#include "botdoc/request.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace medias {

/// Asks for requests by themselves (`GET module_container/container/{id}/`), two at a time: first those that
/// somebody looks for, then those whose title is wanted for what is shown, the newest wish first, each once.
class RequestLookups final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestLookups)

public:
    explicit RequestLookups(QObject *parent = nullptr);
    ~RequestLookups() override;

    /// Forgets everything, and holds until release(). `client` is not owned; nullptr: asks nothing more.
    void restart(botdoc::Client *client);
    /// Until then nothing is asked for: the list may bring it.
    void release();
    /// Titles are not to be had any more.
    void dropTitles();

    /// Ends in found(), missing() or untold(), or is cut short by restart() or forget().
    void look(botdoc::RequestId id);
    /// Ends in found(), or without a word.
    void wantTitle(botdoc::RequestId id);
    /// It has come otherwise; when it is under way already, its answer is still told.
    void forget(botdoc::RequestId id);

Q_SIGNALS:
    void found(const botdoc::Request &request);
    void missing(botdoc::RequestId id); ///< 404
    void untold(botdoc::RequestId id, const botdoc::ApiError &error);

private:
    void askNext();
    void ask(botdoc::RequestId id, bool isLookedFor);
    void refused();

    QPointer<botdoc::Client> m_client;
    quint32 m_serial = 0; // of the calls whose answers count
    QList<botdoc::RequestId> m_looks;
    QList<botdoc::RequestId> m_titles; // the newest wish last
    QSet<botdoc::RequestId> m_askedTitles;
    QHash<botdoc::RequestId, QPointer<botdoc::Call>> m_inFlight;
    std::optional<botdoc::ApiError> m_refusal; // this account may not: not asked again
    bool m_isHeld = true;
};

} // namespace medias
