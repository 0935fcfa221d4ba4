#include "transfers/transfertext.h"

#include "botdoc/errortext.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using botdoc::ApiError;
using transfers::progressOf;
using transfers::statusText;
using transfers::Transfer;
using Kind = Transfer::Kind;
using State = Transfer::State;

namespace {

Transfer transferOf(Kind kind, State state)
{
    Transfer transfer;
    transfer.kind = kind;
    transfer.state = state;
    transfer.name = u"scan.pdf"_qs;
    transfer.bytesTotal = 20'000'000;
    transfer.bytesDone = 5'000'000;
    return transfer;
}

Transfer failedBy(ApiError::Kind kind)
{
    Transfer transfer = transferOf(Kind::Upload, State::Failed);
    transfer.error = ApiError();
    transfer.error->kind = kind;
    return transfer;
}

} // namespace

/// What staff read of a transfer.
class TestTransferText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void words_data();
    void words();
    void everyStateHasWords();
    void failureIsSaidInWords();
    void notesFollowAsSentences_data();
    void notesFollowAsSentences();
    void checkedOnlyWhenItWas();
    void progress_data();
    void progress();
};

void TestTransferText::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestTransferText::words_data()
{
    QTest::addColumn<Transfer>("transfer");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const Transfer &transfer, const QString &text) {
        QTest::newRow(name) << transfer << text;
    };
    row("waiting", transferOf(Kind::Upload, State::Waiting), u"Waiting"_qs);
    Transfer held = transferOf(Kind::Upload, State::Waiting);
    held.waitsFor = u"api.example"_qs;
    row("waiting for its account", held, u"Goes on when you sign in to api.example"_qs);
    Transfer paused = held;
    paused.isPaused = true;
    row("paused", paused, u"Paused"_qs);
    Transfer resting = transferOf(Kind::Upload, State::Waiting);
    const auto after = [&resting](botdoc::ApiError::Kind kind) {
        resting.error.emplace().kind = kind;
        return resting;
    };
    using Error = botdoc::ApiError::Kind;
    row("offline", after(Error::Offline), u"Goes on by itself: there was no connection, or it broke"_qs);
    row("timeout", after(Error::Timeout), u"Goes on by itself: the server did not answer in time"_qs);
    row("429", after(Error::RateLimited), u"Goes on by itself: the server asked for a pause"_qs);
    row("503", after(Error::Server), u"Goes on by itself: the server is out of order"_qs);
    Transfer cancelling = transferOf(Kind::Upload, State::Waiting);
    cancelling.isCancelling = true;
    row("waiting to be cancelled", cancelling, u"Being cancelled\u2026"_qs);
    row("sending", transferOf(Kind::Upload, State::Running), u"Sending, 5.0 MB of 20.0 MB"_qs);
    row("finishing", transferOf(Kind::Upload, State::Finishing), u"Finishing\u2026"_qs);
    row("saving", transferOf(Kind::Download, State::Running), u"Saving, 5.0 MB of 20.0 MB"_qs);
    row("deleting", transferOf(Kind::Removal, State::Running), u"Deleting\u2026"_qs);
    row("deleted", transferOf(Kind::Removal, State::Done), u"Deleted"_qs);
    row("cancelled", transferOf(Kind::Upload, State::Cancelled), u"Cancelled"_qs);
    Transfer transfer = transferOf(Kind::Upload, State::Running);
    transfer.isCancelling = true;
    row("being cancelled", transfer, u"Being cancelled\u2026"_qs);
    transfer = transferOf(Kind::Upload, State::Running);
    transfer.bytesTotal = -1;
    row("not opened yet", transfer, u"Opening\u2026"_qs);
    transfer.kind = Kind::Download;
    row("of unknown size", transfer, u"Saving, 5.0 MB"_qs);
    transfer.isForOpening = true;
    row("for opening, of unknown size", transfer, u"Opening, 5.0 MB"_qs);
    transfer.bytesTotal = 20'000'000;
    row("for opening", transfer, u"Opening, 5.0 MB of 20.0 MB"_qs);
    transfer.state = State::Done;
    row("opened", transfer, u"Opened"_qs);
    transfer = transferOf(Kind::Download, State::Done);
    transfer.path = u"/home/office/<b>scan</b>.pdf"_qs; // plain text
    row("saved", transfer, u"Saved as /home/office/<b>scan</b>.pdf"_qs);
}

void TestTransferText::words()
{
    QFETCH(const Transfer, transfer);
    QFETCH(const QString, text);
#ifdef Q_OS_WIN
    if (text.contains(u'/'))
        QSKIP("paths look otherwise there");
#endif
    QCOMPARE(statusText(transfer), text);
}

