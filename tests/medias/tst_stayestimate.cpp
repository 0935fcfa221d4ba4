#include "medias/stayestimate.h"

#include "botdoc/media.h"
#include "support/localtime.h"

#include <QLocale>
#include <QTest>

using botdoc::Media;
using medias::StayEstimate;
using medias::StayTerms;
using Kind = medias::StayEstimate::Kind;

namespace {

QDateTime utc(const QString &iso)
{
    return QDateTime::fromString(iso, Qt::ISODateWithMs).toUTC();
}

QDateTime now()
{
    return utc(u"2026-11-30T12:00:00Z"_qs);
}

Media receivedAt(const QDateTime &time)
{
    Media media;
    media.created = time;
    return media;
}

constexpr qint64 hour = 3600;
constexpr qint64 day = 24 * hour;

} // namespace

/// How long a media is likely to stay: told as what it is, and never made up.
class TestStayEstimate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void words_data();
    void words();
    void whatIsNotKnown_data();
    void whatIsNotKnown();
    void changeToWinterTime();
    void itsDetailsSayThatItIsAnEstimate();
};

void TestStayEstimate::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    support::useTimeOfBerlin();
}

void TestStayEstimate::words_data()
{
    QTest::addColumn<qint64>("age"); // seconds; negative: still to come
    QTest::addColumn<int>("days");   // that the service keeps it
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGoingSoon");
    const QString days = u"about %1 day(s)"_qs; // plurals come with translations
    const QString less = u"less than a day"_qs;
    const QString anyTime = u"may go any time"_qs;
    QTest::newRow("just come") << qint64(0) << 14 << Kind::Stays << days.arg(14) << false;
    QTest::newRow("half a day old") << 12 * hour + 1 << 14 << Kind::Stays << days.arg(13) << false;
    QTest::newRow("not yet soon") << 10 * day + 12 * hour << 14 << Kind::Stays << days.arg(4) << false;
    QTest::newRow("soon") << 10 * day + 12 * hour + 1 << 14 << Kind::Stays << days.arg(3) << true;
    QTest::newRow("a day and a half") << 12 * day + 12 * hour + 1 << 14 << Kind::Stays << days.arg(1) << true;
    QTest::newRow("one day") << 13 * day << 14 << Kind::Stays << days.arg(1) << true;
    QTest::newRow("less than one") << 13 * day + 1 << 14 << Kind::Stays << less << true;
    QTest::newRow("the last second") << 14 * day - 1 << 14 << Kind::Stays << less << true;
    QTest::newRow("the end") << 14 * day << 14 << Kind::Overdue << anyTime << true;
    QTest::newRow("long past it") << 2000 * day << 14 << Kind::Overdue << anyTime << true;
    QTest::newRow("of one day") << qint64(0) << 1 << Kind::Stays << days.arg(1) << true;
    QTest::newRow("of a year") << day << 365 << Kind::Stays << days.arg(364) << false;
    // The server's clock may be ahead of ours.
    QTest::newRow("a moment ahead") << qint64(-90) << 14 << Kind::Stays << days.arg(14) << false;
    QTest::newRow("two hours ahead") << -2 * hour << 14 << Kind::Stays << days.arg(14) << false;
    QTest::newRow("ahead by a zone") << -26 * hour << 14 << Kind::Stays << days.arg(14) << false;
    QTest::newRow("ahead by more") << -26 * hour - 1 << 14 << Kind::Unknown << u"unknown"_qs << false;
    QTest::newRow("years ahead") << -900 * day << 14 << Kind::Unknown << u"unknown"_qs << false;
}

void TestStayEstimate::words()
{
    QFETCH(const qint64, age);
    QFETCH(const int, days);
    const auto estimate = StayEstimate::of(receivedAt(now().addSecs(-age)), {days, now()});
    QTEST(estimate.kind(), "kind");
    QTEST(estimate.text(), "text");
    QTEST(estimate.isGoingSoon(), "isGoingSoon");
    QVERIFY(!estimate.inDetail().isEmpty());
}

void TestStayEstimate::whatIsNotKnown_data()
{
    QTest::addColumn<Media>("media");
    QTest::addColumn<StayTerms>("terms");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    const Media recent = receivedAt(now().addDays(-12));
    QTest::newRow("not when it came") << Media() << StayTerms{14, now()} << Kind::Unknown << u"unknown"_qs;
    QTest::newRow("not how long they stay")
        << recent << StayTerms{0, now()} << Kind::Unknown << u"unknown"_qs;
    QTest::newRow("not what time it is") << recent << StayTerms{14, {}} << Kind::Unknown << u"unknown"_qs;
    Media removed = recent;
    removed.removedAt = now().addDays(-1);
    QTest::newRow("removed") << removed << StayTerms{14, now()} << Kind::Gone << u"gone"_qs;
    removed.created.reset();
    QTest::newRow("removed, not when it came") << removed << StayTerms{0, {}} << Kind::Gone << u"gone"_qs;
}

void TestStayEstimate::whatIsNotKnown()
{
    QFETCH(const Media, media);
    QFETCH(const StayTerms, terms);
    const auto estimate = StayEstimate::of(media, terms);
    QTEST(estimate.kind(), "kind");
    QTEST(estimate.text(), "text");
    QVERIFY(!estimate.isGoingSoon());
    QVERIFY(!estimate.inDetail().isEmpty());
}

/// A day that has 25 hours here is one of 24 for the service.
void TestStayEstimate::changeToWinterTime()
{
    const QDateTime received = utc(u"2026-10-20T10:00:00Z"_qs); // noon in Berlin; 13 days later 11 o'clock
    const StayTerms before{14, utc(u"2026-11-02T10:00:00Z"_qs)};
    const StayTerms after{14, before.now.addSecs(1)};
    const Media media = receivedAt(received);
    QCOMPARE(StayEstimate::of(media, before).days(), 1);
    QCOMPARE(StayEstimate::of(media, after).days(), 0);
    // Neither by how the times are given.
    const Media local = receivedAt(received.toLocalTime());
    QCOMPARE(StayEstimate::of(local, {14, before.now.toLocalTime()}).days(), 1);
    QCOMPARE(StayEstimate::of(local, {14, after.now.toLocalTime()}).days(), 0);
    QVERIFY(StayEstimate::of(local, before).inDetail().contains(u"November 3, 2026, 11:00 AM"_qs));
}

void TestStayEstimate::itsDetailsSayThatItIsAnEstimate()
{
    for (const int age : {0, 12, 20}) {
        const QString detail = StayEstimate::of(receivedAt(now().addDays(-age)), {14, now()}).inDetail();
        QVERIFY2(detail.contains(u"estimate"_qs) && detail.contains(u"The service alone decides"_qs),
                 qPrintable(detail));
    }
    QVERIFY(StayEstimate::of(receivedAt(now()), {14, now()})
                .inDetail()
                .contains(u"Monday, December 14, 2026, 1:00 PM"_qs));
}

QTEST_GUILESS_MAIN(TestStayEstimate)
#include "tst_stayestimate.moc"
