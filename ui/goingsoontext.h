#pragma once

#include "medias/goingsoon.h"

#include <QString>

namespace ui {

// What staff read of the medias that go soon and were not saved here.

[[nodiscard]] QString goingSoonText();
[[nodiscard]] QString goingSoonToolTip();
/// "12", "5,000+"
[[nodiscard]] QString goingSoonNumber(const medias::GoingSoon::Count &count);

} // namespace ui