void TestTransferText::everyStateHasWords()
{
    for (const Kind kind : {Kind::Upload, Kind::Download, Kind::Removal}) {
        QStringList texts;
        for (const State state :
             {State::Waiting, State::Running, State::Done, State::Failed, State::Cancelled})
            texts.append(statusText(transferOf(kind, state)));
        QVERIFY(!texts.contains(QString()));
        QCOMPARE(texts.removeDuplicates(), 0);
    }
}

void TestTransferText::failureIsSaidInWords()
{
    Transfer transfer = failedBy(ApiError::Kind::Rejected);
    transfer.error->fields = {{u"request"_qs, {u"Invalid pk \"5\" - object does not exist."_qs}}};
    const QString text = statusText(transfer);
    QCOMPARE(text, u"Failed: "_qs + botdoc::inWords(*transfer.error));
    QVERIFY(text.contains(u"Invalid pk \"5\" - object does not exist."_qs));
}

void TestTransferText::notesFollowAsSentences_data()
{
    QTest::addColumn<Transfer>("transfer");
    Transfer saved = transferOf(Kind::Download, State::Done);
    saved.path = u"scan.pdf"_qs;
    QTest::newRow("saved") << saved;
    QTest::newRow("cancelled") << transferOf(Kind::Upload, State::Cancelled);
    QTest::newRow("finishing") << transferOf(Kind::Upload, State::Finishing);
    for (const char *words : {"No.", "No"}) {
        Transfer refused = failedBy(ApiError::Kind::Forbidden);
        refused.error->serverWords = QString::fromLatin1(words);
        QTest::addRow("server says %s", words) << refused;
    }
    for (int kind = 0; kind <= static_cast<int>(ApiError::Kind::NoDownloadsLeft); ++kind)
        QTest::addRow("failed %d", kind) << failedBy(static_cast<ApiError::Kind>(kind));
}

void TestTransferText::notesFollowAsSentences()
{
    QFETCH(Transfer, transfer);
    transfer.note = u"The name was taken."_qs;
    const QString text = statusText(transfer);
    QVERIFY2(text.endsWith(u" The name was taken."_qs), qPrintable(text));
    // One sign ends the sentence before it, not none and not two.
    const QString before = text.chopped(QStringView(u" The name was taken.").size());
    static const QRegularExpression end(u"[^.\u2026](\\.|\u2026|\\.\u201d)$"_qs);
    QVERIFY2(before.contains(end), qPrintable(text));
}

void TestTransferText::checkedOnlyWhenItWas()
{
    Transfer transfer = transferOf(Kind::Upload, State::Done);
    QCOMPARE(statusText(transfer), u"Sent"_qs);
    transfer.isChecked = true;
    QCOMPARE(statusText(transfer), u"Sent, checked"_qs);
    transfer.note = u"Sent in one piece."_qs;
    QCOMPARE(statusText(transfer), u"Sent, checked. Sent in one piece."_qs);
}

void TestTransferText::progress_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<qint64>("done");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<int>("progress");
    QTest::newRow("waiting") << State::Waiting << qint64(0) << qint64(-1) << 0;
    QTest::newRow("waiting to go on") << State::Waiting << qint64(1) << qint64(4) << 250;
    QTest::newRow("unknown") << State::Running << qint64(10) << qint64(-1) << -1;
    QTest::newRow("begun") << State::Running << qint64(0) << qint64(3) << 0;
    QTest::newRow("a third") << State::Running << qint64(1) << qint64(3) << 333;
    QTest::newRow("all but a byte") << State::Running << qint64(999'999) << qint64(1'000'000) << 999;
    QTest::newRow("all handed over") << State::Finishing << qint64(3) << qint64(3) << 1000;
    QTest::newRow("more than was told") << State::Running << qint64(4) << qint64(3) << 1000;
    QTest::newRow("done") << State::Done << qint64(0) << qint64(-1) << 1000;
    QTest::newRow("an empty one") << State::Running << qint64(0) << qint64(0) << -1;
    QTest::newRow("exabytes") << State::Running << (qint64(1) << 61) << (qint64(1) << 62) << 500;
}

void TestTransferText::progress()
{
    QFETCH(const State, state);
    QFETCH(const qint64, done);
    QFETCH(const qint64, total);
    QFETCH(const int, progress);
    Transfer transfer;
    transfer.state = state;
    transfer.bytesDone = done;
    transfer.bytesTotal = total;
    QCOMPARE(progressOf(transfer), progress);
}

QTEST_GUILESS_MAIN(TestTransferText)
#include "tst_transfertext.moc"
