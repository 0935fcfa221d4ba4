#pragma once

#include "medias/goingsoon.h"

#include <QString>

namespace ui {

// What staff read of the medias that go soon and were not saved here.

[[nodiscard]] QString goingSoonText();
[[nodiscard]] QString goingSoonToolTip();
/// With what is to be known of a number of them.
[[nodiscard]] QString goingSoonToolTip(const medias::GoingSoon::Count &count);
/// "12", "5,000+", "?" where none was found of those that were looked at, and not all were
[[nodiscard]] QString goingSoonNumber(const medias::GoingSoon::Count &count);
/// The same to be spoken: "not known" for "?"
[[nodiscard]] QString goingSoonNumberInWords(const medias::GoingSoon::Count &count);
/// Where none was found, but not all were looked at.
[[nodiscard]] QString goingSoonPartlyKnown(const medias::GoingSoon::Count &count);

} // namespace ui
