#include "support/brokenconnection.h"

#include <QTcpSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace support {

void resetConnection(QTcpSocket &socket)
{
    const linger option{1, 0};
    const auto descriptor = socket.socketDescriptor();
#ifdef Q_OS_WIN
    setsockopt(static_cast<SOCKET>(descriptor), SOL_SOCKET, SO_LINGER,
               reinterpret_cast<const char *>(&option), sizeof option);
#else
    setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
#endif
    socket.abort();
}

void closeForWriting(const QTcpSocket &socket)
{
#ifdef Q_OS_WIN
    shutdown(static_cast<SOCKET>(socket.socketDescriptor()), SD_SEND);
#else
    shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
#endif
}

} // namespace support
