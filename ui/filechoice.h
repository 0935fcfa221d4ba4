#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace account {
class Settings;
}

namespace ui {

/// Opens the system's file dialog over `window`, in the folder that files were last sent from; returns at
/// once. `chosen` gets what is chosen there, and is not called when nothing is. The dialog belongs to
/// `window`, and `settings` must outlive it.
QWidget *chooseFilesToSend(QWidget *window, account::Settings &settings,
                           const std::function<void(const QStringList &paths)> &chosen);

/// The same for a folder to save in, which is `title`'s question; from the one last saved in, and remembered
/// as that.
QWidget *chooseFolderToSaveIn(QWidget *window, account::Settings &settings, const QString &title,
                              const std::function<void(const QString &folder)> &chosen);

} // namespace ui
