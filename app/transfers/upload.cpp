#include "transfers/upload.h"

#include "transfers/chunksending.h"
#include "transfers/confirmation.h"
#include "transfers/sendingerror.h"
#include "transfers/servertraits.h"

#include "botdoc/client.h"
#include "botdoc/retrypolicy.h"
#include "botdoc/session.h"

#include <algorithm>

namespace transfers {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Media;
using botdoc::MediaId;
using botdoc::Result;

namespace {

/// How often one chunk goes out when it is known each time that it has not arrived.
constexpr int mostTimesSent = 3;
/// What is older by so much than the upload is not of it, however far apart the clocks of a server's machines
/// are.
constexpr std::chrono::milliseconds longBefore = std::chrono::minutes(10);

/// How many chunks the server says it has; 0: it does not say.
int arrivedOf(const Media &media, const FileChunks &chunks)
{
    const qint64 bytes = media.bytes.value_or(0);
    const bool isWhole = bytes == chunks.at(chunks.count()).end();
    const qint64 arrived = media.currentChunk.value_or(isWhole ? chunks.count() : bytes / chunks.chunkSize());
    return static_cast<int>(std::clamp<qint64>(arrived, 0, chunks.count()));
}

} // namespace

Upload::Upload(const Transfer &transfer, const UploadTerms &terms, UploadRemains remains,
               botdoc::Client &client, ServerTraits &traits, QObject *parent)
    : TransferJob(transfer, parent)
    , m_terms(terms)
    , m_client(client)
    , m_traits(traits)
    , m_wasCutShort(remains.isCutShort)
    , m_unconfirmedSince(std::move(remains.unconfirmedSince))
    , m_earlier(std::move(remains.progress))
    , m_made(client, traits, std::move(remains.medias))
{
    connect(&m_made, &MadeMedias::removed, this, &Upload::mediaRemoved);
}

template <typename... Args>
auto Upload::inTurn(void (Upload::*next)(Args...))
{
    return [this, next, turn = m_turn](Args... args) {
        if (turn == m_turn)
            (this->*next)(args...);
    };
}

void Upload::turn()
{
    ++m_turn;
    if (!m_sending)
        return;
    // At once, for a body not yet taken would still go out before it is deleted.
    m_sending->stop();
    m_sending->deleteLater();
    m_sending = nullptr;
}

UploadRemains Upload::remains() const
{
    const bool mayBeOut = m_number == 1 && (m_isLost || m_sending);
    UploadRemains remains{.medias = m_made.medias(),
                          .unconfirmedSince = mayBeOut ? m_since : m_unconfirmedSince,
                          .progress = m_earlier};
    const bool isOver = (m_transfer.isFinished() && !m_isInterrupted) || m_transfer.isCancelling || m_failure;
    const bool isOneOfMany = remains.unconfirmedSince && m_chunks.count() > 1 && !m_earlier;
    if ((m_transfer.media && !isOver) || isOneOfMany) {
        if (m_transfer.media)
            remains.medias.removeAll(*m_transfer.media);
        remains.progress = UploadProgress{.media = m_transfer.media,
                                          .chunksDone = m_transfer.chunksDone,
                                          .chunkSize = m_chunks.chunkSize(),
                                          .fileSize = m_transfer.bytesTotal,
                                          .fileModified = m_modified};
    }
    return remains;
}

/// Whether the first chunk, whose media's number is not known yet, may be on the server.
bool Upload::mayBeThere() const
{
    return m_number == 1 && (m_isLost || (m_sending && m_sending->isAllTaken()));
}

// The file, and what earlier attempts have left of it.

void Upload::start()
{
    Q_EMIT changed();
    m_file.open(m_transfer.path, inTurn(&Upload::opened));
}

void Upload::opened(const Result<OutgoingFile::Facts> &facts)
{
    if (!facts) {
        fail(facts.error());
        return;
    }
    m_contentType = facts->contentType;
    m_transfer.bytesTotal = facts->size;
    m_modified = facts->modified;
    const bool isOther =
        m_earlier && (m_earlier->fileSize != facts->size || m_earlier->fileModified != facts->modified);
    if (!isOther) {
        cut();
    } else if (m_earlier->media) {
        // Nothing of it may be mixed with what is there.
        m_made.add(*m_earlier->media);
        m_earlier.reset();
        cut();
    } else {
        lookForOther();
    }
}

void Upload::cut()
{
    cutInto(m_earlier ? m_earlier->chunkSize : usualChunkSize());
    Q_EMIT changed();
    withdraw(&Upload::begin);
}

void Upload::cutInto(qint64 chunkSize)
{
    m_chunks = FileChunks(m_transfer.bytesTotal, chunkSize);
    m_transfer.chunks = m_chunks.count();
}

qint64 Upload::usualChunkSize() const
{
    return m_traits.joinsChunks ? m_terms.chunkSize : m_transfer.bytesTotal;
}

void Upload::begin()
{
    // Two of one name that are not whole could not be told apart.
    if (!m_made.isEmpty() && m_chunks.count() > 1) {
        m_failure = m_made.error();
        leave();
    } else if (m_earlier && m_earlier->media) {
        goOn();
    } else if (m_unconfirmedSince) {
        // Of one in chunks there would be a record of them, whatever this server does with chunks.
        if (!m_earlier)
            cutInto(m_transfer.bytesTotal);
        m_earlier.reset();
        m_since = m_unconfirmedSince;
        m_isLost = m_wasCutShort;
        inquire(m_unconfirmedSince);
    } else {
        sendFirst();
    }
}

/// The file is not what it was when its first chunk went out, which has to go if it has arrived.
void Upload::lookForOther()
{
    if (!m_unconfirmedSince) {
        m_earlier.reset();
        cut();
        return;
    }
    m_isLookingForOther = true;
    m_chunks = FileChunks(m_earlier->fileSize, m_earlier->chunkSize);
    m_isLost = m_wasCutShort;
    m_since = m_unconfirmedSince;
    inquire(m_unconfirmedSince);
}

void Upload::goOn()
{
    const MediaId media = m_earlier->media.value();
    m_transfer.media = media;
    m_transfer.chunksDone = std::min(m_earlier->chunksDone, m_chunks.count());
    m_number = std::min(m_transfer.chunksDone + 1, m_chunks.count());
    m_transfer.bytesDone = m_transfer.chunksDone > 0 ? m_chunks.at(m_transfer.chunksDone).end() : 0;
    m_made.add(media);
    m_earlier.reset();
    Q_EMIT changed();
    // It may have gone out when the attempt was stopped, and the server may still be at it.
    m_isLost = true;
    inquire(std::nullopt);
}

/// What was there of it is there no longer, or not as it should be.
void Upload::startOver()
{
    cutInto(usualChunkSize());
    m_number = 1;
    m_timesSent = 0;
    m_isLost = false;
    m_transfer.media.reset();
    m_transfer.chunksDone = 0;
    m_transfer.bytesDone = 0;
    Q_EMIT changed();
    withdraw(&Upload::sendFirst);
}

// The chunks.

void Upload::sendFirst()
{
    // From the first attempt on: that one may still come.
    m_since = m_unconfirmedSince ? m_unconfirmedSince : m_client.session()->serverTime();
    if (m_since) {
        send();
        return;
    }
    // Without the server's time nothing could be found again whose answer is lost. Any answer tells it.
    m_client.medias({1, 1}, m_transfer.request, this, inTurn(&Upload::timeLearnt));
}

void Upload::timeLearnt(const Result<botdoc::Page<Media>> &medias)
{
    m_since = m_client.session()->serverTime();
    if (!m_since && !medias)
        fail(medias.error());
    else
        send();
}

void Upload::send()
{
    botdoc::Chunk chunk;
    chunk.request = m_transfer.request.value();
    chunk.fileName = m_transfer.name;
    chunk.contentType = m_contentType;
    chunk.total = m_chunks.count();
    ++m_timesSent;
    m_isLost = false;
    m_transfer.state = Transfer::State::Running;
    m_sending = new ChunkSending(m_client, m_file, chunk, m_chunks.at(m_number), this);
    connect(m_sending, &ChunkSending::progress, this, inTurn(&Upload::sending));
    connect(m_sending, &ChunkSending::ended, this, inTurn(&Upload::answered));
    if (m_number == 1)
        Q_EMIT aboutToSend(); // later ones are found by the media's number
    m_sending->start();
}

void Upload::sending(qint64 done)
{
    const FileChunk part = m_chunks.at(m_number);
    m_transfer.bytesDone = part.offset + done;
    if (isLast() && done == part.size)
        m_transfer.state = Transfer::State::Finishing;
    else if (done == part.size)
        m_file.readAhead(m_chunks.at(m_number + 1));
    Q_EMIT changed();
}

/// Whether the media in an answer cannot be what was sent. Its name says nothing: a server may give another.
bool Upload::isForeign(const Media &media) const
{
    if (media.id == m_transfer.media || m_made.medias().contains(media.id))
        return false;
    return media.request.value_or(*m_transfer.request) != *m_transfer.request ||
           m_traits.claimed.contains(media.id) ||
           (m_since && media.created && *media.created < m_since->addMSecs(-longBefore.count()));
}

void Upload::answered(const Result<Media> &answer)
{
    // What another upload or somebody else has sent must not be taken for ours, least of all to be deleted.
    const Result<Media> media =
        answer && isForeign(*answer)
            ? Failure(ApiError::protocol(QStringLiteral("the answer is about another media"), 200))
            : answer;
    m_isLost = !media && m_sending->isAllTaken() && mayHaveArrived(media.error());
    turn();
    if (media) {
        take(*media);
        return;
    }
    m_lostBy = media.error();
    const bool isAboutOneOfMany = m_chunks.count() > 1 && isAboutChunks(m_lostBy);
    const bool mayBeThereByNow = mayHaveArrived(m_lostBy) || (m_timesSent > 1 && isAboutOneOfMany);
    // What was not taken to its end has not arrived. Of a later chunk the server is asked all the same: it
    // knows where to go on, also when it refuses one sent again as out of order.
    if (m_number == 1 && isAboutOneOfMany)
        sendWhole();
    else if (m_isLost || (m_number > 1 && mayBeThereByNow))
        inquire(m_since);
    else
        fail(m_lostBy);
}

void Upload::take(const Media &media)
{
    m_isLost = false;
    m_unconfirmedSince.reset();
    m_made.add(media.id);
    const bool isJoined = (m_number == 1 || media.id == m_transfer.media) &&
                          media.currentChunk.value_or(m_number) == m_number &&
                          media.totalChunks.value_or(m_chunks.count()) == m_chunks.count();
    if (!isJoined && m_chunks.count() > 1) {
        sendWhole();
        return;
    }
    m_media = media;
    m_transfer.media = media.id;
    m_transfer.chunksDone = m_number;
    m_transfer.bytesDone = m_chunks.at(m_number).end();
    if (isLast())
        m_transfer.state = Transfer::State::Finishing;
    Q_EMIT changed();
    if (isLast())
        m_file.close(inTurn(&Upload::confirm));
    else
        m_file.check(inTurn(&Upload::checked));
}

void Upload::checked(const Result<void> &unchanged)
{
    if (!unchanged) {
        fail(unchanged.error());
        return;
    }
    ++m_number;
    m_timesSent = 0;
    send();
}

void Upload::sendWhole()
{
    m_traits.joinsChunks = false;
    m_transfer.addNote(tr("Sent in one piece: this server does not join chunks."));
    startOver();
}

// Answers that were lost.

void Upload::inquire(const std::optional<QDateTime> &since)
{
    m_inquiredSince = since;
    // A whole file is known by its MD5, which has been taken by now.
    if (m_chunks.count() == 1)
        m_file.md5(inTurn(&Upload::inquireFor));
    else
        inquireFor(QByteArray());
}

void Upload::inquireFor(const Result<QByteArray> &md5)
{
    if (!md5) {
        fail(md5.error());
        return;
    }
    const FileChunk part = m_chunks.at(m_number);
    LostChunk lost;
    lost.media = m_transfer.media;
    lost.request = m_transfer.request.value();
    lost.name = m_transfer.name;
    lost.number = m_number;
    lost.total = m_chunks.count();
    lost.bytesThen = part.end();
    lost.md5 = md5->isEmpty() ? std::nullopt : std::optional(*md5);
    lost.sentAfter = m_inquiredSince;
    // Where it cannot have arrived, a single look tells where the server stands.
    const auto pauses = m_isLost ? m_terms.pauses : m_terms.pauses.first(1);
    m_inquiry = new ArrivalInquiry(m_client, m_traits, lost, pauses, this);
    connect(m_inquiry, &ArrivalInquiry::ended, this, &Upload::inquired);
    m_inquiry->start();
}

void Upload::inquired(ArrivalInquiry::Outcome outcome)
{
    ArrivalInquiry *inquiry = m_inquiry;
    m_inquiry = nullptr;
    inquiry->deleteLater();
    const bool hasArrived = outcome == ArrivalInquiry::Outcome::Arrived;
    if (m_transfer.isCancelling) {
        m_isLost = false;
        // Of a later chunk the media it belongs to is known, and goes.
        m_unconfirmedSince = hasArrived || m_number > 1 ? std::nullopt : m_inquiredSince;
        if (hasArrived)
            m_made.add(inquiry->media().id);
        withdraw(&Upload::leave);
    } else if (m_isLookingForOther) {
        m_isLost = false;
        if (outcome == ArrivalInquiry::Outcome::Failed) {
            fail(inquiry->error());
            return;
        }
        if (hasArrived)
            m_made.add(inquiry->media().id);
        m_isLookingForOther = false;
        m_unconfirmedSince.reset();
        m_earlier.reset();
        cut();
    } else if (hasArrived) {
        // Where an earlier attempt was stopped before it knew.
        if (const int arrived = arrivedOf(inquiry->media(), m_chunks);
            m_timesSent == 0 && arrived > m_number) {
            m_number = arrived;
            m_transfer.media = inquiry->media().id;
        }
        take(inquiry->media());
    } else {
        notSeen(outcome, inquiry->error());
    }
}

void Upload::notSeen(ArrivalInquiry::Outcome outcome, const ApiError &error)
{
    const bool couldLook = outcome == ArrivalInquiry::Outcome::NotSeen;
    const bool wasForEarlier = m_timesSent == 0; // an attempt before this one
    if (wasForEarlier) {
        if (couldLook && m_number > 1)
            send();
        else if (couldLook || (m_transfer.media && error.kind == ApiError::Kind::NotFound))
            startOver();
        else
            fail(error);
    } else if (m_number > 1 && couldLook) {
        if (m_timesSent < mostTimesSent && mayHaveArrived(m_lostBy))
            send();
        else
            fail(m_lostBy);
    } else if (!couldLook && (botdoc::isPassing(error) || (m_number > 1 && !isLast()))) {
        fail(error);
    } else {
        m_unconfirmedSince = m_number == 1 ? m_inquiredSince : std::nullopt;
        // A server that answered with a fault of its own has not taken it, as far as can be seen.
        const bool hasNotTakenIt = couldLook && m_lostBy.httpStatus >= 500;
        // Whoever signs in again can be told; a media that is known and may be whole must not be deleted.
        const bool isSignedOut = !couldLook && m_number == 1 && error.kind == ApiError::Kind::Unauthorized;
        fail(hasNotTakenIt ? m_lostBy : isSignedOut ? error : unconfirmed(m_lostBy));
    }
}

// The server's last word.

void Upload::confirm(const Result<QByteArray> &md5)
{
    if (!md5) {
        fail(md5.error());
        return;
    }
    m_transfer.md5 = *md5;
    auto *confirmation = new Confirmation(m_client, m_media, {m_transfer.bytesTotal, *md5}, this);
    connect(confirmation, &Confirmation::ended, this, inTurn(&Upload::confirmed));
    confirmation->start();
}

void Upload::confirmed(const Result<Media> &media)
{
    if (!media) {
        fail(media.error());
        return;
    }
    if (!media->fileChecksum) {
        m_transfer.addNote(media->bytes ? tr("The server confirmed the size, and gave no checksum.")
                                        : tr("The server confirmed neither size nor checksum."));
    }
    m_transfer.isChecked = media->fileChecksum.has_value();
    m_media = *media;
    m_made.keep(media->id);
    withdraw(&Upload::arrive);
}

void Upload::arrive()
{
    if (!m_made.isEmpty())
        m_transfer.addNote(tr("Parts of it that were sent before could not be deleted from the server."));
    Q_EMIT mediaCreated(m_media);
    end(Transfer::State::Done);
}

// The ends that are not good.

void Upload::cancel()
{
    if (m_transfer.isFinished() || m_transfer.isCancelling)
        return;
    m_transfer.isCancelling = true;
    if (m_earlier && m_earlier->media)
        m_made.add(*m_earlier->media);
    m_earlier.reset();
    Q_EMIT changed();
    // Both tell when they have ended.
    if (m_made.isWithdrawing() || m_inquiry)
        return;
    m_isLost = mayBeThere();
    turn();
    if (m_isLost)
        inquire(m_since);
    else
        withdraw(&Upload::leave);
}

void Upload::fail(const ApiError &error)
{
    if (botdoc::isPassing(error)) {
        interrupt(error);
        return;
    }
    turn();
    m_isLost = false;
    m_failure = error;
    // What may be whole is not deleted; whoever sends it again will do that first.
    if (error.kind == ApiError::Kind::Unconfirmed)
        leave();
    else
        withdraw(&Upload::leave);
}

/// Leaves on the server what there is, for the next attempt to go on from.
void Upload::interrupt(const ApiError &error)
{
    m_isLost = mayBeThere();
    turn();
    m_isInterrupted = true;
    endFailed(error);
}

void Upload::withdraw(void (Upload::*then)())
{
    m_made.withdraw([this, then] {
        // What has arrived stays.
        if (m_transfer.isCancelling && then != &Upload::arrive)
            leave();
        else
            (this->*then)();
    });
}

void Upload::leave()
{
    const bool isUnconfirmed = m_failure && m_failure->kind == ApiError::Kind::Unconfirmed;
    if (!isUnconfirmed) {
        m_transfer.media.reset();
        if (!m_made.isEmpty())
            m_transfer.addNote(tr("What was sent of it could not be deleted from the server."));
    }
    // Of a file in parts there is no more than the first one, from which another attempt goes on.
    const bool isSignedOut =
        m_failure && m_failure->kind == ApiError::Kind::Unauthorized && m_chunks.count() == 1;
    if (m_unconfirmedSince && (m_transfer.isCancelling || isSignedOut))
        m_transfer.addNote(tr("It may have arrived all the same: look for it in the request\u2019s list."));
    if (m_transfer.isCancelling) {
        end(Transfer::State::Cancelled);
    } else {
        endFailed(*m_failure);
    }
}

} // namespace transfers
