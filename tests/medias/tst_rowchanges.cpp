#include "medias/mediarows.h"
#include "medias/rowchanges.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace medias;
using botdoc::Media;
using botdoc::MediaId;

namespace {

using Kind = RowChange::Kind;
using Ids = QList<qint64>; // 0: not loaded, or unreadable

MediaRows rowsWith(const Ids &ids)
{
    MediaRows rows;
    rows.insert(0, static_cast<int>(ids.size()));
    for (int row = 0; row < ids.size(); ++row) {
        Media media;
        media.id = MediaId{ids[row]};
        if (ids[row] != 0)
            rows.set(row, media, 1);
    }
    return rows;
}

PageFacts page(int offset, const Ids &ids, std::optional<int> total, bool isNewestFirst = true)
{
    PageFacts facts{offset, {}, total, isNewestFirst};
    for (const qint64 id : ids)
        facts.ids.append(id == 0 ? std::nullopt : std::optional(MediaId{id}));
    return facts;
}

void apply(MediaRows &rows, const QList<RowChange> &changes)
{
    for (const RowChange &change : changes) {
        if (change.kind == Kind::Insert)
            rows.insert(change.row, change.count);
        else
            rows.remove(change.row, change.count);
    }
}

Ids applied(MediaRows rows, const QList<RowChange> &changes)
{
    apply(rows, changes);
    Ids ids;
    for (int row = 0; row < rows.size(); ++row)
        ids.append(rows.mediaAt(row) ? botdoc::number(rows.mediaAt(row)->id) : 0);
    return ids;
}

/// Others have added at the front and removed anywhere.
Ids changedByOthers(Ids ids, QRandomGenerator &random)
{
    for (int i = random.bounded(6); i > 0; --i) {
        if (random.bounded(2) == 0)
            ids.prepend(
                ids.isEmpty() ? 1001 : std::max<qint64>(1000, *std::max_element(ids.begin(), ids.end())) + 1);
        else if (!ids.isEmpty())
            ids.removeAt(random.bounded(ids.size()));
    }
    return ids;
}

/// As an answer does it: the media is nowhere else.
void makeFresh(MediaRows &rows, int row, qint64 id, quint32 epoch)
{
    Media media;
    media.id = MediaId{id};
    if (const int other = rows.rowOf(media.id); other != -1)
        rows.setPlaceholder(other);
    rows.set(row, media, epoch);
}

} // namespace

class TestRowChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsKeepTrack();
    void changes_data();
    void changes();
    void shrinkingByMillionsIsQuick();
    void firstPageFindsItsPlace();
    void freshRowsStay();
    void freshRowsAreFoundFarAway();
};

void TestRowChanges::rowsKeepTrack()
{
    MediaRows rows = rowsWith({5, 0, 4, 3});
    rows.setUnreadable(1, 1);
    QCOMPARE(rows.unreadable(), 1);
    QVERIFY(rows.isFresh(0, 1));
    QVERIFY(!rows.isFresh(0, 2));
    rows.insert(1, 2);
    QCOMPARE(rows.size(), 6);
    QCOMPARE(rows.rowOf(MediaId{5}), 0);
    QCOMPARE(rows.rowOf(MediaId{4}), 4);
    QCOMPARE(rows.kindAt(1), MediaRows::Kind::Placeholder);
    QCOMPARE(rows.kindAt(3), MediaRows::Kind::Unreadable);
    rows.remove(2, 3);
    QCOMPARE(rows.unreadable(), 0);
    QCOMPARE(rows.rowOf(MediaId{4}), -1);
    QCOMPARE(rows.rowOf(MediaId{3}), 2);
    Media renamed;
    renamed.id = MediaId{3};
    renamed.name = u"other"_qs;
    rows.update(renamed);
    QCOMPARE(*rows.mediaAt(2), renamed);
    rows.setPlaceholder(2);
    QCOMPARE(rows.rowOf(MediaId{3}), -1);
    rows.clear();
    QCOMPARE(rows.size(), 0);
}

