#include "medias/localdays.h"

#include <QDateTime>
#include <QTest>

#include <random>

using medias::LocalDays;

/// Whatever is asked for in between, a moment is in the day that Qt says it is in.
class TestLocalDays final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { qputenv("TZ", "Europe/Berlin"); }
    void anyMoments_data();
    void anyMoments();
    void limitsOfDays_data();
    void limitsOfDays();
    void absurdMoments();
};

namespace {

qint64 plainly(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time).date().toJulianDay();
}

} // namespace

void TestLocalDays::anyMoments_data()
{
    QTest::addColumn<qint64>("span");
    QTest::newRow("of a week") << qint64(7) * 86'400'000;
    QTest::newRow("of three years") << qint64(1096) * 86'400'000;
}

void TestLocalDays::anyMoments()
{
    QFETCH(const qint64, span);
    const qint64 from = QDateTime({2025, 10, 20}, {0, 0}, Qt::UTC).toMSecsSinceEpoch();
    std::mt19937_64 random(1);
    std::uniform_int_distribution<qint64> anywhere(from, from + span);
    LocalDays days;
    for (int i = 0; i < 20'000; ++i) {
        const qint64 time = anywhere(random);
        QCOMPARE(days.julianDayOf(time), plainly(time));
    }
}

void TestLocalDays::limitsOfDays_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<bool>("hasSummerTime");
    const auto row = [](const char *zone, bool hasSummerTime) {
        QTest::newRow(zone) << QByteArray(zone) << hasSummerTime;
    };
    row("UTC", false);
    row("Europe/Berlin", true);
    row("America/Sao_Paulo", true);
    row("Pacific/Kiritimati", false);
    row("Atlantic/Azores", true);
    row("America/Havana", true);
}

/// Also of those with an hour more or less, be it the first one as in Brazil in 2018, or the last one a
/// second time after midnight as in Cuba.
void TestLocalDays::limitsOfDays()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const bool, hasSummerTime);
    constexpr qint64 minutes = 60'000;
    qputenv("TZ", zone);
    LocalDays days;
    bool isAnyOdd = false;
    qint64 before = 0;
    for (QDate date(2018, 1, 1); date.year() == 2018; date = date.addDays(1)) {
        const qint64 begin = date.startOfDay().toMSecsSinceEpoch();
        for (const qint64 off : {qint64(1), qint64(0), qint64(-1), -30 * minutes, 30 * minutes, 90 * minutes})
            QCOMPARE(days.julianDayOf(begin + off), plainly(begin + off));
        isAnyOdd = isAnyOdd || (before != 0 && begin - before != 24 * 60 * minutes);
        before = begin;
    }
    QCOMPARE(isAnyOdd, hasSummerTime);
}

void TestLocalDays::absurdMoments()
{
    LocalDays days;
    // The years 1 and 9999, and before 1970; later ones are no dates of the API.
    for (const qint64 time :
         {qint64(-62'135'596'800'000), qint64(-1), qint64(0), qint64(253'402'300'799'999)})
        QCOMPARE(days.julianDayOf(time), plainly(time));
}

QTEST_APPLESS_MAIN(TestLocalDays)
#include "tst_localdays.moc"
