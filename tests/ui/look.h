#pragma once

#include <QList>
#include <QSize>
#include <QString>

/// How somebody may have set up the desktop and the program.
struct Look
{
    enum class Words { English, Spanish, Long };

    Words words = Words::English;
    bool isDark = false;
    bool isReversed = false; ///< from right to left
    bool isSmall = false;    ///< the windows are as small as they can be

    /// The program puts on everything but the words and the sizes.
    void wear() const;
    /// For the names of pictures: letters and hyphens, and the scale in percent.
    [[nodiscard]] QString name() const;

    /// Of the main window, when it is not as small as it can be.
    static constexpr QSize usualSize{1400, 860};
    /// Those that a run looks at: all there are, or few that have everything once.
    [[nodiscard]] static QList<Look> forRun(bool isWhole);
};
