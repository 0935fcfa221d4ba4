#include "medias/packedmedias.h"

#include <QTest>

#include <limits>

using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;
using medias::MediaRecord;
using medias::MediaWords;
using medias::PackedMedias;

namespace {

Media usual(qint64 id = 4711)
{
    Media media;
    media.id = MediaId{id};
    media.name = QStringLiteral("passport scan of Elena Rossi.pdf");
    media.contentType = QStringLiteral("application/pdf");
    media.bytes = 1'234'567;
    media.extension = QStringLiteral("pdf");
    media.totalChunks = 1;
    media.currentChunk = 1;
    media.created = QDateTime({2026, 11, 21}, {10, 20, 30, 456}, Qt::UTC);
    media.fileChecksum = QByteArrayLiteral("d41d8cd98f00b204e9800998ecf8427e");
    media.timesDownloaded = 1;
    media.maxAllowedTimesDownloaded = 6;
    media.state = QStringLiteral("available");
    media.tag = QStringLiteral("ID document");
    media.request = RequestId{1080};
    return media;
}

Media onlyWith(const std::function<void(Media &)> &set)
{
    Media media;
    media.id = MediaId{1};
    set(media);
    return media;
}

} // namespace

class TestPackedMedias final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestPackedMedias)

public:
    TestPackedMedias() = default;

private Q_SLOTS:
    void keepsWhatAListShows_data();
    void keepsWhatAListShows();
    void takesFewBytes();
    void tellsWhatChanged();
    void takesWhatItsSlotsTake();
    void leavesCopiesAlone();
    void sharesWordsUpToALimit();
    void joinsDetails();
};

