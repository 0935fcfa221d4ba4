#pragma once

#include "content/fetch.h"
#include "content/savedcontent.h"

#include "botdoc/ids.h"
#include "botdoc/result.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace botdoc {
class Client;
struct Media;
} // namespace botdoc

namespace content {

class MediaContent;
class PrivateFolder;

/// The contents of medias, each downloaded at most once while this lives: the one caller of
/// `GET media/{id}/download/`, for every call of that may use up one of the few the customer is allowed.
/// What was saved or opened before serves again from where it is on the disk, if its size and MD5 still
/// agree; requests for a media whose download is under way wait for that one.
///
/// Nothing is found under its final name before all of it has arrived with the size and MD5 the server told
/// (ApiError::Kind::Damaged otherwise). Removed medias (NotFound) and those without downloads left
/// (NoDownloadsLeft) are refused without a call.
///
/// Lives in the transfers' thread, as its client does.
class ContentStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContentStore)

public:
    /// `client` must outlive this. Copies to be opened are kept in a folder of its own below
    /// `privateFolders`, see PrivateFolder; they are gone with this.
    ContentStore(botdoc::Client &client, const QString &privateFolders, QObject *parent = nullptr);
    ~ContentStore() override;

    /// Saves the content as `target` says. Where no overwriting was asked for, an existing file is never
    /// replaced: the name is numbered.
    Fetch *save(const botdoc::Media &media, const SaveTarget &target, QObject *context,
                botdoc::Callback<SavedContent> callback);
    /// Makes a private read-only copy with a safe name, to be opened in another program.
    Fetch *open(const botdoc::Media &media, QObject *context, botdoc::Callback<SavedContent> callback);
    /// Whether it was saved or opened before, so that another time most likely needs no download.
    [[nodiscard]] bool has(botdoc::MediaId id) const;

Q_SIGNALS:
    /// A download was used up.
    void downloaded(botdoc::MediaId id);

private:
    MediaContent &contentOf(botdoc::MediaId id);

    botdoc::Client &m_client;
    std::unique_ptr<PrivateFolder> m_folder;
    QHash<botdoc::MediaId, MediaContent *> m_contents;
};

} // namespace content
