#include "support/formchunk.h"
#include "support/mishaprule.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using support::Mishap;
using support::MishapPlan;
using support::MishapRule;
using support::RelayedHead;
using Chunk = support::RelayedHead::Chunk;
using Kind = support::Mishap::Kind;
using namespace std::chrono_literals;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// The rule in that text; a problem fails.
MishapRule rule(const QByteArray &text)
{
    QString problem;
    const MishapRule rule = MishapRule::fromJson(json(text), problem);
    return problem.isEmpty() ? rule : MishapRule();
}

QList<Kind> decisions(MishapPlan &plan, const QList<RelayedHead> &heads)
{
    QList<Kind> kinds;
    for (const RelayedHead &head : heads)
        kinds.append(plan.decide(head).kind);
    return kinds;
}

const RelayedHead post{"POST", "/v1/media/"};
const RelayedHead look{"GET", "/v1/media/?page=1"};
const RelayedHead download{"GET", "/v1/media/5/download/"};

} // namespace

Q_DECLARE_METATYPE(Chunk)

/// Which requests a mishap befalls.
class TestMishapRule final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void theNth();
    void soManyTimes();
    void firstThatStrikesCounts();
    void chanceComesFromTheSeed();
    void chanceIsNotMovedByOthers();
    void readsAMishap();
    void whatItCannotDo_data();
    void whatItCannotDo();
    void chunkOfAForm_data();
    void chunkOfAForm();
    void chunkOfAHalfForm();
};

