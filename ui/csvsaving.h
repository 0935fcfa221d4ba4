#pragma once

#include "content/filethread.h"
#include "messagebar.h"

#include <QObject>

#include <functional>

namespace account {
class Settings;
}

namespace ui {

/// A table to be saved, as it was when its file was chosen.
struct CsvTable
{
    /// Makes the file's bytes, on another thread: holds all that it uses.
    std::function<QByteArray()> content;
    /// What to say when it has been saved; %1 is the file.
    MessageBar::Kind kind = MessageBar::Kind::Success;
    QString saved;
    /// What to say when it could not be; %1 is the file.
    QString notSaved;
};

/// Saves tables for spreadsheets: asks for a file, writes it off the GUI thread, says in the window how that
/// went.
class CsvSaving final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CsvSaving)

public:
    /// All must outlive this. Files are asked for in front of `window`.
    CsvSaving(account::Settings &settings, MessageBar &messages, QWidget *window);

    /// `title` is the dialog's; `fileName` is proposed there. `table` is called once a file is chosen.
    void ask(const QString &title, const QString &fileName, const std::function<CsvTable()> &table);

private:
    void save(const QString &path, const CsvTable &table);

    account::Settings &m_settings;
    MessageBar &m_messages;
    QWidget *m_window;
    content::FileThread m_files;
};

} // namespace ui
