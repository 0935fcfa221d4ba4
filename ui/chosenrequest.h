#pragma once

#include "botdoc/ids.h"

#include <QObject>

#include <optional>

namespace account {
class Settings;
}

namespace medias {
class MediaListModel;
class RequestListModel;
} // namespace medias

namespace ui {

class MessageBar;
class RequestSideBar;

/// Whose medias the list shows: as chosen in the side bar, remembered of each account, and back to all when
/// the request is no longer there.
class ChosenRequest final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChosenRequest)

public:
    struct Parts
    {
        medias::RequestListModel &requests;
        medias::MediaListModel &medias;
        account::Settings &settings;
        RequestSideBar &sideBar;
        MessageBar &messages;
    };

    /// All must outlive this.
    explicit ChosenRequest(const Parts &parts, QObject *parent = nullptr);

    /// nullopt: all medias.
    [[nodiscard]] std::optional<botdoc::RequestId> request() const { return m_request; }

    /// What the request is called, to be drawn in a line that has other things to say; empty for all medias.
    [[nodiscard]] QString label() const;

    /// Somebody is about to sign in: the list begins with what that account had chosen last. `account` is
    /// its name in the settings.
    void restore(const QString &account);
    /// Signed out: all medias, and nothing is remembered by it.
    void clear();
    /// Asks for the list of requests anew, and whether the chosen one is still there.
    void refresh();

    /// nullopt: all medias. Remembered.
    void choose(std::optional<botdoc::RequestId> request);

Q_SIGNALS:
    /// request() is another.
    void changed();

private:
    void show(std::optional<botdoc::RequestId> request);
    void fallBackWhenGone();

    Parts m_parts;
    QString m_account;
    std::optional<botdoc::RequestId> m_request;
};

} // namespace ui
