#include "listener.h"

#include <QAccessible>

namespace bench {

namespace {

/// What it is, how it stands, and where among others.
void ask(QAccessibleInterface *told)
{
    for (QAccessibleInterface *one = told; one && one->isValid(); one = one->parent()) {
        one->role();
        one->state();
        one->text(QAccessible::Name);
        one->childCount();
    }
    told->text(QAccessible::Description);
    told->text(QAccessible::Value);
    told->rect();
    if (QAccessibleInterface *parent = told->parent())
        parent->indexOfChild(told);
    if (const QAccessibleTableInterface *table = told->tableInterface()) {
        table->rowCount();
        table->columnCount();
    }
    if (QAccessibleTableCellInterface *cell = told->tableCellInterface()) {
        cell->rowIndex();
        cell->columnIndex();
        cell->isSelected();
        cell->columnHeaderCells();
    }
}

void hear(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::ObjectDestroyed)
        return;
    if (QAccessibleInterface *told = event->accessibleInterface(); told && told->isValid())
        ask(told);
}

} // namespace

void listen()
{
    QAccessible::installUpdateHandler(hear);
    QAccessible::setActive(true);
}

} // namespace bench
