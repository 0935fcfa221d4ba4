#include "listsaving.h"

#include "medias/listcsv.h"
#include "retranslation.h"
#include "shownlist.h"

#include <QDate>
#include <QLocale>

namespace ui {

using medias::ListSnapshot;
using medias::MediaListModel;

ListSaving::ListSaving(const MediaListModel &model, const ColumnWidths &columns, account::Settings &settings,
                       MessageBar &messages, QWidget *window)
    : QObject(window)
    , m_model(model)
    , m_columns(columns)
    , m_saving(new CsvSaving(settings, messages, window))
{
    connect(&m_action, &QAction::triggered, this, &ListSaving::ask);
    const auto update = [this] { m_action.setEnabled(m_model.rowCount() > 0); };
    connect(&m_model, &MediaListModel::countChanged, this, update);
    update();
    keepTranslated(window, [this] { retranslate(); });
}

void ListSaving::retranslate()
{
    m_action.setText(tr("Save &list\u2026"));
    m_action.setToolTip(tr("Save the list of medias as a table, as it is shown"));
}

void ListSaving::ask()
{
    m_saving->ask(tr("Save list"),
                  tr("Medias %1.csv", "a file name").arg(QDate::currentDate().toString(Qt::ISODate)),
                  [this] { return table(); });
}

CsvTable ListSaving::table() const
{
    const ListSnapshot list = shownList(m_model, m_columns);
    CsvTable table{.content = [list] { return medias::listAsCsv(list); },
                   .saved = tr("The list of %Ln media(s) was saved as %1.", nullptr,
                               static_cast<int>(list.medias().size())),
                   .notSaved = tr("The list could not be saved as %1.")};
    if (!list.isWhole()) {
        const QLocale locale;
        table.kind = MessageBar::Kind::Warning;
        table.saved = tr("Saved %2 of %3 medias as %1: the others are not loaded yet.")
                          .arg(QStringLiteral("%1"), locale.toString(list.medias().size()),
                               locale.toString(list.whole()));
    }
    return table;
}

} // namespace ui
