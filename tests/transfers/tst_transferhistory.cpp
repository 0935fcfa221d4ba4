#include "transfers/transferhistory.h"

#include <QDir>
#include <QLocale>
#include <QTest>

using botdoc::MediaId;
using botdoc::RequestId;
using transfers::Transfer;

class TestTransferHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsWhatWasSentToWhom();
    void tellsWhyNot();
    void leavesOutWhatHasNotEnded();
    void namesAreNoFormulas();

private:
    /// The lines after the headings.
    [[nodiscard]] static QList<QByteArray> linesOf(const QList<Transfer> &transfers);
};

void TestTransferHistory::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

QList<QByteArray> TestTransferHistory::linesOf(const QList<Transfer> &transfers)
{
    QList<QByteArray> lines = transfers::historyAsCsv(transfers).split('\n');
    lines.removeFirst();
    lines.removeLast();
    for (QByteArray &line : lines)
        line.chop(1);
    return lines;
}

void TestTransferHistory::tellsWhatWasSentToWhom()
{
    Transfer sent;
    sent.state = Transfer::State::Done;
    sent.name = u"scan.pdf"_qs;
    sent.path = u"/home/office/scan.pdf"_qs;
    sent.request = RequestId{1080};
    sent.requestTitle = u"Estate, of Cole"_qs;
    sent.media = MediaId{7};
    sent.bytesTotal = 1234;
    sent.md5 = QByteArray(32, 'a');
    sent.isChecked = true;
    sent.started = QDateTime({2026, 1, 2}, {10, 0}, Qt::UTC);
    sent.ended = sent.started.addSecs(3);
    const QDateTime local = sent.started.toLocalTime();
    const QByteArray started = local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate).toLatin1();
    const QByteArray line = linesOf({sent}).value(0);
    const QByteArray beginning = "Send,scan.pdf,\"Estate, of Cole\",1080,7,1234," + QByteArray(32, 'a') +
                                 ",Yes," + QDir::toNativeSeparators(sent.path).toUtf8() + ',' + started + ',';
    QCOMPARE(line.left(beginning.size()), beginning);
    QVERIFY(line.endsWith(",\"Sent, checked\""));
}

void TestTransferHistory::tellsWhyNot()
{
    Transfer failed;
    failed.kind = Transfer::Kind::Removal;
    failed.state = Transfer::State::Failed;
    failed.name = u"scan.pdf"_qs;
    failed.error.emplace().kind = botdoc::ApiError::Kind::Forbidden;
    const QByteArray line = linesOf({failed}).value(0);
    QVERIFY(line.startsWith("Delete,scan.pdf,,,,,,,,,,Failed: This account may not do that."));
}

void TestTransferHistory::leavesOutWhatHasNotEnded()
{
    Transfer running;
    running.state = Transfer::State::Running;
    QCOMPARE(linesOf({running}).size(), 0);
}

void TestTransferHistory::namesAreNoFormulas()
{
    Transfer sent;
    sent.state = Transfer::State::Done;
    sent.name = u"=cmd()"_qs;
    QVERIFY(linesOf({sent}).value(0).startsWith("Send,'=cmd(),"));
}

QTEST_GUILESS_MAIN(TestTransferHistory)
#include "tst_transferhistory.moc"
