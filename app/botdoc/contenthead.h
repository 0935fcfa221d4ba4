#pragma once

#include "botdoc/contentrange.h"

#include <QByteArray>

#include <optional>

namespace botdoc {

/// What a download's answer says of the content before it comes.
struct ContentHead
{
    int status = 200;
    qint64 length = -1;                ///< bytes that will come; -1: the server does not say
    QByteArray etag;                   ///< as it is; empty: none
    bool isContinuable = false;        ///< the server says that it can begin in the middle, by bytes
    std::optional<ContentRange> range; ///< where it belongs; nullopt: not told, or not in a way that counts
};

} // namespace botdoc
