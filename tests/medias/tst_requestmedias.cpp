#include "listserver.h"
#include "medias/requestmedias.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>

using botdoc::ApiError;
using medias::RequestMedias;

namespace {

constexpr botdoc::RequestId request{1080};

/// One attempt, until it has ended.
class Attempt final
{
    Q_DISABLE_COPY_MOVE(Attempt)

public:
    explicit Attempt(ListServer &list)
        : m_medias(list.desk().client(), request)
    {
        QObject::connect(&m_medias, &RequestMedias::resolved, &m_medias,
                         [this](const QList<botdoc::Media> &medias, int unreadableOnes) {
                             isResolved = true;
                             unreadable = unreadableOnes;
                             for (const botdoc::Media &media : medias)
                                 ids.append(botdoc::number(media.id));
                         });
        QObject::connect(&m_medias, &RequestMedias::unsettled, &m_medias, [this] { isUnsettled = true; });
        QObject::connect(&m_medias, &RequestMedias::failed, &m_medias,
                         [this](const ApiError &why) { error = why; });
        m_medias.start();
        hasEnded = QTest::qWaitFor([this] { return isResolved || isUnsettled || error; }, 20'000);
    }

    QList<qint64> ids;
    int unreadable = 0;
    bool isResolved = false;
    bool isUnsettled = false;
    bool hasEnded = false;
    std::optional<ApiError> error;

private:
    RequestMedias m_medias;
};

/// From `first` down to `last`.
QList<qint64> down(qint64 first, qint64 last)
{
    QList<qint64> ids(first - last + 1);
    std::iota(ids.rbegin(), ids.rend(), last);
    return ids;
}

} // namespace

/// All medias of a request, whatever becomes of the list meanwhile.
class TestRequestMedias final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOneAnswerForOnePage();
    void readsAllPages();
    void readsWhateverIsTold_data();
    void readsWhateverIsTold();
    void losesNoneToADeletion();
    void losesNoneBehindAnEqualCount();
    void doublesNone();
    void givesUpOnAListThatNeverRests();
    void endsWhereEntriesDoNot();
    void tellsWhatCannotBeRead();
    void tellsOfACountThatIsNotKept();
    void leavesOutOthers();
    void readsAnEmptyOne();
    void failsWithItsReason();
    void tellsHowFarItIs();
    void endsWhenItIsDropped();
    void endsWithTheClient();
};

void TestRequestMedias::takesOneAnswerForOnePage()
{
    ListServer list(30);
    const Attempt attempt(list);
    QVERIFY(attempt.isResolved);
    QCOMPARE(attempt.ids, list.ids);
    QCOMPARE(list.pages(), QList<int>{1});
    QVERIFY(list.server().last("GET", "/v1/media/").query().contains("request=1080"));
}

void TestRequestMedias::readsAllPages()
{
    ListServer list(250);
    const Attempt attempt(list);
    QVERIFY(attempt.isResolved);
    QCOMPARE(attempt.ids, list.ids);
    QCOMPARE(list.pages(), (QList<int>{1, 2, 3, 1, 2, 3}));
}

void TestRequestMedias::readsWhateverIsTold_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("count");
    QTest::addColumn<bool>("hasTotalPages");
    for (const int size : {3, 7, 20, 21}) {
        QTest::addRow("%d, all", size) << size << QByteArray("right") << true;
        QTest::addRow("%d, count", size) << size << QByteArray("right") << false;
        QTest::addRow("%d, pages", size) << size << QByteArray() << true;
        QTest::addRow("%d, nothing", size) << size << QByteArray() << false;
        QTest::addRow("%d, too low", size) << size << QByteArray("1") << true;
        QTest::addRow("%d, too high", size) << size << QByteArray("1000") << true;
        QTest::addRow("%d, absurd", size) << size << QByteArray("\"many\"") << false;
    }
}

/// Whatever the server says of how many there are.
void TestRequestMedias::readsWhateverIsTold()
{
    QFETCH(const int, size);
    QFETCH(const QByteArray, count);
    QFETCH(const bool, hasTotalPages);
    ListServer list(size);
    list.mostPageSize = 7;
    list.count = count;
    list.hasTotalPages = hasTotalPages;
    const Attempt attempt(list);
    QVERIFY(attempt.isResolved);
    QCOMPARE(attempt.ids, list.ids);
}

/// One goes that was read already: each behind it moves one up, and the first of page 2 to page 1.
void TestRequestMedias::losesNoneToADeletion()
{
    ListServer list(250);
    list.afterAnswer = [&list] {
        if (list.pages().size() == 1)
            list.ids.removeOne(240);
    };
    const Attempt attempt(list);
    QVERIFY(attempt.isResolved);
    QCOMPARE(attempt.ids, list.ids);
    QVERIFY(attempt.ids.contains(150));
}

