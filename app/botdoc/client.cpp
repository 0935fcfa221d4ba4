#include "botdoc/client.h"

#include "botdoc/multipartbody.h"
#include "botdoc/transport.h"

#include <QUrlQuery>
#include <QUuid>

namespace botdoc {

namespace {

Result<QJsonDocument> jsonOf(const Result<HttpAnswer> &answer)
{
    if (!answer)
        return Failure(answer.error());
    QJsonParseError parse{};
    QJsonDocument document = QJsonDocument::fromJson(answer->body, &parse);
    if (parse.error != QJsonParseError::NoError) {
        return Failure(ApiError::unexpected(
            answer->status, answer->contentType, answer->body,
            QStringLiteral("%1, %2: %3")
                .arg(QString::fromLatin1(answer->contentType.left(100)), parse.errorString(),
                     QString::fromUtf8(answer->body.left(200)).simplified())));
    }
    return document;
}

/// The one object that was asked for; `isRight` tells whether it is that one.
template <typename T>
Callback<HttpAnswer> expecting(Callback<T> callback, std::function<bool(const T &)> isRight)
{
    return [callback = std::move(callback), isRight = std::move(isRight)](const Result<HttpAnswer> &answer) {
        const Result<QJsonDocument> document = jsonOf(answer);
        if (!document) {
            callback(Failure(document.error()));
            return;
        }
        const std::optional<T> object = T::fromJson(document->object());
        if (!object || !isRight(*object))
            callback(Failure(
                ApiError::protocol(QStringLiteral("an answer about something else"), answer->status)));
        else
            callback(*object);
    };
}

template <typename T>
Callback<HttpAnswer> expectingPage(Callback<Page<T>> callback, PageReading reading = PageReading::AtOnce)
{
    return [reading, callback = std::move(callback)](const Result<HttpAnswer> &answer) {
        const Result<QJsonDocument> document = jsonOf(answer);
        if (!document)
            callback(Failure(document.error()));
        else
            callback(pageFromJson<T>(*document, reading));
    };
}

QString paged(const QString &path, PageQuery query, std::optional<RequestId> request = std::nullopt)
{
    QUrlQuery url;
    url.addQueryItem(QStringLiteral("page"), QString::number(query.page));
    url.addQueryItem(QStringLiteral("page_size"), QString::number(query.pageSize));
    if (request)
        url.addQueryItem(QStringLiteral("request"), QString::number(number(*request)));
    return path + u'?' + url.toString();
}

QString mediaPath(MediaId id)
{
    return QStringLiteral("media/%1/").arg(number(id));
}

} // namespace

Client::Client(std::shared_ptr<Session> session, Transport &transport, QObject *parent)
    : QObject(parent)
    , m_session(std::move(session))
    , m_transport(transport)
{}

Client::~Client()
{
    // Here, and not in ~QObject, for the calls still speak to the session.
    qDeleteAll(findChildren<Call *>(QString(), Qt::FindDirectChildrenOnly));
}

Call *Client::get(const QString &path, QObject *context, Callback<HttpAnswer> callback)
{
    HttpRequest request;
    request.verb = "GET";
    request.url = m_session->server().endpoint(path);
    auto *call = new ApiCall(m_transport, m_session, std::move(request), ApiCall::Repeat::Allowed, this,
                             context, std::move(callback));
    call->start();
    return call;
}

Call *Client::medias(PageQuery query, std::optional<RequestId> request, QObject *context,
                     Callback<Page<Media>> callback, PageReading reading)
{
    return get(paged(QStringLiteral("media/"), query, request), context,
               expectingPage<Media>(std::move(callback), reading));
}

Call *Client::media(MediaId id, QObject *context, Callback<Media> callback)
{
    return get(mediaPath(id), context,
               expecting<Media>(std::move(callback), [id](const Media &media) { return media.id == id; }));
}

DownloadCall *Client::download(MediaId id, QObject *context, Callback<HttpAnswer> callback)
{
    return startDownload(contentRequest(id), context, std::move(callback));
}

DownloadCall *Client::continueDownload(MediaId id, qint64 from, const QByteArray &etag, QObject *context,
                                       Callback<HttpAnswer> callback)
{
    HttpRequest request = contentRequest(id);
    request.range = "bytes=" + QByteArray::number(from) + '-';
    request.ifRange = etag;
    return startDownload(std::move(request), context, std::move(callback));
}

HttpRequest Client::contentRequest(MediaId id) const
{
    HttpRequest request;
    request.verb = "GET";
    request.url = m_session->server().endpoint(mediaPath(id) + QStringLiteral("download/"));
    request.accept = "*/*";
    request.isForContent = true;
    return request;
}

DownloadCall *Client::startDownload(HttpRequest request, QObject *context, Callback<HttpAnswer> callback)
{
    auto *call = new DownloadCall(m_transport, m_session, std::move(request), ApiCall::Repeat::Forbidden,
                                  this, context, std::move(callback));
    call->start();
    return call;
}

Call *Client::deleteMedia(MediaId id, QObject *context, Callback<void> callback)
{
    HttpRequest request;
    request.verb = "DELETE";
    request.url = m_session->server().endpoint(mediaPath(id));
    const auto done = [callback = std::move(callback)](const Result<HttpAnswer> &answer) {
        // Gone is what was wanted, also when an answer that was lost had told so already.
        const bool isDone = answer ? answer->body.isEmpty() : answer.error().kind == ApiError::Kind::NotFound;
        if (isDone)
            callback({});
        else // a network's sign-in page succeeds, too, and deletes nothing
            callback(jsonOf(answer).map([](const QJsonDocument &) {}));
    };
    auto *call = new ApiCall(m_transport, m_session, std::move(request), ApiCall::Repeat::Allowed, this,
                             context, done);
    call->start();
    return call;
}

Call *Client::createMedia(const Chunk &chunk, QObject *context, Callback<Media> callback)
{
    const QByteArray boundary = QUuid::createUuid().toByteArray(QUuid::Id128);
    HttpRequest request;
    request.verb = "POST";
    request.url = m_session->server().endpoint(QStringLiteral("media/"));
    request.contentType = MultipartBody::contentType(boundary);
    request.bodySize = MultipartBody::sizeFor(chunk, boundary);
    request.body = [chunk, boundary] { return std::make_unique<MultipartBody>(chunk, boundary); };
    UploadChannel &channel = m_transport;
    auto *call =
        new ApiCall(channel, m_session, std::move(request), ApiCall::Repeat::Forbidden, this, context,
                    expecting<Media>(std::move(callback), [](const Media &) { return true; }));
    call->start();
    return call;
}

Call *Client::requests(PageQuery query, QObject *context, Callback<Page<Request>> callback)
{
    return get(paged(QStringLiteral("module_container/container/"), query), context,
               expectingPage<Request>(std::move(callback)));
}

Call *Client::request(RequestId id, QObject *context, Callback<Request> callback)
{
    return get(
        QStringLiteral("module_container/container/%1/").arg(number(id)), context,
        expecting<Request>(std::move(callback), [id](const Request &request) { return request.id == id; }));
}

} // namespace botdoc
