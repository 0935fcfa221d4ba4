#include "shelf.h"

#include "botdoc/outcome.h"

#include <QSignalSpy>
#include <QTest>

using botdoc::ApiError;
using content::ContentStore;
using content::Fetch;
using content::SavedContent;
using content::SaveTarget;
using support::Answer;
using support::eventually;

class TestContentStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesWhatTheServerHas();
    void fetchesOnceForAll();
    void joinsWhatIsUnderWay();
    void goesOnForOthers();
    void failsForAllWhoWait();
    void leavesNothingOfADamagedOne_data();
    void leavesNothingOfADamagedOne();
    void stopsWhatDoesNotEnd();
    void savesWithoutChecksum();
    void refusesWithoutACall_data();
    void refusesWithoutACall();
    void servesTheLastDownloadAgain();
    void fetchesAgainWhatWasChanged();
    void makesPrivateCopies();
    void cancelLeavesNothing();
    void cancelledIsToldOnceAndLater();
    void sparesDeadContexts();
    void asksNothingForAnUnwritableFolder();
    void endsWithItsRequests();
};

void TestContentStore::savesWhatTheServerHas()
{
    Shelf shelf(noise(3'000'000));
    QSignalSpy downloaded(shelf.store.get(), &ContentStore::downloaded);
    Outcome<SavedContent> outcome;
    Fetch *fetch = shelf.store->save(shelf.media, shelf.target(), &shelf.context, outcome.callback());
    QSignalSpy progress(fetch, &Fetch::progress);
    QVERIFY(!shelf.store->has(shelf.media.id));
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    const SavedContent saved = **outcome.result;
    QCOMPARE(saved.path, shelf.folder.filePath(u"Passport.pdf"_qs));
    QCOMPARE(saved.bytes, shelf.content.size());
    QCOMPARE(saved.md5, *shelf.media.fileChecksum);
    QVERIFY(saved.checked);
    QVERIFY(!saved.fromCache);
    QCOMPARE(contentOf(saved.path), shelf.content);
    QCOMPARE(shelf.saved(), QStringList{u"Passport.pdf"_qs});
    QVERIFY(shelf.store->has(shelf.media.id));
    QCOMPARE(downloaded.size(), 1);
    QVERIFY(!progress.isEmpty());
    QCOMPARE(progress.last().at(0).toLongLong(), shelf.content.size());
    QCOMPARE(progress.last().at(1).toLongLong(), shelf.content.size());
}

void TestContentStore::fetchesOnceForAll()
{
    Shelf shelf;
    Outcome<SavedContent> first;
    Outcome<SavedContent> second;
    Outcome<SavedContent> opened;
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, first.callback());
    QVERIFY(first.comes());
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, second.callback());
    QVERIFY(second.comes());
    shelf.store->open(shelf.media, &shelf.context, opened.callback());
    QVERIFY(opened.comes());
    QVERIFY(second.isSuccess() && opened.isSuccess());
    QCOMPARE((*second.result)->path, shelf.folder.filePath(u"Passport (1).pdf"_qs));
    QVERIFY((*second.result)->fromCache && (*opened.result)->fromCache);
    QVERIFY((*second.result)->checked);
    QCOMPARE(contentOf((*second.result)->path), shelf.content);
    QCOMPARE(contentOf((*opened.result)->path), shelf.content);
    QCOMPARE(shelf.downloads(), 1);
}