void TestPackedMedias::keepsWhatAListShows_data()
{
    QTest::addColumn<Media>("media");
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    const auto row = [](const char *name, const std::function<void(Media &)> &set) {
        QTest::newRow(name) << onlyWith(set);
    };
    QTest::newRow("usual") << usual();
    QTest::newRow("largest id") << usual(most);
    row("nothing but an id", [](Media &) {});
    row("largest numbers", [=](Media &media) {
        media.bytes = media.totalChunks = media.currentChunk = most;
        media.timesDownloaded = media.maxAllowedTimesDownloaded = most;
        media.request = RequestId{most};
    });
    row("zeros", [](Media &media) {
        media.bytes = media.totalChunks = media.currentChunk = 0;
        media.timesDownloaded = media.maxAllowedTimesDownloaded = 0;
    });
    row("empty texts", [](Media &media) {
        media.name = media.contentType = media.extension = media.state = media.tag = QStringLiteral("");
    });
    row("before 1970", [](Media &media) { media.created = QDateTime({1, 1, 1}, {0, 0, 0, 1}, Qt::UTC); });
    row("1970", [](Media &media) { media.created = QDateTime({1970, 1, 1}, {0, 0}, Qt::UTC); });
    row("just before 1970", [](Media &media) {
        media.created = QDateTime({1969, 12, 31}, {23, 59, 59, 999}, Qt::UTC);
    });
    row("removed", [](Media &media) { media.removedAt = QDateTime({2026, 11, 21}, {0, 0}, Qt::UTC); });
    row("other scripts", [](Media &media) {
        media.name = QStringLiteral("\u05d3\u05e8\u05db\u05d5\u05df \U0001F600.pdf");
        media.tag = QStringLiteral("\u05d3\u05e8\u05db\u05d5\u05df");
    });
    row("halves of surrogate pairs", [](Media &media) {
        media.name = QStringLiteral("a") + QChar(0xd83d) + u'b';
        media.tag = QString(QChar(0xde00));
    });
    row("a NUL", [](Media &media) { media.name = QStringLiteral("a") + QChar(0) + u'b'; });
    row("long texts", [](Media &media) {
        media.name = QString(10'000, u'x');
        media.tag = QString(10'000, QChar(0x20ac));
    });
}

void TestPackedMedias::keepsWhatAListShows()
{
    QFETCH(const Media, media);
    PackedMedias medias;
    medias.grow();
    medias.grow();
    QVERIFY(medias.set(1, media));
    QCOMPARE(medias.at(1), media);
    QCOMPARE(medias.idAt(1), media.id);
    QCOMPARE(medias.idAt(0), MediaId{});
}

void TestPackedMedias::takesFewBytes()
{
    MediaWords words;
    const qsizetype size = MediaRecord::packed(usual(), words).size();
    QVERIFY2(size <= 85, qPrintable(QString::number(size)));
}

void TestPackedMedias::tellsWhatChanged()
{
    PackedMedias medias;
    medias.grow();
    QVERIFY(medias.set(0, usual()));
    QVERIFY(!medias.set(0, usual()));
    Media other = usual();
    other.updated = other.created;
    QVERIFY(!medias.set(0, other)); // which is not kept
    other.timesDownloaded = 2;
    QVERIFY(medias.set(0, other));
    QCOMPARE(medias.at(0).timesDownloaded, 2);
}

/// Many slots, set, set anew with other lengths, and cleared in any order.
void TestPackedMedias::takesWhatItsSlotsTake()
{
    constexpr int slots = 300;
    PackedMedias medias;
    QList<Media> expected(slots);
    for (int slot = 0; slot < slots; ++slot)
        medias.grow();
    for (int step = 0; step < 5'000; ++step) {
        const int slot = (step * 7919) % slots;
        Media &now = expected[slot];
        if (step % 5 == 4) {
            now = {};
            medias.clear(slot);
        } else {
            now = usual(step + 1);
            now.name = QString(step % 50, u'n');
            QVERIFY(medias.set(slot, now));
        }
    }
    for (int slot = 0; slot < slots; ++slot) {
        QCOMPARE(medias.idAt(slot), expected[slot].id);
        if (expected[slot].id != MediaId{})
            QCOMPARE(medias.at(slot), expected[slot]);
    }
}

void TestPackedMedias::leavesCopiesAlone()
{
    PackedMedias medias;
    for (int slot = 0; slot < 100; ++slot) {
        medias.grow();
        medias.set(slot, usual(slot + 1));
    }
    const PackedMedias copy = medias;
    Media other = usual(51);
    other.name = QStringLiteral("another");
    other.tag = QStringLiteral("another tag");
    medias.set(50, other);
    medias.clear(51);
    medias.grow();
    QCOMPARE(copy.size(), 100);
    for (int slot = 0; slot < 100; ++slot)
        QCOMPARE(copy.at(slot), usual(slot + 1));
    QCOMPARE(medias.at(50), other);
    QCOMPARE(medias.idAt(51), MediaId{});
}

/// A server whose every media has a type of its own does not make the words grow for ever.
void TestPackedMedias::sharesWordsUpToALimit()
{
    constexpr int slots = MediaWords::mostWords + 100;
    PackedMedias medias;
    for (int slot = 0; slot < slots; ++slot) {
        Media media = usual(slot + 1);
        media.contentType = QStringLiteral("type/%1").arg(slot);
        medias.grow();
        medias.set(slot, media);
    }
    QCOMPARE(medias.words().size(), MediaWords::mostWords);
    for (int slot = 0; slot < slots; ++slot)
        QCOMPARE(medias.at(slot).contentType, QStringLiteral("type/%1").arg(slot));
}

void TestPackedMedias::joinsDetails()
{
    Media details = usual();
    details.file = QStringLiteral("stored");
    details.updated = details.created;
    details.remoteAddress = QStringLiteral("192.0.2.1");
    details.removedRequestedFrom = QStringLiteral("x");
    PackedMedias medias;
    medias.grow();
    medias.set(0, details);
    QCOMPARE(medias.at(0), usual());
    QCOMPARE(medias::withDetails(medias.at(0), details), details);

    Media fresher = usual();
    fresher.timesDownloaded = 5;
    const Media joined = medias::withDetails(fresher, details);
    QCOMPARE(joined.timesDownloaded, 5);
    QCOMPARE(joined.file, details.file);
}

QTEST_GUILESS_MAIN(TestPackedMedias)
#include "tst_packedmedias.moc"
