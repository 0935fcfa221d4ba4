#include "rowcopying.h"

#include "medias/listtext.h"
#include "medias/mediaselection.h"
#include "messagebar.h"
#include "retranslation.h"
#include "shownlist.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>

namespace ui {

RowCopying::RowCopying(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_action(this)
{
    m_action.setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    connect(&m_action, &QAction::triggered, this, &RowCopying::copy);
    const auto update = [this] { m_action.setEnabled(m_parts.selection.count() > 0); };
    connect(&m_parts.selection, &medias::MediaSelection::changed, this, update);
    update();
    keepTranslated(this, [this] { retranslate(); });
}

void RowCopying::retranslate()
{
    m_action.setText(tr("Copy ro&ws"));
    m_action.setToolTip(tr("Copy the selected rows as a table, for a spreadsheet or a mail"));
}

void RowCopying::copy()
{
    const QList<int> rows = m_parts.selection.rows();
    const medias::ListSnapshot list = shownRows(m_parts.medias, m_parts.columns, rows.mid(0, mostRows));
    auto *content = new QMimeData; // the clipboard's from now on
    content->setText(medias::listAsText(list));
    content->setHtml(medias::listAsHtml(list));
    QGuiApplication::clipboard()->setMimeData(content);
    if (rows.size() <= mostRows)
        return;
    const QLocale locale;
    m_parts.messages.show(
        MessageBar::Kind::Warning,
        tr("The first %1 of %2 selected rows were copied. Save the list to have more of them in one table.")
            .arg(locale.toString(mostRows), locale.toString(rows.size())));
}

} // namespace ui
