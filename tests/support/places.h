#pragma once

#include <QString>

namespace support {

/// Where things of this build are, as absolute paths. Only places.cpp is compiled with them, so that two
/// checkouts compile the same tests and a compiler cache serves both.
///
/// `path` in the sources.
QString inSources(const QString &path = {});
/// The program mediadesk-demo-server.
QString demoServerProgram();

} // namespace support
