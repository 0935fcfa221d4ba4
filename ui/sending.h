#pragma once

#include "botdoc/ids.h"

#include <QPointer>
#include <QWidget>

#include <optional>

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

class ChosenRequest;
class SendDialog;

/// From "Send files" or a drop to the order that goes to the transfers: which files, and to which request.
class Sending final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sending)

public:
    struct Parts
    {
        medias::RequestListModel &requests;
        const ChosenRequest &chosen;
        const medias::MediaSelection &selection;
        transfers::Transfers &transfers;
        account::Settings &settings;
    };

    /// All must outlive this. The dialogs are over `window`.
    Sending(const Parts &parts, QWidget *window);
    ~Sending() override;

    /// Opens the list of what will be sent, or adds to it; without paths, once some have been chosen in the
    /// file dialog.
    void send(const QStringList &paths);
    /// Nobody is signed in any more: what is open goes, and nothing is known of earlier targets.
    void cancel();

private:
    [[nodiscard]] std::optional<botdoc::RequestId> target() const;

    Parts m_parts;
    QWidget *m_window;
    QPointer<QWidget> m_fileChoice; // while files to send are chosen
    QPointer<SendDialog> m_dialog;
    std::optional<botdoc::RequestId> m_lastTarget;
};

} // namespace ui
