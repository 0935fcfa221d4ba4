#pragma once

#include "medias/mediasource.h"
#include "medias/oldendwalk.h"

#include <QDeadlineTimer>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

namespace medias {

/// The medias of all requests that are likely to be deleted by the service soon (StayEstimate) and were not
/// saved on this computer: how many there are, and which, without the rest of the list being loaded.
///
/// It looks for them at the list's oldest end (OldEndWalk), again every few minutes, the rarer the more calls
/// it takes, for the time goes on, and when look() asks. When a call fails, what was known last stays, and
/// only who waits for it is told.
class GoingSoon final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GoingSoon)

public:
    struct Count
    {
        int medias = 0;
        bool isAtLeast = false; ///< there may be more than were looked at
        int lookedAt = 0;       ///< how many go soon of those that were, with the saved ones

        friend bool operator==(const Count &, const Count &) = default;
    };

    explicit GoingSoon(QObject *parent = nullptr);
    ~GoingSoon() override;

    /// Not owned; nullptr: signed out, nothing known. Does not look yet.
    void setClient(botdoc::Client *client);
    /// How many days the service keeps a media: 1 to 365; 0, as at first: not known, and nothing is looked
    /// for.
    void setStayDays(int days);
    [[nodiscard]] int stayDays() const { return m_stayDays; }
    /// Whether a media was saved here, as the server has it; from its id and its checksum alone. Counts anew
    /// those known to go soon; one that was saved, and is not any more, is counted after the next look.
    void setSaved(const std::function<bool(const botdoc::Media &)> &isSaved);

    /// The list may be another: looks anew, but not all the time.
    void look();
    /// Somebody waits for it.
    void lookNow();
    /// It is no longer on the server.
    void removed(botdoc::MediaId id);
    /// Fresher details of a media.
    void update(const botdoc::Media &media);

    /// nullopt: not known, or not yet.
    [[nodiscard]] std::optional<Count> count() const;
    /// What count() counts as a list, the oldest first. It answers once that is known; or why it is not.
    [[nodiscard]] MediaSource source();

Q_SIGNALS:
    /// They are no longer among them.
    void left(const QList<botdoc::MediaId> &ids);
    /// count(), or what source() tells, is another.
    void changed();
    /// The server has answered, and all that was found is what it has now.
    void looked();
    /// The server could not be asked anew, as lookNow() wanted: what is known is of the last time that it
    /// could. As long as nothing is known, source() tells that instead.
    void lookFailed(const botdoc::ApiError &error);

private:
    using Page = botdoc::Page<botdoc::Media>;

    struct Listed
    {
        botdoc::MediaId id{};
        int slot = 0; // of m_found
    };

    struct Waiting
    {
        botdoc::PageQuery query;
        QPointer<QObject> context;
        botdoc::Callback<Page> callback;
    };

    void lookAfter(const QDeadlineTimer &pause);
    void begin();
    void found(const OldEndWalk::Found &found);
    void failed(const botdoc::ApiError &error);
    void rest();
    void forget();
    void drop(int slot);
    bool recount();
    void giveAll();
    [[nodiscard]] Page page(botdoc::PageQuery query) const;
    [[nodiscard]] int slotOf(botdoc::MediaId id) const;

    QPointer<botdoc::Client> m_client;
    int m_stayDays = 0;
    std::function<bool(const botdoc::Media &)> m_isSaved;
    OldEndWalk m_walk;
    QTimer m_again;
    QDeadlineTimer m_rest;                 // of looking when nobody waits
    QDeadlineTimer m_pause;                // that the server asked for
    QSet<botdoc::MediaId> m_goneMeanwhile; // during a look, which may have read them before
    bool m_isDue = false;                  // to look once more after this
    bool m_isAwaited = false;              // the look, by who is told should it fail
    bool m_isKnown = false;
    bool m_areMore = false;
    int m_lookedAt = 0;
    std::optional<botdoc::ApiError> m_error; // of the last look that failed
    PackedMedias m_found;                    // an empty slot: gone since
    std::vector<Listed> m_listed;            // those that were not saved
    QList<Waiting> m_waiting;                // until it is known
};

} // namespace medias
