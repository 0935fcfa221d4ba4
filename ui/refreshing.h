#pragma once

#include "lastlook.h"
#include "medias/lightrefresh.h"

#include <QObject>
#include <QTimer>

namespace account {
class Settings;
}

namespace medias {
class GoingSoon;
class MediaListModel;
} // namespace medias

namespace transfers {
class Transfers;
}

namespace ui {

class ChosenRequest;
class DetailsPane;

/// Keeps the list, and what is said to go soon, as the server has them: by themselves while somebody looks,
/// soon after what is done here, and when somebody asks for it. What has come since the last look is marked.
class Refreshing final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Refreshing)

public:
    struct Parts
    {
        medias::MediaListModel &medias;
        medias::GoingSoon &goingSoon;
        ChosenRequest &chosen;
        const DetailsPane &details;
        const transfers::Transfers &transfers;
        account::Settings &settings;
    };

    /// All must outlive this.
    explicit Refreshing(const Parts &parts, QObject *parent = nullptr);

    [[nodiscard]] medias::LightRefresh &light() { return m_light; }
    /// Somebody is about to sign in. `account` is their name in the settings.
    void begin(const QString &account) { m_lastLook.begin(account); }
    /// Signed out.
    void end() { m_lastLook.end(); }
    /// Whether somebody may be looking; at first nobody is.
    void setActive(bool isActive);
    /// At once, and the requests as well.
    void refresh();

private:
    void followTransfers();
    void followGoingSoon();

    Parts m_parts;
    medias::LightRefresh m_light;
    LastLook m_lastLook;
    QTimer m_soon;
};

} // namespace ui
