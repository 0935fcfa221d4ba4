#include "medias/mediastosave.h"

#include <QTest>

#include <limits>

using botdoc::Media;
using botdoc::MediaId;
using medias::MediasByRoom;
using medias::MediasToSave;

namespace {

Media media(qint64 id, std::optional<qint64> left = std::nullopt)
{
    Media media;
    media.id = MediaId{id};
    if (left) {
        media.maxAllowedTimesDownloaded = 6;
        media.timesDownloaded = 6 - *left;
    }
    return media;
}

Media sized(qint64 id, std::optional<qint64> bytes)
{
    Media sized = media(id);
    sized.bytes = bytes;
    return sized;
}

QList<qint64> idsOf(const QList<Media> &medias)
{
    QList<qint64> ids;
    for (const Media &media : medias)
        ids.append(botdoc::number(media.id));
    return ids;
}

} // namespace

class TestMediasToSave final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsByWhatStandsInTheWay();
    void whatHasComeMayNeedNoDownload();
    void takesWhatFits();
    void addsUpClaims();
};

void TestMediasToSave::sortsByWhatStandsInTheWay()
{
    Media removed = media(4, 3);
    removed.removedAt = QDateTime::currentDateTimeUtc();
    Media arriving = media(5, 1);
    arriving.totalChunks = 3;
    arriving.currentChunk = 1;
    const MediasToSave sorted = MediasToSave::of(
        {media(1, 3), media(2, 1), media(3, 0), removed, arriving, media(6)}, [](MediaId) { return false; });
    QCOMPARE(idsOf(sorted.usual), (QList<qint64>{1, 6}));
    QCOMPARE(idsOf(sorted.last), QList<qint64>{2});
    QCOMPARE(idsOf(sorted.usedUp), QList<qint64>{3});
    QCOMPARE(idsOf(sorted.incomplete), (QList<qint64>{4, 5}));
    QVERIFY(sorted.hasOdd());
    QCOMPARE(sorted.saveable(), 3);
    QCOMPARE(sorted.count(), 6);
    QVERIFY(!MediasToSave::of({media(1, 3)}, [](MediaId) { return false; }).hasOdd());
}

void TestMediasToSave::whatHasComeMayNeedNoDownload()
{
    Media removed = media(4, 3);
    removed.removedAt = QDateTime::currentDateTimeUtc();
    const MediasToSave sorted =
        MediasToSave::of({media(1, 1), media(2, 0), media(3, 2), removed}, [](MediaId) { return true; });
    QCOMPARE(idsOf(sorted.usual), (QList<qint64>{2, 3}));
    // The copy may be gone, and the last download with it.
    QCOMPARE(idsOf(sorted.last), QList<qint64>{1});
    QCOMPARE(idsOf(sorted.incomplete), QList<qint64>{4});
}

void TestMediasToSave::takesWhatFits()
{
    const QList<Media> medias{sized(1, 40), sized(2, 70), sized(3, 60), sized(4, std::nullopt), sized(5, 1)};
    const MediasByRoom some = MediasByRoom::of(medias, 100);
    QCOMPARE(idsOf(some.fit), (QList<qint64>{1, 3, 4}));
    QCOMPARE(idsOf(some.tooBig), (QList<qint64>{2, 5}));
    const MediasByRoom none = MediasByRoom::of(medias, 0);
    QCOMPARE(idsOf(none.fit), QList<qint64>{4});
    QVERIFY(MediasByRoom::of(medias, std::nullopt).tooBig.isEmpty());
}

void TestMediasToSave::addsUpClaims()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QCOMPARE(medias::bytesOf({sized(1, 40), sized(2, std::nullopt), sized(3, 2)}), 42);
    QCOMPARE(medias::bytesOf({sized(1, most), sized(2, most)}), most);
    QCOMPARE(idsOf(MediasByRoom::of({sized(1, most), sized(2, most)}, most).fit), QList<qint64>{1});
}

QTEST_GUILESS_MAIN(TestMediasToSave)
#include "tst_mediastosave.moc"
