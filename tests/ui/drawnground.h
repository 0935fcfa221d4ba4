#pragma once

#include <QColor>
#include <QImage>
#include <QRect>

/// The colours of a part of a picture, which is given in logical pixels.
struct DrawnGround
{
    QColor ground;       ///< what most of it has that is not of the ink; bold letters may cover more
    double contrast = 1; ///< of what differs most from that

    /// `ink` invalid: it is not known.
    [[nodiscard]] static DrawnGround of(const QImage &image, const QRect &part, const QColor &ink);
};
