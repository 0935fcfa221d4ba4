#pragma once

#include "botdoc/ids.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

class QIODevice;

namespace botdoc {

/// One `POST media/` ("Managing your medias": Create a media): a file, or one part of it.
struct Chunk
{
    RequestId request{};
    QString fileName;       ///< as the media is to be called; any characters
    QByteArray contentType; ///< of the file, e.g. "application/pdf"; empty: unknown
    int current = 1;        ///< from 1
    int total = 1;
    qint64 size = 0; ///< bytes of this chunk
    /// Makes a sequential device that gives exactly `size` bytes, for each attempt a new one. It may give
    /// them later, telling so by readyRead; what ends early, or nullptr, breaks the attempt off.
    std::function<std::unique_ptr<QIODevice>()> bytes;
};

} // namespace botdoc
