#pragma once

#include <QMenu>

class QActionGroup;

namespace account {
class Settings;
}

namespace medias {
class LightRefresh;
}

namespace ui {

/// How often the list is refreshed by itself; choosing takes effect at once. Fixed by the administrator it
/// can be read, not changed, and says why.
class RefreshMenu final : public QMenu
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RefreshMenu)

public:
    /// Both must outlive this.
    RefreshMenu(account::Settings &settings, medias::LightRefresh &refresh, QWidget *parent = nullptr);

private:
    void retranslate();

    QActionGroup *m_intervals; // data: seconds; 0: never
    QAction *m_reason;
};

} // namespace ui
