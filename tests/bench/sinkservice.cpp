#include "sinkservice.h"

#include "sinkconnection.h"

#include <openssl/evp.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace {

/// Of a body so much is kept: all of a small one, of others the parts before the file.
constexpr std::size_t mostKept = 64 * 1024;

std::string headOf(int status, long long size, const char *type)
{
    char date[64];
    const std::time_t now = std::time(nullptr);
    std::tm parts = {};
    std::strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", gmtime_r(&now, &parts));
    return "HTTP/1.1 " + std::to_string(status) + " Answer\r\nDate: " + date + "\r\nContent-Type: " + type +
           "\r\nConnection: keep-alive\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
}

void answer(SinkConnection &connection, int status, const std::string &body)
{
    connection.write(headOf(status, static_cast<long long>(body.size()), "application/json") + body);
}

/// What stands in the body between two texts.
std::string between(const std::string &body, const std::string &before, const char *after)
{
    const std::size_t at = body.find(before);
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + before.size();
    return body.substr(begin, body.find(after, begin) - begin);
}

std::string md5Of(std::string_view bytes)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_md5(), nullptr);
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        char hex[3];
        std::snprintf(hex, sizeof hex, "%02x", digest[i]);
        text += hex;
    }
    return text;
}

} // namespace

bool SinkService::answerOne(SinkConnection &connection)
{
    const SinkRequest request = connection.readHead();
    if (!connection.isOpen())
        return false;
    if (!request.field("expect").empty())
        connection.write("HTTP/1.1 100 Continue\r\n\r\n");
    if (request.verb == "POST" && request.target == "/v1/media/") {
        takeUpload(connection, request);
    } else if (request.verb == "POST") {
        (void)connection.readBody(request.bodySize(), 0);
        answer(connection, 200, R"({"token":"any"})");
    } else {
        tellOf(connection, request);
    }
    return request.field("connection") != "close";
}

void SinkService::takeUpload(SinkConnection &connection, const SinkRequest &request)
{
    const std::string body = connection.readBody(request.bodySize(), mostKept);
    if (!connection.isOpen())
        return;
    const auto valueOf = [&body](const std::string &name) {
        return between(body, "name=\"" + name + "\"\r\n\r\n", "\r\n");
    };
    // "--boundary", and at the end "\r\n--boundary--\r\n".
    const auto boundary = static_cast<long long>(body.find("\r\n"));
    const std::size_t fileHead = body.find("filename=\"");
    const std::size_t file = body.find("\r\n\r\n", fileHead) + 4;
    Media chunk;
    chunk.name = between(body, "filename=\"", "\"\r\n");
    chunk.request = valueOf("request");
    chunk.current = std::atoi(valueOf("current_chunk").c_str());
    chunk.total = std::atoi(valueOf("total_chunks").c_str());
    chunk.bytes = request.bodySize() - static_cast<long long>(file) - boundary - 6;
    if (fileHead == std::string::npos || chunk.current < 1 || chunk.total < chunk.current) {
        answer(connection, 400, R"({"detail":"The parts that describe the file have to come before it."})");
        return;
    }
    if (chunk.total == 1 && request.bodySize() == static_cast<long long>(body.size()))
        chunk.md5 = md5Of(std::string_view(body).substr(file, static_cast<std::size_t>(chunk.bytes)));
    answer(connection, 201, json(add(chunk)));
}

SinkService::Media SinkService::add(const Media &chunk)
{
    const std::scoped_lock lock(m_mutex);
    const std::pair<std::string, std::string> key(chunk.request, chunk.name);
    const auto begun = chunk.current > 1 ? m_unfinished.find(key) : m_unfinished.end();
    const long long id = begun != m_unfinished.end() ? begun->second : ++m_lastId;
    Media &media = m_medias[id];
    const long long before = media.bytes;
    media = chunk;
    media.id = id;
    media.bytes += before;
    if (chunk.current < chunk.total)
        m_unfinished[key] = id;
    else
        m_unfinished.erase(key);
    return media;
}

void SinkService::tellOf(SinkConnection &connection, const SinkRequest &request)
{
    const std::string prefix = "/v1/media/";
    const long long id =
        request.target.rfind(prefix, 0) == 0 ? std::atoll(request.target.c_str() + prefix.size()) : 0;
    if (request.verb != "GET") {
        answer(connection, 405, R"({"detail":"Method not allowed."})");
        return;
    }
    if (id == 1 && m_served.descriptor >= 0 && request.target.find("/download/") != std::string::npos) {
        connection.write(headOf(200, m_served.size, "application/octet-stream"));
        connection.writeFile(m_served.descriptor, m_served.size);
        return;
    }
    if (id == 0) {
        answer(connection, 200,
               R"({"links":{"previous":null,"next":null},"count":0,"total_pages":1,"results":[]})");
        return;
    }
    Media media;
    {
        const std::scoped_lock lock(m_mutex);
        if (id == 1 && m_served.descriptor >= 0)
            media = {1, "served.bin", "1", m_served.size, 1, 1, m_served.md5};
        else if (const auto at = m_medias.find(id); at != m_medias.end())
            media = at->second;
    }
    if (media.id == 0)
        answer(connection, 404, R"({"detail":"Not found."})");
    else
        answer(connection, 200, json(media));
}

std::string SinkService::json(const Media &media)
{
    return "{\"id\":" + std::to_string(media.id) + ",\"name\":\"" + media.name +
           "\",\"bytes\":" + std::to_string(media.bytes) +
           ",\"total_chunks\":" + std::to_string(media.total) +
           ",\"current_chunk\":" + std::to_string(media.current) +
           ",\"file_checksum\":" + (media.md5.empty() ? "null" : '"' + media.md5 + '"') +
           ",\"times_downloaded\":0,\"max_allowed_times_downloaded\":6,\"state\":\"available\",\"request\":" +
           media.request + "}";
}