void TestRowChanges::changes_data()
{
    QTest::addColumn<Ids>("before");
    QTest::addColumn<PageFacts>("page");
    QTest::addColumn<Ids>("after"); // before the page's entries are put in
    QTest::newRow("first of all") << Ids() << page(0, {3, 2, 1}, 5) << Ids{0, 0, 0, 0, 0};
    QTest::newRow("nothing new") << Ids{3, 2, 1} << page(0, {3, 2, 1}, 3) << Ids{3, 2, 1};
    QTest::newRow("new at the front") << Ids{3, 2, 1} << page(0, {5, 4, 3}, 5) << Ids{0, 0, 3, 2, 1};
    QTest::newRow("gone at the front") << Ids{5, 4, 3, 2, 1} << page(0, {3, 2}, 3) << Ids{3, 2, 1};
    QTest::newRow("gone in the middle") << Ids{5, 4, 3, 2, 1} << page(0, {5, 4, 2}, 4) << Ids{5, 4, 2, 1};
    QTest::newRow("one gone and one new in its place")
        << Ids{5, 4, 3, 2, 1} << page(0, {5, 6, 3}, 5) << Ids{5, 0, 3, 2, 1};
    QTest::newRow("new at the end, oldest first")
        << Ids{1, 2, 3} << page(0, {1, 2}, 5, false) << Ids{1, 2, 3, 0, 0};
    QTest::newRow("new at the end by the last page")
        << Ids{1, 2, 3} << page(2, {3, 4}, 4, false) << Ids{1, 2, 3, 0};
    QTest::newRow("the last one gone") << Ids{4, 3, 2, 1} << page(2, {2}, 3) << Ids{4, 3, 2};
    QTest::newRow("a later page tells of one in front")
        << Ids{9, 8, 7, 6, 0, 0} << page(2, {8, 7}, 7) << Ids{0, 9, 8, 7, 6, 0, 0};
    QTest::newRow("a later page tells of one gone before: a blank one if there is any")
        << Ids{9, 0, 7, 6, 5, 4} << page(2, {6, 5}, 5) << Ids{9, 7, 6, 5, 4};
    QTest::newRow("too many new for any to be known")
        << Ids{4, 3, 2, 1} << page(0, {9, 8}, 9) << Ids{0, 0, 0, 0, 0, 4, 3, 2, 1};
    QTest::newRow("the same, oldest first")
        << Ids{1, 2, 0, 0} << page(2, {3, 4}, 6, false) << Ids{1, 2, 0, 0, 0, 0};
    QTest::newRow("fewer: blank rows go first")
        << Ids{9, 8, 0, 0, 1} << page(0, {9, 8}, 4) << Ids{9, 8, 0, 1};
    QTest::newRow("all gone") << Ids{3, 2, 1} << page(0, {}, 0) << Ids();
    QTest::newRow("another order is no move")
        << Ids{1, 2, 3, 4} << page(0, {4, 3, 2, 1}, 4) << Ids{1, 2, 3, 4};
    QTest::newRow("an unreadable entry keeps its place")
        << Ids{5, 0, 3} << page(0, {6, 5, 0, 3}, 4) << Ids{0, 5, 0, 3};
    QTest::newRow("twice on a page counts once") << Ids{3, 2, 1} << page(0, {3, 3, 1}, 3) << Ids{3, 0, 1};
    QTest::newRow("no count: only what is seen")
        << Ids{3, 2, 1, 0} << page(0, {4, 3}, std::nullopt) << Ids{0, 3, 2, 1, 0};
}

void TestRowChanges::changes()
{
    QFETCH(Ids, before);
    QFETCH(PageFacts, page);
    const MediaRows rows = rowsWith(before);
    QTEST(applied(rows, rowChanges(rows, page)), "after");
}

