#pragma once

#include "botdoc/apierror.h"
#include "botdoc/media.h"
#include "botdoc/page.h"
#include "medias/ageorder.h"
#include "medias/lastthatholds.h"
#include "medias/packedmedias.h"
#include "medias/stayestimate.h"

#include <QObject>
#include <QPointer>
#include <QSet>

#include <algorithm>
#include <functional>

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace medias {

/// Reads the list of all medias from its oldest end on, page after page, as far as it goes soon: that is at
/// the list's end or at its beginning, whichever way the server sorts. One call at a time.
///
/// Medias that were removed may stay in the list for good, at that very end: where whole pages are nothing
/// but such, older than the service keeps any, they are jumped over.
///
/// No document tells that the list is sorted by age. Where what is read shows that it is not, what was not
/// read may hold some that go soon, and Found says so.
class OldEndWalk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OldEndWalk)

public:
    /// It goes on until it has found so many that were not saved, to the end of their page: those that were
    /// must not hide what comes behind them.
    static constexpr int mostFound = 5000;
    /// And it ends after so many calls, with those that it takes to find where to begin: with 100 medias on
    /// a page after some 40,000, with 10 after some 4,000.
    static constexpr int mostCalls = 400;

    using IsSaved = std::function<bool(const botdoc::Media &)>;

    struct Found
    {
        PackedMedias medias;  ///< the oldest first, each once, complete, not removed and not saved
        int goingSoon = 0;    ///< how many those are with the saved ones
        bool areMore = false; ///< some may be left that were not read
    };

    explicit OldEndWalk(QObject *parent = nullptr);
    ~OldEndWalk() override;

    /// Begins anew. `client` must outlive this, or stop(). `isSaved`: those that are left out.
    void start(botdoc::Client &client, const StayTerms &terms, const IsSaved &isSaved = {});
    void stop();
    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] int calls() const { return m_calls; } ///< since start()

Q_SIGNALS:
    void ended(const medias::OldEndWalk::Found &found);
    void failed(const botdoc::ApiError &error);

private:
    enum class Aim { Size, End, Spent, Medias };
    using Page = botdoc::Page<botdoc::Media>;

    void ask(int page);
    void answered(int page, const Page &received);
    void begin(const Page &first);
    void seekEnd(int hint, std::optional<int> missing);
    void noteEnd(const Page &received);
    void seekPastSpent(int page);
    void noteSpent(const Page &received);
    void read(int page, const Page &received);
    void readAnew();
    void noteTotal(int total);
    void take(const Page &received);
    void askNext();
    void endAtLast();
    void end(bool areMore);
    [[nodiscard]] QList<botdoc::Media> fromTheOldest(const Page &received) const;
    [[nodiscard]] bool isInOrder() const { return m_isFirstInOrder && m_order.isKept(); }
    [[nodiscard]] StayEstimate stayOf(const botdoc::Media &media) const;
    [[nodiscard]] bool isSpent(const Page &received) const;
    [[nodiscard]] int pageOf(int rank) const;
    [[nodiscard]] int pageAt(int distance) const;
    [[nodiscard]] int lastPage() const { return std::max(0, *m_total - 1) / m_pageSize + 1; }

    QPointer<botdoc::Client> m_client;
    QPointer<botdoc::Call> m_call;
    quint32 m_serial = 0;
    StayTerms m_terms;
    IsSaved m_isSaved;
    Aim m_aim = Aim::Size;
    int m_calls = 0;
    int m_pageSize = 1;
    bool m_isNewestFirst = true;
    bool m_isCountBelieved = true;
    std::optional<int> m_total; // entries in the list
    LastThatHolds m_search{0, std::nullopt, 1};
    // How many older ones an entry has before it: unlike its place it stays the same while others come.
    int m_rank = 0;      // of the next one to be read
    int m_missed = 0;    // answers in a row that were not what comes next
    int m_youngOnes = 0; // in a row
    QSet<botdoc::MediaId> m_seen;
    AgeOrder m_order;             // of those
    bool m_isFirstInOrder = true; // the first page, by itself
    bool m_hasLeftOut = false;    // the list has changed faster than it was read
    bool m_hasJumped = false;     // over pages that are spent
    Found m_found;
};

} // namespace medias
