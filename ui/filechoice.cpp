#include "filechoice.h"

#include "account/settings.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace ui {

using account::Setting;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::FileChoice)
};

} // namespace

QWidget *chooseFilesToSend(QWidget *window, account::Settings &settings,
                           const std::function<void(const QStringList &)> &chosen)
{
    auto *dialog =
        new QFileDialog(window, Text::tr("Choose files to send"), settings.get<Setting::SendFolder>());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, window,
                     [&settings, chosen](const QStringList &paths) {
                         if (paths.isEmpty())
                             return;
                         settings.set<Setting::SendFolder>(QFileInfo(paths.first()).absolutePath());
                         chosen(paths);
                     });
    dialog->open();
    return dialog;
}

QWidget *chooseFolderToSaveIn(QWidget *window, account::Settings &settings, const QString &title,
                              const std::function<void(const QString &)> &chosen)
{
    auto *dialog = new QFileDialog(window, title, settings.get<Setting::SaveFolder>());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, Text::tr("Save here"));
    QObject::connect(dialog, &QFileDialog::fileSelected, window, [&settings, chosen](const QString &folder) {
        settings.set<Setting::SaveFolder>(folder);
        chosen(folder);
    });
    dialog->open();
    return dialog;
}

} // namespace ui
