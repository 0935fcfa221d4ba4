#pragma once

#include <QList>

namespace medias {

class MediaRows;
struct PageAnswer;

/// What of the rows an answer has made another. Rows are from 0.
struct PlacedAnswer
{
    struct Replaced
    {
        int row = 0;
        bool hadMedia = false; ///< another one, or the same that is unreadable now
    };

    QList<int> left; ///< where medias of the answer have been so far, some of them rows of the answer itself
    QList<Replaced> replaced; ///< of the answer's rows those with another media than before, or none
    int firstChanged = -1; ///< of the answer's rows the first and the last that show something else; -1: none
    int lastChanged = -1;
};

/// Puts the answer's medias into its rows, all of which exist, as of this epoch. No media sits in two rows:
/// of one that an answer has twice its first place counts, and what it leaves is a placeholder.
[[nodiscard]] PlacedAnswer placeAnswer(const PageAnswer &answer, quint32 epoch, MediaRows &rows);

} // namespace medias
