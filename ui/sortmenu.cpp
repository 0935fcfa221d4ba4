#include "sortmenu.h"

#include "medias/medialistmodel.h"
#include "retranslation.h"

#include <QActionGroup>

namespace ui {

using medias::MediaListModel;

namespace {

constexpr int serversOrder = -1;

} // namespace

SortMenu::SortMenu(MediaListModel &model, QWidget *parent)
    : QMenu(parent)
    , m_model(model)
    , m_columns(new QActionGroup(this))
    , m_directions(new QActionGroup(this))
{
    setObjectName(QStringLiteral("sortMenu"));
    for (int column = serversOrder; column < MediaListModel::ColumnCount; ++column)
        add(*m_columns, column);
    addSeparator();
    add(*m_directions, Qt::AscendingOrder);
    add(*m_directions, Qt::DescendingOrder);
    connect(m_columns, &QActionGroup::triggered, this, &SortMenu::choose);
    connect(m_directions, &QActionGroup::triggered, this, &SortMenu::choose);
    connect(&m_model, &MediaListModel::queryChanged, this, &SortMenu::showOrder);
    keepTranslated(this, [this] { retranslate(); });
    showOrder();
}

void SortMenu::add(QActionGroup &group, int value)
{
    QAction *action = group.addAction(addAction(QString()));
    action->setCheckable(true);
    action->setData(value);
}

void SortMenu::retranslate()
{
    setTitle(tr("&Sort by"));
    const QList<QAction *> columns = m_columns->actions();
    for (QAction *action : columns) {
        const int column = action->data().toInt();
        action->setText(column == serversOrder ? tr("The server\u2019s &order")
                                               : m_model.headerData(column, Qt::Horizontal).toString());
    }
    const QList<QAction *> directions = m_directions->actions();
    directions[0]->setText(tr("&Ascending"));
    directions[1]->setText(tr("&Descending"));
}

void SortMenu::choose()
{
    m_model.sort(m_columns->checkedAction()->data().toInt(),
                 static_cast<Qt::SortOrder>(m_directions->checkedAction()->data().toInt()));
}

void SortMenu::showOrder()
{
    const auto &order = m_model.query().order;
    m_columns->actions().at((order ? int(order->column) : serversOrder) - serversOrder)->setChecked(true);
    const bool isDescending = order && order->direction == Qt::DescendingOrder;
    m_directions->actions().at(isDescending ? 1 : 0)->setChecked(true);
    m_directions->setEnabled(order.has_value());
}

} // namespace ui
