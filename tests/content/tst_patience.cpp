#include "content/patience.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using content::patiently;
using std::chrono::milliseconds;

/// What is held for a moment is done again, and nothing else is.
class TestPatience final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doneAtOnce();
    void waitsForWhoHoldsIt();
    void endsWhereItIsHeldForGood();
    void sparesOtherErrors();
    void tellsWhatCameLast();

private:
    /// The attempts answer `errors` one after the other, and then nothing is wrong any more.
    std::error_code run(const QList<std::errc> &errors)
    {
        m_attempts = 0;
        m_pauses.clear();
        return patiently(
            [&]() -> std::error_code {
                const qsizetype attempt = m_attempts++;
                return attempt < errors.size() ? std::make_error_code(errors[attempt]) : std::error_code();
            },
            [](const std::error_code &error) { return error == std::errc::device_or_resource_busy; },
            [this](milliseconds pause) { m_pauses.append(pause); });
    }

    qsizetype m_attempts = 0;
    QList<milliseconds> m_pauses;
};

void TestPatience::doneAtOnce()
{
    QVERIFY(!run({}));
    QCOMPARE(m_attempts, 1);
    QVERIFY(m_pauses.isEmpty());
}

void TestPatience::waitsForWhoHoldsIt()
{
    QVERIFY(!run(QList<std::errc>(5, std::errc::device_or_resource_busy)));
    QCOMPARE(m_attempts, 6);
    QCOMPARE(m_pauses.size(), 5);
    QVERIFY(m_pauses.first() < milliseconds(100));
    QVERIFY(std::is_sorted(m_pauses.begin(), m_pauses.end()));
}

void TestPatience::endsWhereItIsHeldForGood()
{
    QVERIFY(run(QList<std::errc>(1000, std::errc::device_or_resource_busy)) ==
            std::errc::device_or_resource_busy);
    QCOMPARE(m_attempts, m_pauses.size() + 1);
    // As long as a scanner needs for a large file, and no longer than people wait.
    const milliseconds all = std::accumulate(m_pauses.begin(), m_pauses.end(), milliseconds(0));
    QVERIFY(all >= milliseconds(5'000) && all <= milliseconds(15'000));
}

void TestPatience::sparesOtherErrors()
{
    QVERIFY(run({std::errc::file_exists}) == std::errc::file_exists);
    QCOMPARE(m_attempts, 1);
    QVERIFY(m_pauses.isEmpty());
}

void TestPatience::tellsWhatCameLast()
{
    QVERIFY(run({std::errc::device_or_resource_busy, std::errc::file_exists}) == std::errc::file_exists);
    QCOMPARE(m_attempts, 2);
}

QTEST_GUILESS_MAIN(TestPatience)
#include "tst_patience.moc"
