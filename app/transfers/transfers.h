#pragma once

#include "transfers/journalproblem.h"
#include "transfers/owner.h"
#include "transfers/savedmedias.h"
#include "transfers/transfer.h"
#include "transfers/transferorder.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <set>

class QThread;

namespace botdoc {
class Session;
}

namespace transfers {

class TransferQueue;

/// What is sent, saved, opened and deleted, as the GUI thread sees it: takes orders, tells of their progress.
/// All work is done in a thread of its own with its own connections. No function here blocks, however many
/// orders there are.
class Transfers final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transfers)

public:
    /// Once, before the process has a second thread: the others do without GLib's event loop, which calls the
    /// system for each event that is posted, a dozen times for each file. Unless the environment has a say in
    /// it (QT_NO_THREADED_GLIB).
    static void prepareProcess();

    /// With a journal in `journalFolder`, from which the transfers of earlier runs are told; empty: without.
    explicit Transfers(const QString &journalFolder = {}, QObject *parent = nullptr);
    /// Ends all that runs, without undoing anything on the server. Takes at most two seconds, whatever hangs.
    ~Transfers() override;

    /// Whose medias are meant from now on; nullptr: signed out. What is unfinished waits until its owner is
    /// signed in again, but for what was to be opened, which fails as Unauthorized. The session is let go in
    /// this thread, even when a call used it last.
    void setSession(std::shared_ptr<botdoc::Session> session, const Owner &owner = {});
    /// How large the pieces are in which files go out from now on, in bytes; at least 1.
    void setChunkSize(qint64 bytes);
    /// How many files move at a time: 1 to 6.
    void setParallel(int transfers);

    QList<TransferId> upload(const QList<UploadOrder> &orders);
    QList<TransferId> save(const QList<SaveOrder> &orders);
    TransferId open(const botdoc::Media &media, const QString &requestTitle);
    QList<TransferId> remove(const QList<botdoc::Media> &medias, const QString &requestTitle = {});

    /// Ends these and undoes what they had begun. Finished ones stay as they are.
    void cancel(const QList<TransferId> &ids);
    /// Stops these where they are, as far as they can be without a loss: Transfer::canPause().
    void pause(const QList<TransferId> &ids);
    /// Lets those that are paused go on.
    void resume(const QList<TransferId> &ids);
    /// The server may be there again: for whoever learns that some other way.
    void lookNow();
    /// Starts those that have failed or were cancelled again.
    void retry(const QList<TransferId> &ids);
    /// Forgets all that are finished.
    void clearFinished();

    /// Whether anything runs or will by itself: Transfer::isOnItsWay().
    [[nodiscard]] bool hasUnfinished() const { return !m_unfinished.empty(); }
    /// What was saved on this computer of the account that is signed in, in this run and, as far as the
    /// journal knows, in earlier ones; not what was only opened.
    [[nodiscard]] const SavedMedias &saved() const { return m_saved; }

Q_SIGNALS:
    /// New and changed ones, in the order they were asked for; a few times a second at most, and when one
    /// ends.
    void changed(const QList<transfers::Transfer> &transfers);
    void cleared(const QList<transfers::TransferId> &ids);
    /// Files are on the server as medias; told together with their ends.
    void mediasCreated(const QList<botdoc::MediaId> &ids);
    /// It is no longer on the server.
    void mediaRemoved(botdoc::MediaId id);
    /// One of its downloads was used up.
    void mediaFetched(botdoc::MediaId id);
    /// saved() is another; at most a few times a second.
    void savedChanged();
    /// A private copy is ready to be opened in another program.
    void opened(const QString &path);
    /// Nothing starts until serverIsBack(); what fails of that goes on by itself then.
    void serverIsAway(const botdoc::ApiError &error);
    void serverIsBack();
    void journalProblems(const QList<transfers::JournalProblem> &problems);

private:
    QList<TransferId> add(const QList<TransferOrder> &orders);
    void note(const QList<Transfer> &transfers);
    void forget(const QList<TransferId> &ids);
    void noteSaved(const SavedMedias &saved);
    void inQueue(std::function<void(TransferQueue &)> work);

    QThread *m_thread;
    TransferQueue *m_queue; // lives in m_thread
    QObject *m_here;        // stands for this thread
    // No hashes: taking numbers in a row out of one costs as much as there are of them.
    std::set<TransferId> m_unfinished;
    std::set<TransferId> m_retryable;
    SavedMedias m_saved;
    qint64 m_lastId = 0;
};

} // namespace transfers
