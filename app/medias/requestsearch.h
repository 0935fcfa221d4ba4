#pragma once

#include "botdoc/ids.h"
#include "medias/searchtext.h"

#include <QSortFilterProxyModel>
#include <QTimer>

#include <optional>

namespace medias {

class RequestListModel;

/// The requests that a text finds, by number or title. What has been fetched answers at once. For what has
/// not, further pages come by themselves, up to mostPages; and a number typed is asked for by itself, which
/// may save the pages. Without a text: the requests as far as the list has been fetched, and none in between.
///
/// Several may search in one RequestListModel; what one has fetched is there for all.
class RequestSearch final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestSearch)

public:
    /// Resting: nothing is searched, or nothing is left to be fetched. Paused: stopped, or mostPages have
    /// come, or the number typed has been found; goOn() fetches more.
    enum class Progress { Resting, Searching, Paused };
    Q_ENUM(Progress)

    /// Fetched by themselves, from the first text on until there is none.
    static constexpr int mostPages = 50;

    /// `requests` must outlive this.
    explicit RequestSearch(RequestListModel &requests, QObject *parent = nullptr);
    ~RequestSearch() override;

    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    /// When the text is a number and nothing else.
    [[nodiscard]] std::optional<botdoc::RequestId> typedNumber() const;

    /// Shown, while there is no text, also when the list has not come to it; nullopt: none.
    void keep(std::optional<botdoc::RequestId> request);

    [[nodiscard]] Progress progress() const;
    void stop();
    void goOn();

    [[nodiscard]] int rowOf(botdoc::RequestId id) const; ///< -1: not shown
    /// For a view that nears its end. Without effect while there is a text: this fetches then, and the few
    /// rows that it shows would make a view ask for all pages.
    void fetchNextForView();

Q_SIGNALS:
    /// progress(), or what it has covered (RequestListModel), or what is known of the number typed, is
    /// another.
    void progressChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    void begin();
    void advance();
    void listChanged();
    [[nodiscard]] bool isNumberKnown() const;
    [[nodiscard]] bool isNumberAwaited() const;

    RequestListModel &m_requests;
    QString m_text;
    SearchText m_wanted;
    std::optional<botdoc::RequestId> m_kept;
    QTimer m_soon; // not every letter is asked for
    int m_pagesLeft = mostPages;
    bool m_isStopped = false;
    bool m_goesBeyondNumber = false;
    bool m_showsAll = false; // while there is no text; what is not listed, too
};

} // namespace medias
