#pragma once

#include <QMetaType>
#include <QtGlobal>

namespace botdoc {

/// The `id` of a media. Positive; types of their own so that a media's and a request's number cannot be mixed
/// up.
enum class MediaId : qint64 {};

/// The `id` of a request (container).
enum class RequestId : qint64 {};

constexpr qint64 number(MediaId id)
{
    return static_cast<qint64>(id);
}
constexpr qint64 number(RequestId id)
{
    return static_cast<qint64>(id);
}

} // namespace botdoc

Q_DECLARE_METATYPE(botdoc::MediaId)
Q_DECLARE_METATYPE(botdoc::RequestId)
