// A server of the media API that is as fast as the machine lets it, for timings: it takes uploads and throws
// them away, and serves one file. One thread for each connection; nothing is kept but sizes, and the MD5 of
// small files.
//
//     mediadesk-bench-sink [--certificate PEM --key PEM] [--serve FILE --md5 HEX]
//
// It prints "Address: URL" and "Ready", and ends when its input does. Any key signs in. FILE is media 1.

#include "sinkconnection.h"
#include "sinkservice.h"

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>

namespace {

[[noreturn]] void giveUp(const char *what)
{
    std::fprintf(stderr, "mediadesk-bench-sink: %s\n", what);
    std::exit(2);
}

using Encryption = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

Encryption encryptionWith(const std::string &certificate, const std::string &key)
{
    Encryption encryption(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    if (SSL_CTX_use_certificate_chain_file(encryption.get(), certificate.c_str()) != 1 ||
        SSL_CTX_use_PrivateKey_file(encryption.get(), key.c_str(), SSL_FILETYPE_PEM) != 1)
        giveUp("the certificate or its key cannot be read");
    return encryption;
}

int listening(sockaddr_in &address)
{
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (listener < 0 || bind(listener, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
        listen(listener, 128) != 0 ||
        getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        giveUp("no port can be listened on");
    return listener;
}

void serve(int socket, SSL_CTX *encryption, SinkService &service)
{
    const int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    SinkConnection connection(socket, encryption);
    while (connection.isOpen() && service.answerOne(connection)) {
    }
}

} // namespace

int main(int argc, char *argv[])
{
    std::signal(SIGPIPE, SIG_IGN);
    std::string certificate;
    std::string key;
    ServedFile served;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        if (option == "--certificate")
            certificate = argv[i + 1];
        else if (option == "--key")
            key = argv[i + 1];
        else if (option == "--serve")
            served.descriptor = open(argv[i + 1], O_RDONLY | O_CLOEXEC);
        else if (option == "--md5")
            served.md5 = argv[i + 1];
        else
            giveUp("unknown option");
    }
    struct stat facts = {};
    if (served.descriptor >= 0 && fstat(served.descriptor, &facts) == 0)
        served.size = facts.st_size;
    const Encryption encryption =
        certificate.empty() ? Encryption(nullptr, &SSL_CTX_free) : encryptionWith(certificate, key);

    sockaddr_in address = {};
    const int listener = listening(address);
    SinkService service(served);
    std::printf("Address: %s://127.0.0.1:%d/v1/\nReady\n", encryption ? "https" : "http",
                ntohs(address.sin_port));
    std::fflush(stdout);

    std::thread([&] {
        while (true) {
            const int socket = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket >= 0)
                std::thread(serve, socket, encryption.get(), std::ref(service)).detach();
        }
    }).detach();
    while (std::getchar() != EOF) {
    }
    std::_Exit(0); // the threads are still at it
}
