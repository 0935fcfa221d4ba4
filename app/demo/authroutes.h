#pragma once

#include "demo/httpserver.h"

#include <QString>

namespace demo {

class DemoStore;
struct Options;

/** Who may come in: keys are turned into tokens, and tokens are renewed and checked. */
class AuthRoutes
{
public:
    AuthRoutes(const DemoStore &store, const Options &options)
        : m_store(store)
        , m_options(options)
    {}

    /** Why a request with this Authorization header is let through to no media; empty when it is. */
    QString refusal(const httplib::Request &request) const;

    void getToken(const httplib::Request &request, const BodyReader &body, httplib::Response &response) const;
    void refreshToken(const httplib::Request &request, const BodyReader &body,
                      httplib::Response &response) const;
    void verifyToken(const httplib::Request &request, const BodyReader &body,
                     httplib::Response &response) const;

private:
    const DemoStore &m_store;
    const Options &m_options;
};

} // namespace demo
