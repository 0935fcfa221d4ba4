#include "trials.h"

#include "botdoc/errortext.h"
#include "botdoc/outcome.h"
#include "support/eventually.h"
#include "support/places.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

using botdoc::ApiError;
using botdoc::Media;
using support::eventually;
using Kind = botdoc::ApiError::Kind;

namespace {

/// What the table expects of one cell.
struct Expected
{
    QString once;   ///< how it is to end when the fault strikes once; alternatives apart by " or "
    QString always; ///< and when it strikes each time; empty: not tried
    QString whyNot; ///< why the cell does not apply; empty: it does
};

/// What became of one trial.
struct Told
{
    QString outcome;
    QList<ApiError> errors;
};

struct Cell
{
    Fault fault;
    Work work;
    Expected expected;
    Told once;
    Told always;
};

QString keyOf(const QString &fault, const QString &work)
{
    return fault + u" | "_qs + work;
}

/// The cells of tests/faults/matrix, by fault and work.
QMap<QString, Expected> table()
{
    QFile file(support::inSources(u"tests/faults/matrix"_qs));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QMap<QString, Expected> cells;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const QStringList words = line.split(u'|');
        const QString what = words.value(2).trimmed();
        Expected expected;
        if (what.startsWith(u"not: "))
            expected.whyNot = what.mid(5);
        else
            expected = {what.section(u"; always "_qs, 0, 0), what.section(u"; always "_qs, 1), {}};
        cells.insert(keyOf(words.value(0).trimmed(), words.value(1).trimmed()), expected);
    }
    return cells;
}

/// "Offline 3/0" where "Offline */0" is expected, and so on.
bool isAsExpected(const QString &outcome, const QString &expected)
{
    const QStringList alternatives = expected.split(u" or "_qs);
    return std::any_of(alternatives.begin(), alternatives.end(), [&](const QString &one) {
        QString pattern = QRegularExpression::escape(one.trimmed());
        pattern.replace(u"\\*"_qs, u"\\d+"_qs);
        return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(outcome).hasMatch();
    });
}

/// How what staff read of an error begins.
QString beginningFor(const ApiError &error)
{
    if (error.cause == ApiError::Cause::WebPage && error.kind == Kind::Protocol)
        return u"A web page came instead of an answer"_qs;
    switch (error.kind) {
    case Kind::Offline:
        return error.cause == ApiError::Cause::ConnectionRefused
                   ? u"The server takes no connections"_qs
                   : u"The server cannot be reached, or the connection broke"_qs;
    case Kind::Timeout:
        return u"The server did not answer in time"_qs;
    case Kind::Unauthorized:
        return u"The server does not accept this sign-in"_qs;
    case Kind::Forbidden:
        return u"This account may not do that"_qs;
    case Kind::NotFound:
        return u"It is no longer on the server"_qs;
    case Kind::Rejected:
        return u"The server refused this"_qs;
    case Kind::RateLimited:
        return error.retryAfter ? u"The server is asked too often. Try again in 1 second"_qs
                                : u"The server is asked too often. Wait a moment"_qs;
    case Kind::Server:
        return u"The server has a fault of its own (%1)"_qs.arg(error.httpStatus);
    case Kind::Protocol:
        return u"The answer did not come from a Botdoc service"_qs;
    case Kind::Damaged:
        return u"What arrived is not what was sent, so it was not kept"_qs;
    case Kind::Unconfirmed:
        return u"The connection broke before the server answered, and it is unclear"_qs;
    default:
        return u"(no error of a fault)"_qs;
    }
}

bool needsBoth(Work work)
{
    return work == Work::List || work == Work::Detail || work == Work::Delete || work == Work::Token;
}

} // namespace

/// Every fault against every kind of work; the table in tests/faults/matrix says how each cell is to end.
class TestFaultMatrix final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tableIsWhole();
    void cell_data();
    void cell();
    void cleanupTestCase();

private:
    [[nodiscard]] QList<Media> medias() const;
    void makeCells();
    void runTrials();
    static void check(const Told &told, const QString &expected);

    std::array<std::unique_ptr<support::DemoServer>, 2> m_demos; // with the same medias
    QMap<QString, Expected> m_table;
    std::vector<Cell> m_cells;
    int m_notApplying = 0;
};

void TestFaultMatrix::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    for (auto &demo : m_demos) {
        demo = std::make_unique<support::DemoServer>(QStringList{u"--medias"_qs, u"1200"_qs});
        QVERIFY(demo->isReady());
    }
    m_table = table();
    QVERIFY(!m_table.isEmpty());
    makeCells();
    runTrials();
}

