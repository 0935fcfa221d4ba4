#pragma once

#include <QObject>

class QAction;
class QSplitter;

namespace account {
class Settings;
}

namespace ui {

/// How wide the side bar, the list and the details are beside each other, and whether the side bar is there:
/// remembered from one start to the next.
class AcrossPanes final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AcrossPanes)

public:
    /// `splitter` has the three, in this order. All must outlive this.
    AcrossPanes(QSplitter &splitter, account::Settings &settings, QObject *parent = nullptr);

    void restore();
    void save() const;
    /// Shows and hides the side bar; checked while it is there.
    [[nodiscard]] QAction *sideBarAction() const { return m_action; }

private:
    void retranslate();
    void setSideBarShown(bool isShown);
    void hideCollapsed();

    QSplitter &m_splitter;
    account::Settings &m_settings;
    QAction *m_action;
};

} // namespace ui
