#pragma once

#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace account {
class Settings;
}

namespace ui {

class SortMenu;
class Translations;
class Workspace;

/// The window's menus, and the actions that belong to nothing else in it.
class MainMenu final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainMenu)

public:
    struct Parts
    {
        QMenuBar &bar;
        Workspace &workspace;
        account::Settings &settings;
        Translations &translations;
    };

    /// All parts must outlive this; dialogs belong to the window of `bar`.
    explicit MainMenu(const Parts &parts, QObject *parent);

    /// Before the last one; not owned.
    void insert(QMenu *menu);
    /// What is for those alone who are signed in can be used, or cannot.
    void setSignedIn(bool isSignedIn);

    [[nodiscard]] QAction *sendAction() const { return m_send; }
    [[nodiscard]] QAction *refreshAction() const { return m_refresh; }
    [[nodiscard]] QAction *signOutAction() const { return m_signOut; }

Q_SIGNALS:
    void quitWanted();

private:
    void fill();
    void connectActions();
    void retranslate();
    void showAbout();

    Parts m_parts;
    QAction *m_send;
    QAction *m_refresh;
    QAction *m_signOut;
    QAction *m_selectAll;
    QAction *m_find;
    QAction *m_allMedias;
    QAction *m_quit;
    QAction *m_about;
    QAction *m_aboutQt;
    QMenu *m_file;
    QMenu *m_edit;
    QMenu *m_view;
    QMenu *m_help;
    SortMenu *m_sort;
};

} // namespace ui