void TestContentStore::joinsWhatIsUnderWay()
{
    Shelf shelf;
    shelf.wire.server.forget();
    shelf.wire.server.on("GET", downloadPath, Answer::content(shelf.content).heldAfter(50'000));
    QSignalSpy downloaded(shelf.store.get(), &ContentStore::downloaded);
    Outcome<SavedContent> first;
    Outcome<SavedContent> second;
    Outcome<SavedContent> opened;
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, first.callback());
    QVERIFY(eventually([&] { return shelf.downloads() == 1; }));
    Fetch *joined = shelf.store->save(shelf.media, shelf.target(), &shelf.context, second.callback());
    QSignalSpy progress(joined, &Fetch::progress);
    shelf.store->open(shelf.media, &shelf.context, opened.callback());
    shelf.wire.server.release();
    QVERIFY(first.comes() && second.comes() && opened.comes());
    QVERIFY(first.isSuccess() && second.isSuccess() && opened.isSuccess());
    QVERIFY(!progress.isEmpty());
    QCOMPARE(contentOf((*second.result)->path), shelf.content);
    QCOMPARE(contentOf((*opened.result)->path), shelf.content);
    QCOMPARE(shelf.downloads(), 1);
    QCOMPARE(downloaded.size(), 1);
}

void TestContentStore::goesOnForOthers()
{
    Shelf shelf;
    shelf.wire.server.forget();
    shelf.wire.server.on("GET", downloadPath, Answer::content(shelf.content).heldAfter(50'000));
    Outcome<SavedContent> first;
    Outcome<SavedContent> second;
    Fetch *fetch =
        shelf.store->save(shelf.media, shelf.target(u"first.pdf"_qs), &shelf.context, first.callback());
    shelf.store->save(shelf.media, shelf.target(u"second.pdf"_qs), &shelf.context, second.callback());
    QVERIFY(eventually([&] { return shelf.downloads() == 1; }));
    fetch->cancel();
    QVERIFY(first.comes());
    QVERIFY(first.isFailure(ApiError::Kind::Cancelled));
    shelf.wire.server.release();
    QVERIFY(second.comes());
    QVERIFY(second.isSuccess());
    QVERIFY((*second.result)->checked);
    QCOMPARE(contentOf(shelf.folder.filePath(u"second.pdf"_qs)), shelf.content);
    QCOMPARE(shelf.downloads(), 1);
    QVERIFY(eventually([&] { return shelf.saved() == QStringList{u"second.pdf"_qs}; }));
}

void TestContentStore::failsForAllWhoWait()
{
    Shelf shelf;
    shelf.wire.server.forget();
    shelf.wire.server.on("GET", downloadPath, Answer::json(R"({"detail": "no"})", 403).held());
    Outcome<SavedContent> first;
    Outcome<SavedContent> second;
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, first.callback());
    shelf.store->open(shelf.media, &shelf.context, second.callback());
    QVERIFY(eventually([&] { return shelf.downloads() == 1; }));
    shelf.wire.server.release();
    QVERIFY(first.comes() && second.comes());
    QVERIFY(first.isFailure(ApiError::Kind::Forbidden));
    QVERIFY(second.isFailure(ApiError::Kind::Forbidden));
    QCOMPARE(shelf.downloads(), 1);
    QVERIFY(eventually([&] { return shelf.saved().isEmpty(); }));
}

void TestContentStore::leavesNothingOfADamagedOne_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<ApiError::Kind>("kind");
    QByteArray flipped = noise(100'000);
    flipped[70'000] = static_cast<char>(flipped[70'000] + 1);
    QTest::newRow("checksum") << flipped << ApiError::Kind::Damaged;
    QTest::newRow("short") << noise(99'999) << ApiError::Kind::Damaged;
    QTest::newRow("long") << noise(100'001) << ApiError::Kind::Damaged;
    QTest::newRow("empty") << QByteArray() << ApiError::Kind::Damaged;
}

void TestContentStore::leavesNothingOfADamagedOne()
{
    QFETCH(QByteArray, sent);
    QFETCH(ApiError::Kind, kind);
    Shelf shelf;
    shelf.wire.server.forget();
    shelf.wire.server.on("GET", downloadPath, Answer::content(sent));
    Outcome<SavedContent> outcome;
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isFailure(kind));
    QVERIFY(!outcome.error().technical.isEmpty());
    QVERIFY(!shelf.store->has(shelf.media.id));
    QVERIFY(eventually([&] { return shelf.saved().isEmpty(); }));
}

void TestContentStore::stopsWhatDoesNotEnd()
{
    Shelf shelf;
    shelf.wire.server.forget();
    shelf.wire.server.on("GET", downloadPath, Answer::content(noise(50'000'000)).withoutLength());
    Outcome<SavedContent> outcome;
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isFailure(ApiError::Kind::Damaged));
    QVERIFY(shelf.wire.server.bytesSent() < 30'000'000);
    QVERIFY(eventually([&] { return shelf.saved().isEmpty(); }));
}

void TestContentStore::savesWithoutChecksum()
{
    Shelf shelf;
    shelf.media.fileChecksum.reset();
    shelf.media.bytes.reset();
    Outcome<SavedContent> outcome;
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    QVERIFY(!(*outcome.result)->checked);
    QCOMPARE(contentOf((*outcome.result)->path), shelf.content);
}

void TestContentStore::refusesWithoutACall_data()
{
    QTest::addColumn<bool>("isRemoved");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("removed") << true << ApiError::Kind::NotFound;
    QTest::newRow("used up") << false << ApiError::Kind::NoDownloadsLeft;
}

void TestContentStore::refusesWithoutACall()
{
    QFETCH(bool, isRemoved);
    QFETCH(ApiError::Kind, kind);
    Shelf shelf;
    if (isRemoved) {
        shelf.media.removedAt = QDateTime::currentDateTimeUtc();
    } else {
        shelf.media.timesDownloaded = 6;
        shelf.media.maxAllowedTimesDownloaded = 6;
    }
    Outcome<SavedContent> saved;
    Outcome<SavedContent> opened;
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, saved.callback());
    shelf.store->open(shelf.media, &shelf.context, opened.callback());
    QVERIFY(saved.comes() && opened.comes());
    QVERIFY(saved.isFailure(kind) && opened.isFailure(kind));
    QCOMPARE(shelf.downloads(), 0);
    QCOMPARE(shelf.saved(), QStringList());
}

