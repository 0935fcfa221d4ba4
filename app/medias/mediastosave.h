#pragma once

#include "botdoc/media.h"

#include <QList>

#include <functional>

namespace medias {

/// Medias that somebody wants saved, by what stands in the way; each is in one of these, in the order given.
struct MediasToSave
{
    QList<botdoc::Media> usual;
    QList<botdoc::Media> last;       ///< saving them may use up the last download that the server allows
    QList<botdoc::Media> usedUp;     ///< no download is left: they cannot be saved
    QList<botdoc::Media> incomplete; ///< removed, or not arrived completely: they cannot be saved

    /// `isFetched`: its content has come, and can be saved without a download while a copy of it is still as
    /// it was. Should none be, one that has a download left uses that: it is among `last`.
    [[nodiscard]] static MediasToSave of(const QList<botdoc::Media> &medias,
                                         const std::function<bool(botdoc::MediaId)> &isFetched);

    [[nodiscard]] bool hasOdd() const
    {
        return !last.isEmpty() || !usedUp.isEmpty() || !incomplete.isEmpty();
    }
    [[nodiscard]] qsizetype saveable() const { return usual.size() + last.size(); }
    [[nodiscard]] qsizetype count() const { return saveable() + usedUp.size() + incomplete.size(); }
};

/// Which of some medias there is room for, in their order: one that is too big does not keep out a smaller
/// one behind it.
struct MediasByRoom
{
    QList<botdoc::Media> fit;
    QList<botdoc::Media> tooBig;

    /// `room` in bytes; nullopt: not known, and all fit, as does one whose size is not known.
    [[nodiscard]] static MediasByRoom of(const QList<botdoc::Media> &medias, std::optional<qint64> room);
};

/// Of those whose size is known, in bytes.
[[nodiscard]] qint64 bytesOf(const QList<botdoc::Media> &medias);

} // namespace medias
