#include "demo/demoserver.h"

#include "demo/apianswer.h"
#include "demo/demostore.h"
#include "demo/listpage.h"
#include "demo/mediajson.h"
#include "demo/options.h"
#include "demo/requestjson.h"
#include "demo/uploadform.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace demo {

/** One request being answered. */
struct DemoServer::Exchange
{
    const httplib::Request &request;
    const BodyReader &body;
    httplib::Response &response;
    /** The id in the path, where there is one. */
    QByteArray id;
};

/** What a path stands for. */
struct DemoServer::Route
{
    QList<std::pair<QByteArray, Handler>> methods;
    bool needsToken = true;
    bool answersJson = true;
};

namespace {

void discard(const BodyReader &body)
{
    body([](const char *, size_t) { return true; });
}

bool acceptsJson(const httplib::Request &request)
{
    const QByteArray accept = QByteArray::fromStdString(request.get_header_value("Accept")).toLower();
    const QList<QByteArray> ranges = accept.split(',');
    return accept.trimmed().isEmpty() ||
           std::any_of(ranges.begin(), ranges.end(), [](const QByteArray &range) {
               const QByteArray type = range.split(';').constFirst().trimmed();
               return type == "*/*" || type == "application/*" || type == "application/json";
           });
}

/** The path with its number, which goes to @p id, as a placeholder. */
QByteArray pattern(const QByteArray &path, QByteArray &id)
{
    QList<QByteArray> parts = path.split('/');
    for (QByteArray &part : parts) {
        const bool number = !part.isEmpty() && std::all_of(part.begin(), part.end(),
                                                           [](char c) { return c >= '0' && c <= '9'; });
        if (number)
            id = std::exchange(part, "{id}");
    }
    return parts.join('/');
}

} // namespace

DemoServer::DemoServer(DemoStore &store, const Options &options)
    : m_store(store)
    , m_options(options)
    , m_json(options.fields)
    , m_auth(store, options)
    , m_downloads(store, options)
    , m_api([this](const httplib::Request &request, const BodyReader &body, httplib::Response &response) {
        handle(request, body, response);
    })
    , m_storage([this](const httplib::Request &request, const BodyReader &body, httplib::Response &response) {
        discard(body);
        m_downloads.answerFromStorage(request, response);
    })
{
    const auto toAuth = [this](auto handler) {
        return Handler([this, handler](const Exchange &exchange) {
            (m_auth.*handler)(exchange.request, exchange.body, exchange.response);
        });
    };
    const auto to = [this](auto handler) {
        return Handler([this, handler](const Exchange &exchange) { (this->*handler)(exchange); });
    };
    m_routes = {
        {"/v1/auth/get_token/", {{{"POST", toAuth(&AuthRoutes::getToken)}}, false}},
        {"/v1/auth/token_refresh/", {{{"POST", toAuth(&AuthRoutes::refreshToken)}}, false}},
        {"/v1/auth/token_verify/", {{{"POST", toAuth(&AuthRoutes::verifyToken)}}, false}},
        {"/v1/media/", {{{"GET", to(&DemoServer::listMedias)}, {"POST", to(&DemoServer::createMedia)}}}},
        {"/v1/media/{id}/",
         {{{"GET", to(&DemoServer::showMedia)}, {"DELETE", to(&DemoServer::deleteMedia)}}}},
        {"/v1/media/{id}/download/", {{{"GET", to(&DemoServer::downloadMedia)}}, true, false}},
        {"/v1/module_container/container/", {{{"GET", to(&DemoServer::listRequests)}}}},
        {"/v1/module_container/container/{id}/", {{{"GET", to(&DemoServer::showRequest)}}}},
    };
}

DemoServer::~DemoServer()
{
    // Before anything that a request under way still uses goes.
    stop();
}

quint16 DemoServer::start()
{
    if (m_options.redirectDownloads) {
        const quint16 storagePort = m_storage.start(0);
        if (storagePort == 0)
            return 0;
        m_downloads.setStorageOrigin("http://127.0.0.1:" + QByteArray::number(storagePort));
    }
    return m_api.start(m_options.port);
}

void DemoServer::stop()
{
    m_api.stop();
    m_storage.stop();
}

void DemoServer::handle(const httplib::Request &request, const BodyReader &body, httplib::Response &response)
{
    if (m_options.latencyMilliseconds > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(m_options.latencyMilliseconds));
    bool bodyRead = false;
    const BodyReader once = [&](const httplib::ContentReceiver &receiver) {
        bodyRead = true;
        return body(receiver);
    };
    answer(request, once, response);
    // An answer that needed no body: the next request on this connection starts behind it.
    if (!bodyRead)
        discard(body);
}

