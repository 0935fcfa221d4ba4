#pragma once

#include "medias/requestlookups.h"
#include "medias/requestpages.h"
#include "medias/requestrows.h"
#include "medias/searchtext.h"

#include <QAbstractListModel>
#include <QHash>

namespace medias {

/// The requests a media can belong to, for the side bar, for the list's Request column and for choosing where
/// an upload goes: those the server lists, in its order, as far as they have been fetched; then those known
/// otherwise: named by a media, or looked for. Staff who may not list requests still have the latter.
///
/// Paged: the first page comes by load(), each further one by fetchNext(), one call at a time.
/// Keyed by id: no request is ever in two rows, however the list moves between two pages.
class RequestListModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestListModel)

public:
    enum Role {
        RequestRole = Qt::UserRole, ///< botdoc::Request; invalid when only its number is known
        IdRole,                     ///< botdoc::RequestId
        TitleRole,   ///< QString, plain and safe to be drawn; empty when only its number is known
        IsListedRole ///< bool: the server has listed it, in this run or the one before
    };
    /// Loading: the first page is awaited. Failed: a page could not be had; tryAgain().
    enum class State { Idle, Loading, Ready, Failed };
    /// Whether there is such a request.
    enum class Presence {
        Unknown,
        Asking,
        Exists,
        Missing, ///< the server knows none, or will not tell this account of it
        NotTold  ///< the server could not be asked, or does not answer such questions to this account
    };

    explicit RequestListModel(QObject *parent = nullptr);
    ~RequestListModel() override;

    /// Not owned; nullptr: signed out. Empties the list; call load() then.
    void setClient(botdoc::Client *client);
    /// Asks for the list from its start, by itself as far as it had been fetched before; what is known stays
    /// until it is replaced.
    void load();
    /// Whether there is a next page, and none under way.
    [[nodiscard]] bool canFetchNext() const;
    /// Asks for it; for the view that nears its end, and for who searches. Not canFetchMore(): who asks by
    /// that asks as long as there is room, however few rows are shown.
    void fetchNext();
    /// After State::Failed: asks once more for what could not be had.
    void tryAgain();
    /// A media's request. Known at once as "Request 1080"; its title is asked for by itself.
    void noteSeen(botdoc::RequestId id);
    /// Asks for a request by itself unless this run has listed it; presenceChanged() tells. When it exists,
    /// it gets a row.
    void look(botdoc::RequestId id);
    /// As look(), for one that is believed to exist: it has a row at once, which goes if it is missing.
    void keep(botdoc::RequestId id);
    [[nodiscard]] Presence presenceOf(botdoc::RequestId id) const;

    [[nodiscard]] State state() const { return m_state; }
    /// Why state() is Failed.
    [[nodiscard]] const std::optional<botdoc::ApiError> &error() const { return m_error; }
    /// This account may not list requests (403): state() is Ready, with the requests known otherwise.
    [[nodiscard]] bool isForbidden() const { return m_isForbidden; }
    /// All requests that the server lists are here.
    [[nodiscard]] bool isComplete() const { return m_pages.isComplete(); }
    /// A page is under way.
    [[nodiscard]] bool isFetching() const { return m_pages.isAsking(); }
    /// How many this run has listed: the first rows.
    [[nodiscard]] int listed() const { return m_listed; }
    /// How many there are, by the server's claim; nullopt: it does not say.
    [[nodiscard]] std::optional<qint64> total() const { return m_pages.total(); }

    [[nodiscard]] QString titleOf(botdoc::RequestId id) const; ///< empty: unknown
    [[nodiscard]] QString
    labelOf(botdoc::RequestId id) const; ///< "Mortgage – Elena Rossi (1080)", "Request 1080"
    /// labelOf() all whose title is known.
    [[nodiscard]] QHash<botdoc::RequestId, QString> labels() const;
    [[nodiscard]] int rowOf(botdoc::RequestId id) const; ///< -1: unknown
    /// By number and title.
    [[nodiscard]] bool isMatch(int row, const SearchText &text) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void titlesChanged();
    /// What the functions from state() to total() say is another.
    void stateChanged();
    void presenceChanged(botdoc::RequestId id);

private:
    void pageCame(const QList<botdoc::Request> &requests);
    void pageFailed(const botdoc::ApiError &error);
    void found(const botdoc::Request &request);
    void missing(botdoc::RequestId id);
    void untold(botdoc::RequestId id, const botdoc::ApiError &error);
    [[nodiscard]] bool place(const QList<botdoc::Request> &requests);
    void insertListed(const QList<botdoc::Request> &requests);
    [[nodiscard]] bool listKnown(const botdoc::Request &request);
    void forgetUnlisted();
    void insertAt(int row, const QList<RequestRow> &rows);
    void appendLookedFor(RequestRow row);
    void removeAt(int row);
    void setState(State state);
    void setPresence(botdoc::RequestId id, Presence presence);

    QPointer<botdoc::Client> m_client;
    RequestPages m_pages;
    RequestLookups m_lookups;
    RequestRows m_rows;                            // the listed ones first, in the server's order
    QHash<botdoc::RequestId, Presence> m_presence; // where it is not plain from the rows
    int m_listed = 0;
    int m_again = 0; // the pages that this run lists by itself
    State m_state = State::Idle;
    std::optional<botdoc::ApiError> m_error;
    bool m_isForbidden = false;
};

} // namespace medias
