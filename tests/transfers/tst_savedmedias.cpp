#include "transfers/savedmedias.h"

#include "botdoc/media.h"

#include <QTest>

using botdoc::MediaId;
using transfers::SavedMedia;
using transfers::SavedMedias;

namespace {

QByteArray md5(char digit)
{
    return QByteArray(32, digit);
}

SavedMedia saved(qint64 id, const QByteArray &sum)
{
    return SavedMedia::of(MediaId{id}, sum).value();
}

} // namespace

class TestSavedMedias final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyRealSums_data();
    void onlyRealSums();
    void asTheServerHasIt_data();
    void asTheServerHasIt();
    void holdsEachOnce();
    void copiesStayAsTheyAre();
    void findsAmongMany();
};

void TestSavedMedias::onlyRealSums_data()
{
    QTest::addColumn<QByteArray>("sum");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("lower case") << QByteArray("34c395e123b3b4d7e0ecc36b18833c8e") << true;
    QTest::newRow("upper case") << QByteArray("34C395E123B3B4D7E0ECC36B18833C8E") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("short") << md5('a').chopped(2) << false;
    QTest::newRow("long") << md5('a') + "aa" << false;
    QTest::newRow("no digits") << md5('x') << false;
    QTest::newRow("one is none") << md5('a').replace(3, 1, "-") << false;
}

void TestSavedMedias::onlyRealSums()
{
    QFETCH(const QByteArray, sum);
    QTEST(SavedMedia::of(MediaId{1}, sum).has_value(), "isOne");
}

void TestSavedMedias::asTheServerHasIt_data()
{
    QTest::addColumn<qint64>("id");
    QTest::addColumn<std::optional<QByteArray>>("sum");
    QTest::addColumn<bool>("isSaved");
    using Sum = std::optional<QByteArray>;
    QTest::newRow("the same content") << qint64(5) << Sum(md5('a')) << true;
    QTest::newRow("what it was before") << qint64(5) << Sum(md5('b')) << true;
    QTest::newRow("another content") << qint64(5) << Sum(md5('c')) << false;
    QTest::newRow("no sum") << qint64(5) << Sum() << true;
    QTest::newRow("a sum that is none") << qint64(5) << Sum("34c3") << false;
    QTest::newRow("another's content") << qint64(6) << Sum(md5('a')) << false;
    QTest::newRow("another, no sum") << qint64(6) << Sum() << false;
    QTest::newRow("beyond all, no sum") << qint64(900) << Sum() << false;
}

void TestSavedMedias::asTheServerHasIt()
{
    QFETCH(const qint64, id);
    QFETCH(const std::optional<QByteArray>, sum);
    QFETCH(const bool, isSaved);
    SavedMedias all(u"office"_qs);
    all.add({saved(7, md5('0')), saved(5, md5('b')), saved(4, md5('f')), saved(5, md5('a'))});
    QCOMPARE(all.contains(MediaId{id}, sum), isSaved);
    botdoc::Media media;
    media.id = MediaId{id};
    media.fileChecksum = sum;
    QCOMPARE(all.contains(media), isSaved);
    QVERIFY(!SavedMedias().contains(media));
}

void TestSavedMedias::holdsEachOnce()
{
    SavedMedias all;
    all.add({saved(5, md5('a')), saved(5, md5('a'))});
    all.add({saved(4, md5('a')), saved(5, md5('a'))});
    all.add({});
    QCOMPARE(all.size(), 2);
}

void TestSavedMedias::copiesStayAsTheyAre()
{
    SavedMedias all(u"office"_qs);
    all.add({saved(5, md5('a'))});
    const SavedMedias copy = all;
    all.add({saved(6, md5('a'))});
    QCOMPARE(copy.account(), u"office"_qs);
    QCOMPARE(copy.size(), 1);
    QCOMPARE(all.size(), 2);
}

/// The list asks for each of its rows.
void TestSavedMedias::findsAmongMany()
{
    constexpr int count = 250'000;
    QList<SavedMedia> many;
    for (int id = count; id > 0; --id)
        many.append(saved(2 * id, md5('a')));
    SavedMedias all;
    all.add(many);
    // A search through all each time would take hours, and the watchdog end it.
    int found = 0;
    for (int id = 1; id <= 2 * count; ++id)
        found += all.contains(MediaId{id}, std::nullopt) ? 1 : 0;
    QCOMPARE(found, count);
}

QTEST_GUILESS_MAIN(TestSavedMedias)
#include "tst_savedmedias.moc"
