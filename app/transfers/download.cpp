#include "transfers/download.h"

#include "content/contentstore.h"
#include "content/mediafilename.h"
#include "content/savedbefore.h"

#include <QFileInfo>

namespace transfers {

using content::SavedContent;

Download::Download(const Transfer &transfer, content::ContentStore &store, botdoc::Media media,
                   std::optional<content::SaveTarget> target, bool wasCutShort, QObject *parent)
    : TransferJob(transfer, parent)
    , m_store(store)
    , m_media(std::move(media))
    , m_target(std::move(target))
    , m_wasCutShort(wasCutShort)
{}

Download::~Download()
{
    if (m_fetch)
        m_fetch->cancel();
}

void Download::start()
{
    if (!m_target || !m_wasCutShort) {
        fetch();
        return;
    }
    m_files.ask<std::optional<SavedContent>>(
        [media = m_media, target = *m_target] { return content::savedBefore(media, target); }, this,
        [this](const std::optional<SavedContent> &content) {
            if (m_transfer.isFinished())
                return;
            if (content)
                fetched(*content);
            else
                fetch();
        });
    Q_EMIT changed();
}

void Download::fetch()
{
    const auto done = [this](const botdoc::Result<SavedContent> &content) { fetched(content); };
    m_fetch = m_target ? m_store.save(m_media, *m_target, this, done) : m_store.open(m_media, this, done);
    connect(m_fetch, &content::Fetch::progress, this, [this](qint64 bytesDone, qint64 bytesTotal) {
        m_transfer.bytesDone = bytesDone;
        m_transfer.bytesTotal = bytesTotal;
        Q_EMIT changed();
    });
    connect(m_fetch, &content::Fetch::restartCosts, this,
            [this](const botdoc::Media &media) { m_begun = media; });
    Q_EMIT changed();
}

void Download::cancel()
{
    if (m_fetch)
        m_fetch->cancel();
    else if (m_wasCutShort)
        end(Transfer::State::Cancelled);
}

void Download::fetched(const botdoc::Result<SavedContent> &content)
{
    if (!content) {
        if (m_begun && content.error().kind != botdoc::ApiError::Kind::Cancelled)
            m_transfer.addNote(restartCost(*m_begun));
        endFailed(content.error());
        return;
    }
    m_transfer.path = content->path;
    m_transfer.md5 = content->md5;
    m_transfer.isChecked = content->checked;
    m_transfer.bytesDone = content->bytes;
    m_transfer.bytesTotal = content->bytes;
    const QString name = QFileInfo(content->path).fileName();
    const QString asked =
        m_target && !m_target->fileName.isEmpty() ? m_target->fileName : content::fileNameOf(m_media);
    if (m_target && name != asked)
        m_transfer.addNote(tr("The name was taken: saved as \u201c%1\u201d.").arg(name));
    if (!content->checked)
        m_transfer.addNote(tr("The server gave no checksum to hold it against."));
    if (!m_target)
        Q_EMIT opened(content->path);
    end(Transfer::State::Done);
}

/// Staff decide on it: nothing is ever downloaded again by itself.
QString Download::restartCost(const botdoc::Media &media)
{
    const std::optional<qint64> left = media.downloadsLeft();
    const std::optional<qint64> &most = media.maxAllowedTimesDownloaded;
    if (!left || !most)
        return tr("Trying again may use another of the downloads that the server allows.");
    if (*left == 0)
        return tr("No download is left: ask the sender for it again.");
    return tr("Trying again uses another download: %L1 of %L2 left.").arg(*left).arg(*most);
}

} // namespace transfers