void TestContentStore::servesTheLastDownloadAgain()
{
    Shelf shelf;
    shelf.media.timesDownloaded = 5;
    shelf.media.maxAllowedTimesDownloaded = 6;
    Outcome<SavedContent> first;
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, first.callback());
    QVERIFY(first.comes());
    QVERIFY(first.isSuccess());
    shelf.media.timesDownloaded = 6;
    Outcome<SavedContent> second;
    shelf.store->open(shelf.media, &shelf.context, second.callback());
    QVERIFY(second.comes());
    QVERIFY(second.isSuccess());
    QCOMPARE(contentOf((*second.result)->path), shelf.content);
    QCOMPARE(shelf.downloads(), 1);
}

void TestContentStore::fetchesAgainWhatWasChanged()
{
    Shelf shelf;
    Outcome<SavedContent> first;
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, first.callback());
    QVERIFY(first.comes());
    // As long as before, but not the same.
    QFile file((*first.result)->path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("changed by its owner");
    file.close();
    Outcome<SavedContent> second;
    shelf.store->save(shelf.media, shelf.target(u"second.pdf"_qs), &shelf.context, second.callback());
    QVERIFY(second.comes());
    QVERIFY(second.isSuccess());
    QVERIFY(!(*second.result)->fromCache);
    QCOMPARE(contentOf((*second.result)->path), shelf.content);
    QCOMPARE(shelf.downloads(), 2);

    QVERIFY(QFile::remove((*second.result)->path));
    Outcome<SavedContent> third;
    shelf.store->save(shelf.media, shelf.target(u"third.pdf"_qs), &shelf.context, third.callback());
    QVERIFY(third.comes());
    QCOMPARE(shelf.downloads(), 3);
}

void TestContentStore::makesPrivateCopies()
{
    Shelf shelf;
    shelf.media.name = u"../\u202eexe.pdf"_qs;
    Outcome<SavedContent> first;
    shelf.store->open(shelf.media, &shelf.context, first.callback());
    QVERIFY(first.comes());
    QVERIFY(first.isSuccess());
    const QString opened = (*first.result)->path;
    QVERIFY(opened.startsWith(shelf.cache.path()));
    QCOMPARE(QFileInfo(opened).fileName(), u"_exe.pdf"_qs);
    // Windows has one attribute, for all.
    const QFile::Permissions found = QFile::permissions(opened);
    QVERIFY(found & QFile::ReadOwner);
    QVERIFY(!(found & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther)));
#ifdef Q_OS_UNIX
    QVERIFY(!(found & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOwner)));
#endif
    QCOMPARE(contentOf(opened), shelf.content);

    // The same one again, without a second copy; and from it what is saved.
    Outcome<SavedContent> again;
    shelf.store->open(shelf.media, &shelf.context, again.callback());
    QVERIFY(again.comes());
    QCOMPARE((*again.result)->path, opened);
    QVERIFY((*again.result)->fromCache);
    Outcome<SavedContent> saved;
    shelf.store->save(shelf.media, shelf.target(u"a.pdf"_qs), &shelf.context, saved.callback());
    QVERIFY(saved.comes());
    QCOMPARE(contentOf(shelf.folder.filePath(u"a.pdf"_qs)), shelf.content);
    QCOMPARE(shelf.downloads(), 1);

    shelf.store.reset();
    QVERIFY(content::FileThread::waitForDropped(std::chrono::seconds(10)));
    QVERIFY(!QFile::exists(opened));
    QVERIFY(QDir(shelf.cache.path()).isEmpty());
}

