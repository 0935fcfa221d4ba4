#include "medias/mediatext.h"

#include "support/localtime.h"

#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace medias;
using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;

namespace {

/// English has plurals too: what a translation file would say.
class EnglishPlurals final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int n) const override
    {
        return n < 0 ? QString()
                     : QString::fromUtf8(text).replace(QLatin1String("(s)"), n == 1 ? QString() : u"s"_qs);
    }
};

QDateTime utc(const QString &iso)
{
    return QDateTime::fromString(iso, Qt::ISODateWithMs).toUTC();
}

Media documented()
{
    Media media;
    media.id = MediaId{5};
    media.name = u"Weeding_certificate.png"_qs;
    media.contentType = u"image/png"_qs;
    media.bytes = 20283;
    media.extension = u"png"_qs;
    media.file = u"65637392e6956cf74f575ac9e9faf7a0.png"_qs;
    media.totalChunks = 1;
    media.currentChunk = 1;
    media.remoteAddress = u"172.19.0.1"_qs;
    media.created = utc(u"2020-08-14T17:36:44.641Z"_qs);
    media.updated = utc(u"2020-08-14T17:36:57.847Z"_qs);
    media.fileChecksum = "34c395e123b3b4d7e0ecc36b18833c8e";
    media.timesDownloaded = 2;
    media.maxAllowedTimesDownloaded = 6;
    media.state = u"available"_qs;
    media.tag = u"Weeding Certificate"_qs;
    media.request = RequestId{1080};
    return media;
}

QString valueOf(const QList<Detail> &details, const QString &label)
{
    for (const Detail &detail : details) {
        if (detail.label == label)
            return detail.value;
    }
    return u"(no such line)"_qs;
}

} // namespace

class TestMediaText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sizes_data();
    void sizes();
    void downloads_data();
    void downloads();
    void states_data();
    void states();
    void times();
    void requests();
    void detailsOfTheDocumentedMedia();
    void nothingKnownIsNeverZeroNorEmpty();
    void detailsOfARemovedMedia();
    void strangersTextsAreNowhereRaw();

private:
    EnglishPlurals m_plurals;
};

void TestMediaText::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    support::useTimeOfBerlin();
    QVERIFY(QCoreApplication::installTranslator(&m_plurals));
}

void TestMediaText::sizes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<QString>("detail");
    QTest::newRow("unknown") << qint64(-1) << u"unknown"_qs << u"unknown"_qs;
    QTest::newRow("empty") << qint64(0) << u"0 bytes"_qs << u"0 bytes"_qs;
    QTest::newRow("one byte") << qint64(1) << u"1 byte"_qs << u"1 byte"_qs;
    QTest::newRow("bytes") << qint64(999) << u"999 bytes"_qs << u"999 bytes"_qs;
    QTest::newRow("kB") << qint64(20283) << u"20.3 kB"_qs << u"20.3 kB (20,283 bytes)"_qs;
    QTest::newRow("MB") << qint64(20'000'000) << u"20.0 MB"_qs << u"20.0 MB (20,000,000 bytes)"_qs;
    QTest::newRow("GB") << qint64(5'368'709'120) << u"5.4 GB"_qs << u"5.4 GB (5,368,709,120 bytes)"_qs;
    QTest::newRow("most") << std::numeric_limits<qint64>::max() << u"9.2 EB"_qs
                          << u"9.2 EB (9,223,372,036,854,775,807 bytes)"_qs;
}

void TestMediaText::sizes()
{
    QFETCH(qint64, bytes);
    Media media;
    if (bytes >= 0)
        media.bytes = bytes;
    QTEST(MediaText::size(media), "brief");
    QTEST(MediaText::sizeInDetail(media), "detail");
}

