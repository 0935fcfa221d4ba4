#pragma once

#include "botdoc/media.h"

#include <QAction>
#include <QObject>

#include <functional>

namespace account {
class Settings;
}

namespace medias {
class MediaSelection;
}

namespace transfers {
class Transfers;
}

namespace ui {

class MessageBar;
class Saving;

/// What can be done with the selected medias: open, save, delete, copy the name; asks before anything that
/// cannot be taken back, or that uses up the last download.
class MediaActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaActions)

public:
    struct Parts
    {
        const medias::MediaSelection &selection;
        transfers::Transfers &transfers;
        account::Settings &settings;
        MessageBar &messages;
        Saving &saving;
    };

    /// All parts must outlive this; dialogs belong to `window`.
    MediaActions(const Parts &parts, QWidget *window);

    [[nodiscard]] QAction *openAction() const { return m_open; }
    [[nodiscard]] QAction *saveAction() const { return m_save; }
    [[nodiscard]] QAction *saveAsAction() const { return m_saveAs; }
    [[nodiscard]] QAction *deleteAction() const { return m_delete; }
    [[nodiscard]] QAction *copyNameAction() const { return m_copyName; }

private:
    [[nodiscard]] QAction *action(const QString &iconName, const QKeySequence &keys,
                                  void (MediaActions::*function)());
    void retranslate();
    void update();
    void open();
    void save();
    void saveAs();
    void remove();
    void copyName();

    /// `go` with the one that is selected, if it can still be fetched, after asking where that takes its last
    /// download; else tells why not.
    void whenAllowed(const std::function<void(const botdoc::Media &)> &go);

    Parts m_parts;
    QWidget *m_window;
    QAction *m_open;
    QAction *m_save;
    QAction *m_saveAs;
    QAction *m_delete;
    QAction *m_copyName;
};

} // namespace ui
