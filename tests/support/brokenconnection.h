#pragma once

class QTcpSocket;

namespace support {

/// Ends a connection with RST in place of FIN: whoever is at its other end loses what it has not read yet.
void resetConnection(QTcpSocket &socket);
/// Nothing more comes from here (FIN); what the other end says can still be read.
void closeForWriting(const QTcpSocket &socket);

} // namespace support
