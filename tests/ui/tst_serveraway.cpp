#include "messagebar.h"
#include "office.h"
#include "workspace.h"

#include <QLabel>
#include <QToolButton>

using transfers::Transfer;

/// A server that goes away in the middle is told of once, and everything goes on when it is back.
class TestServerAway final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Office::prepare(); }
    void isToldOnceAndGoesOn();
};

void TestServerAway::isToldOnceAndGoesOn()
{
    Office office;
    QVERIFY(office.isOpen());
    auto *messages = Office::find<ui::Workspace>({})->findChild<ui::MessageBar *>();
    QVERIFY(messages);
    const auto text = [messages] {
        return messages->findChild<QLabel *>(QStringLiteral("messageText"))->text();
    };
    const quint16 port = office.demo.port();
    office.demo.stop(true);

    QList<transfers::UploadOrder> orders;
    for (int n = 0; n < 5; ++n) {
        QFile file(office.folder.filePath(QStringLiteral("%1.txt").arg(n)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("letter " + QByteArray::number(n));
        orders.append({file.fileName(), botdoc::RequestId{1080}, {}});
    }
    int finished = 0;
    connect(&office.transfers, &transfers::Transfers::changed, this,
            [&finished](const QList<Transfer> &changed) {
                for (const Transfer &one : changed)
                    finished += one.isFinished();
            });
    office.transfers.upload(orders);
    QTRY_VERIFY_WITH_TIMEOUT(messages->isVisible() && text().contains(QStringLiteral("cannot be reached")),
                             20000);
    QCOMPARE(finished, 0);
    QVERIFY(office.transfers.hasUnfinished());

    QVERIFY(office.demo.start({QStringLiteral("--port"), QString::number(port)}));
    QCOMPARE(office.demo.port(), port);
    const auto buttons = messages->findChildren<QToolButton *>();
    const auto look = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton *one) {
        return one->text() == QStringLiteral("Look again");
    });
    QVERIFY(look != buttons.end() && (*look)->isVisible());
    QTest::mouseClick(*look, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(finished, 5, 20000);
    QVERIFY(!office.transfers.hasUnfinished());
    QVERIFY(text().contains(QStringLiteral("is back")));
    for (int n = 0; n < 5; ++n)
        QTRY_VERIFY(office.rowNamed(QStringLiteral("%1.txt").arg(n)) >= 0);
}

QTEST_MAIN(TestServerAway)
#include "tst_serveraway.moc"
