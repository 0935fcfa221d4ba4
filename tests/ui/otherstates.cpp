#include "states.h"

#include "mediaactions.h"
#include "medias/medialistmodel.h"
#include "samplemedias.h"
#include "savesheet.h"
#include "transfers/transferlistmodel.h"
#include "workspace.h"

#include <QAbstractProxyModel>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QUrl>

namespace {

using Kind = ui::MessageBar::Kind;
using transfers::Transfer;

void list(Stage &stage)
{
    stage.signIn(samplemedias::ordinary(60));
}

void say(Stage &stage, Kind kind, const QString &text, const QString &details)
{
    list(stage);
    stage.workspace().messages().show(kind, text, details, QStringLiteral("Try again"), &stage.window(),
                                      [] {});
    if (details.isEmpty())
        return;
    const QList<QToolButton *> buttons = stage.workspace().messages().findChildren<QToolButton *>();
    for (QToolButton *one : buttons) {
        if (one->isCheckable())
            one->setChecked(true);
    }
}

Transfer transfer(int id, Transfer::Kind kind, Transfer::State state)
{
    Transfer one;
    one.id = transfers::TransferId{id};
    one.kind = kind;
    one.state = state;
    one.name = QStringLiteral("letter %1.odt").arg(id);
    one.request = botdoc::RequestId{1080};
    one.requestTitle = QStringLiteral("Mortgage of Anna Berger");
    one.bytesTotal = 4'000'000;
    one.bytesDone = state == Transfer::State::Done ? one.bytesTotal : 1'400'000;
    one.path = QStringLiteral("/home/anna/letter.odt");
    if (state == Transfer::State::Failed)
        one.error =
            botdoc::ApiError::fromAnswer(403, "application/json", R"({"detail": "Not with this account."})");
    return one;
}

/// Each kind in each state, and what is waiting, paused, held, and named too long.
QList<Transfer> allTransfers()
{
    QList<Transfer> all;
    int id = 0;
    for (const Transfer::Kind kind :
         {Transfer::Kind::Upload, Transfer::Kind::Download, Transfer::Kind::Removal}) {
        for (const Transfer::State state :
             {Transfer::State::Waiting, Transfer::State::Running, Transfer::State::Finishing,
              Transfer::State::Done, Transfer::State::Failed, Transfer::State::Cancelled})
            all.append(transfer(++id, kind, state));
    }
    Transfer paused = transfer(++id, Transfer::Kind::Upload, Transfer::State::Waiting);
    paused.isPaused = true;
    Transfer held = transfer(++id, Transfer::Kind::Upload, Transfer::State::Waiting);
    held.waitsFor = QStringLiteral("another.account@office.example.com");
    Transfer longNamed = transfer(++id, Transfer::Kind::Upload, Transfer::State::Failed);
    longNamed.name = longNamed.requestTitle = samplemedias::longText();
    Transfer noted = transfer(++id, Transfer::Kind::Download, Transfer::State::Done);
    noted.name = QString::fromUtf8("عقد الإيجار الموقع.pdf");
    noted.note = samplemedias::longText();
    return all + QList<Transfer>{paused, held, longNamed, noted};
}

void showTransfers(Stage &stage, const QList<Transfer> &transfers)
{
    list(stage);
    const auto *shown = qobject_cast<QAbstractProxyModel *>(stage.child<QTableView>("transferTable").model());
    qobject_cast<transfers::TransferListModel *>(shown->sourceModel())->update(transfers);
}

void writeFile(Stage &stage, const QString &name)
{
    QFile file(stage.folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write("a letter");
}

void sendDialog(Stage &stage, const QString &request)
{
    list(stage);
    const QStringList names{u"letter.odt"_qs, u"photo of the damage.jpg"_qs, QString(200, u'n') + u".pdf"_qs,
                            QString::fromUtf8("عقد الإيجار.pdf")};
    QStringList paths;
    for (const QString &name : names) {
        writeFile(stage, name);
        paths.append(stage.folder.filePath(name));
    }
    paths.append(stage.folder.filePath(u"not there.pdf"_qs));
    stage.workspace().send(paths);
    stage.wait("the files", [&stage, &paths] {
        const auto *files = stage.window().findChild<QTableView *>(u"filesToSend"_qs);
        return files && files->model()->rowCount() == paths.size();
    });
    stage.searchRequests(*stage.window().findChild<QDialog *>(u"sendDialog"_qs), request);
}

void askToDelete(Stage &stage)
{
    stage.signIn(samplemedias::longNamed() + samplemedias::rightToLeft());
    stage.workspace().selectAllLoaded();
    stage.trigger(stage.workspace().actions().deleteAction());
}

/// Among those selected are one with its last download, and some with none left.
void askForLast(Stage &stage)
{
    list(stage);
    stage.workspace().selectAllLoaded();
    stage.trigger(stage.workspace().actions().saveAction());
    auto *folder = stage.window().findChild<QFileDialog *>();
    Q_EMIT folder->fileSelected(stage.folder.path());
    folder->reject();
    stage.wait("the sheet", [&stage] { return stage.window().findChild<ui::SaveSheet *>() != nullptr; });
}

void openContextMenu(Stage &stage)
{
    list(stage);
    stage.select(2);
    Q_EMIT stage.table().customContextMenuRequested(QPoint(200, 80));
}

void dragFiles(Stage &stage)
{
    list(stage);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(stage.folder.filePath(u"one"_qs)),
                  QUrl::fromLocalFile(stage.folder.filePath(u"two"_qs))});
    writeFile(stage, u"one"_qs);
    writeFile(stage, u"two"_qs);
    QDragEnterEvent event(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&stage.window(), &event);
}

