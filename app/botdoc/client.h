#pragma once

#include "botdoc/chunk.h"
#include "botdoc/downloadcall.h"
#include "botdoc/media.h"
#include "botdoc/page.h"
#include "botdoc/request.h"

#include <memory>

namespace botdoc {

class Session;
class Transport;
class UploadChannel;

/// Botdoc's media API: one function an endpoint. Each starts at once and returns the Call (call.h says when
/// and how often the callback comes); all belong to this client and are cancelled with it. Use it in one
/// thread, the one it and its transport were made in; the session may live in another.
class Client final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Client)

public:
    /// `transport` must outlive this.
    Client(std::shared_ptr<Session> session, Transport &transport, QObject *parent = nullptr);
    ~Client() override;

    [[nodiscard]] const std::shared_ptr<Session> &session() const { return m_session; }

    /// `GET media/`, of all requests or of one. Reading the entries may be left to the callback.
    Call *medias(PageQuery query, std::optional<RequestId> request, QObject *context,
                 Callback<Page<Media>> callback, PageReading reading = PageReading::AtOnce);
    /// `GET media/{id}/`. An answer about another media is Protocol.
    Call *media(MediaId id, QObject *context, Callback<Media> callback);
    /// `GET media/{id}/download/`: may use up one of the downloads allowed, so never repeated by itself.
    /// content::ContentStore is the only caller.
    DownloadCall *download(MediaId id, QObject *context, Callback<HttpAnswer> callback);
    /// The same from byte `from` on, as far as the server agrees: ContentHead says what it answers. With an
    /// `etag`, a strong one, it is asked to do so only where the content still has it.
    DownloadCall *continueDownload(MediaId id, qint64 from, const QByteArray &etag, QObject *context,
                                   Callback<HttpAnswer> callback);
    /// `DELETE media/{id}/`. A media that is gone already counts as deleted.
    Call *deleteMedia(MediaId id, QObject *context, Callback<void> callback);
    /// `POST media/`: sends one chunk, once. A failure without an HTTP status leaves open whether the server
    /// has it. The media in the answer is the one that was made, whatever its id.
    Call *createMedia(const Chunk &chunk, QObject *context, Callback<Media> callback);
    /// `GET module_container/container/`.
    Call *requests(PageQuery query, QObject *context, Callback<Page<Request>> callback);
    /// `GET module_container/container/{id}/`.
    Call *request(RequestId id, QObject *context, Callback<Request> callback);

private:
    Call *get(const QString &path, QObject *context, Callback<HttpAnswer> callback);
    [[nodiscard]] HttpRequest contentRequest(MediaId id) const;
    DownloadCall *startDownload(HttpRequest request, QObject *context, Callback<HttpAnswer> callback);

    std::shared_ptr<Session> m_session;
    Transport &m_transport;
};

} // namespace botdoc
