#include "sourcefolder.h"
#include "transferwatch.h"

#include "botdoc/wire.h"
#include "content/filethread.h"
#include "support/signedin.h"
#include "transfers/transfers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using botdoc::Media;
using botdoc::MediaId;
using support::Answer;
using transfers::Transfer;
using transfers::TransferId;
using transfers::Transfers;

namespace {

const QByteArray &document()
{
    static const QByteArray bytes = noise(1000);
    return bytes;
}

/// Transfers with a journal, signed in to a server that has as many medias as are asked for.
struct Desk
{
    explicit Desk(bool hasJournal = true)
        : journal(hasJournal ? folder.path() + u"/journal" : QString())
    {
        start();
    }
    ~Desk()
    {
        transfers.reset();
        content::FileThread::waitForDropped(std::chrono::seconds(10));
    }
    Q_DISABLE_COPY_MOVE(Desk)

    /// As another run of the program.
    void start(const QString &owner = u"jane"_qs)
    {
        watch.reset();
        transfers.reset();
        transfers = std::make_unique<Transfers>(journal);
        watch = std::make_unique<TransferWatch>(*transfers);
        signIn(owner);
    }
    void signIn(const QString &owner) { transfers->setSession(signedIn.session, {owner, owner}); }
    [[nodiscard]] Media media(int id)
    {
        Media media;
        media.id = MediaId{id};
        media.name = u"%1.pdf"_qs.arg(id);
        media.bytes = document().size();
        media.fileChecksum = md5Of(document());
        server.on("GET", "/v1/media/" + QByteArray::number(id) + "/download/", Answer::content(document()));
        return media;
    }
    QList<TransferId> save(const QList<Media> &medias)
    {
        QList<transfers::SaveOrder> orders;
        for (const Media &media : medias)
            orders.append({media, {folder.path(), {}}, {}});
        return transfers->save(orders);
    }
    [[nodiscard]] bool isSaved(int id) const
    {
        return transfers->saved().contains(MediaId{id}, md5Of(document()));
    }
    [[nodiscard]] bool hasFile(int id) const { return QFile::exists(folder.path() + u"/%1.pdf"_qs.arg(id)); }

    SourceFolder folder;
    QString journal;
    support::ScriptedServer server;
    support::SignedIn signedIn{at(server), pasted("aaa.bbb.ccc")};
    std::unique_ptr<Transfers> transfers;
    std::unique_ptr<TransferWatch> watch;
};

} // namespace

/// Who looks at the list is told what was saved on this computer: never before its file is there, and also
/// when the transfer is long forgotten.
class TestSavedHere final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void toldOnceTheFileIsThere();
    void whatWasOnlyOpenedIsNot();
    void whatFailedIsNot();
    void outlivesTheTransferAndTheProgram();
    void isOfItsAccountAlone();
    void manyAreToldTogether();
    void withoutAJournalItLastsAsLongAsTheProgram();
};

void TestSavedHere::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestSavedHere::toldOnceTheFileIsThere()
{
    Desk desk;
    bool wasEarly = false;
    connect(desk.transfers.get(), &Transfers::savedChanged, this,
            [&] { wasEarly |= desk.isSaved(5) && !desk.hasFile(5); });
    desk.save({desk.media(5)});
    QTRY_VERIFY(desk.isSaved(5));
    QVERIFY(!wasEarly);
    QVERIFY(!desk.transfers->saved().contains(MediaId{5}, QByteArray(32, 'a')));
    QVERIFY(desk.transfers->saved().contains(MediaId{5}, std::nullopt));
    QVERIFY(!desk.transfers->saved().contains(MediaId{6}, std::nullopt));
}

void TestSavedHere::whatWasOnlyOpenedIsNot()
{
    Desk desk;
    const TransferId opened = desk.transfers->open(desk.media(5), {});
    QVERIFY(desk.watch->comes(opened, Transfer::State::Done));
    desk.save({desk.media(6)});
    QTRY_VERIFY(desk.isSaved(6));
    QVERIFY(!desk.isSaved(5));
}

void TestSavedHere::whatFailedIsNot()
{
    Desk desk;
    Media damaged = desk.media(5);
    damaged.fileChecksum = QByteArray(32, 'a');
    const QList<TransferId> ids = desk.save({damaged});
    QVERIFY(desk.watch->ends(ids));
    QCOMPARE(desk.watch->at(ids.first()).state, Transfer::State::Failed);
    desk.save({desk.media(6)});
    QTRY_VERIFY(desk.isSaved(6));
    QVERIFY(!desk.transfers->saved().contains(MediaId{5}, std::nullopt));
}

void TestSavedHere::outlivesTheTransferAndTheProgram()
{
    Desk desk;
    // Cleared before the journal has been written by itself.
    connect(desk.transfers.get(), &Transfers::changed, desk.transfers.get(), [&desk] {
        if (!desk.transfers->hasUnfinished())
            desk.transfers->clearFinished();
    });
    desk.save({desk.media(5)});
    QTRY_COMPARE(desk.watch->cleared.size(), 1);
    desk.start();
    QVERIFY(!desk.isSaved(5)); // not known yet, and not guessed
    QTRY_VERIFY(desk.isSaved(5));
    QCOMPARE(desk.watch->count(), 0);
    QCOMPARE(desk.transfers->saved().size(), 1);
}

void TestSavedHere::isOfItsAccountAlone()
{
    Desk desk;
    desk.save({desk.media(5)});
    QTRY_VERIFY(desk.isSaved(5));
    QSignalSpy changes(desk.transfers.get(), &Transfers::savedChanged);
    desk.signIn(u"john"_qs);
    QVERIFY(!desk.isSaved(5));
    QCOMPARE(changes.size(), 1);
    desk.save({desk.media(6)});
    QTRY_VERIFY(desk.isSaved(6));
    QVERIFY(!desk.isSaved(5));
    desk.transfers->setSession(nullptr);
    QCOMPARE(desk.transfers->saved().size(), 0);
    desk.signIn(u"jane"_qs);
    QTRY_VERIFY(desk.isSaved(5));
    QVERIFY(!desk.isSaved(6));
}

void TestSavedHere::manyAreToldTogether()
{
    constexpr int count = 200;
    Desk desk;
    QList<Media> medias;
    for (int id = 1; id <= count; ++id)
        medias.append(desk.media(id));
    QElapsedTimer timer;
    timer.start();
    const QSignalSpy changes(desk.transfers.get(), &Transfers::savedChanged);
    desk.save(medias);
    QTRY_COMPARE_WITH_TIMEOUT(desk.transfers->saved().size(), count, 30'000);
    QVERIFY2(changes.size() <= timer.elapsed() / 500 + 2, qPrintable(QString::number(changes.size())));
}

void TestSavedHere::withoutAJournalItLastsAsLongAsTheProgram()
{
    Desk desk(false);
    desk.save({desk.media(5)});
    QTRY_VERIFY(desk.isSaved(5));
    desk.signIn(u"jane"_qs);
    QVERIFY(desk.isSaved(5));
    desk.start();
    desk.save({desk.media(6)});
    QTRY_VERIFY(desk.isSaved(6));
    QVERIFY(!desk.isSaved(5));
}

QTEST_GUILESS_MAIN(TestSavedHere)
#include "tst_savedhere.moc"
