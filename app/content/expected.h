#pragma once

#include "botdoc/apierror.h"

#include <QByteArray>

#include <optional>

namespace content {

/// What is known of a content before it is there.
struct Expected
{
    std::optional<qint64> bytes;
    std::optional<QByteArray> md5; ///< 32 lower-case hex digits
};

/// ApiError::Kind::Damaged, with both sizes or checksums told, when a content is not what was expected.
[[nodiscard]] std::optional<botdoc::ApiError> damageOf(const Expected &expected, qint64 bytes,
                                                       const QByteArray &md5);

} // namespace content