void TestRowChanges::shrinkingByMillionsIsQuick()
{
    MediaRows rows;
    rows.insert(0, 1'000'000);
    const QList<RowChange> changes = rowChanges(rows, page(0, {3, 2, 1}, 3));
    QCOMPARE(changes, (QList<RowChange>{{Kind::Remove, 3, 999'997}}));
}

/// Whatever was added and removed: the rows are as many as the server says, and what is known of the first
/// page and has not vanished lies where that page has it.
void TestRowChanges::firstPageFindsItsPlace()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        Ids before;
        for (int i = 0; i < random.bounded(1, 40); ++i)
            before.append(1000 - i);
        const Ids now = changedByOthers(before, random);
        for (qint64 &id : before)
            id = random.bounded(3) == 0 ? 0 : id;
        const int size = random.bounded(1, 20);
        const MediaRows rows = rowsWith(before);
        const Ids shown = now.mid(0, size);
        const Ids after = applied(rows, rowChanges(rows, page(0, shown, static_cast<int>(now.size()))));
        QCOMPARE(after.size(), now.size());
        for (int row = 0; row < shown.size(); ++row) {
            if (before.contains(shown[row]))
                QCOMPARE(after[row], shown[row]);
        }
    }
}

/// Whatever lies between them and in which order pages come: a page that contradicts no fresh row moves none,
/// and the rows stay as many as the list is long.
void TestRowChanges::freshRowsStay()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 1000; ++round) {
        Ids before;
        for (int i = 0; i < random.bounded(10, 60); ++i)
            before.append(1000 - i);
        const Ids now = changedByOthers(before, random);
        const int size = static_cast<int>(now.size());
        before.resize(size);
        for (qint64 &id : before)
            id = random.bounded(3) == 0 ? 0 : id;
        MediaRows rows = rowsWith(before);
        const int perPage = random.bounded(3, 12);
        const bool isTotalTold = random.bounded(3) != 0;
        constexpr quint32 epoch = 2;
        QSet<int> fresh;
        const auto answer = [&](int first, int last) {
            for (int row = first; row < std::min(last, size); ++row) {
                makeFresh(rows, row, now[row], epoch);
                fresh.insert(row);
            }
        };
        for (int i = random.bounded(3); i > 0; --i) {
            const int row = random.bounded(size);
            answer(row, row + 2);
        }
        const int pages = (size + perPage - 1) / perPage;
        for (int i = 0; i < 6; ++i) {
            const int offset = random.bounded(pages) * perPage;
            PageFacts facts = page(offset, now.mid(offset, perPage),
                                   isTotalTold ? std::optional(size) : std::nullopt, random.bounded(2) == 0);
            facts.epoch = epoch;
            apply(rows, rowChanges(rows, facts));
            for (const int row : std::as_const(fresh)) {
                QVERIFY(row < rows.size() && rows.isFresh(row, epoch));
                QCOMPARE(botdoc::number(rows.mediaAt(row)->id), now[row]);
            }
            if (isTotalTold)
                QCOMPARE(rows.size(), size);
            if (rows.size() < size)
                rows.insert(rows.size(), size - rows.size());
            answer(offset, offset + perPage);
        }
    }
}

void TestRowChanges::freshRowsAreFoundFarAway()
{
    MediaRows rows;
    rows.insert(0, 20'000);
    QCOMPARE(rows.lastFreshBefore(20'000, 0), -1);
    QCOMPARE(rows.firstFreshFrom(0, 0), -1);
    makeFresh(rows, 10, 1, 2);
    makeFresh(rows, 5'000, 2, 1);
    rows.setUnreadable(7'000, 2);
    makeFresh(rows, 7'001, 3, 2);
    makeFresh(rows, 9'000, 4, 2);
    rows.setPlaceholder(9'000);
    makeFresh(rows, 19'999, 5, 2);
    rows.lift(19'999);
    makeFresh(rows, 19'998, 6, 2);
    const QList<int> fresh{10, 7'000, 7'001, 19'998};
    for (int row = -1; row <= 20'001; row += row % 100 == 1 ? 98 : 1) {
        const auto next = std::lower_bound(fresh.begin(), fresh.end(), row);
        QCOMPARE(rows.firstFreshFrom(row, 2), next == fresh.end() ? -1 : *next);
        QCOMPARE(rows.lastFreshBefore(row, 2), next == fresh.begin() ? -1 : *std::prev(next));
    }
    QCOMPARE(rows.firstFreshFrom(0, 3), -1);
}

QTEST_GUILESS_MAIN(TestRowChanges)
#include "tst_rowchanges.moc"
