#pragma once

#include "transfers/arrivalinquiry.h"
#include "transfers/mademedias.h"
#include "transfers/outgoingfile.h"
#include "transfers/transferjob.h"
#include "transfers/uploadremains.h"
#include "transfers/uploadterms.h"

#include <QPointer>

namespace botdoc {
class Client;
template <typename T>
struct Page;
} // namespace botdoc

namespace transfers {

class ChunkSending;
struct ServerTraits;

/// Sends one file so that it is on the server once and whole, or not at all: in chunks, one after the other,
/// and as one piece where the server does not join them. Done is what the server's own size and checksum
/// confirm. A chunk whose answer was lost is looked for before anything is sent again.
///
/// Where an earlier attempt was stopped, it goes on after the last chunk that the server has. The file's size
/// and time are looked at before that and after each chunk: one that changes meanwhile is withdrawn.
class Upload final : public TransferJob
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Upload)

public:
    /// `client` and `traits` must outlive this. `transfer` names path and request.
    Upload(const Transfer &transfer, const UploadTerms &terms, UploadRemains remains, botdoc::Client &client,
           ServerTraits &traits, QObject *parent);

    void start() override;
    void cancel() override;
    /// What the next attempt needs to know, if this one is stopped or killed at this moment or has come to
    /// its end. What fails of something that passes leaves all as it is for the next.
    [[nodiscard]] UploadRemains remains() const;

private:
    /// Makes a callback of a member function that comes to nothing once the upload took another turn.
    template <typename... Args>
    [[nodiscard]] auto inTurn(void (Upload::*next)(Args...));
    /// Drops what is under way.
    void turn();

    void opened(const botdoc::Result<OutgoingFile::Facts> &facts);
    void cut();
    void cutInto(qint64 chunkSize);
    [[nodiscard]] qint64 usualChunkSize() const;
    void begin();
    void lookForOther();
    void goOn();
    void startOver();
    void sendFirst();
    void timeLearnt(const botdoc::Result<botdoc::Page<botdoc::Media>> &medias);
    void send();
    void sending(qint64 done);
    void answered(const botdoc::Result<botdoc::Media> &media);
    void take(const botdoc::Media &media);
    void checked(const botdoc::Result<void> &unchanged);
    void sendWhole();

    void inquire(const std::optional<QDateTime> &since);
    void inquireFor(const botdoc::Result<QByteArray> &md5);
    void inquired(ArrivalInquiry::Outcome outcome);
    void notSeen(ArrivalInquiry::Outcome outcome, const botdoc::ApiError &error);

    void confirm(const botdoc::Result<QByteArray> &md5);
    void confirmed(const botdoc::Result<botdoc::Media> &media);
    void arrive();

    void fail(const botdoc::ApiError &error);
    void interrupt(const botdoc::ApiError &error);
    void withdraw(void (Upload::*then)());
    void leave();
    [[nodiscard]] bool isLast() const { return m_number == m_chunks.count(); }
    [[nodiscard]] bool mayBeThere() const;
    [[nodiscard]] bool isForeign(const botdoc::Media &media) const;

    const UploadTerms m_terms;
    botdoc::Client &m_client;
    ServerTraits &m_traits;
    OutgoingFile m_file;
    QByteArray m_contentType;
    QDateTime m_modified; // the file, when it was opened
    FileChunks m_chunks;
    int m_number = 1;    // of the chunk under way
    int m_timesSent = 0; // that chunk

    quint64 m_turn = 0;
    QPointer<ChunkSending> m_sending;
    QPointer<ArrivalInquiry> m_inquiry;

    const bool m_wasCutShort;                    // the attempt before this one
    bool m_isLookingForOther = false;            // for the first chunk of what the file was then
    bool m_isLost = false;                       // the answer to the chunk under way
    botdoc::ApiError m_lostBy;                   // and why
    std::optional<QDateTime> m_since;            // the server's time before the first chunk went out
    std::optional<QDateTime> m_inquiredSince;    // from when on the inquiry looks
    std::optional<QDateTime> m_unconfirmedSince; // as in UploadRemains
    std::optional<UploadProgress> m_earlier;     // what an earlier attempt got to, until it is gone on from
    MadeMedias m_made;                           // and not confirmed
    botdoc::Media m_media;                       // the server's last word
    std::optional<botdoc::ApiError> m_failure;
    bool m_isInterrupted = false;
};

} // namespace transfers
