#include "csvsaving.h"

#include "account/settings.h"

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

CsvSaving::CsvSaving(account::Settings &settings, MessageBar &messages, QWidget *window)
    : QObject(window)
    , m_settings(settings)
    , m_messages(messages)
    , m_window(window)
{}

void CsvSaving::ask(const QString &title, const QString &fileName, const std::function<CsvTable()> &table)
{
    auto *dialog =
        new QFileDialog(m_window, title, m_settings.get<Setting::SaveFolder>(), tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(fileName);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, table](const QString &path) { save(path, table()); });
    dialog->open();
}

void CsvSaving::save(const QString &path, const CsvTable &table)
{
    const QString shown = QDir::toNativeSeparators(path);
    m_files.ask<QString>([path, content = table.content] { return write(path, content()); }, this,
                         [this, shown, table](const QString &problem) {
                             if (problem.isEmpty())
                                 m_messages.show(table.kind, table.saved.arg(shown));
                             else
                                 m_messages.show(MessageBar::Kind::Error, table.notSaved.arg(shown), problem);
                         });
}

} // namespace ui
