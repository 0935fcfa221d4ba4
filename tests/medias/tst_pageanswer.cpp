#include "medias/pageanswer.h"

#include <QJsonObject>
#include <QTest>

#include <limits>

using botdoc::Media;
using botdoc::MediaId;
using botdoc::Page;
using medias::PageAnswer;

namespace {

constexpr int mostRows = 5000;

/// A page of these medias; 0 stands for one without a usable id.
Page<Media> pageOf(const QList<qint64> &ids, std::optional<qint64> count = std::nullopt,
                   std::optional<qint64> totalPages = std::nullopt)
{
    Page<Media> page;
    for (const qint64 id : ids) {
        Media media;
        media.id = MediaId{id};
        page.results.append(id == 0 ? std::nullopt : std::optional(media));
    }
    page.count = count;
    page.totalPages = totalPages;
    return page;
}

QList<qint64> numbers(int size)
{
    QList<qint64> ids;
    for (int id = 1; id <= size; ++id)
        ids.append(id);
    return ids;
}

} // namespace

/// What one page says of the whole list, and what is made of claims that cannot be.
class TestPageAnswer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotReadYet();
    void entries_data();
    void entries();
    void withACount_data();
    void withACount();
    void withoutACount_data();
    void withoutACount();
    void countOfAnEarlierAnswer();
    void order_data();
    void order();
    void isMoreSaid_data();
    void isMoreSaid();
    void ids();
};

/// Of a page that is read in steps the list is as long as it will be.
void TestPageAnswer::whatIsNotReadYet()
{
    for (const std::optional<qint64> count : {std::optional<qint64>(25), std::optional<qint64>()}) {
        for (const int received : {10, 7}) {
            Page<Media> page = pageOf(numbers(4), count);
            for (int i = 0; i < received; ++i)
                page.sent.append(QJsonObject{{QStringLiteral("id"), i + 1}});
            QVERIFY(!page.isAllRead());
            const PageAnswer answer = PageAnswer::of(page, 2, 10, mostRows, false);
            QCOMPARE(answer.entries.size(), 4);
            QCOMPARE(answer.end(), 14);
            page.read();
            const PageAnswer whole = PageAnswer::of(page, 2, 10, mostRows, false);
            QCOMPARE(whole.end(), 10 + received);
            QCOMPARE(answer.isShort, whole.isShort);
            QCOMPARE(answer.total, whole.total);
            QCOMPARE(answer.atLeast, whole.atLeast);
        }
    }
}

void TestPageAnswer::entries_data()
{
    QTest::addColumn<int>("received");
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("kept");
    QTest::addColumn<bool>("isShort");
    QTest::newRow("whole") << 10 << 1 << 0 << 10 << false;
    QTest::newRow("the third") << 10 << 3 << 20 << 10 << false;
    QTest::newRow("short") << 9 << 3 << 20 << 9 << true;
    QTest::newRow("none") << 0 << 2 << 10 << 0 << true;
    QTest::newRow("more than asked for") << 25 << 2 << 10 << 10 << false;
    QTest::newRow("up to the last row there may be") << 10 << 500 << 4990 << 10 << false;
}

void TestPageAnswer::entries()
{
    QFETCH(const int, received);
    QFETCH(const int, page);
    QFETCH(const int, kept);
    const PageAnswer answer = PageAnswer::of(pageOf(numbers(received), 1000), page, 10, mostRows, false);
    QTEST(answer.offset, "offset");
    QTEST(answer.isShort, "isShort");
    QCOMPARE(answer.entries.size(), kept);
    QCOMPARE(answer.end(), answer.offset + kept);
    for (int i = 0; i < kept; ++i)
        QCOMPARE(answer.entries.at(i)->id, MediaId{i + 1});

    // The last page there may be, cut where rows end.
    const PageAnswer last = PageAnswer::of(pageOf(numbers(30)), 167, 30, mostRows, false);
    QCOMPARE(last.offset, 4980);
    QCOMPARE(last.entries.size(), 20);
    QCOMPARE(last.end(), mostRows);
}

void TestPageAnswer::withACount_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<int>("received"); // on page 2, of 10 a page
    QTest::addColumn<int>("total");
    QTest::addColumn<bool>("isBeyond");
    const auto row = [](const char *name, qint64 count, int received, int total, bool isBeyond = false) {
        QTest::newRow(name) << count << received << total << isBeyond;
    };
    row("right", 20, 10, 20);
    row("more to come", 250, 10, 250);
    row("fewer than are there", 5, 10, 20);
    row("zero", 0, 10, 20);
    row("with nothing on the page", 250, 0, 250);
    row("as many as there may be", mostRows, 10, mostRows);
    row("one too many", mostRows + 1, 10, mostRows, true);
    row("2^31", qint64(1) << 31, 10, mostRows, true);
    row("2^63 - 1", std::numeric_limits<qint64>::max(), 10, mostRows, true);
}

void TestPageAnswer::withACount()
{
    QFETCH(const qint64, count);
    QFETCH(const int, received);
    QFETCH(const int, total);
    QFETCH(const bool, isBeyond);
    for (const bool isCountKnown : {false, true}) {
        // What total_pages says is not asked for then.
        const PageAnswer answer =
            PageAnswer::of(pageOf(numbers(received), count, 1), 2, 10, mostRows, isCountKnown);
        QCOMPARE(answer.total, total);
        QCOMPARE(answer.atLeast, total);
        QCOMPARE(answer.claimed, isBeyond ? std::optional(count) : std::nullopt);
    }
    // A first page with nothing on it is an empty list.
    const PageAnswer empty = PageAnswer::of(pageOf({}, count), 1, 10, mostRows, false);
    QCOMPARE(empty.total, 0);
    QCOMPARE(empty.atLeast, 0);
}

