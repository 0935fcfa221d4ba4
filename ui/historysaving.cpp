#include "historysaving.h"

#include "account/settings.h"
#include "messagebar.h"
#include "retranslation.h"
#include "transfers/transferhistory.h"
#include "transfers/transferlistmodel.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

namespace ui {

using account::Setting;

namespace {

/// Why it could not be written; empty: it was.
QString write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    return isWritten ? QString() : file.errorString();
}

} // namespace

HistorySaving::HistorySaving(const transfers::TransferListModel &model, account::Settings &settings,
                             MessageBar &messages, QWidget *window)
    : QObject(window)
    , m_model(model)
    , m_settings(settings)
    , m_messages(messages)
    , m_window(window)
{
    connect(&m_action, &QAction::triggered, this, &HistorySaving::ask);
    const auto update = [this] { m_action.setEnabled(m_model.summary().finished() > 0); };
    connect(&m_model, &transfers::TransferListModel::summaryChanged, this, update);
    update();
    keepTranslated(m_window, [this] { retranslate(); });
}

void HistorySaving::retranslate()
{
    m_action.setText(tr("Save transfer &history\u2026"));
    m_action.setToolTip(tr("Save what was sent, saved and deleted as a table"));
}

void HistorySaving::ask()
{
    auto *dialog = new QFileDialog(m_window, tr("Save transfer history"),
                                   m_settings.get<Setting::SaveFolder>(), tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(
        tr("Transfers until %1.csv", "a file name").arg(QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &HistorySaving::save);
    dialog->open();
}

void HistorySaving::save(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    m_files.ask<QString>(
        [path, bytes = transfers::historyAsCsv(m_model.transfers())] { return write(path, bytes); }, this,
        [this, shown](const QString &problem) {
            if (problem.isEmpty())
                m_messages.show(MessageBar::Kind::Success, tr("Saved as %1").arg(shown));
            else
                m_messages.show(MessageBar::Kind::Error,
                                tr("The history could not be saved as %1.").arg(shown), problem);
        });
}

} // namespace ui
