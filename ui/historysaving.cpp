#include "historysaving.h"

#include "retranslation.h"
#include "transfers/transferhistory.h"
#include "transfers/transferlistmodel.h"

#include <QDate>

namespace ui {

HistorySaving::HistorySaving(const transfers::TransferListModel &model, account::Settings &settings,
                             MessageBar &messages, QWidget *window)
    : QObject(window)
    , m_model(model)
    , m_saving(new CsvSaving(settings, messages, window))
{
    connect(&m_action, &QAction::triggered, this, &HistorySaving::ask);
    const auto update = [this] { m_action.setEnabled(m_model.summary().finished() > 0); };
    connect(&m_model, &transfers::TransferListModel::summaryChanged, this, update);
    update();
    keepTranslated(window, [this] { retranslate(); });
}

void HistorySaving::retranslate()
{
    m_action.setText(tr("Save transfer &history\u2026"));
    m_action.setToolTip(tr("Save what was sent, saved and deleted as a table"));
}

void HistorySaving::ask()
{
    m_saving->ask(tr("Save transfer history"),
                  tr("Transfers until %1.csv", "a file name").arg(QDate::currentDate().toString(Qt::ISODate)),
                  [this] { return table(); });
}

CsvTable HistorySaving::table() const
{
    return {.content = [transfers = m_model.transfers()] { return transfers::historyAsCsv(transfers); },
            .saved = tr("Saved as %1"),
            .notSaved = tr("The history could not be saved as %1.")};
}

} // namespace ui
