#pragma once

#include <QStringList>

namespace ui {

/// The texts of a menu, each with a letter marked that is no other's, as far as there are such letters: those
/// at the beginning of words first. The texts have no marks yet.
[[nodiscard]] QStringList withMnemonics(const QStringList &texts);

} // namespace ui