void TestPageAnswer::withoutACount_data()
{
    QTest::addColumn<int>("received");      // on page 2, of 10 a page
    QTest::addColumn<qint64>("totalPages"); // -1: not said
    QTest::addColumn<int>("total");         // -1: still unknown
    QTest::addColumn<int>("atLeast");
    const auto row = [](const char *name, int received, qint64 totalPages, int total, int atLeast) {
        QTest::newRow(name) << received << totalPages << total << atLeast;
    };
    row("a whole page: one row more, to see", 10, -1, -1, 21);
    row("a short page ends it", 7, -1, 17, 17);
    row("an empty page ends it", 0, -1, 10, 10);
    row("the last of the pages", 10, 2, 20, 20);
    row("beyond the last of the pages", 10, 1, 20, 20);
    row("no pages at all", 10, 0, 20, 20);
    row("one page more", 10, 3, -1, 21);
    row("two pages more", 10, 4, -1, 31);
    row("a short page, though there should be more", 7, 4, 17, 17);
    row("as many pages as there may be rows", 10, 500, -1, 4991);
    row("more pages than there may be", 10, 502, -1, mostRows);
    row("2^31 pages", 10, qint64(1) << 31, -1, mostRows);
    row("2^63 - 1 pages", 10, std::numeric_limits<qint64>::max(), -1, mostRows);
}

void TestPageAnswer::withoutACount()
{
    QFETCH(const int, received);
    QFETCH(const qint64, totalPages);
    QFETCH(const int, total);
    const std::optional<qint64> pages = totalPages < 0 ? std::nullopt : std::optional(totalPages);
    const PageAnswer answer =
        PageAnswer::of(pageOf(numbers(received), std::nullopt, pages), 2, 10, mostRows, false);
    QCOMPARE(answer.total, total < 0 ? std::nullopt : std::optional(total));
    QTEST(answer.atLeast, "atLeast");
    QVERIFY(!answer.claimed);
}

void TestPageAnswer::countOfAnEarlierAnswer()
{
    const PageAnswer answer = PageAnswer::of(pageOf(numbers(10), std::nullopt, 7), 2, 10, mostRows, true);
    QVERIFY(!answer.total);
    QCOMPARE(answer.atLeast, 20);
    QVERIFY(!answer.claimed);
}

void TestPageAnswer::order_data()
{
    QTest::addColumn<QList<qint64>>("ids");
    QTest::addColumn<std::optional<bool>>("isNewestFirst");
    const auto row = [](const char *name, const QList<qint64> &ids, std::optional<bool> isNewestFirst) {
        QTest::newRow(name) << ids << isNewestFirst;
    };
    row("falling", {9, 7, 8}, true);
    row("rising", {7, 9, 8}, false);
    row("one", {7}, std::nullopt);
    row("the same at both ends", {7, 9, 7}, std::nullopt);
    row("none", {}, std::nullopt);
    row("unreadable", {0, 0}, std::nullopt);
    row("unreadable ends, falling", {0, 9, 1, 8, 0, 0}, true);
    row("unreadable ends, rising", {0, 0, 8, 1, 9, 0}, false);
}

void TestPageAnswer::order()
{
    QFETCH(const QList<qint64>, ids);
    QTEST(PageAnswer::of(pageOf(ids), 1, 10, mostRows, false).isNewestFirst, "isNewestFirst");
}

void TestPageAnswer::isMoreSaid_data()
{
    QTest::addColumn<qint64>("count");      // -1: not said
    QTest::addColumn<qint64>("totalPages"); // -1: not said
    QTest::addColumn<bool>("isMore");
    const auto row = [](const char *name, qint64 count, qint64 totalPages, bool isMore) {
        QTest::newRow(name) << count << totalPages << isMore;
    };
    row("many more", 250, -1, true);
    row("one more", 11, -1, true);
    row("no more", 10, -1, false);
    row("a count that is too small", 3, -1, false);
    row("by pages", -1, 25, true);
    row("by a second page", -1, 2, true);
    row("the only page", -1, 1, false);
    row("nothing said", -1, -1, false);
    row("pages are not asked where there is a count", 10, 25, false);
}

void TestPageAnswer::isMoreSaid()
{
    QFETCH(const qint64, count);
    QFETCH(const qint64, totalPages);
    const auto said = [](qint64 number) { return number < 0 ? std::nullopt : std::optional(number); };
    QTEST(PageAnswer::isMoreSaid(pageOf(numbers(10), said(count), said(totalPages))), "isMore");
}

void TestPageAnswer::ids()
{
    const PageAnswer answer = PageAnswer::of(pageOf({9, 0, 7}), 1, 10, mostRows, false);
    const QList<std::optional<MediaId>> expected = {MediaId{9}, std::nullopt, MediaId{7}};
    QCOMPARE(answer.ids(), expected);
}

QTEST_APPLESS_MAIN(TestPageAnswer)
#include "tst_pageanswer.moc"
