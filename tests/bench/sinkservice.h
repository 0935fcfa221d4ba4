#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>

class SinkConnection;
struct SinkRequest;

/// What media 1 is.
struct ServedFile
{
    int descriptor = -1; ///< -1: there is none
    long long size = 0;
    std::string md5;
};

/// The media API of the sink, for all its connections at a time.
class SinkService
{
public:
    explicit SinkService(ServedFile served)
        : m_served(std::move(served))
    {}

    /// Reads a request and answers it; false when it was the connection's last.
    [[nodiscard]] bool answerOne(SinkConnection &connection);

private:
    struct Media
    {
        long long id = 0;
        std::string name; // as it stood in the form
        std::string request;
        long long bytes = 0;
        int current = 0;
        int total = 1;
        std::string md5; // empty: not taken
    };

    void takeUpload(SinkConnection &connection, const SinkRequest &request);
    void tellOf(SinkConnection &connection, const SinkRequest &request);
    [[nodiscard]] Media add(const Media &chunk);
    [[nodiscard]] static std::string json(const Media &media);

    const ServedFile m_served;
    std::mutex m_mutex; // guards what follows
    long long m_lastId = 1;
    std::map<std::pair<std::string, std::string>, long long> m_unfinished; // by request and name
    std::map<long long, Media> m_medias;
};
