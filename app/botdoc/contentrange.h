#pragma once

#include <QByteArray>

#include <optional>

namespace botdoc {

/// The part of a content that an answer of status 206 brings.
struct ContentRange
{
    qint64 first = 0;
    qint64 last = 0; ///< the last byte's place, not the one behind it
    qint64 total = 0;

    friend bool operator==(const ContentRange &, const ContentRange &) = default;
};

/// Reads a Content-Range header (RFC 9110, 14.4: "bytes 42-1233/1234"). nullopt for what is none, counts
/// something else than bytes, leaves the total open, or lies outside of it.
[[nodiscard]] std::optional<ContentRange> contentRange(const QByteArray &text);

} // namespace botdoc
