#include "medias/medialistmodel.h"
#include "office.h"

#include <QCryptographicHash>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTextEdit>
#include <QToolButton>

using medias::MediaListModel;

class TestMainWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhereItIsSignedIn();
    void showsDetailsFetchedAnew();
    void savesWhatTheServerHas();
    void asksBeforeTheLastDownload();
    void deletesOnlyAfterYes();
    void deletesWhatIsNotGoneYet();
    void saysWhenTheServerIsGone();
    void aPartThatFailedIsTriedAgain();
    void theKeyboardStaysWithTheList();
    void theKeyboardGoesThroughTheWindow();
    void everyControlHasAName();
    void namesFromStrangersStayPlainText();
};

namespace {

QString sampleName()
{
    return QStringLiteral("Weeding_certificate.png");
}

} // namespace

void TestMainWindow::initTestCase()
{
    Office::prepare();
}

void TestMainWindow::saysWhereItIsSignedIn()
{
    Office office;
    QVERIFY(office.isOpen());
    const QString host = office.demo.server().host();
    QVERIFY(office.window.windowTitle().contains(host));
    QVERIFY(office.window.findChild<QToolButton *>(QStringLiteral("accountButton"))->text().contains(host));
    office.account.signOut();
    QVERIFY(!office.window.windowTitle().contains(host));
    QCOMPARE(office.rows()->rowCount(), 0);
}

void TestMainWindow::showsDetailsFetchedAnew()
{
    Office office;
    QVERIFY(office.isOpen());
    const int row = office.rowNamed(sampleName());
    QVERIFY(row >= 0);
    // Somebody else downloads it: the list does not know, the details do.
    const auto media = office.rows()->index(row, 0).data(MediaListModel::MediaRole).value<botdoc::Media>();
    (void)office.get(QStringLiteral("media/%1/download/").arg(number(media.id)));
    office.select(row);
    auto *details = office.window.findChild<QTextEdit *>(QStringLiteral("detailsText"));
    QVERIFY(details->toPlainText().contains(sampleName()));
    QTRY_VERIFY2(details->toPlainText().contains(QStringLiteral("1 of 6")),
                 qPrintable(details->toPlainText()));
    QTRY_COMPARE(office.rows()->index(row, MediaListModel::DownloadsLeft).data().toString(),
                 QStringLiteral("5 of 6"));
}

void TestMainWindow::savesWhatTheServerHas()
{
    Office office;
    QVERIFY(office.isOpen());
    const int row = office.rowNamed(sampleName());
    const auto media = office.rows()->index(row, 0).data(MediaListModel::MediaRole).value<botdoc::Media>();
    office.select(row);
    office.trigger(QStringLiteral("Save to folder\u2026"));
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = Office::find<QFileDialog>({})));
    const QString target = office.folder.filePath(QStringLiteral("saved"));
    QVERIFY(QDir().mkpath(target));
    Q_EMIT dialog->fileSelected(target);
    dialog->reject();

    const QString path = target + u'/' + sampleName();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 10'000);
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(QCryptographicHash::hash(saved.readAll(), QCryptographicHash::Md5).toHex(), *media.fileChecksum);
    QCOMPARE(QDir(target).entryList(QDir::Files | QDir::Hidden).size(), 1);
    QTRY_COMPARE(office.rows()->index(row, MediaListModel::DownloadsLeft).data().toString(),
                 QStringLiteral("5 of 6"));
}

void TestMainWindow::asksBeforeTheLastDownload()
{
    Office office;
    QVERIFY(office.isOpen());
    int row = -1;
    for (int at = 0; at < office.rows()->rowCount(); ++at) {
        const auto media = office.rows()->index(at, 0).data(MediaListModel::MediaRole).value<botdoc::Media>();
        if (media.downloadsLeft() == 1)
            row = at;
    }
    QVERIFY(row >= 0);
    office.select(row);
    office.trigger(QStringLiteral("Save to folder\u2026"));
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = Office::find<QMessageBox>({})));
    QVERIFY(!Office::find<QFileDialog>({}));
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!Office::find<QMessageBox>({}));
    QVERIFY(!Office::find<QFileDialog>({}));
}

void TestMainWindow::deletesOnlyAfterYes()
{
    Office office;
    QVERIFY(office.isOpen());
    const int before = office.rows()->rowCount();
    const int row = office.rowNamed(sampleName());
    const auto media = office.rows()->index(row, 0).data(MediaListModel::MediaRole).value<botdoc::Media>();
    const QString path = QStringLiteral("media/%1/").arg(number(media.id));
    office.select(row);
    office.trigger(QStringLiteral("Delete\u2026"));
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = Office::find<QMessageBox>({})));
    QVERIFY(box->informativeText().contains(sampleName()));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!Office::find<QMessageBox>({}));
    int status = 0;
    (void)office.get(path, &status);
    QCOMPARE(status, 200);

    office.trigger(QStringLiteral("Delete\u2026"));
    QTRY_VERIFY((box = Office::find<QMessageBox>({})));
    const QList<QAbstractButton *> buttons = box->buttons();
    for (QAbstractButton *button : buttons) {
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE(office.rows()->rowCount(), before - 1);
    QCOMPARE(office.rowNamed(sampleName()), -1);
    (void)office.get(path, &status);
    QCOMPARE(status, 404);
}