State menu(const char *name, int place)
{
    return {name, [place](Stage &stage) {
                list(stage);
                stage.select(1);
                stage.openMenu(place);
            }};
}

} // namespace

QList<State> otherStates()
{
    const QString text = QStringLiteral("The list was saved as Medias 2026-01-01.csv.");
    return {
        {"message-information", [text](Stage &stage) { say(stage, Kind::Information, text, {}); }},
        {"message-success", [text](Stage &stage) { say(stage, Kind::Success, text, {}); }},
        {"message-warning", [text](Stage &stage) { say(stage, Kind::Warning, text, text); }},
        {"message-error-long",
         [](Stage &stage) {
             say(stage, Kind::Error, samplemedias::longText(), samplemedias::unbreakable());
         }},
        {"message-of-settings",
         [text](Stage &stage) {
             list(stage);
             stage.child<ui::MessageBar>("settingsMessages").show(Kind::Warning, text, text);
         }},
        {"transfers", [](Stage &stage) { showTransfers(stage, allTransfers()); }},
        {"transfers-selected",
         [](Stage &stage) {
             showTransfers(stage, allTransfers());
             stage.child<QTableView>("transferTable").selectAll();
         }},
        {"transfers-under-way",
         [](Stage &stage) {
             showTransfers(stage, {transfer(1, Transfer::Kind::Upload, Transfer::State::Running),
                                   transfer(2, Transfer::Kind::Upload, Transfer::State::Waiting)});
         }},
        {"dialog-send", [](Stage &stage) { sendDialog(stage, u"anna"_qs); }},
        {"dialog-send-unlisted", [](Stage &stage) { sendDialog(stage, u"4711"_qs); }},
        {"dialog-delete", askToDelete},
        {"dialog-last-download", askForLast},
        {"dialog-about",
         [](Stage &stage) {
             list(stage);
             const QList<QAction *> actions = stage.window().findChildren<QAction *>();
             for (QAction *one : actions) {
                 if (one->menuRole() == QAction::AboutRole)
                     one->trigger();
             }
         }},
        menu("menu-file", 0),
        menu("menu-edit", 1),
        menu("menu-view", 2),
        menu("menu-account", 3),
        menu("menu-help", 4),
        {"menu-context", openContextMenu},
        {"drop-overlay", dragFiles},
    };
}
