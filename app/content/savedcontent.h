#pragma once

#include <QByteArray>
#include <QString>

namespace content {

/// Where the content of a media is to go.
struct SaveTarget
{
    QString folder;         ///< must exist
    QString fileName;       ///< as the user chose it; empty: made of the media's name, numbered where taken
    bool overwrite = false; ///< the user was asked, and wants the existing file replaced
    /// Letters and digits, this order's alone: a part file of that mark, which a crash has left, is replaced.
    /// Empty: one is made.
    QString mark = {};
};

/// Where the content of a media went.
struct SavedContent
{
    QString path;
    QByteArray md5; ///< 32 lower-case hex digits, taken from the bytes as they came
    qint64 bytes = 0;
    bool checked = false;   ///< the server gave a checksum, and it agreed
    bool fromCache = false; ///< no download was used up for it

    friend bool operator==(const SavedContent &, const SavedContent &) = default;
};

} // namespace content
