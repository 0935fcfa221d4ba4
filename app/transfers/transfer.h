#pragma once

#include "botdoc/apierror.h"
#include "botdoc/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <optional>

namespace transfers {

/// The number of a transfer, in the order they were asked for; it stays the same when one is tried again.
enum class TransferId : qint64 {};

/// Everything there is to know of one file or media on its way, at one moment.
struct Transfer
{
    Q_GADGET

public:
    enum class Kind { Upload, Download, Removal };
    Q_ENUM(Kind)
    enum class State {
        Waiting,
        Running,
        Finishing, ///< all bytes are handed over, the server has not confirmed them
        Done,
        Failed,   ///< `error` says why
        Cancelled ///< and what was begun is undone, as far as `note` does not say otherwise
    };
    Q_ENUM(State)

    TransferId id{};
    Kind kind = Kind::Upload;
    State state = State::Waiting;
    QString name; ///< plain text, which may come from strangers
    std::optional<botdoc::RequestId> request;
    QString requestTitle;                 ///< as for name
    std::optional<botdoc::MediaId> media; ///< for uploads: once the server has told it
    QString path;                         ///< the file that is sent, or where it was saved
    bool isForOpening = false;            ///< a download to be opened in another program
    bool isCancelling = false;            ///< cancelled; what was begun is being undone
    bool isPaused = false;                ///< by staff; it waits until they let it go on
    QString waitsFor;                     ///< the account that has to be signed in for it to go on; or empty
    qint64 bytesDone = 0;
    qint64 bytesTotal = -1; ///< -1: unknown
    int chunksDone = 0;
    int chunks = 0;
    QByteArray md5;         ///< of the whole, 32 lower-case hex digits; empty until known
    bool isChecked = false; ///< the server's own checksum agrees with it
    /// Why it failed; of one that waits: why it does not go on at once, though it will by itself.
    std::optional<botdoc::ApiError> error;
    QString note;      ///< what else staff should know, translated; often empty
    QDateTime started; ///< UTC; invalid while it waits
    QDateTime ended;   ///< UTC

    [[nodiscard]] bool isFinished() const { return state >= State::Done; }
    /// Whether it can be stopped where it is without a loss: what is being saved could only begin again, and
    /// use up another download.
    [[nodiscard]] bool canPause() const;
    /// Adds a sentence to the note.
    void addNote(const QString &sentence);
    /// Whether it runs or will by itself.
    [[nodiscard]] bool isOnItsWay() const { return !isFinished() && !isPaused && waitsFor.isEmpty(); }

    friend bool operator==(const Transfer &, const Transfer &) = default;
};

} // namespace transfers

Q_DECLARE_METATYPE(transfers::TransferId)
Q_DECLARE_METATYPE(transfers::Transfer)
