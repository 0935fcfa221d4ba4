#pragma once

#include "botdoc/apierror.h"
#include "botdoc/page.h"
#include "botdoc/request.h"

#include <QObject>
#include <QPointer>
#include <QSet>

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace medias {

/// The pages of `GET module_container/container/`, from the first on, one call at a time. A run tells of each
/// request once, however the list moves meanwhile: what it pushes onto a later page comes again and is passed
/// over; when it has become shorter, the page before is asked for again, for what has slipped onto it.
class RequestPages final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestPages)

public:
    explicit RequestPages(QObject *parent = nullptr);
    ~RequestPages() override;

    /// Begins a run: asks for the first page, and by itself for all up to number `again`. `client` is not
    /// owned.
    void restart(botdoc::Client *client, int again);
    void stop();
    /// Asks for the next page, or once more for the one that could not be had. Without effect while one is
    /// under way, and when all have come.
    void askNext();

    [[nodiscard]] bool isAsking() const { return !m_call.isNull(); }
    /// The run has come to the end of the list.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    /// The last page that has come; 0: none.
    [[nodiscard]] int reached() const { return m_reached; }
    /// How many requests there are, by the server's last claim; never fewer than have come.
    [[nodiscard]] std::optional<qint64> total() const;

Q_SIGNALS:
    /// A page has come; with those of its requests that had not come yet, in the server's order.
    void came(const QList<botdoc::Request> &requests);
    /// A page could not be had; not told when it is beyond the end of a list that has become shorter.
    void failed(const botdoc::ApiError &error);

private:
    void answered(int page, const botdoc::Page<botdoc::Request> &answer);
    void notAnswered(int page, const botdoc::ApiError &error);

    QPointer<botdoc::Client> m_client;
    QPointer<botdoc::Call> m_call;
    quint32 m_serial = 0; // of the calls whose answers count
    QSet<botdoc::RequestId> m_ids;
    std::optional<qint64> m_total;
    int m_pageSize = 1; // as the first page told
    int m_next = 1;
    int m_reached = 0;
    int m_again = 0;
    int m_steppedBackAt = 0; // the last page that sent us back to the one before
    bool m_isComplete = false;
};

} // namespace medias