QList<Media> TestFaultMatrix::medias() const
{
    support::SignedIn witness(m_demos.front()->server(), m_demos.front()->credentials());
    QObject context;
    QList<Media> medias;
    for (int page = 1; page <= 10; ++page) {
        Outcome<botdoc::Page<Media>> outcome;
        witness.client.medias({page, 100}, std::nullopt, &context, outcome.callback());
        if (!outcome.comes() || !outcome.isSuccess())
            return {};
        for (const std::optional<Media> &media : (*outcome.result)->results) {
            if (media && media->downloadsLeft().value_or(0) > 0 && !media->isRemoved())
                medias.append(*media);
        }
    }
    return medias;
}

void TestFaultMatrix::makeCells()
{
    const QList<Fault> faults = allFaults();
    for (const Fault &fault : faults) {
        for (const Work work : allWork()) {
            m_cells.push_back({fault, work, m_table.value(keyOf(fault.name, nameOf(work))), {}, {}});
            m_notApplying += m_cells.back().expected.whyNot.isEmpty() ? 0 : 1;
        }
    }
}

/// Some at a time: they wait most of the time, but each has connections that the server keeps a thread for.
void TestFaultMatrix::runTrials()
{
    struct Running
    {
        std::unique_ptr<Trial> trial;
        Told *told;
    };
    constexpr std::size_t mostAtATime = 16;
    QList<Media> unused = medias();
    QVERIFY(static_cast<std::size_t>(unused.size()) >= 2 * m_cells.size());
    std::vector<Running> running;
    std::size_t next = 0; // two for each cell
    // What has not ended by then fails by its name.
    static_cast<void>(eventually(
        [&] {
            const auto hasEnded = [](const Running &one) {
                if (one.trial->hasEnded())
                    *one.told = {one.trial->outcome(), one.trial->errors()};
                return one.trial->hasEnded();
            };
            running.erase(std::remove_if(running.begin(), running.end(), hasEnded), running.end());
            for (; next < 2 * m_cells.size() && running.size() < mostAtATime; ++next) {
                Cell &cell = m_cells[next / 2];
                const bool isEachTime = next % 2 == 1;
                if (!cell.expected.whyNot.isEmpty() || (isEachTime && !needsBoth(cell.work)))
                    continue;
                running.push_back({makeTrial(cell.work, *m_demos[next / 2 % m_demos.size()], cell.fault,
                                             unused.takeFirst(), isEachTime),
                                   isEachTime ? &cell.always : &cell.once});
                running.back().trial->start();
            }
            return running.empty();
        },
        std::chrono::minutes(4)));
}

void TestFaultMatrix::tableIsWhole()
{
    QStringList missing;
    for (const Cell &cell : m_cells) {
        const QString key = keyOf(cell.fault.name, nameOf(cell.work));
        if (!m_table.contains(key) ||
            (m_table[key].whyNot.isEmpty() && m_table[key].always.isEmpty() == needsBoth(cell.work)))
            missing.append(key);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    QCOMPARE(static_cast<std::size_t>(m_table.size()), m_cells.size());
}

void TestFaultMatrix::cell_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const Cell &cell = m_cells[i];
        QTest::newRow(qPrintable(keyOf(cell.fault.name, nameOf(cell.work)))) << static_cast<int>(i);
    }
}

void TestFaultMatrix::cell()
{
    QFETCH(const int, number);
    const Cell &cell = m_cells[static_cast<std::size_t>(number)];
    if (!cell.expected.whyNot.isEmpty()) {
        qInfo("does not apply: %s", qPrintable(cell.expected.whyNot));
        return;
    }
    check(cell.once, cell.expected.once);
    if (needsBoth(cell.work))
        check(cell.always, cell.expected.always);
}

void TestFaultMatrix::check(const Told &told, const QString &expected)
{
    QVERIFY2(isAsExpected(told.outcome, expected),
             qPrintable(u"%1, and not %2"_qs.arg(told.outcome, expected)));
    for (const ApiError &error : told.errors) {
        const QString words = botdoc::inWords(error);
        QVERIFY2(words.startsWith(beginningFor(error)),
                 qPrintable(u"\"%1\" does not begin \"%2\""_qs.arg(words, beginningFor(error))));
    }
}

void TestFaultMatrix::cleanupTestCase()
{
    qInfo("%d cells, of which %d do not apply", static_cast<int>(m_cells.size()), m_notApplying);
}

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "tst_faultmatrix.moc"
