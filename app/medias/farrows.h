#pragma once

#include "botdoc/media.h"

#include <QList>

#include <functional>
#include <limits>

namespace medias {

class MediaRows;

/// Which loaded rows are to be forgotten when there are too many: those farthest from what is in view, from
/// both ends of the list inwards, but for medias that are kept. A little at a time, going on next time where
/// it has come to: a list may hold millions.
class FarRows final
{
public:
    /// At a time. Each media is asked about; what is not loaded is passed over faster.
    static constexpr int mostForgotten = 2000;
    static constexpr int mostMedias = 4000;
    static constexpr int mostPassed = 50'000;

    struct View
    {
        int first = -1; ///< the rows in view, both included; -1: not known, and nothing is far from it
        int last = -1;
        int margin = 0; ///< rows around them that stay
    };

    /// Loaded rows; with more than that some are forgotten.
    void setMost(int most) { m_most = most; }
    void setKept(const std::function<bool(botdoc::MediaId)> &isKept) { m_isKept = isKept; }

    /// Rows with medias to be forgotten now, rising; none: nothing is.
    [[nodiscard]] QList<int> next(const MediaRows &rows, const View &view);

private:
    int m_most = std::numeric_limits<int>::max();
    std::function<bool(botdoc::MediaId)> m_isKept;
    // What has been looked at are the rows before and behind these. An end that is not there: all anew.
    int m_first = 0;
    int m_last = -1;
};

} // namespace medias