void TestMishapRule::matches_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isPost");
    QTest::addColumn<bool>("isLook");
    QTest::addColumn<bool>("isDownload");
    QTest::addColumn<bool>("isLast");
    const auto row = [](const char *name, const QByteArray &text, bool isPost, bool isLook, bool isDownload,
                        bool isLast) {
        QTest::newRow(name) << text << isPost << isLook << isDownload << isLast;
    };
    row("all", R"({"mishap": "Cut"})", true, true, true, true);
    row("verb", R"({"mishap": "Cut", "verb": "GET"})", false, true, true, false);
    row("path", R"({"mishap": "Cut", "path": "/v1/media/"})", true, true, false, true);
    row("pattern", R"({"mishap": "Cut", "path": "/v1/media/*/download/"})", false, false, true, false);
    row("a star is no slash", R"({"mishap": "Cut", "path": "/v1/*"})", false, false, false, false);
    row("chunk", R"({"mishap": "Cut", "chunk": "last"})", false, false, false, true);
}

void TestMishapRule::matches()
{
    QFETCH(const QByteArray, text);
    QTEST(rule(text).matches(post), "isPost");
    QTEST(rule(text).matches(look), "isLook");
    QTEST(rule(text).matches(download), "isDownload");
    RelayedHead last = post;
    last.chunk = Chunk::Last;
    QTEST(rule(text).matches(last), "isLast");
}

void TestMishapRule::theNth()
{
    MishapPlan plan;
    plan.add(rule(R"({"mishap": "Cut", "verb": "POST", "nth": 2})"));
    QCOMPARE(decisions(plan, {post, look, post, post}),
             (QList<Kind>{Kind::None, Kind::None, Kind::Cut, Kind::None}));
}

void TestMishapRule::soManyTimes()
{
    MishapPlan plan;
    plan.add(rule(R"({"mishap": "Cut", "times": 2})"));
    QCOMPARE(decisions(plan, {post, look, post}), (QList<Kind>{Kind::Cut, Kind::Cut, Kind::None}));
    plan.clear();
    QCOMPARE(decisions(plan, {post}), QList<Kind>{Kind::None});
}

void TestMishapRule::firstThatStrikesCounts()
{
    MishapPlan plan;
    plan.add(rule(R"({"mishap": "Cut", "nth": 2})"));
    plan.add(rule(R"({"mishap": "Hold", "nth": 2})"));
    plan.add(rule(R"({"mishap": "LoseAnswer", "nth": 3})"));
    QCOMPARE(decisions(plan, {post, post, post}), (QList<Kind>{Kind::None, Kind::Cut, Kind::LoseAnswer}));
}

void TestMishapRule::chanceComesFromTheSeed()
{
    const QList<RelayedHead> many(1000, post);
    const MishapRule sometimes = rule(R"({"mishap": "Cut", "probability": 0.1})");
    MishapPlan first(7);
    MishapPlan second(7);
    MishapPlan third(8);
    for (MishapPlan *plan : {&first, &second, &third})
        plan->add(sometimes);
    const QList<Kind> drawn = decisions(first, many);
    QCOMPARE(decisions(second, many), drawn);
    QVERIFY(decisions(third, many) != drawn);
    const auto struck = drawn.count(Kind::Cut);
    QVERIFY2(struck > 60 && struck < 140, QByteArray::number(struck).constData());
}

void TestMishapRule::chanceIsNotMovedByOthers()
{
    const MishapRule sometimes = rule(R"({"mishap": "Cut", "verb": "POST", "probability": 0.5})");
    MishapPlan alone(7);
    alone.add(sometimes);
    MishapPlan among(7);
    among.add(sometimes);
    QList<Kind> kinds;
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(among.decide(look).kind, Kind::None);
        kinds.append(among.decide(post).kind);
    }
    QCOMPARE(kinds, decisions(alone, QList<RelayedHead>(50, post)));
}

void TestMishapRule::readsAMishap()
{
    const Mishap mishap = rule(R"({"mishap": "AnswerEarly", "bytes": 100, "delay": 30, "status": 413,
                                   "retryAfter": 7, "page": true, "ending": "Reset"})")
                              .mishap;
    QCOMPARE(mishap.kind, Kind::AnswerEarly);
    QCOMPARE(mishap.bytes, 100);
    QVERIFY(mishap.delay == 30ms);
    QCOMPARE(mishap.status, 413);
    QCOMPARE(mishap.retryAfter, 7);
    QVERIFY(mishap.isPage);
    QCOMPARE(mishap.ending, Mishap::Ending::Reset);
}

void TestMishapRule::whatItCannotDo_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("mishap") << QByteArray(R"({"mishap": "Explode"})");
    QTest::newRow("ending") << QByteArray(R"({"mishap": "Truncate", "ending": "Slowly"})");
    QTest::newRow("chunk") << QByteArray(R"({"mishap": "Cut", "chunk": "second"})");
    QTest::newRow("no status") << QByteArray(R"({"mishap": "Answer"})");
    QTest::newRow("no such status") << QByteArray(R"({"mishap": "ReplaceAnswer", "status": 100})");
}

void TestMishapRule::whatItCannotDo()
{
    QFETCH(const QByteArray, text);
    QString problem;
    static_cast<void>(MishapRule::fromJson(json(text), problem));
    QVERIFY(!problem.isEmpty());
}

void TestMishapRule::chunkOfAForm_data()
{
    QTest::addColumn<int>("current");
    QTest::addColumn<int>("total");
    QTest::addColumn<Chunk>("chunk");
    QTest::newRow("only") << 1 << 1 << Chunk::Only;
    QTest::newRow("first") << 1 << 12 << Chunk::First;
    QTest::newRow("middle") << 11 << 12 << Chunk::Middle;
    QTest::newRow("last") << 12 << 12 << Chunk::Last;
}

void TestMishapRule::chunkOfAForm()
{
    QFETCH(const int, current);
    QFETCH(const int, total);
    const QByteArray form = "--x\r\nContent-Disposition: form-data; name=\"current_chunk\"\r\n\r\n" +
                            QByteArray::number(current) +
                            "\r\n--x\r\nContent-Disposition: form-data; name=\"total_chunks\"\r\n\r\n" +
                            QByteArray::number(total) + "\r\n--x\r\n";
    QTEST(*support::chunkOfForm(form, false), "chunk");
    QTEST(*support::chunkOfForm(form, true), "chunk");
}

void TestMishapRule::chunkOfAHalfForm()
{
    const QByteArray half = "--x\r\nContent-Disposition: form-data; name=\"current_chunk\"\r\n\r\n1";
    QVERIFY(!support::chunkOfForm(half, false));
    QCOMPARE(support::chunkOfForm(half, true), Chunk::None);
    QCOMPARE(support::chunkOfForm(QByteArray(5000, 'x'), false), Chunk::None);
}

QTEST_GUILESS_MAIN(TestMishapRule)
#include "tst_mishaprule.moc"
