#pragma once

#include "content/continuation.h"
#include "content/partwriter.h"

#include "botdoc/call.h"
#include "botdoc/media.h"

#include <QPointer>

namespace botdoc {
class Client;
struct ContentHead;
class DownloadCall;
} // namespace botdoc

namespace content {

/// One download of a media, straight into the part file of its target. The file is made before the server is
/// asked, so that a folder that cannot be written, or has no room, costs no download. The connection is read
/// no faster than the disk takes it. A download that breaks off goes on where it was, if the server can
/// (Continuation); it is never begun anew. Deleting this ends it, and leaves nothing on the disk.
class Retrieval final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Retrieval)

public:
    /// `client` must outlive this.
    Retrieval(botdoc::Client &client, botdoc::Media media, SaveTarget target, PartFile::Access access,
              QObject *parent);
    ~Retrieval() override;

    void start();
    /// Whoever asked for it does not want it any more, but others do: it goes on, and ends with the path of
    /// the checked part file, which goes with this.
    void keepForOthers() { m_isForOthers = true; }
    [[nodiscard]] bool isForOthers() const { return m_isForOthers; }

Q_SIGNALS:
    void progress(qint64 done, qint64 total);
    /// A download was used up.
    void downloaded();
    /// It has failed after content had begun to come: getting it again takes another download. `media` is as
    /// the server told it last; ended() follows.
    void restartCosts(const botdoc::Media &media);
    /// The last signal.
    void ended(const botdoc::Result<content::SavedContent> &result);

private:
    void download();
    void answerBegan(const botdoc::ContentHead &head);
    void pump();
    void downloadEnded(const botdoc::Result<botdoc::HttpAnswer> &answer);
    void end(botdoc::Result<SavedContent> result);
    [[nodiscard]] Expected expected() const;

    botdoc::Client &m_client;
    const botdoc::Media m_media;
    const SaveTarget m_target;
    const PartFile::Access m_access;
    PartWriter m_part;
    Continuation m_continuation;
    QPointer<botdoc::DownloadCall> m_call;
    qint64 m_received = 0;
    bool m_isForOthers = false;
    bool m_hasEnded = false; // or is about to, see end()
};

} // namespace content
