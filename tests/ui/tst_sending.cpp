#include "medias/medialistmodel.h"
#include "office.h"

#include <QCryptographicHash>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTableView>
#include <QUrl>

using medias::MediaListModel;

class TestSending final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aDropOpensWhatWillBeSent();
    void nothingOpensUntilFilesAreChosen();
    void sendsAndShowsByItself();
    void emptyAndMissingFilesAreExplained();
    void aTypedNumberIsEnough();
    void everyControlHasAName();
};

namespace {

QString makeFile(const Office &office, const QString &name, qint64 size)
{
    const QString path = office.folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(static_cast<quint32>(size));
    std::generate(bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random.generate()); });
    file.write(bytes);
    return path;
}

void drop(QWidget *target, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    const QPoint middle = target->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(middle, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    event.setDropAction(Qt::MoveAction);
    QApplication::sendEvent(target, &event);
    QVERIFY(event.isAccepted());
    // What is sent stays where it is.
    QCOMPARE(event.dropAction(), Qt::CopyAction);
}

QPushButton *sendButton()
{
    return Office::find<QPushButton>(QStringLiteral("sendButton"));
}

QTableView *filesToSend()
{
    return Office::find<QTableView>(QStringLiteral("filesToSend"));
}

void typeRequest(const QString &text)
{
    auto *dialog = Office::find<QWidget>(QStringLiteral("sendDialog"));
    QVERIFY(dialog);
    auto *search = dialog->findChild<QLineEdit *>(QStringLiteral("requestSearch"));
    QVERIFY(search);
    search->setText(text);
}

} // namespace

void TestSending::initTestCase()
{
    Office::prepare();
}

void TestSending::aDropOpensWhatWillBeSent()
{
    Office office;
    QVERIFY(office.isOpen());
    const QString one = makeFile(office, QStringLiteral("one.pdf"), 1000);
    const QString two = makeFile(office, QStringLiteral("two.txt"), 2000);
    drop(&office.window, {one, two, one});
    QTRY_VERIFY(filesToSend());
    QTRY_COMPARE(filesToSend()->model()->rowCount(), 2);
    // Nothing goes out before somebody has said where to.
    QVERIFY(!sendButton()->isEnabled());
    typeRequest(QStringLiteral("1080"));
    QTRY_VERIFY(sendButton()->isEnabled());
    QCOMPARE(sendButton()->text(), QStringLiteral("Send 2 files"));
    filesToSend()->setFocus();
    filesToSend()->selectRow(0);
    QTest::keyClick(filesToSend(), Qt::Key_Delete);
    QTRY_COMPARE(sendButton()->text(), QStringLiteral("Send 1 file"));
}

void TestSending::nothingOpensUntilFilesAreChosen()
{
    Office office;
    QVERIFY(office.isOpen());
    const auto isSendDialogOpen = [] {
        return Office::find<QWidget>(QStringLiteral("sendDialog")) != nullptr;
    };
    office.trigger(QStringLiteral("Send files\u2026"));
    auto *chooser = Office::find<QFileDialog>({});
    QVERIFY(chooser);
    QVERIFY(!isSendDialogOpen());
    chooser->reject();
    QTRY_VERIFY(!Office::find<QFileDialog>({}));
    QVERIFY(!isSendDialogOpen());

    office.trigger(QStringLiteral("Send files\u2026"));
    chooser = Office::find<QFileDialog>({});
    QVERIFY(chooser);
    Q_EMIT chooser->filesSelected({makeFile(office, QStringLiteral("chosen.txt"), 10)});
    chooser->reject();
    QTRY_VERIFY(filesToSend());
    QTRY_COMPARE(filesToSend()->model()->rowCount(), 1);
    // Who is signed out meanwhile sends nothing.
    office.trigger(QStringLiteral("Sign out"));
    QVERIFY(!isSendDialogOpen());
}

void TestSending::sendsAndShowsByItself()
{
    Office office;
    QVERIFY(office.isOpen());
    office.transfers.setChunkSize(256 << 10);
    const int before = office.rows()->rowCount();
    const QString name = QStringLiteral("Grüße, 日本 & \"more\".bin");
    const QString path = makeFile(office, name, 700 << 10);
    drop(&office.window, {path});
    QTRY_VERIFY(filesToSend());
    typeRequest(QStringLiteral("1080"));
    QTRY_VERIFY(sendButton()->isEnabled());
    QTest::mouseClick(sendButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(office.rows()->rowCount(), before + 1, 20'000);
    QTRY_VERIFY(office.rowNamed(name) >= 0);
    const auto media =
        office.rows()->index(office.rowNamed(name), 0).data(MediaListModel::MediaRole).value<botdoc::Media>();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(*media.fileChecksum, QCryptographicHash::hash(file.readAll(), QCryptographicHash::Md5).toHex());
    QCOMPARE(media.totalChunks, 3);
    QCOMPARE(media.currentChunk, 3);
    QCOMPARE(media.request, botdoc::RequestId{1080});
    QTRY_VERIFY(!office.transfers.hasUnfinished());
}

void TestSending::emptyAndMissingFilesAreExplained()
{
    Office office;
    QVERIFY(office.isOpen());
    const QString empty = makeFile(office, QStringLiteral("empty.txt"), 0);
    const QString folder = office.folder.filePath(QStringLiteral("case"));
    QVERIFY(QDir().mkpath(folder));
    (void)makeFile(office, QStringLiteral("case/inside.txt"), 10);
    drop(&office.window, {empty, office.folder.filePath(QStringLiteral("not there.txt")), folder});
    QTRY_VERIFY(filesToSend());
    QTRY_COMPARE(filesToSend()->model()->rowCount(), 3);
    const QAbstractItemModel *model = filesToSend()->model();
    QVERIFY(model->index(0, 2).data().toString().contains(QStringLiteral("Empty")));
    QVERIFY(model->index(1, 2).data().toString().contains(QStringLiteral("Not found")));
    QCOMPARE(model->index(2, 0).data().toString(), QStringLiteral("inside.txt"));
    typeRequest(QStringLiteral("1080"));
    QTRY_COMPARE(sendButton()->text(), QStringLiteral("Send 1 file"));
}

void TestSending::aTypedNumberIsEnough()
{
    Office office({QStringLiteral("--no-request-list")});
    QVERIFY(office.isOpen());
    const QString path = makeFile(office, QStringLiteral("unlisted.txt"), 10);
    drop(&office.window, {path});
    QTRY_VERIFY(filesToSend());
    QTRY_COMPARE(filesToSend()->model()->rowCount(), 1);
    typeRequest(QStringLiteral("987654"));
    QTRY_VERIFY(sendButton()->isEnabled());
    QTest::mouseClick(sendButton(), Qt::LeftButton);
    // The server knows no such request; its words are shown, and nothing is on the server.
    auto *transfers = office.window.findChild<QTableView *>(QStringLiteral("transferTable"));
    QTRY_COMPARE(transfers->model()->rowCount(), 1);
    const QModelIndex status = transfers->model()->index(0, transfers->model()->columnCount() - 1);
    QTRY_VERIFY2(status.data().toString().contains(QStringLiteral("987654")),
                 qPrintable(status.data().toString()));
}

void TestSending::everyControlHasAName()
{
    Office office;
    QVERIFY(office.isOpen());
    drop(&office.window, {makeFile(office, QStringLiteral("a.txt"), 10)});
    QTRY_VERIFY(filesToSend());
    QCOMPARE(Office::nameless(filesToSend()->window()), QStringList());
}

QTEST_MAIN(TestSending)
#include "tst_sending.moc"
