#include "trials.h"

#include "botdoc/wire.h"
#include "content/contentstore.h"
#include "content/privatefolder.h"
#include "transfers/download.h"
#include "transfers/removal.h"
#include "transfers/servertraits.h"
#include "transfers/sourcefolder.h"
#include "transfers/upload.h"
#include "transfers/uploadrun.h"
#include "transfers/waitingtransfer.h"

#include <QDir>
#include <QTimer>

using botdoc::ApiError;
using botdoc::Media;
using botdoc::Result;
using support::DemoServer;
using support::MishapRule;
using transfers::Transfer;
using transfers::TransferId;
using transfers::TransferJob;
using Chunk = support::RelayedHead::Chunk;

namespace {

constexpr qint64 chunkSize = 32 * 1024;

MishapRule ruleFor(const QByteArray &verb, const QString &path, std::optional<Chunk> chunk = std::nullopt)
{
    MishapRule rule;
    rule.verb = verb;
    rule.path = path;
    rule.chunk = chunk;
    return rule;
}

std::optional<ApiError> errorOf(const Transfer &transfer)
{
    return transfer.state == Transfer::State::Done ? std::nullopt : transfer.error;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The calls that show something.
class ReadingTrial final : public Trial
{
    Q_OBJECT

public:
    ReadingTrial(const DemoServer &demo, const Fault &fault, const MishapRule &struck,
                 std::optional<botdoc::MediaId> media)
        : Trial(demo, fault, struck)
        , m_media(media)
    {}

    void start() override
    {
        if (m_media)
            signedIn().client.media(*m_media, this, [this](const Result<Media> &media) { told(media); });
        else
            signedIn().client.medias({1, 10}, std::nullopt, this,
                                     [this](const Result<botdoc::Page<Media>> &page) { told(page); });
    }

private:
    template <typename T>
    void told(const Result<T> &result)
    {
        end(result ? std::nullopt : std::optional(result.error()));
    }

    const std::optional<botdoc::MediaId> m_media;
};

/// A file of one chunk or three is sent, and sent again when that failed.
class UploadTrial final : public Trial
{
    Q_OBJECT

public:
    UploadTrial(const DemoServer &demo, const Fault &fault, const MishapRule &struck, const QString &name)
        : Trial(demo, fault, struck)
        , m_stored(demo.folder() + u"/files"_qs)
        , m_content(name.toUtf8() + noise((struck.chunk == Chunk::Only ? 1 : 3) * chunkSize - 100))
        , m_path(m_folder.make(name, m_content))
    {}

    void start() override { attempt({}); }

private:
    void attempt(const transfers::UploadRemains &remains)
    {
        const transfers::UploadTerms terms =
            fault().isLookedForLong ? patientTerms(chunkSize) : quickTerms(chunkSize);
        const transfers::UploadOrder order{m_path, botdoc::RequestId{1080}, {}};
        m_upload = std::make_unique<transfers::Upload>(transfers::waitingTransfer(TransferId{1}, order),
                                                       terms, remains, signedIn().client, m_traits, nullptr);
        connect(
            m_upload.get(), &TransferJob::ended, this, [this] { end(errorOf(m_upload->transfer())); },
            Qt::QueuedConnection);
        m_upload->start();
    }

    void attemptEnded() override
    {
        if (!hasFailed() || m_isAgain) {
            conclude(onServer() + left());
            return;
        }
        m_isAgain = true;
        note(onServer() + left());
        attempt(m_upload->remains());
    }

    /// What the server has of it, by its own files.
    [[nodiscard]] QString onServer() const
    {
        int whole = 0;
        int parts = 0;
        const QFileInfoList files = QDir(m_stored).entryInfoList(QDir::Files);
        for (const QFileInfo &file : files) {
            if (file.size() > m_content.size())
                continue;
            const QByteArray bytes = contentOf(file.filePath());
            if (bytes == m_content)
                ++whole;
            else if (!bytes.isEmpty() && m_content.startsWith(bytes))
                ++parts;
        }
        const QString said = whole == 0 ? u""_qs : whole == 1 ? u"once"_qs : u"%1 times"_qs.arg(whole);
        if (parts > 0)
            return said.isEmpty() ? u"part"_qs : QString(said + u" and parts"_qs);
        return said.isEmpty() ? u"none"_qs : said;
    }

    /// What the journal keeps of the attempt.
    [[nodiscard]] QString left() const
    {
        const transfers::UploadRemains remains = m_upload->remains();
        QString words;
        if (remains.unconfirmedSince)
            words += u", unconfirmed"_qs;
        if (remains.progress)
            words += remains.progress->media ? u", progress"_qs : u", begun"_qs;
        if (!remains.medias.isEmpty())
            words += u", leftovers"_qs;
        return words;
    }

    const QString m_stored;
    SourceFolder m_folder;
    const QByteArray m_content;
    const QString m_path;
    transfers::ServerTraits m_traits;
    std::unique_ptr<transfers::Upload> m_upload;
    bool m_isAgain = false;
};

/// A media is saved.
class DownloadTrial final : public Trial
{
    Q_OBJECT

public:
    DownloadTrial(const DemoServer &demo, const Fault &fault, const MishapRule &struck, const Media &media)
        : Trial(demo, fault, struck)
        , m_media(media)
        , m_store(signedIn().client, content::PrivateFolder::usualParent())
    {}

    void start() override
    {
        const content::SaveTarget target{m_folder.path(), u"saved"_qs, false};
        const transfers::SaveOrder order{m_media, target, {}};
        m_download = std::make_unique<transfers::Download>(transfers::waitingTransfer(TransferId{1}, order),
                                                           m_store, m_media, target, false, nullptr);
        connect(
            m_download.get(), &TransferJob::ended, this, [this] { end(errorOf(m_download->transfer())); },
            Qt::QueuedConnection);
        m_download->start();
    }

private:
    void attemptEnded() override
    {
        // What it leaves is removed in a thread of its own.
        constexpr int mostLooks = 500;
        const QStringList files = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
        const bool isClear = files.isEmpty() || files == QStringList{u"saved"_qs};
        if (!isClear && ++m_looks < mostLooks)
            QTimer::singleShot(std::chrono::milliseconds(10), this, &DownloadTrial::attemptEnded);
        else
            conclude(files.isEmpty() ? u"nothing"_qs : isClear ? saved() : files.join(u", "_qs));
    }

    [[nodiscard]] QString saved() const
    {
        const QByteArray bytes = contentOf(m_folder.path(u"saved"_qs));
        return bytes.size() == m_media.bytes && md5Of(bytes) == m_media.fileChecksum ? u"whole"_qs
                                                                                     : u"damaged"_qs;
    }

    const Media m_media;
    SourceFolder m_folder;
    content::ContentStore m_store;
    std::unique_ptr<transfers::Download> m_download;
    int m_looks = 0;
};

/// A media is deleted.
class DeleteTrial final : public Trial
{
    Q_OBJECT

public:
    DeleteTrial(const DemoServer &demo, const Fault &fault, const MishapRule &struck, const Media &media)
        : Trial(demo, fault, struck)
        , m_media(media)
        , m_witness(demo.server(), demo.credentials())
    {}

    void start() override
    {
        const transfers::RemovalOrder order{m_media, {}};
        m_removal = std::make_unique<transfers::Removal>(transfers::waitingTransfer(TransferId{1}, order),
                                                         signedIn().client, nullptr);
        connect(
            m_removal.get(), &TransferJob::ended, this, [this] { end(errorOf(m_removal->transfer())); },
            Qt::QueuedConnection);
        m_removal->start();
    }

private:
    void attemptEnded() override
    {
        m_witness.client.media(m_media.id, this, [this](const Result<Media> &media) {
            if (!media && media.error().kind != ApiError::Kind::NotFound)
                conclude(u"unknown"_qs);
            else
                conclude(media && !media->isRemoved() ? u"there"_qs : u"gone"_qs);
        });
    }

    const Media m_media;
    support::SignedIn m_witness;
    std::unique_ptr<transfers::Removal> m_removal;
};

MishapRule ruleFor(Work work)
{
    const QString medias = u"/v1/media/"_qs;
    const QString one = u"/v1/media/*/"_qs;
    switch (work) {
    case Work::List:
        return ruleFor("GET", medias);
    case Work::Detail:
        return ruleFor("GET", one);
    case Work::UploadOnly:
        return ruleFor("POST", medias, Chunk::Only);
    case Work::UploadFirst:
        return ruleFor("POST", medias, Chunk::First);
    case Work::UploadMiddle:
        return ruleFor("POST", medias, Chunk::Middle);
    case Work::UploadLast:
        return ruleFor("POST", medias, Chunk::Last);
    case Work::Download:
        return ruleFor("GET", one + u"download/"_qs);
    case Work::Delete:
        return ruleFor("DELETE", one);
    case Work::Token:
        return ruleFor("POST", u"/v1/auth/get_token/"_qs);
    }
    return {};
}

} // namespace

QString nameOf(Work work)
{
    switch (work) {
    case Work::List:
        return u"list"_qs;
    case Work::Detail:
        return u"detail"_qs;
    case Work::UploadOnly:
        return u"upload, only"_qs;
    case Work::UploadFirst:
        return u"upload, first"_qs;
    case Work::UploadMiddle:
        return u"upload, middle"_qs;
    case Work::UploadLast:
        return u"upload, last"_qs;
    case Work::Download:
        return u"download"_qs;
    case Work::Delete:
        return u"delete"_qs;
    case Work::Token:
        return u"token"_qs;
    }
    return {};
}

QList<Work> allWork()
{
    return {Work::List,       Work::Detail,   Work::UploadOnly, Work::UploadFirst, Work::UploadMiddle,
            Work::UploadLast, Work::Download, Work::Delete,     Work::Token};
}

std::unique_ptr<Trial> makeTrial(Work work, const DemoServer &demo, const Fault &fault, const Media &media,
                                 bool isEachTime)
{
    MishapRule rule = ruleFor(work);
    rule.times = isEachTime ? 0 : 1;
    switch (work) {
    case Work::List:
    case Work::Token:
        return std::make_unique<ReadingTrial>(demo, fault, rule, std::nullopt);
    case Work::Detail:
        return std::make_unique<ReadingTrial>(demo, fault, rule, media.id);
    case Work::UploadOnly:
    case Work::UploadFirst:
    case Work::UploadMiddle:
    case Work::UploadLast:
        return std::make_unique<UploadTrial>(demo, fault, rule,
                                             nameOf(work) + u' ' + fault.name + u".bin"_qs);
    case Work::Download:
        return std::make_unique<DownloadTrial>(demo, fault, rule, media);
    case Work::Delete:
        return std::make_unique<DeleteTrial>(demo, fault, rule, media);
    }
    return nullptr;
}

#include "trials.moc"
