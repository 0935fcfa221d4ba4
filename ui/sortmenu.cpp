#include "sortmenu.h"

#include "medias/medialistmodel.h"
#include "mnemonics.h"
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
    QStringList texts{tr("The server\u2019s order")};
    for (int column = 0; column < MediaListModel::ColumnCount; ++column)
        texts.append(m_model.headerData(column, Qt::Horizontal).toString());
    texts += {tr("Ascending"), tr("Descending")};
    texts = withMnemonics(texts);
    const QList<QAction *> choices = m_columns->actions() + m_directions->actions();
    for (qsizetype i = 0; i < choices.size(); ++i)
        choices[i]->setText(texts[i]);
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
