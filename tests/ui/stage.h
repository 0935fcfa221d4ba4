#pragma once

#include "stagedserver.h"
#include "wholeprogram.h"

#include <QTableView>
#include <QTemporaryDir>

#include <functional>

namespace ui {
class Workspace;
}

/// The whole program before a server, to be brought into a state that is to be looked at. What cannot be
/// brought about is told by problem().
class Stage final
{
    Q_DISABLE_COPY_MOVE(Stage)

public:
    Stage();
    ~Stage();

    /// Signs in with a token, and waits until the list and the requests have come, or cannot.
    void signIn();
    /// The same with a list of these.
    void signIn(const QList<QJsonObject> &medias);
    /// Signs in with a key that is kept in the keychain, and out again.
    void remember(const QString &email);
    /// Waits until it holds.
    void wait(const char *what, const std::function<bool()> &holds);

    void select(int row);
    void choose(qint64 request);
    void search(const QString &text);
    /// In the side bar or in a dialog; waits for what the server says of a number.
    void searchRequests(const QWidget &where, const QString &text);
    void trigger(QAction *action);
    /// Opens a menu of the menu bar, by its place.
    void openMenu(int place);

    [[nodiscard]] QMainWindow &window() { return program.window; }
    [[nodiscard]] ui::Workspace &workspace();
    [[nodiscard]] QTableView &table();
    /// The first of the window's, shown or not; must be there.
    template <typename Widget>
    [[nodiscard]] Widget &child(const char *name)
    {
        return *window().findChild<Widget *>(QLatin1String(name));
    }
    /// The windows to be looked at: the main one, and what is open before it.
    [[nodiscard]] QList<QWidget *> windows();
    /// What has not come about; empty: nothing.
    [[nodiscard]] const QString &problem() const { return m_problem; }

    QTemporaryDir folder;
    StagedServer server;
    WholeProgram program;

private:
    QString m_problem;
};
