#pragma once

#include "botdoc/apierror.h"
#include "botdoc/page.h"
#include "botdoc/request.h"

#include <QAbstractListModel>
#include <QHash>
#include <QPointer>
#include <QSet>

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace medias {

/// The requests a media can belong to, for the sidebar, for the list's Request column and for choosing where
/// an upload goes: those the server lists (at most the first 1,000), then those seen in the media list only.
/// Staff who may not list requests still have the latter.
class RequestListModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestListModel)

public:
    enum Role {
        RequestRole = Qt::UserRole, ///< botdoc::Request; invalid when only its number is known
        IdRole,                     ///< botdoc::RequestId
        TitleRole ///< QString, plain and safe to be drawn; empty when only its number is known
    };
    enum class State { Idle, Loading, Ready, Failed };

    explicit RequestListModel(QObject *parent = nullptr);
    ~RequestListModel() override;

    /// Not owned; nullptr: signed out. Empties the list; call load() then.
    void setClient(botdoc::Client *client);
    /// Asks for the list from its start, one page at a time; what is known stays until it is replaced.
    void load();
    /// A media's request. Known at once as "Request 1080"; one that is not in the list is asked for by
    /// itself.
    void noteSeen(botdoc::RequestId id);

    [[nodiscard]] State state() const { return m_state; }
    /// Why state() is Failed.
    [[nodiscard]] const std::optional<botdoc::ApiError> &error() const { return m_error; }
    /// This account may not list requests (403): state() is Ready, with the requests seen.
    [[nodiscard]] bool isForbidden() const { return m_isForbidden; }
    /// The server has more requests than are listed here.
    [[nodiscard]] bool isPartial() const { return m_isPartial; }

    [[nodiscard]] QString titleOf(botdoc::RequestId id) const; ///< empty: unknown
    [[nodiscard]] QString
    labelOf(botdoc::RequestId id) const; ///< "Mortgage – Elena Rossi (1080)", "Request 1080"
    /// labelOf() all whose title is known.
    [[nodiscard]] QHash<botdoc::RequestId, QString> labels() const;
    [[nodiscard]] int rowOf(botdoc::RequestId id) const; ///< -1: unknown

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void titlesChanged();
    void stateChanged();

private:
    struct Entry
    {
        botdoc::RequestId id{};
        std::optional<botdoc::Request> request;
        QString title;
        bool isSeen = false;
    };

    void ask(int page);
    void answered(int page, const botdoc::Result<botdoc::Page<botdoc::Request>> &answer);
    void place(const botdoc::Request &request);
    void endListing();
    void setState(State state);
    void askForSeen();
    void seenAnswered(botdoc::RequestId id, const botdoc::Result<botdoc::Request> &answer);
    void insertEntry(int row, const Entry &entry);
    static void setRequest(Entry &entry, const botdoc::Request &request);
    void reindex(int first, int last);
    void stop();

    QPointer<botdoc::Client> m_client;
    QList<Entry> m_entries; // the listed ones first, in the server's order
    QHash<botdoc::RequestId, int> m_rows;
    int m_listed = 0;   // how many of the entries this run of load() has listed
    int m_pageSize = 0; // as the first page told
    QPointer<botdoc::Call> m_listing;
    QSet<botdoc::RequestId> m_asked; // singly
    QList<QPointer<botdoc::Call>> m_asking;
    State m_state = State::Idle;
    std::optional<botdoc::ApiError> m_error;
    bool m_isForbidden = false;
    bool m_isPartial = false;
    bool m_mayAskSingly = true;
};

} // namespace medias
