#include "content/contentstore.h"

#include "content/mediacontent.h"
#include "content/privatefolder.h"

namespace content {

ContentStore::ContentStore(botdoc::Client &client, const QString &privateFolders, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_folder(std::make_unique<PrivateFolder>(privateFolders))
{}

ContentStore::~ContentStore()
{
    // Before the folder in which they may be writing.
    qDeleteAll(m_contents);
}

Fetch *ContentStore::save(const botdoc::Media &media, const SaveTarget &target, QObject *context,
                          botdoc::Callback<SavedContent> callback)
{
    return contentOf(media.id).add(media, target, context, std::move(callback));
}

Fetch *ContentStore::open(const botdoc::Media &media, QObject *context,
                          botdoc::Callback<SavedContent> callback)
{
    return contentOf(media.id).add(media, std::nullopt, context, std::move(callback));
}

bool ContentStore::has(botdoc::MediaId id) const
{
    const MediaContent *content = m_contents.value(id);
    return content && content->isKept();
}

MediaContent &ContentStore::contentOf(botdoc::MediaId id)
{
    MediaContent *&content = m_contents[id];
    if (!content) {
        content = new MediaContent(m_client, *m_folder, this);
        connect(content, &MediaContent::downloaded, this, [this, id] { Q_EMIT downloaded(id); });
    }
    return *content;
}

} // namespace content
