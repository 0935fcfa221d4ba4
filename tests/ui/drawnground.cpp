#include "drawnground.h"

#include "colours.h"

#include <QHash>

#include <algorithm>

DrawnGround DrawnGround::of(const QImage &image, const QRect &part, const QColor &ink)
{
    const qreal scale = image.devicePixelRatio();
    const QRect pixels =
        QRectF(part.x() * scale, part.y() * scale, part.width() * scale, part.height() * scale)
            .toRect()
            .intersected(image.rect());
    QHash<QRgb, int> counts;
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = pixels.left(); x <= pixels.right(); ++x)
            ++counts[line[x]];
    }
    DrawnGround drawn;
    if (counts.isEmpty())
        return drawn;
    const auto isInk = [&](QRgb colour) { return ink.isValid() && ink.rgb() == colour; };
    int most = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() > most && (!isInk(it.key()) || counts.size() == 1)) {
            most = it.value();
            drawn.ground = QColor(it.key());
        }
    }
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        drawn.contrast = std::max(drawn.contrast, ui::contrast(QColor(it.key()), drawn.ground));
    return drawn;
}
