#pragma once

#include "botdoc/media.h"
#include "botdoc/page.h"

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
/// Knows nothing of rows. Pages are numbered from 1.
class MediaPages final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaPages)

public:
    static constexpr int mostInFlight = 4;
    static constexpr int largestPage = 100; ///< what is asked for; servers may give fewer without a word

    explicit MediaPages(QObject *parent = nullptr);
    ~MediaPages() override;

    /// Forgets everything. `client` nullptr: nothing is asked any more.
    void restart(botdoc::Client *client, std::optional<botdoc::RequestId> request);
    /// The entries of a page from now on, as the first page told.
    void setPageSize(int size) { m_pageSize = size; }
    [[nodiscard]] int pageSize() const { return m_pageSize; }

    /// What answers to calls made from now on are told to be of: a number that grows whenever the list is
    /// found to be another.
    void setEpoch(quint32 epoch) { m_epoch = epoch; }

    /// Drops what is under way and what was noted of failures: what is wanted is asked for anew.
    void renew();
    /// Exactly these pages are wanted, the most urgent first; what is under way for others is dropped. One
    /// that failed is not asked for again, and one that was answered and is wanted all the same only a few
    /// times (a list may change with every call), until forget() or renew().
    void want(const QList<int> &pages);
    /// The page came into view anew: whatever became of it before, it may be asked for again.
    void forget(int page);

    [[nodiscard]] bool hasFailed(int page) const { return m_failed.contains(page); }
    /// The page was answered, but not with what it should hold.
    void setFailed(int page) { m_failed.insert(page); }

Q_SIGNALS:
    /// `epoch` is the one that was set when it was asked for.
    void answered(int page, quint32 epoch, const botdoc::Page<botdoc::Media> &answer);
    void failed(int page, const botdoc::ApiError &error);

private:
    void ask(int page);
    void drop(int page);

    struct InFlight
    {
        QPointer<botdoc::Call> call;
        quint32 serial = 0;
    };

    QPointer<botdoc::Client> m_client;
    std::optional<botdoc::RequestId> m_request;
    QHash<int, InFlight> m_inFlight;
    QSet<int> m_failed;
    QHash<int, int> m_answers; // how many, since forget() or renew()
    quint32 m_serial = 0;
    quint32 m_epoch = 0;
    int m_pageSize = largestPage;
};

} // namespace medias