void TestMediaText::downloads_data()
{
    QTest::addColumn<qint64>("used"); // -1: not said
    QTest::addColumn<qint64>("allowed");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<QString>("detail");
    QTest::newRow("some left") << qint64(2) << qint64(6) << u"4 of 6"_qs << u"2 of 6 used, 4 left"_qs;
    QTest::newRow("untouched") << qint64(0) << qint64(6) << u"6 of 6"_qs << u"0 of 6 used, 6 left"_qs;
    QTest::newRow("used up") << qint64(6) << qint64(6) << u"none left"_qs << u"6 of 6 used, 0 left"_qs;
    QTest::newRow("more than allowed")
        << qint64(9) << qint64(6) << u"none left"_qs << u"9 of 6 used, 0 left"_qs;
    QTest::newRow("unlimited?") << qint64(3) << qint64(-1) << u"unknown"_qs
                                << u"3 used, unknown how many are left"_qs;
    QTest::newRow("uncounted") << qint64(-1) << qint64(6) << u"unknown"_qs
                               << u"6 allowed, unknown how many are left"_qs;
    QTest::newRow("unknown") << qint64(-1) << qint64(-1) << u"unknown"_qs << u"unknown"_qs;
}

void TestMediaText::downloads()
{
    QFETCH(qint64, used);
    QFETCH(qint64, allowed);
    Media media;
    if (used >= 0)
        media.timesDownloaded = used;
    if (allowed >= 0)
        media.maxAllowedTimesDownloaded = allowed;
    QTEST(MediaText::downloadsLeft(media), "brief");
    QTEST(MediaText::downloads(media), "detail");
}

void TestMediaText::states_data()
{
    QTest::addColumn<Media>("media");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("parts");
    Media media = documented();
    QTest::newRow("available") << media << u"Available"_qs << u"complete, 1 part"_qs;
    media.totalChunks = 3;
    media.currentChunk = 1;
    QTest::newRow("arriving") << media << u"1 of 3 parts"_qs << u"1 of 3 parts have arrived"_qs;
    media.currentChunk = 3;
    QTest::newRow("arrived") << media << u"Available"_qs << u"complete, 3 parts"_qs;
    media.removedAt = media.created;
    media.currentChunk = 1;
    QTest::newRow("removed") << media << u"Removed"_qs << u"1 of 3 parts have arrived"_qs;
    media = documented();
    media.timesDownloaded = 6;
    QTest::newRow("used up") << media << u"No downloads left"_qs << u"complete, 1 part"_qs;
    media = documented();
    media.state = u"in quarantine"_qs;
    QTest::newRow("the server's own word") << media << u"in quarantine"_qs << u"complete, 1 part"_qs;
    media.state = u" "_qs;
    QTest::newRow("a blank word") << media << u"unknown"_qs << u"complete, 1 part"_qs;
    QTest::newRow("unknown") << Media() << u"unknown"_qs << u"unknown"_qs;
}

void TestMediaText::states()
{
    QFETCH(Media, media);
    QTEST(MediaText::state(media), "state");
    QTEST(MediaText::parts(media), "parts");
}

void TestMediaText::times()
{
    const Media media = documented();
    // In Berlin it was two hours later.
    QCOMPARE(MediaText::received(media), u"8/14/20 7:36 PM"_qs);
    QCOMPARE(MediaText::time(media.created), u"Friday, August 14, 2020, 7:36 PM"_qs);
    QCOMPARE(MediaText::exactTime(media.created), u"2020-08-14 17:36:44.641 UTC"_qs);
    QCOMPARE(MediaText::received({}), u"unknown"_qs);
    QCOMPARE(MediaText::exactTime(std::nullopt), QString());
}

void TestMediaText::requests()
{
    QCOMPARE(MediaText::request(RequestId{1080}, {}), u"Request 1080"_qs);
    QCOMPARE(MediaText::request(RequestId{1080}, u"Mortgage – Elena Rossi"_qs),
             u"Mortgage – Elena Rossi (1080)"_qs);
    // A title that looks like a placeholder stays one.
    QCOMPARE(MediaText::request(RequestId{7}, u"%2 off"_qs), u"%2 off (7)"_qs);
}

