#pragma once

#include "botdoc/media.h"
#include "botdoc/page.h"
#include "medias/mediasource.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace medias {

/// Asks for the pages of the media list that are wanted, few at a time, and drops those that no longer are.
/// Knows nothing of what is in rows. Pages are numbered from 1, rows from 0.
class MediaPages final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaPages)

public:
    static constexpr int mostInFlight = 4;
    static constexpr int largestPage = 100; ///< what is asked for; servers may give fewer without a word

    explicit MediaPages(QObject *parent = nullptr);
    ~MediaPages() override;

    /// Forgets everything. `client` nullptr: nothing is asked any more. With a `source` the pages come from
    /// there.
    void restart(botdoc::Client *client, std::optional<botdoc::RequestId> request,
                 const MediaSource &source = {});
    /// How many entries can be seen at once, at most: a long list's first page is read so far before it is
    /// told. It holds for answers from then on.
    void setRoomInView(int entries);
    /// The most entries a page has: as many as the first page told, or largestPage before it has.
    [[nodiscard]] int pageSize() const { return m_toldSize > 0 ? m_toldSize : largestPage; }
    /// The page that the row is on.
    [[nodiscard]] int pageOf(int row) const { return row / pageSize() + 1; }
    [[nodiscard]] int firstOf(int page) const { return (page - 1) * pageSize(); } ///< its first row
    /// So many rows take so many pages; an empty list has one, too.
    [[nodiscard]] int countFor(int rows) const { return rows == 0 ? 1 : pageOf(rows - 1); }
    /// The list is another now: drops what was asked of it as it was, and what was noted of failures.
    void listChanged();
    /// As listChanged(), and drops what was noted of answers: what is wanted is asked for anew.
    void renew();
    /// Exactly these pages are wanted, the most urgent first; what is under way for others is dropped. One
    /// that failed is not asked for again, and one that was answered and is wanted all the same only a few
    /// times (a list may change with every call), until forget() or renew(). Those asked for now.
    QList<int> want(const QList<int> &pages);
    /// Whether the answer about any page is still to come.
    [[nodiscard]] bool isAsking() const { return !m_inFlight.isEmpty(); }
    /// Whether the first page was answered and told, but not all of it.
    [[nodiscard]] bool isReading() const { return m_partlyRead.has_value(); }
    /// False: it failed, or was answered as many times as it may be, and want() leaves it out.
    [[nodiscard]] bool mayAsk(int page) const;
    /// The page came into view anew: whatever became of it before, it may be asked for again.
    void forget(int page);

    /// The page was answered, but not with what it should hold.
    void setFailed(int page) { m_failed.insert(page); }

Q_SIGNALS:
    /// Of a long list what is in view at first is painted before the first page is all read. It comes twice
    /// then, first with some of its entries, and until the second time it is as under way as if the server
    /// had not answered.
    void answered(int page, const botdoc::Page<botdoc::Media> &answer);
    void failed(int page, const botdoc::ApiError &error);

protected:
    bool event(QEvent *event) override;

private:
    void notePageSize(const botdoc::Page<botdoc::Media> &first);
    void ask(int page);
    void received(int page, botdoc::Page<botdoc::Media> answer);
    void tell(int page, const botdoc::Page<botdoc::Media> &answer);
    void drop(int page);

    struct InFlight
    {
        QPointer<botdoc::Call> call;
        quint32 serial = 0;
    };

    QPointer<botdoc::Client> m_client;
    std::optional<botdoc::RequestId> m_request;
    MediaSource m_source;
    QHash<int, InFlight> m_inFlight;
    std::optional<botdoc::Page<botdoc::Media>> m_partlyRead; // the first page, which is in flight then
    QSet<int> m_failed;
    QHash<int, int> m_answers; // how many, since forget() or renew()
    quint32 m_serial = 0;
    int m_toldSize = 0;    // 0: not told
    int m_roomInView = 64; // as many as a large screen shows, until it is told
};

} // namespace medias
