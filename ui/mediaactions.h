#pragma once

#include "botdoc/media.h"

#include <QAction>
#include <QObject>
#include <QSet>

#include <functional>

namespace account {
class Settings;
}

namespace medias {
class MediaSelection;
class RequestListModel;
} // namespace medias

namespace transfers {
class Transfers;
}

namespace ui {

class MessageBar;

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
        const medias::RequestListModel &requests;
        transfers::Transfers &transfers;
        account::Settings &settings;
        MessageBar &messages;
    };

    /// All parts must outlive this; dialogs belong to `window`.
    MediaActions(const Parts &parts, QWidget *window);

    [[nodiscard]] QAction *openAction() const { return m_open; }
    [[nodiscard]] QAction *saveAction() const { return m_save; }
    [[nodiscard]] QAction *saveAsAction() const { return m_saveAs; }
    [[nodiscard]] QAction *deleteAction() const { return m_delete; }
    [[nodiscard]] QAction *copyNameAction() const { return m_copyName; }

    /// Another account: what was fetched from the last one says nothing of its medias.
    void forgetFetched() { m_fetched.clear(); }

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

    /// Those that can still be fetched; tells why the others cannot. Then `go`, after asking where it takes a
    /// last download; not at all when nothing is left or staff say no.
    void whenAllowed(const QList<botdoc::Media> &medias,
                     const std::function<void(const QList<botdoc::Media> &)> &go);
    [[nodiscard]] QString requestLabel(const botdoc::Media &media) const;

    Parts m_parts;
    QSet<botdoc::MediaId> m_fetched; // in this session: another save needs no further download
    QWidget *m_window;
    QAction *m_open;
    QAction *m_save;
    QAction *m_saveAs;
    QAction *m_delete;
    QAction *m_copyName;
};

} // namespace ui
