#pragma once

#include <QtCore/qnamespace.h>

namespace medias {

/// What is posted with this priority waits until the widgets have been painted that are to be by then: Qt
/// posts their updates with Qt::LowEventPriority.
constexpr int afterPaint = Qt::LowEventPriority - 1;

} // namespace medias
