#pragma once

namespace support {

/// Whether this runs on Wine in place of Windows. Programs there are often not told of a connection that was
/// reset: what a test wants reset is closed in the usual way instead, and tests of resets themselves are
/// skipped.
[[nodiscard]] bool isOnWine();

/// For QSKIP of such a test.
inline constexpr const char *resetsAreNotTold = "Wine does not always tell of a connection that was reset";
/// For QSKIP of a test with a server that encrypts: AcceptSecurityContext is missing there.
inline constexpr const char *tlsIsNotServed = "Wine's Schannel cannot be a server";

} // namespace support