void TestContentStore::cancelLeavesNothing()
{
    Shelf shelf;
    shelf.wire.server.forget();
    shelf.wire.server.on("GET", downloadPath, Answer::content(shelf.content).heldAfter(50'000));
    Outcome<SavedContent> outcome;
    Fetch *fetch = shelf.store->save(shelf.media, shelf.target(), &shelf.context, outcome.callback());
    QSignalSpy progress(fetch, &Fetch::progress);
    QVERIFY(eventually([&] { return !progress.isEmpty(); }));
    QCOMPARE(shelf.saved().size(), 1);
    QVERIFY(shelf.saved().first().endsWith(u".part"_qs));
    fetch->cancel();
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isFailure(ApiError::Kind::Cancelled));
    QVERIFY(eventually([&] { return shelf.saved().isEmpty(); }));
    QVERIFY(!shelf.store->has(shelf.media.id));
    QVERIFY(eventually([&] { return shelf.wire.server.openConnections() == 0; }));
}

void TestContentStore::cancelledIsToldOnceAndLater()
{
    Shelf shelf;
    Outcome<SavedContent> outcome;
    QPointer<Fetch> fetch =
        shelf.store->save(shelf.media, shelf.target(), &shelf.context, outcome.callback());
    fetch->cancel();
    fetch->cancel();
    QCOMPARE(outcome.calls, 0);
    QVERIFY(outcome.comes());
    QVERIFY(eventually([&] { return !fetch; }));
    QCOMPARE(outcome.calls, 1);
    QCOMPARE(shelf.downloads(), 0);
}

void TestContentStore::sparesDeadContexts()
{
    Shelf shelf;
    shelf.wire.server.forget();
    shelf.wire.server.on("GET", downloadPath, Answer::content(shelf.content).held());
    Outcome<SavedContent> outcome;
    auto context = std::make_unique<QObject>();
    shelf.store->save(shelf.media, shelf.target(), context.get(), outcome.callback());
    QVERIFY(eventually([&] { return shelf.downloads() == 1; }));
    context.reset();
    QVERIFY(eventually([&] { return shelf.wire.server.openConnections() == 0; }));
    QVERIFY(eventually([&] { return shelf.saved().isEmpty(); }));
    QCOMPARE(outcome.calls, 0);
}

void TestContentStore::asksNothingForAnUnwritableFolder()
{
    Shelf shelf;
    SaveTarget missing = shelf.target();
    missing.folder += u"/missing"_qs;
    Outcome<SavedContent> outcome;
    Outcome<SavedContent> other;
    shelf.store->save(shelf.media, missing, &shelf.context, outcome.callback());
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, other.callback());
    QVERIFY(outcome.comes() && other.comes());
    QVERIFY(outcome.isFailure(ApiError::Kind::Disk));
    QVERIFY(other.isSuccess());
    QCOMPARE(shelf.downloads(), 1);
}

void TestContentStore::endsWithItsRequests()
{
    Shelf shelf;
    shelf.wire.server.forget();
    shelf.wire.server.on("GET", downloadPath, Answer::content(shelf.content).heldAfter(50'000));
    Outcome<SavedContent> saving;
    Outcome<SavedContent> opening;
    shelf.store->save(shelf.media, shelf.target(), &shelf.context, saving.callback());
    shelf.store->open(shelf.media, &shelf.context, opening.callback());
    QVERIFY(eventually([&] { return shelf.downloads() == 1; }));
    shelf.store.reset();
    QVERIFY(saving.comes() && opening.comes());
    QVERIFY(saving.isFailure(ApiError::Kind::Cancelled));
    QVERIFY(opening.isFailure(ApiError::Kind::Cancelled));
    QVERIFY(content::FileThread::waitForDropped(std::chrono::seconds(10)));
    QCOMPARE(shelf.saved(), QStringList());
}

QTEST_GUILESS_MAIN(TestContentStore)

#include "tst_contentstore.moc"
