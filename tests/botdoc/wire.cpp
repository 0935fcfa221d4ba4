#include "wire.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRandomGenerator>

using support::Answer;

Wire::Wire()
    : Wire(pasted("aaa.bbb.ccc"))
{}

Wire::Wire(const botdoc::Credentials &credentials)
    : session(std::make_shared<botdoc::Session>(at(server), credentials, transport))
    , client(std::make_unique<botdoc::Client>(session, transport))
{}

botdoc::Server at(const support::ScriptedServer &server)
{
    return botdoc::Server::fromText(server.url().toString()).value();
}

botdoc::Credentials pasted(const QByteArray &token)
{
    botdoc::Credentials credentials;
    credentials.token = token;
    return credentials;
}

botdoc::Credentials withKey()
{
    botdoc::Credentials credentials;
    credentials.apiKey = QStringLiteral("the key");
    credentials.email = QStringLiteral("staff@example.org");
    return credentials;
}

QByteArray tokenWith(const QJsonObject &claims, const QByteArray &mark)
{
    constexpr auto url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return QByteArray(R"({"alg":"HS256","typ":"JWT"})").toBase64(url) + '.' +
           QJsonDocument(claims).toJson(QJsonDocument::Compact).toBase64(url) + '.' + mark.toBase64(url);
}

QByteArray tokenLiving(qint64 issuedIn, qint64 endsIn, const QByteArray &mark)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    return tokenWith({{QStringLiteral("iat"), now + issuedIn}, {QStringLiteral("exp"), now + endsIn}}, mark);
}

Answer tokenAnswer(const QByteArray &token)
{
    return Answer::json(R"({"token": ")" + token + R"("})");
}

botdoc::Chunk chunkOf(const QByteArray &content, const QString &name)
{
    botdoc::Chunk chunk;
    chunk.request = botdoc::RequestId{1080};
    chunk.fileName = name;
    chunk.contentType = "application/pdf";
    chunk.size = content.size();
    chunk.bytes = botdoc::bodyOf(content);
    return chunk;
}

QByteArray noise(qint64 size)
{
    QRandomGenerator random(42);
    QByteArray bytes((size + 3) / 4 * 4, Qt::Uninitialized);
    random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    bytes.truncate(size);
    return bytes;
}

QByteArray documentedMedia()
{
    return R"({ "id": 5, "name": "Weeding_certificate.png", "content_type": "image/png", "bytes": 20283, )"
           R"("extension": "png", "file": "65637392e6956cf74f575ac9e9faf7a0.png", "total_chunks": 1, )"
           R"("metadata": { "remote_addr": "172.19.0.1" }, "created": "2020-08-14T17:36:44.641834Z", )"
           R"("updated": "2020-08-14T17:36:57.847042Z", "current_chunk": 1, )"
           R"("file_checksum": "34c395e123b3b4d7e0ecc36b18833c8e", "removed_at": null, )"
           R"("removed_requested_from": null, "media_download": [], "times_downloaded": 0, )"
           R"("state": "available", "download_link_data_collection": )"
           R"("http://127.0.0.1:8000/v1/module_container_pushpull/mediadatacollection/5/download/", )"
           R"("max_allowed_times_downloaded": 6, "tag": "Weeding Certificate", "request": 1080 })";
}

QByteArray documentedList()
{
    return R"({ "links":{ "previous":null, "next":"https://api.botdoc.io/v1/?media=2" }, "total_pages":2, )"
           R"("count":12, "results":[ { "id":5, "name":"Weeding_certificate.png", )"
           R"("content_type":"image/png", "bytes":20283, "extension":"png", )"
           R"("file":"65637392e6956cf74f575ac9e9faf7a0.png", "total_chunks":1, )"
           R"("metadata":{ "remote_addr":"172.19.0.1" }, "created":"2020-08-14T17:36:44.641834Z", )"
           R"("updated":"2020-08-14T17:36:57.847042Z", "current_chunk":1, )"
           R"("file_checksum":"34c395e123b3b4d7e0ecc36b18833c8e", "removed_at":null, )"
           R"("removed_requested_from":null, "media_download":[ ], "times_downloaded":0, )"
           R"("state":"available", "download_link_data_collection":)"
           R"("http://127.0.0.1:8000/v1/module_container_pushpull/mediadatacollection/5/download/", )"
           R"("max_allowed_times_downloaded":6, "tag":"Weeding Certificate", "request":1080 } ] })";
}
