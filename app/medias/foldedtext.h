#pragma once

#include <QString>

namespace medias {

/// `text` without case and accents, for finding: what folds to the same is taken for the same.
[[nodiscard]] QString folded(const QString &text);

} // namespace medias