/// The same, while another comes at the other end: the count is what it was.
void TestRequestMedias::losesNoneBehindAnEqualCount()
{
    ListServer list(250);
    std::reverse(list.ids.begin(), list.ids.end());
    list.afterAnswer = [&list] {
        if (list.pages().size() != 1)
            return;
        list.ids.removeOne(20);
        list.ids.append(251);
    };
    const Attempt attempt(list);
    QVERIFY(attempt.isResolved);
    QCOMPARE(attempt.ids, list.ids);
    QVERIFY(attempt.ids.contains(101));
}

void TestRequestMedias::doublesNone()
{
    ListServer list(250);
    list.count.clear();
    list.afterAnswer = [&list] {
        if (list.pages().size() == 2)
            list.ids.prepend(251);
    };
    const Attempt attempt(list);
    QVERIFY(attempt.isResolved);
    QCOMPARE(attempt.ids, down(251, 1));
}

void TestRequestMedias::givesUpOnAListThatNeverRests()
{
    ListServer list(250);
    list.afterAnswer = [&list] { list.ids.prepend(list.ids.first() + 1); };
    const Attempt attempt(list);
    QVERIFY(attempt.isUnsettled);
    QVERIFY(list.pages().size() <= 3 * RequestMedias::mostWalks);
}

/// Each page full of what is no media.
void TestRequestMedias::endsWhereEntriesDoNot()
{
    ListServer list(0);
    list.server().forget();
    list.server().on("GET", "/v1/media/",
                     support::Answer::json(R"({"results":[{})" + QByteArray(",{}").repeated(9999) + "]}"));
    const Attempt attempt(list);
    QVERIFY(attempt.error && attempt.error->kind == ApiError::Kind::Protocol);
}

void TestRequestMedias::tellsWhatCannotBeRead()
{
    ListServer list(150);
    list.ids[3] = 0;
    list.ids[120] = 0;
    const Attempt attempt(list);
    QVERIFY(attempt.isResolved);
    QCOMPARE(attempt.ids.size(), 148);
    QCOMPARE(attempt.unreadable, 2);
}

void TestRequestMedias::tellsOfACountThatIsNotKept()
{
    ListServer list(30);
    list.count = "32";
    const Attempt attempt(list);
    QVERIFY(attempt.isResolved);
    QCOMPARE(attempt.ids, list.ids);
    QCOMPARE(attempt.unreadable, 2);
}

/// A server that does not know the filter lists everybody's.
void TestRequestMedias::leavesOutOthers()
{
    ListServer list(30);
    list.moreOf.insert(7, {{u"request"_qs, 1081}});
    list.moreOf.insert(8, {{u"request"_qs, QJsonValue::Null}});
    const Attempt attempt(list);
    QVERIFY(attempt.isResolved);
    QCOMPARE(attempt.ids.size(), 29);
    QVERIFY(!attempt.ids.contains(7) && attempt.ids.contains(8));
    QCOMPARE(attempt.unreadable, 0);
}

void TestRequestMedias::readsAnEmptyOne()
{
    ListServer list(0);
    const Attempt attempt(list);
    QVERIFY(attempt.isResolved);
    QCOMPARE(attempt.ids, QList<qint64>());
}

void TestRequestMedias::failsWithItsReason()
{
    ListServer list(250);
    list.refused = {2};
    const Attempt refused(list);
    QVERIFY(refused.error && refused.error->kind == ApiError::Kind::Forbidden);
    QVERIFY(!refused.isResolved);

    list.server().forget();
    list.server().on("GET", "/v1/media/", support::Answer::json(R"({"detail": "Not found."})", 404));
    const Attempt gone(list);
    QVERIFY(gone.error && gone.error->kind == ApiError::Kind::NotFound);
}

void TestRequestMedias::tellsHowFarItIs()
{
    ListServer list(250);
    RequestMedias medias(list.desk().client(), request);
    const QSignalSpy told(&medias, &RequestMedias::progress);
    const QSignalSpy resolved(&medias, &RequestMedias::resolved);
    medias.start();
    QTRY_COMPARE(resolved.size(), 1);
    QCOMPARE(told,
             (QList<QVariantList>{{100, 250, false}, {200, 250, false}, {100, 250, true}, {200, 250, true}}));
}

void TestRequestMedias::endsWhenItIsDropped()
{
    ListServer list(250);
    list.held = {2};
    auto medias = std::make_unique<RequestMedias>(list.desk().client(), request);
    medias->start();
    QTRY_COMPARE(list.pages(), (QList<int>{1, 2}));
    medias.reset();
    list.server().release();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(list.pages(), (QList<int>{1, 2}));
}

void TestRequestMedias::endsWithTheClient()
{
    ListServer list(250);
    list.held = {2};
    RequestMedias medias(list.desk().client(), request);
    const QSignalSpy failed(&medias, &RequestMedias::failed);
    medias.start();
    QTRY_COMPARE(list.pages(), (QList<int>{1, 2}));
    list.desk().deleteClient();
    QTRY_COMPARE(failed.size(), 1);
}

QTEST_GUILESS_MAIN(TestRequestMedias)
#include "tst_requestmedias.moc"
