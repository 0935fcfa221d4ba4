#pragma once

#include "demo/authroutes.h"
#include "demo/downloads.h"
#include "demo/httpserver.h"
#include "demo/mediajson.h"

#include <QByteArray>
#include <QHash>

#include <atomic>
#include <functional>

namespace demo {

class DemoStore;
struct Options;

/** Botdoc's media API as its document and its public tutorials tell it, on a port of this machine. */
class DemoServer
{
public:
    DemoServer(DemoStore &store, const Options &options);
    ~DemoServer();
    DemoServer(const DemoServer &) = delete;
    DemoServer &operator=(const DemoServer &) = delete;

    /** Returns the port that is listened on, 0 when there is none to be had. */
    quint16 start();
    void stop();

private:
    struct Exchange;
    struct Route;
    using Handler = std::function<void(const Exchange &)>;

    void handle(const httplib::Request &request, const BodyReader &body, httplib::Response &response);
    void answer(const httplib::Request &request, const BodyReader &body, httplib::Response &response);
    void listMedias(const Exchange &exchange);
    void createMedia(const Exchange &exchange);
    void showMedia(const Exchange &exchange);
    void deleteMedia(const Exchange &exchange);
    void downloadMedia(const Exchange &exchange);
    void listRequests(const Exchange &exchange);
    void showRequest(const Exchange &exchange);

    DemoStore &m_store;
    const Options &m_options;
    const MediaJson m_json;
    const AuthRoutes m_auth;
    Downloads m_downloads;
    /** By path, with {id} for numbers. */
    QHash<QByteArray, Route> m_routes;
    std::atomic<bool> m_listedBefore = false;
    HttpServer m_api;
    HttpServer m_storage;
};

} // namespace demo
