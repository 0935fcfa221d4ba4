#include "medias/mediaorder.h"

#include <QScopeGuard>
#include <QTest>

using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;
using medias::MediaColumns;
using medias::MediaFields;
using medias::MediaOrder;
using medias::MediaQuery;
using medias::MediaRows;

namespace {

bool never()
{
    return false;
}

Media named(const QString &name)
{
    Media media;
    media.name = name;
    return media;
}

/// Medias in their rows, numbered from 1.
MediaRows rowsOf(const QList<Media> &medias)
{
    MediaRows rows;
    rows.insert(0, static_cast<int>(medias.size()));
    for (int row = 0; row < rows.size(); ++row) {
        Media media = medias[row];
        media.id = MediaId{row + 1};
        rows.set(row, media, 1);
    }
    return rows;
}

QList<int> numbersIn(const medias::FoundMedias &found)
{
    QList<int> numbers;
    for (int place = 0; place < found.size(); ++place)
        numbers.append(static_cast<int>(botdoc::number(found.at(place))));
    return numbers;
}

QList<int> find(const QList<Media> &medias, const MediaQuery &query, const MediaFields::Labels &labels = {})
{
    MediaOrder order;
    return numbersIn(order.find({rowsOf(medias).snapshot(), query, labels, QLocale()}, never));
}

MediaQuery textQuery(const QString &text)
{
    MediaQuery query;
    query.text = text;
    return query;
}

MediaQuery orderQuery(MediaColumns::Column column, Qt::SortOrder direction = Qt::AscendingOrder)
{
    MediaQuery query;
    query.order = {column, direction};
    return query;
}

} // namespace

Q_DECLARE_METATYPE(medias::MediaQuery)

class TestMediaOrder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestMediaOrder)

public:
    TestMediaOrder() = default;

private Q_SLOTS:
    void initTestCase();
    void finds_data();
    void finds();
    void findsInAnyName();
    void needsEachWord();
    void findsByWhatHasArrived();
    void filters_data();
    void filters();
    void keepsTheOrderOfRows();
    void sortsNames();
    void sortsByColumn_data();
    void sortsByColumn();
    void putsUnknownLast();
    void equalOnesStay();
    void sortsMany();
    void sortsAnewWhenSomethingChanged();
    void findsTheSameAsOneTypesOn_data();
    void findsTheSameAsOneTypesOn();
    void searchesAllAnewWhenSomethingChanged();
    void searchesAnewInAnotherLanguage();
    void searchesAnewInAnotherTimeZone();
    void leavesOutWhatIsNoMedia();
    void givesUpWhenUnwanted();
};

void TestMediaOrder::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
}

void TestMediaOrder::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("in the name") << "pass" << true;
    QTest::newRow("in the middle") << "sport" << true;
    QTest::newRow("other case") << "PASSPORT" << true;
    QTest::newRow("accents left out") << "resume" << true;
    QTest::newRow("accents typed") << "R\u00e9sum\u00e9" << true;
    QTest::newRow("accents in two characters") << "re\u0301sume\u0301" << true;
    QTest::newRow("other accents") << "r\u00eas\u00fcme" << true;
    QTest::newRow("compatible characters") << "\uff50ass" << true; // a fullwidth p
    QTest::newRow("tag") << "identity" << true;
    QTest::newRow("tag with accents") << "IDENTITAT" << true;
    QTest::newRow("request's number") << "1080" << true;
    QTest::newRow("request's name") << "rossi" << true;
    QTest::newRow("type") << "pdf" << true;
    QTest::newRow("state") << "available" << true;
    QTest::newRow("date as shown") << "21.11.26" << true;
    QTest::newRow("date in words") << "november" << true;
    QTest::newRow("date for machines") << "2026-11-21" << true;
    QTest::newRow("nowhere") << "invoice" << false;
    QTest::newRow("over two columns") << "pdfidentity" << false;
    QTest::newRow("blanks alone") << "   " << true;
    QTest::newRow("nothing") << "" << true;
    QTest::newRow("a regular expression") << "pass.*" << false;
}

