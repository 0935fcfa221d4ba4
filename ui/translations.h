#pragma once

namespace ui {

/// Installs our texts and Qt's own in the language of the system, for the application there is; English where
/// we have no other. Call once, before the first window.
void installTranslations();

} // namespace ui
