#include "columnsmenu.h"

#include "columnwidths.h"
#include "mnemonics.h"
#include "retranslation.h"

#include <QHeaderView>

namespace ui {

ColumnsMenu::ColumnsMenu(ColumnWidths &columns, QHeaderView &header, QWidget *parent)
    : QMenu(parent)
    , m_columns(columns)
    , m_header(header)
    , m_reset(nullptr)
{
    setObjectName(QStringLiteral("columnsMenu"));
    for (int section = 0; section < header.count(); ++section) {
        QAction *action = addAction(QString());
        action->setCheckable(true);
        action->setEnabled(columns.mayHide(section));
        connect(action, &QAction::triggered, this,
                [this, section](bool isChecked) { m_columns.setWanted(section, isChecked); });
        m_actions.append(action);
    }
    addSeparator();
    m_reset = addAction(QString());
    connect(m_reset, &QAction::triggered, this, [this] { m_columns.reset(); });
    connect(&header, &QHeaderView::sectionResized, this, [this](int /*section*/, int before, int now) {
        if (before == 0 || now == 0)
            fill();
    });
    connect(this, &QMenu::aboutToShow, this, &ColumnsMenu::fill);
    header.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&header, &QWidget::customContextMenuRequested, this,
            [this, &header](const QPoint &place) { popup(header.viewport()->mapToGlobal(place)); });
    keepTranslated(this, [this] { fill(); });
}

void ColumnsMenu::fill()
{
    setTitle(tr("&Columns"));
    QStringList texts;
    for (int section = 0; section < m_actions.size(); ++section)
        texts.append(m_header.model()->headerData(section, Qt::Horizontal).toString());
    texts.append(tr("Reset columns"));
    texts = withMnemonics(texts);
    for (int section = 0; section < m_actions.size(); ++section) {
        const bool isWanted = m_columns.isWanted(section);
        const bool hasNoRoom = isWanted && m_header.isSectionHidden(section);
        m_actions[section]->setText(hasNoRoom ? tr("%1 (needs a wider list)").arg(texts[section])
                                              : texts[section]);
        m_actions[section]->setChecked(isWanted);
    }
    m_reset->setText(texts.last());
}

} // namespace ui