void TestMediaOrder::finds()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isFound);
    Media media = named(QStringLiteral("Passport R\u00e9sum\u00e9"));
    media.tag = QStringLiteral("Identity Identit\u00e4t");
    media.request = RequestId{1080};
    media.contentType = QStringLiteral("application/pdf");
    media.state = QStringLiteral("available");
    media.created = QDateTime({2026, 11, 21}, {12, 0}, Qt::UTC);
    const MediaFields::Labels labels{{RequestId{1080}, QStringLiteral("Mortgage \u2013 Elena Rossi (1080)")}};
    QCOMPARE(!find({media}, textQuery(text), labels).isEmpty(), isFound);
}

/// Long or short, of plain letters or others, and what is no text at all.
void TestMediaOrder::findsInAnyName()
{
    const QString half(QChar(0xd800)); // of a surrogate pair
    const QStringList starts{{},
                             QString(1, u'a'),
                             QString(300, u'a'),
                             QString(1, QChar(0xe9)),
                             QString(300, QChar(0xe9)),
                             QString(1, QChar(0x4e2d)),
                             QString(300, QChar(0x4e2d)),
                             QString(QChar::ByteOrderMark),
                             QString(QChar::Null),
                             half,
                             QString(300, u'a') + half};
    for (const QString &start : starts) {
        const QList<Media> medias{named(start + QStringLiteral("Lohnzettel")),
                                  named(start + QStringLiteral("L\u00f6hnzettel")), named(start)};
        QCOMPARE(find(medias, textQuery(QStringLiteral("LOHN"))), (QList<int>{1, 2}));
    }
    QCOMPARE(find({named(QStringLiteral("a?")), named(u'a' + half)}, textQuery(half)), QList<int>{2});
}

/// Each word may be found in another column.
void TestMediaOrder::needsEachWord()
{
    Media media = named(QStringLiteral("passport.jpg"));
    media.tag = QStringLiteral("Identity");
    QCOMPARE(find({media}, textQuery(QStringLiteral(" ident  pass "))), QList<int>{1});
    QCOMPARE(find({media}, textQuery(QStringLiteral("ident pass invoice"))), QList<int>());
}

void TestMediaOrder::findsByWhatHasArrived()
{
    QList<Media> medias;
    const QList<std::pair<int, int>> parts{{23, 48}, {24, 48}, {23, 49}, {23, 48}, {48, 48}};
    for (const auto &[arrived, total] : parts) {
        Media media = named(QStringLiteral("a"));
        media.currentChunk = arrived;
        media.totalChunks = total;
        medias.append(media);
    }
    QCOMPARE(find(medias, textQuery(QStringLiteral("23"))), (QList<int>{1, 3, 4}));
    QCOMPARE(find(medias, textQuery(QStringLiteral("48"))), (QList<int>{1, 2, 4}));
    QCOMPARE(find(medias, textQuery(QStringLiteral("23 49"))), QList<int>{3});
    QCOMPARE(find(medias, orderQuery(MediaColumns::State)), (QList<int>{1, 4, 3, 2, 5}));
}

void TestMediaOrder::filters_data()
{
    QTest::addColumn<MediaQuery>("query");
    QTest::addColumn<QList<int>>("expected");
    const auto row = [](const char *name, const std::function<void(MediaQuery &)> &set,
                        const QList<int> &expected) {
        MediaQuery query;
        set(query);
        QTest::newRow(name) << query << expected;
    };
    row("all", [](MediaQuery &) {}, {1, 2, 3, 4, 5, 6});
    row("pictures", [](MediaQuery &query) { query.kind = MediaQuery::Kind::Picture; }, {1});
    row("PDF", [](MediaQuery &query) { query.kind = MediaQuery::Kind::Pdf; }, {2, 6});
    row("documents", [](MediaQuery &query) { query.kind = MediaQuery::Kind::Document; }, {3});
    row("others", [](MediaQuery &query) { query.kind = MediaQuery::Kind::Other; }, {4, 5});
    row("removed", [](MediaQuery &query) { query.condition = MediaQuery::Condition::Removed; }, {2});
    row("arriving", [](MediaQuery &query) { query.condition = MediaQuery::Condition::Arriving; }, {3});
    row("available", [](MediaQuery &query) { query.condition = MediaQuery::Condition::Available; },
        {1, 4, 5, 6});
    row("used up", [](MediaQuery &query) { query.downloads = MediaQuery::Downloads::NoneLeft; }, {4});
    row("not used up", [](MediaQuery &query) { query.downloads = MediaQuery::Downloads::Left; },
        {1, 2, 3, 5, 6});
}

