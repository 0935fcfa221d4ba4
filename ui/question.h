#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace ui {

/// Asks before something that cannot be taken back: `question`, then `text` with what is lost, both plain.
/// The answer is no unless `yes`, the word on the other button, is pressed; then `go` runs. Returns at once.
void ask(QWidget *window, const QString &question, const QString &text, const QString &yes,
         const std::function<void()> &go);

} // namespace ui
