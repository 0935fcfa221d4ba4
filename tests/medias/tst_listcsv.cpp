#include "listserver.h"
#include "medias/listcsv.h"
#include "medias/listsnapshot.h"

#include <QLocale>
#include <QTest>

using medias::ListSnapshot;
using medias::MediaListModel;

/// What is loaded of the list, as a table for spreadsheets.
class TestListCsv final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsShownAndWhatIsExact();
    void noFormulas();
    void whatIsNotKnownIsLeftEmpty();
    void onlyWhatIsLoaded();
    void staysAsItWas();

private:
    [[nodiscard]] static QList<QByteArray> linesOf(const ListSnapshot &list);
};

void TestListCsv::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

QList<QByteArray> TestListCsv::linesOf(const ListSnapshot &list)
{
    QList<QByteArray> lines = medias::listAsCsv(list).split('\n');
    lines.removeLast();
    for (QByteArray &line : lines)
        line.chop(1);
    return lines;
}

void TestListCsv::whatIsShownAndWhatIsExact()
{
    ListServer list(2);
    list.more = {{u"name"_qs, u"Deed, \"signed\".pdf"_qs},
                 {u"file_checksum"_qs, u"34c395e123b3b4d7e0ecc36b18833c8e"_qs}};
    MediaListModel model;
    model.setStayDays(14);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    const ListSnapshot snapshot(
        model, {MediaListModel::Stays, MediaListModel::Name, MediaListModel::Request, MediaListModel::Size});
    QVERIFY(snapshot.isWhole());
    const QByteArray rest = ",20283,2020-08-14T17:36:44.642Z,34c395e123b3b4d7e0ecc36b18833c8e";
    QCOMPARE(linesOf(snapshot),
             (QList<QByteArray>{"\xef\xbb\xbfStays,Name,Request,Size,Media number,Bytes,Received (UTC),MD5",
                                R"(may go any time,"Deed, ""signed"".pdf",Request 1080,20.3 kB,2)" + rest,
                                R"(may go any time,"Deed, ""signed"".pdf",Request 1080,20.3 kB,1)" + rest}));
}

void TestListCsv::noFormulas()
{
    ListServer list(1);
    list.more = {{u"name"_qs, u"=HYPERLINK(1)"_qs}, {u"tag"_qs, u"@SUM"_qs}, {u"state"_qs, u"+1"_qs}};
    MediaListModel model;
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    const ListSnapshot snapshot(model, {MediaListModel::Name, MediaListModel::Tag, MediaListModel::State});
    const QByteArray line = linesOf(snapshot).value(1);
    QVERIFY2(line.startsWith("'=HYPERLINK(1),'@SUM,'+1,"), line.constData());
}

void TestListCsv::whatIsNotKnownIsLeftEmpty()
{
    ListServer list(1);
    list.more = {{u"bytes"_qs, QJsonValue::Null}, {u"created"_qs, QJsonValue::Null}};
    MediaListModel model;
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(linesOf(ListSnapshot(model, {MediaListModel::Size})).value(1), QByteArray("unknown,1,,,"));
}

void TestListCsv::onlyWhatIsLoaded()
{
    ListServer list(300);
    list.ids[3] = 0; // an entry that is no media
    MediaListModel model;
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 300);
    const ListSnapshot snapshot(model, {MediaListModel::Name});
    QCOMPARE(snapshot.medias().size(), 99);
    QCOMPARE(snapshot.whole(), 299);
    QVERIFY(!snapshot.isWhole());
    const QList<QByteArray> lines = linesOf(snapshot);
    QCOMPARE(lines.size(), 1 + 99);
    QVERIFY(lines[1].startsWith("Media 300.pdf,300,"));
    QVERIFY(lines[4].startsWith("Media 296.pdf,296,"));
}

void TestListCsv::staysAsItWas()
{
    ListServer list(3);
    MediaListModel model;
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    const ListSnapshot snapshot(model, {MediaListModel::Name});
    const QByteArray before = medias::listAsCsv(snapshot);
    model.setClient(nullptr);
    QCOMPARE(medias::listAsCsv(snapshot), before);
    QCOMPARE(medias::listAsCsv(ListSnapshot(model, {MediaListModel::Name})).count('\n'), 1);
}

QTEST_GUILESS_MAIN(TestListCsv)
#include "tst_listcsv.moc"