void TestMediaOrder::filters()
{
    QFETCH(const MediaQuery, query);
    QFETCH(const QList<int>, expected);
    Media picture = named(QStringLiteral("a.jpg"));
    Media removed = named(QStringLiteral("b"));
    removed.contentType = QStringLiteral("application/pdf");
    removed.removedAt = QDateTime({2026, 11, 21}, {12, 0}, Qt::UTC);
    Media arriving = named(QStringLiteral("c"));
    arriving.extension = QStringLiteral("docx");
    arriving.totalChunks = 3;
    arriving.currentChunk = 1;
    Media usedUp = named(QStringLiteral("d.zip"));
    usedUp.timesDownloaded = usedUp.maxAllowedTimesDownloaded = 6;
    const Media unknown;
    // The name tells the type where nothing else does, also after one of which it told nothing.
    const Media namedPdf = named(QStringLiteral("f.pdf"));
    QCOMPARE(find({picture, removed, arriving, usedUp, unknown, namedPdf}, query), expected);
}

void TestMediaOrder::keepsTheOrderOfRows()
{
    const QList<Media> medias{named(QStringLiteral("b1")), named(QStringLiteral("a1")),
                              named(QStringLiteral("c")), named(QStringLiteral("a2"))};
    QCOMPARE(find(medias, textQuery(QStringLiteral("1"))), (QList<int>{1, 2}));
    QCOMPARE(find(medias, {}), (QList<int>{1, 2, 3, 4}));
}

void TestMediaOrder::sortsNames()
{
    const QStringList sorted{QStringLiteral("\u00c4pfel 1"), QStringLiteral("apfel 2"),
                             QStringLiteral("Apfel 10"),     QStringLiteral("Banane"),
                             QStringLiteral("\u00f6l"),      QStringLiteral("pass 9.pdf"),
                             QStringLiteral("pass 10.pdf"),  QStringLiteral("Zebra")};
    QList<Media> medias;
    QList<int> expected;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const qsizetype at = (i * 3) % sorted.size();
        medias.append(named(sorted[at]));
    }
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        for (qsizetype row = 0; row < medias.size(); ++row) {
            if (medias[row].name == sorted[i])
                expected.append(static_cast<int>(row) + 1);
        }
    }
    QCOMPARE(find(medias, orderQuery(MediaColumns::Name)), expected);
    std::reverse(expected.begin(), expected.end());
    QCOMPARE(find(medias, orderQuery(MediaColumns::Name, Qt::DescendingOrder)), expected);
}

void TestMediaOrder::sortsByColumn_data()
{
    QTest::addColumn<MediaColumns::Column>("column");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("tag") << MediaColumns::Tag << QList<int>{2, 1, 3};
    QTest::newRow("request") << MediaColumns::Request << QList<int>{3, 1, 2};
    QTest::newRow("type") << MediaColumns::Type << QList<int>{2, 3, 1};
    QTest::newRow("size") << MediaColumns::Size << QList<int>{3, 2, 1};
    QTest::newRow("received") << MediaColumns::Received << QList<int>{3, 1, 2};
    QTest::newRow("stays") << MediaColumns::Stays << QList<int>{3, 1, 2};
    QTest::newRow("downloads left") << MediaColumns::DownloadsLeft << QList<int>{1, 3, 2};
    QTest::newRow("state") << MediaColumns::State << QList<int>{2, 1, 3};
}

