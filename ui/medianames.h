#pragma once

#include "botdoc/media.h"

#include <QList>

namespace ui {

/// Their names, one a line, as many as can be taken in at once, and how many there are more.
[[nodiscard]] QString namesOf(const QList<botdoc::Media> &medias);

} // namespace ui