void TestMainWindow::deletesWhatIsNotGoneYet()
{
    Office office;
    QVERIFY(office.isOpen());
    auto &model = dynamic_cast<MediaListModel &>(*office.rows());
    QList<botdoc::Media> medias;
    for (const int row : {0, 1, 2})
        medias.append(*model.mediaAt(row));
    medias[1].removedAt = QDateTime::currentDateTimeUtc();
    for (const int row : {0, 2})
        medias[row].bytes = 1'500'000;
    for (const botdoc::Media &media : std::as_const(medias))
        model.update(media);
    const auto select = [&office](int first, int last) {
        office.table()->selectionModel()->select(
            QItemSelection(office.rows()->index(first, 0), office.rows()->index(last, 0)),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    };
    select(0, 2);
    office.trigger(QStringLiteral("Delete\u2026"));
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = Office::find<QMessageBox>({})));
    QCOMPARE(box->text(), QStringLiteral("Delete 2 medias from the server?"));
    const QString said = box->informativeText();
    QVERIFY2(
        said.contains(QStringLiteral("Together they have 3.0 MB. 1 more was removed already, and stays")),
        qPrintable(said));
    box->reject();
    QTRY_VERIFY(!Office::find<QMessageBox>({}));

    select(1, 1);
    office.trigger(QStringLiteral("Delete\u2026"));
    QVERIFY(!Office::find<QMessageBox>({}));
    QVERIFY(Office::find<QWidget>(QStringLiteral("messageBar")));
}

void TestMainWindow::saysWhenTheServerIsGone()
{
    Office office;
    QVERIFY(office.isOpen());
    office.demo.stop(true);
    office.trigger(QStringLiteral("Refresh"));
    QWidget *bar = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((bar = Office::find<QWidget>(QStringLiteral("messageBar"))), 20'000);
    // What had been loaded is still there to read.
    QVERIFY(office.rows()->rowCount() > 0);
    QVERIFY(!office.rows()->index(0, 0).data().toString().isEmpty());
}

void TestMainWindow::aPartThatFailedIsTriedAgain()
{
    Office office({QStringLiteral("--max-page-size"), QStringLiteral("7")});
    QVERIFY(office.isOpen());
    const QModelIndex last = office.rows()->index(office.rows()->rowCount() - 1, 0);
    QVERIFY(!last.data(MediaListModel::IsLoadedRole).toBool());
    office.demo.stop(true);
    office.table()->scrollToBottom();
    QTRY_VERIFY_WITH_TIMEOUT(last.data(MediaListModel::HasFailedRole).toBool(), 20'000);
    QVERIFY(Office::find<QWidget>(QStringLiteral("messageBar")));
    office.table()->setCurrentIndex(last);
    QTest::keyClick(office.table(), Qt::Key_Return);
    QVERIFY(!Office::find<QWidget>(QStringLiteral("messageBar")));
    // Asked for again, once the first page has been.
    QTRY_VERIFY_WITH_TIMEOUT(Office::find<QWidget>(QStringLiteral("messageBar")), 20'000);
}

void TestMainWindow::theKeyboardStaysWithTheList()
{
    Office office;
    QVERIFY(office.isOpen());
    QTRY_COMPARE(office.window.focusWidget(), office.table());
    auto *list = qobject_cast<MediaListModel *>(office.rows());
    list->setRequest(botdoc::RequestId{999'999'999});
    const auto isOnTheEmptyList = [&office] {
        const auto *button = qobject_cast<QPushButton *>(office.window.focusWidget());
        return button && button->text() == QStringLiteral("Send files\u2026");
    };
    QTRY_VERIFY(isOnTheEmptyList());
    list->setRequest(std::nullopt);
    QTRY_COMPARE(office.window.focusWidget(), office.table());
}

/// By Tab, in the order in which one reads.
void TestMainWindow::theKeyboardGoesThroughTheWindow()
{
    Office office;
    QVERIFY(office.isOpen());
    office.window.findChild<QWidget *>(QStringLiteral("transfersPanel"))->show();
    auto *start = office.window.findChild<QLineEdit *>(QStringLiteral("requestSearch"));
    start->setFocus();
    QTRY_VERIFY(start->hasFocus());
    QStringList passed;
    do {
        passed.append(office.window.focusWidget()->objectName());
        QTest::keyClick(office.window.focusWidget(), Qt::Key_Tab);
    } while (!start->hasFocus() && passed.size() < 30);
    const QStringList all{
        QStringLiteral("requestSearch"), QStringLiteral("requestList"), QStringLiteral("mediaSearch"),
        QStringLiteral("kindFilter"),    QStringLiteral("stateFilter"), QStringLiteral("mediaTable"),
        QStringLiteral("detailsText"),   QStringLiteral("dropArea"),    QStringLiteral("transferTable")};
    QCOMPARE(passed, all);
}

void TestMainWindow::everyControlHasAName()
{
    Office office;
    QVERIFY(office.isOpen());
    QCOMPARE(Office::nameless(&office.window), QStringList());
}

void TestMainWindow::namesFromStrangersStayPlainText()
{
    Office office;
    QVERIFY(office.isOpen());
    for (int row = 0; row < office.rows()->rowCount(); ++row) {
        const QString name = office.rows()->index(row, 0).data().toString();
        QVERIFY2(!name.contains(QChar(0x202e)), qPrintable(name));
        const QString tip = office.rows()->index(row, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(!tip.contains(QChar(0x202e)), qPrintable(tip));
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
