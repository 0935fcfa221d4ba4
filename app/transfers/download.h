#pragma once

#include "transfers/transferjob.h"

#include "content/filethread.h"
#include "content/savedcontent.h"

#include "botdoc/result.h"

#include <QPointer>

namespace content {
class ContentStore;
class Fetch;
} // namespace content

namespace transfers {

/// Saves one media, or makes a copy to be opened.
class Download final : public TransferJob
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Download)

public:
    /// `store` must outlive this. Without a target: for opening. `wasCutShort`: it may have been saved
    /// before, by an attempt of which is not known how it ended.
    Download(const Transfer &transfer, content::ContentStore &store, botdoc::Media media,
             std::optional<content::SaveTarget> target, bool wasCutShort, QObject *parent);
    ~Download() override;

    void start() override;
    void cancel() override;

private:
    void fetch();
    [[nodiscard]] static QString restartCost(const botdoc::Media &media);
    void fetched(const botdoc::Result<content::SavedContent> &content);

    content::ContentStore &m_store;
    const botdoc::Media m_media;
    const std::optional<content::SaveTarget> m_target;
    const bool m_wasCutShort;
    content::FileThread m_files;
    QPointer<content::Fetch> m_fetch;
    std::optional<botdoc::Media> m_begun; // as last told, once trying again takes another download
};

} // namespace transfers