void TestMediaOrder::sortsByColumn()
{
    QFETCH(const MediaColumns::Column, column);
    QFETCH(const QList<int>, expected);
    const auto media = [](const QString &tag, qint64 request, const QString &type, qint64 bytes, int day,
                          qint64 left, const QString &state) {
        Media made;
        made.tag = tag;
        made.request = RequestId{request};
        made.contentType = type;
        made.bytes = bytes;
        made.created = QDateTime(QDate(2026, 11, day), QTime(12, 0), Qt::UTC);
        made.maxAllowedTimesDownloaded = left;
        made.timesDownloaded = 0;
        made.state = state;
        return made;
    };
    const QList<Media> medias{
        media(QStringLiteral("m"), 10, QStringLiteral("application/pdf"), 2'000'000, 5, 1,
              QStringLiteral("m")),
        media(QStringLiteral("A"), 9, QStringLiteral("application/zip"), 30'000, 6, 12, QStringLiteral("A")),
        media(QStringLiteral("z"), 100, QStringLiteral("image/png"), 400, 4, 2, QStringLiteral("z"))};
    const MediaFields::Labels labels{{RequestId{100}, QStringLiteral("Abel (100)")},
                                     {RequestId{10}, QStringLiteral("Bauer (10)")}};
    QCOMPARE(find(medias, orderQuery(column), labels), expected);
    QList<int> reversed = expected;
    std::reverse(reversed.begin(), reversed.end());
    QCOMPARE(find(medias, orderQuery(column, Qt::DescendingOrder), labels), reversed);
}

void TestMediaOrder::putsUnknownLast()
{
    Media large;
    large.bytes = 10;
    large.name = QStringLiteral("b");
    Media small;
    small.bytes = 1;
    small.name = QStringLiteral("a");
    const QList<Media> medias{Media(), large, small};
    for (const MediaColumns::Column column : {MediaColumns::Size, MediaColumns::Name}) {
        QCOMPARE(find(medias, orderQuery(column)), (QList<int>{3, 2, 1}));
        QCOMPARE(find(medias, orderQuery(column, Qt::DescendingOrder)), (QList<int>{2, 3, 1}));
    }
}

void TestMediaOrder::equalOnesStay()
{
    const QList<Media> medias(5, named(QStringLiteral("same")));
    QCOMPARE(find(medias, orderQuery(MediaColumns::Name)), (QList<int>{1, 2, 3, 4, 5}));
    QCOMPARE(find(medias, orderQuery(MediaColumns::Name, Qt::DescendingOrder)), (QList<int>{1, 2, 3, 4, 5}));
}

/// More than are sorted in one go, and merged then; searched in while they are sorted.
void TestMediaOrder::sortsMany()
{
    constexpr int count = 110'000;
    QList<Media> medias;
    for (int n = 0; n < count; ++n)
        medias.append(named(QStringLiteral("n%1").arg((qint64(n) * 7919) % count)));
    const MediaRows::Snapshot rows = rowsOf(medias).snapshot();
    MediaOrder order;
    const medias::FoundMedias found =
        order.find({rows, orderQuery(MediaColumns::Name), {}, QLocale()}, never);
    QCOMPARE(found.size(), count);
    for (int place = 0; place < count; ++place) {
        const auto row = static_cast<qsizetype>(botdoc::number(found.at(place))) - 1;
        QCOMPARE(medias[row].name, QStringLiteral("n%1").arg(place));
    }
    MediaQuery query = orderQuery(MediaColumns::Name);
    query.text = QStringLiteral("n1000");
    const medias::FoundMedias some = order.find({rows, query, {}, QLocale()}, never);
    QCOMPARE(some.size(), 111); // n1000, n1000x, n1000xx
    for (int place = 1; place < some.size(); ++place) {
        const auto before = static_cast<qsizetype>(botdoc::number(some.at(place - 1))) - 1;
        const auto row = static_cast<qsizetype>(botdoc::number(some.at(place))) - 1;
        QVERIFY(medias[before].name->mid(1).toInt() < medias[row].name->mid(1).toInt());
    }
}

void TestMediaOrder::sortsAnewWhenSomethingChanged()
{
    constexpr int count = 6'000; // more than are sorted each time
    QList<Media> medias;
    for (int n = 0; n < count; ++n)
        medias.append(named(QStringLiteral("n%1").arg(n)));
    MediaRows rows = rowsOf(medias);
    MediaOrder order;
    const auto first = [&] {
        return botdoc::number(
            order.find({rows.snapshot(), orderQuery(MediaColumns::Name), {}, QLocale()}, never).at(0));
    };
    QCOMPARE(first(), 1);
    Media media = *rows.mediaAt(5'999);
    media.name = QStringLiteral("a");
    rows.update(media);
    QCOMPARE(first(), 6'000);
    rows.remove(5'999, 1);
    QCOMPARE(first(), 1);

    // Other rows that have changed as often.
    medias[17].name = QStringLiteral("a");
    rows = rowsOf(medias);
    QCOMPARE(first(), 18);
    QCOMPARE(
        botdoc::number(
            order
                .find({rows.snapshot(), orderQuery(MediaColumns::Name, Qt::DescendingOrder), {}, QLocale()},
                      never)
                .at(0)),
        6'000);
}

void TestMediaOrder::findsTheSameAsOneTypesOn_data()
{
    QTest::addColumn<QStringList>("typed");
    QTest::newRow("letters") << QStringList{u"c"_qs, u"co"_qs, u"con"_qs, u"cont"_qs};
    QTest::newRow("another word") << QStringList{u"con"_qs, u"con "_qs, u"con 1"_qs, u"con 12"_qs};
    QTest::newRow("another word before") << QStringList{u"12"_qs, u"con 12"_qs};
    QTest::newRow("taken back") << QStringList{u"contract"_qs, u"contra"_qs, u"c"_qs, u""_qs};
    QTest::newRow("other letters") << QStringList{u"con"_qs, u"con1"_qs, u"con2"_qs, u"rep"_qs};
    QTest::newRow("accents") << QStringList{u"r"_qs, u"re"_qs, u"re\u0301"_qs, u"r\u00e9p"_qs};
    QTest::newRow("inserted") << QStringList{u"ct"_qs, u"contract"_qs, u"xct"_qs};
    QTest::newRow("a space in the middle") << QStringList{u"con"_qs, u"c on"_qs, u"con"_qs};
}

void TestMediaOrder::findsTheSameAsOneTypesOn()
{
    QFETCH(const QStringList, typed);
    QList<Media> medias;
    for (int number = 0; number < 6'000; ++number) {
        const char *words[] = {"contract %1", "R\u00e9port %1", "c on %1"};
        medias.append(named(QString::fromUtf8(words[number % 3]).arg(number * 7919 % 6'000)));
    }
    const MediaRows rows = rowsOf(medias);
    for (const bool isSorted : {false, true}) {
        MediaOrder order;
        for (const QString &text : typed) {
            MediaQuery query = textQuery(text);
            if (isSorted)
                query.order = {MediaColumns::Name, Qt::AscendingOrder};
            MediaOrder fresh;
            const auto numbers = numbersIn(order.find({rows.snapshot(), query, {}, QLocale()}, never));
            QCOMPARE(numbers, numbersIn(fresh.find({rows.snapshot(), query, {}, QLocale()}, never)));
            QVERIFY(!numbers.isEmpty() || text.startsWith(u'x') || text.startsWith(u"con1") ||
                    text.startsWith(u"con2"));
        }
    }
}

void TestMediaOrder::searchesAllAnewWhenSomethingChanged()
{
    MediaRows rows = rowsOf({named(QStringLiteral("contract")), named(QStringLiteral("report"))});
    MediaOrder order;
    MediaQuery query = textQuery(QStringLiteral("c"));
    const auto find = [&](const MediaFields::Labels &labels = {}) {
        return numbersIn(order.find({rows.snapshot(), query, labels, QLocale()}, never));
    };
    QCOMPARE(find(), QList<int>{1});
    Media changed = named(QStringLiteral("contest"));
    changed.id = MediaId{2};
    changed.request = RequestId{7};
    QVERIFY(rows.update(changed));
    query.text = QStringLiteral("co");
    QCOMPARE(find(), (QList<int>{1, 2}));
    query.text = QStringLiteral("con");
    query.kind = MediaQuery::Kind::Pdf;
    QCOMPARE(find(), QList<int>());
    query.kind = MediaQuery::Kind::Any;
    QCOMPARE(find(), (QList<int>{1, 2}));
    query.text = QStringLiteral("cont mortg");
    QCOMPARE(find(), QList<int>());
    query.text = QStringLiteral("cont mortgage");
    QCOMPARE(find({{RequestId{7}, QStringLiteral("Mortgage")}}), QList<int>{2});
}

void TestMediaOrder::searchesAnewInAnotherLanguage()
{
    Media media = named(QStringLiteral("a"));
    media.created = QDateTime({2026, 10, 21}, {12, 0}, Qt::UTC);
    const MediaRows rows = rowsOf({media});
    MediaOrder order;
    const auto find = [&](const QString &text, const QLocale &locale) {
        return numbersIn(order.find({rows.snapshot(), textQuery(text), {}, locale}, never));
    };
    QCOMPARE(find(QStringLiteral("okt"), QLocale(QLocale::English)), QList<int>());
    QCOMPARE(find(QStringLiteral("oktober"), QLocale(QLocale::German)), QList<int>{1});
}

void TestMediaOrder::searchesAnewInAnotherTimeZone()
{
    Media media = named(QStringLiteral("a"));
    media.created = QDateTime({2026, 11, 20}, {23, 30}, Qt::UTC);
    const MediaRows rows = rowsOf({media});
    MediaOrder order;
    const auto find = [&] {
        return numbersIn(
            order.find({rows.snapshot(), textQuery(QStringLiteral("2026-11-21")), {}, QLocale()}, never));
    };
    const QByteArray zone = qgetenv("TZ");
    const auto restored = qScopeGuard([&] { qputenv("TZ", zone); });
    qputenv("TZ", "UTC");
    QCOMPARE(find(), QList<int>());
    qputenv("TZ", "Europe/Berlin");
    QCOMPARE(find(), QList<int>{1});
}

void TestMediaOrder::leavesOutWhatIsNoMedia()
{
    MediaRows rows = rowsOf({named(QStringLiteral("a")), named(QStringLiteral("b"))});
    rows.insert(1, 3);
    rows.setUnreadable(2, 1);
    rows.setFailed(3, 4, true);
    MediaOrder order;
    QCOMPARE(numbersIn(order.find({rows.snapshot(), {}, {}, QLocale()}, never)), (QList<int>{1, 2}));
    QCOMPARE(
        numbersIn(order.find(
            {rows.snapshot(), orderQuery(MediaColumns::Name, Qt::DescendingOrder), {}, QLocale()}, never)),
        (QList<int>{2, 1}));
}

void TestMediaOrder::givesUpWhenUnwanted()
{
    const QList<Media> medias(20'000, named(QStringLiteral("a")));
    const MediaRows::Snapshot rows = rowsOf(medias).snapshot();
    MediaOrder order;
    int asked = 0;
    const auto unwanted = [&asked] {
        ++asked;
        return true;
    };
    QVERIFY(order.find({rows, orderQuery(MediaColumns::Name), {}, QLocale()}, unwanted).size() < 20'000);
    QVERIFY(asked > 0 && asked < 10);
    // What it had begun is not taken for done.
    QCOMPARE(order.find({rows, orderQuery(MediaColumns::Name), {}, QLocale()}, never).size(), 20'000);
}

QTEST_GUILESS_MAIN(TestMediaOrder)
#include "tst_mediaorder.moc"
