#pragma once

#include "transfers/transferjob.h"

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
    /// `store` must outlive this. Without a target: for opening.
    Download(const Transfer &transfer, content::ContentStore &store, botdoc::Media media,
             std::optional<content::SaveTarget> target, QObject *parent);
    ~Download() override;

    void start() override;
    void cancel() override;

private:
    void fetched(const botdoc::Result<content::SavedContent> &content);

    content::ContentStore &m_store;
    const botdoc::Media m_media;
    const std::optional<content::SaveTarget> m_target;
    QPointer<content::Fetch> m_fetch;
};

} // namespace transfers