void TestMediaText::detailsOfTheDocumentedMedia()
{
    const QList<Detail> details = detailsOf(documented(), u"Mortgage (1080)"_qs);
    const QList<QPair<QString, QString>> expected = {
        {u"Name"_qs, u"Weeding_certificate.png"_qs},
        {u"Tag"_qs, u"Weeding Certificate"_qs},
        {u"Request"_qs, u"Mortgage (1080)"_qs},
        {u"Type"_qs, MediaText::type(documented()) + u" (image/png)"_qs},
        {u"Size"_qs, u"20.3 kB (20,283 bytes)"_qs},
        {u"Received"_qs, u"Friday, August 14, 2020, 7:36 PM"_qs},
        {u"Changed"_qs, u"Friday, August 14, 2020, 7:36 PM"_qs},
        {u"State"_qs, u"Available"_qs},
        {u"Downloads"_qs, u"2 of 6 used, 4 left"_qs},
        {u"Parts"_qs, u"complete, 1 part"_qs},
        {u"Sent from"_qs, u"172.19.0.1"_qs},
        {u"Checksum (MD5)"_qs, u"34c395e123b3b4d7e0ecc36b18833c8e"_qs},
        {u"Removed"_qs, u"not removed"_qs},
        {u"Name in storage"_qs, u"65637392e6956cf74f575ac9e9faf7a0.png"_qs},
        {u"Media number"_qs, u"5"_qs},
    };
    QCOMPARE(details.size(), expected.size());
    for (qsizetype i = 0; i < details.size(); ++i) {
        QCOMPARE(details[i].label, expected[i].first);
        QCOMPARE(details[i].value, expected[i].second);
    }
    QCOMPARE(details[5].hint, u"2020-08-14 17:36:44.641 UTC"_qs);
    QVERIFY(details[7].hint.contains(u"available"_qs));
    QCOMPARE(valueOf(detailsOf(documented(), {}), u"Request"_qs), u"Request 1080"_qs);
}

void TestMediaText::nothingKnownIsNeverZeroNorEmpty()
{
    Media media;
    media.id = MediaId{7};
    const QList<Detail> details = detailsOf(media, {});
    for (const Detail &detail : details) {
        QVERIFY(!detail.label.isEmpty());
        QVERIFY(detail.label != u"Tag"_qs);
        if (detail.label == u"Media number"_qs)
            QCOMPARE(detail.value, u"7"_qs);
        else if (detail.label == u"Removed"_qs)
            QCOMPARE(detail.value, u"not removed"_qs);
        else if (detail.label == u"Type"_qs)
            QCOMPARE(detail.value, MediaText::type(media));
        else
            QCOMPARE(detail.value, u"unknown"_qs);
    }
}

void TestMediaText::detailsOfARemovedMedia()
{
    Media media = documented();
    media.removedAt = utc(u"2020-12-24T12:00:00Z"_qs);
    QCOMPARE(valueOf(detailsOf(media, {}), u"Removed by"_qs), u"unknown"_qs);
    media.removedRequestedFrom = u"staff@example.org"_qs;
    const QList<Detail> details = detailsOf(media, {});
    QCOMPARE(valueOf(details, u"Removed"_qs), u"Thursday, December 24, 2020, 1:00 PM"_qs);
    QCOMPARE(valueOf(details, u"Removed by"_qs), u"staff@example.org"_qs);
    QCOMPARE(valueOf(details, u"State"_qs), u"Removed"_qs);
}

void TestMediaText::strangersTextsAreNowhereRaw()
{
    const QString evil = u"<b>x</b>\u202Egnp.exe\n"_qs;
    Media media = documented();
    media.name = media.contentType = media.file = media.remoteAddress = media.removedRequestedFrom = evil;
    media.state = media.tag = evil;
    media.removedAt = media.created;
    QList<Detail> details = detailsOf(media, evil);
    details += Detail{u"State"_qs, MediaText::state(media), MediaText::summary(media)};
    for (const Detail &detail : details) {
        const QString all = detail.value + detail.hint;
        QVERIFY2(!all.contains(QChar(0x202E)) && !all.contains(u'\n'), qPrintable(detail.label));
    }
}

QTEST_GUILESS_MAIN(TestMediaText)
#include "tst_mediatext.moc"