/** The checks come in the order in which Django and its REST framework make them. */
void DemoServer::answer(const httplib::Request &request, const BodyReader &body, httplib::Response &response)
{
    const QByteArray path = QByteArray::fromStdString(request.path);
    const bool slash = path.endsWith('/');
    QByteArray id;
    const auto route = m_routes.constFind(pattern(slash ? path : path + '/', id));
    if (route == m_routes.constEnd()) {
        answerNotFound(response);
        return;
    }
    if (!slash) {
        const size_t query = std::min(request.target.find('?'), request.target.size());
        response.set_redirect(request.target.substr(0, query) + '/' + request.target.substr(query), 301);
        return;
    }
    if (route->answersJson && !acceptsJson(request)) {
        answerDetail(response, 406, u"Could not satisfy the request Accept header."_qs);
        return;
    }
    if (const QString refusal = route->needsToken ? m_auth.refusal(request) : QString(); !refusal.isEmpty()) {
        response.set_header("WWW-Authenticate", "JWT realm=\"api\"");
        answerDetail(response, 401, refusal);
        return;
    }
    const QByteArray method = QByteArray::fromStdString(request.method);
    QList<QByteArray> allowed;
    for (const auto &[name, handler] : route->methods) {
        if (name == method || (name == "GET" && method == "HEAD")) {
            handler({request, body, response, id});
            return;
        }
        allowed.append(name);
    }
    response.set_header("Allow", allowed.join(", ").toStdString());
    answerDetail(response, 405, u"Method \"%1\" not allowed."_qs.arg(QString::fromLatin1(method)));
}

void DemoServer::listMedias(const Exchange &exchange)
{
    if (m_options.changing && m_listedBefore.exchange(true))
        m_store.change();
    std::optional<qint64> request;
    if (exchange.request.has_param("request")) {
        bool ok = false;
        request = QByteArray::fromStdString(exchange.request.get_param_value("request")).toLongLong(&ok);
        if (!ok) {
            answerFieldError(exchange.response, u"request"_qs, u"Enter a number."_qs);
            return;
        }
    }
    const auto page = readListPage(exchange.request, m_store.count(request), m_options.maxPageSize);
    if (!page) {
        answerDetail(exchange.response, 404, u"Invalid page."_qs);
        return;
    }
    QList<QByteArray> results;
    const QList<MediaRow> rows = m_store.medias(request, page->first(), page->size);
    for (const MediaRow &row : rows)
        results.append(m_json.object(row, MediaJson::Place::List));
    answerJson(exchange.response, 200, listEnvelope(*page, "media", results));
}

void DemoServer::createMedia(const Exchange &exchange)
{
    const std::string type = exchange.request.get_header_value("Content-Type");
    const std::string boundary = MultipartReader::boundaryOf(type);
    if (boundary.empty()) {
        answerDetail(
            exchange.response, 415,
            u"Unsupported media type \"%1\" in request."_qs.arg(QString::fromStdString(type).trimmed()));
        return;
    }
    UploadForm form(m_store, m_options);
    if (!form.read(boundary, exchange.body)) {
        answerDetail(exchange.response, 400, u"Multipart form parse error - the form ends too early."_qs);
        return;
    }
    if (const FieldErrors errors = form.check(); !errors.isEmpty()) {
        answerErrors(exchange.response, errors);
        return;
    }
    const Acceptance acceptance = m_store.accept(
        {form.request(), form.name(), form.contentType(), form.currentChunk(), form.totalChunks(),
         QString::fromStdString(exchange.request.remote_addr), form.file()});
    if (acceptance.media)
        answerJson(exchange.response, 201, m_json.object(*acceptance.media, MediaJson::Place::Created));
    else
        answerFieldError(exchange.response, acceptance.field, acceptance.error);
}

void DemoServer::showMedia(const Exchange &exchange)
{
    const std::optional<MediaRow> row = m_store.media(m_json.idFromPath(exchange.id).value_or(0));
    if (row)
        answerJson(exchange.response, 200, m_json.object(*row, MediaJson::Place::Single));
    else
        answerNotFound(exchange.response);
}

void DemoServer::deleteMedia(const Exchange &exchange)
{
    if (m_store.remove(m_json.idFromPath(exchange.id).value_or(0)))
        exchange.response.status = 204;
    else
        answerNotFound(exchange.response);
}

void DemoServer::downloadMedia(const Exchange &exchange)
{
    m_downloads.answer(exchange.request, m_json.idFromPath(exchange.id).value_or(0), exchange.response);
}

void DemoServer::listRequests(const Exchange &exchange)
{
    if (!m_options.requestList) {
        answerDetail(exchange.response, 403, u"You do not have permission to perform this action."_qs);
        return;
    }
    const QList<RequestRow> &all = m_store.requests();
    const auto page = readListPage(exchange.request, all.size(), m_options.maxPageSize);
    if (!page) {
        answerDetail(exchange.response, 404, u"Invalid page."_qs);
        return;
    }
    QList<QByteArray> results;
    for (const RequestRow &row : all.mid(page->first(), page->size))
        results.append(requestJson(row));
    answerJson(exchange.response, 200, listEnvelope(*page, "container", results));
}

void DemoServer::showRequest(const Exchange &exchange)
{
    if (const RequestRow *row = m_store.request(exchange.id.toLongLong()))
        answerJson(exchange.response, 200, requestJson(*row));
    else
        answerNotFound(exchange.response);
}

} // namespace demo
