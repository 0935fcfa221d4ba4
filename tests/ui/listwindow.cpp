#include "listwindow.h"

#include "mediacolumns.h"

#include <QLabel>

ListWindow::ListWindow(int medias)
    : list(medias)
{
    table->setModel(&model);
    columns = ui::shareMediaColumns(*table);
    window.show();
}

ListWindow::~ListWindow()
{
    delete table; // before its model
}

bool ListWindow::signIn()
{
    model.setClient(list.desk().client());
    return list.desk().comesToRest();
}

QString ListWindow::message() const
{
    return messages->findChild<QLabel *>(QStringLiteral("messageText"))->text();
}
