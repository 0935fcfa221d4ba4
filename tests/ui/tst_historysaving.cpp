#include "account/settings.h"
#include "historysaving.h"
#include "messagebar.h"
#include "transfers/transferlistmodel.h"

#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using transfers::Transfer;

namespace {

struct Desk
{
    Desk() { window.show(); }
    void addFinished()
    {
        Transfer sent;
        sent.id = transfers::TransferId{1};
        sent.state = Transfer::State::Done;
        sent.name = QStringLiteral("scan.pdf");
        model.update({sent});
    }
    /// Chooses that file in the dialog.
    void saveAs(const QString &path)
    {
        saving->action()->trigger();
        auto *dialog = window.findChild<QFileDialog *>();
        QVERIFY(dialog);
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
    }
    [[nodiscard]] QString message() const
    {
        return messages->findChild<QLabel *>(QStringLiteral("messageText"))->text();
    }

    QTemporaryDir folder;
    account::Settings settings{account::SettingsPlaces::in(folder.path())};
    transfers::TransferListModel model;
    QWidget window;
    ui::MessageBar *messages = new ui::MessageBar(&window);
    ui::HistorySaving *saving = new ui::HistorySaving(model, settings, *messages, &window);
};

} // namespace

/// What the transfers have come to is kept as a table.
class TestHistorySaving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onlyWhatHasEnded();
    void savesWhatHasEnded();
    void saysWhatWentWrong();
};

void TestHistorySaving::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestHistorySaving::onlyWhatHasEnded()
{
    Desk desk;
    QVERIFY(!desk.saving->action()->isEnabled());
    desk.addFinished();
    QVERIFY(desk.saving->action()->isEnabled());
    desk.model.remove({transfers::TransferId{1}});
    QVERIFY(!desk.saving->action()->isEnabled());
}

void TestHistorySaving::savesWhatHasEnded()
{
    Desk desk;
    desk.addFinished();
    const QString path = desk.folder.filePath(QStringLiteral("history.csv"));
    desk.saveAs(path);
    QTRY_VERIFY(desk.message().contains(QStringLiteral("history.csv")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("scan.pdf"));
}

void TestHistorySaving::saysWhatWentWrong()
{
    Desk desk;
    desk.addFinished();
    // Where a folder of that name stands, no file can come.
    const QString path = desk.folder.filePath(QStringLiteral("history.csv"));
    desk.saving->action()->trigger();
    auto *dialog = desk.window.findChild<QFileDialog *>();
    QVERIFY(dialog);
    QVERIFY(QDir(desk.folder.path()).mkdir(QStringLiteral("history.csv")));
    Q_EMIT dialog->fileSelected(path);
    QTRY_VERIFY(desk.message().contains(QStringLiteral("could not be saved")));
}

QTEST_MAIN(TestHistorySaving)
#include "tst_historysaving.moc"
