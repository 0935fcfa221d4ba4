#pragma once

#include "columnwidths.h"
#include "listserver.h"
#include "mediatableview.h"
#include "messagebar.h"

#include <QTemporaryDir>

/// A window with nothing in it but a list of medias, `medias` of them, and a place for messages.
class ListWindow
{
    Q_DISABLE_COPY_MOVE(ListWindow)

public:
    explicit ListWindow(int medias);
    ~ListWindow();

    /// The first page has been loaded.
    [[nodiscard]] bool signIn();
    /// What was said last.
    [[nodiscard]] QString message() const;

    QTemporaryDir folder;
    ListServer list;
    medias::MediaListModel model;
    QWidget window;
    ui::MediaTableView *table = new ui::MediaTableView(&window);
    ui::ColumnWidths *columns = nullptr;
    ui::MessageBar *messages = new ui::MessageBar(&window);
};
