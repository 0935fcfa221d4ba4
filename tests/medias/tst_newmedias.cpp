#include "listserver.h"
#include "medias/newmedias.h"

#include <QSignalSpy>
#include <QTest>

using botdoc::Media;
using botdoc::MediaId;
using medias::MediaListModel;
using medias::NewMedias;
using namespace std::chrono_literals;

/// What has come since somebody last looked.
class TestNewMedias final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThoseCreatedLater();
    void areNoneBeforeAnybodyHasLooked();
    void areNotFromTheFuture();
    void areNotOnesOwn();
    void areCountedWhileTheyAreListed();
    void areMoreThanAreCounted();
    void areMarkedInTheList();
    void areNotWhatDetailsSayIsGone();
};

namespace {

const QDateTime noon = QDateTime(QDate(2021, 3, 4), QTime(12, 0), Qt::UTC);

Media mediaOf(qint64 id, const std::optional<QDateTime> &created)
{
    Media media;
    media.id = MediaId(id);
    media.created = created;
    return media;
}

} // namespace

void TestNewMedias::areThoseCreatedLater()
{
    NewMedias medias;
    medias.setSince(noon);
    QVERIFY(medias.isNew(mediaOf(1, noon.addMSecs(1))));
    QVERIFY(!medias.isNew(mediaOf(1, noon)));
    QVERIFY(!medias.isNew(mediaOf(1, noon.addMSecs(-1))));
    QVERIFY(!medias.isNew(mediaOf(1, std::nullopt)));
    Media removed = mediaOf(1, noon.addMSecs(1));
    removed.removedAt = noon.addMSecs(2);
    QVERIFY(!medias.isNew(removed));
}

void TestNewMedias::areNoneBeforeAnybodyHasLooked()
{
    NewMedias medias;
    medias.note(mediaOf(1, noon), noon);
    QVERIFY(!medias.isNew(mediaOf(1, noon)));
    QCOMPARE(medias.count(), 0);
    QCOMPARE(medias.newest(), noon);
}

/// One wrong time would be the newest for ever.
void TestNewMedias::areNotFromTheFuture()
{
    NewMedias medias;
    medias.setSince(noon.addDays(-1));
    const Media early = mediaOf(1, noon.addSecs(3600));
    medias.note(early, noon);
    QVERIFY(!medias.isNew(early));
    QVERIFY(!medias.newest());
    // What stamps them may be a little ahead.
    const Media ahead = mediaOf(2, noon.addSecs(30));
    medias.note(ahead, noon);
    QVERIFY(medias.isNew(ahead));
    QCOMPARE(medias.newest(), ahead.created);
    // Its time has come.
    medias.note(early, noon.addSecs(3600));
    QVERIFY(medias.isNew(early));
    QCOMPARE(medias.newest(), early.created);
    // A server that does not tell its time is believed.
    medias.reset();
    medias.note(mediaOf(1, noon.addYears(10)), std::nullopt);
    QCOMPARE(medias.newest(), noon.addYears(10));
}

void TestNewMedias::areNotOnesOwn()
{
    NewMedias medias;
    medias.setSince(noon);
    const Media one = mediaOf(1, noon.addSecs(1));
    medias.note(one, noon);
    QCOMPARE(medias.count(), 1);
    QVERIFY(medias.setOwn(one.id));
    QVERIFY(!medias.setOwn(MediaId(2)));
    QCOMPARE(medias.count(), 0);
    QVERIFY(!medias.isNew(one));
    medias.note(one, noon);
    medias.note(mediaOf(2, noon.addSecs(2)), noon);
    QCOMPARE(medias.count(), 0);
    // Another account's have other numbers.
    medias.setSince(noon);
    QVERIFY(medias.isNew(one));
}

void TestNewMedias::areCountedWhileTheyAreListed()
{
    NewMedias medias;
    medias.setSince(noon);
    for (int id = 1; id <= 3; ++id)
        medias.note(mediaOf(id, noon.addSecs(id)), noon);
    medias.note(mediaOf(1, noon.addSecs(1)), noon); // again
    QCOMPARE(medias.count(), 3);
    medias.forget([](MediaId id) { return id != MediaId(2); });
    QCOMPARE(medias.count(), 2);
    Media removed = mediaOf(3, noon.addSecs(3));
    removed.removedAt = noon.addSecs(4);
    medias.note(removed, noon);
    QCOMPARE(medias.count(), 1);
    for (int id = 1; id <= 2 * NewMedias::mostCounted; ++id)
        medias.note(mediaOf(id, noon.addSecs(1)), noon);
    QCOMPARE(medias.count(), NewMedias::mostCounted + 1);
    medias.reset();
    QCOMPARE(medias.count(), 0);
}

/// Some that are counted go, and of those that are not nothing is known.
void TestNewMedias::areMoreThanAreCounted()
{
    NewMedias medias;
    medias.setSince(noon);
    const auto noteUpTo = [&medias](int last) {
        for (int id = 1; id <= last; ++id)
            medias.note(mediaOf(id, noon.addSecs(1)), noon);
    };
    noteUpTo(NewMedias::mostCounted + 501);
    medias.forget([](MediaId id) { return number(id) > 7; });
    QCOMPARE(medias.count(), NewMedias::mostCounted + 1);
    medias.setSince(noon);
    QCOMPARE(medias.count(), 0);
    noteUpTo(NewMedias::mostCounted + 501);
    medias.reset();
    QCOMPARE(medias.count(), 0);
    // None that is not counted.
    noteUpTo(NewMedias::mostCounted + 1);
    noteUpTo(NewMedias::mostCounted + 1);
    medias.forget([](MediaId id) { return number(id) > 1; });
    QCOMPARE(medias.count(), NewMedias::mostCounted);
}

void TestNewMedias::areMarkedInTheList()
{
    ListServer list(5);
    list.created = {{5, QStringLiteral("2021-03-04T12:00:01Z")}, {4, QStringLiteral("2021-03-04T12:00:00Z")}};
    MediaListModel model;
    model.setNewSince(noon);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    const auto isNew = [&model](int row) {
        return model.index(row, 0).data(MediaListModel::IsNewRole).toBool();
    };
    const auto spoken = [&model](int row, int column = MediaListModel::Name) {
        return model.index(row, column).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY(isNew(0));
    QVERIFY(!isNew(1));
    QCOMPARE(model.newCount(), 1);
    QCOMPARE(model.newestCreated(), noon.addSecs(1));
    QCOMPARE(spoken(0), QStringLiteral("New: Media 5.pdf"));
    QCOMPARE(spoken(1), QStringLiteral("Media 4.pdf"));
    QCOMPARE(spoken(0, MediaListModel::Tag), QStringLiteral("Tag"));
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Media 5.pdf"));
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("since you last")));

    list.ids.prepend(6);
    list.created.insert(6, QStringLiteral("2021-03-04T12:00:02Z"));
    model.refreshQuietly();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.newCount(), 2);
    QSignalSpy changes(&model, &MediaListModel::dataChanged);
    model.setOwn(MediaId(6));
    QCOMPARE(changes.size(), 1);
    QVERIFY(!isNew(0));
    QVERIFY(isNew(1));
    QCOMPARE(model.newCount(), 1);

    list.ids.removeOne(5);
    model.refreshQuietly();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.newCount(), 0);
}

void TestNewMedias::areNotWhatDetailsSayIsGone()
{
    ListServer list(5);
    list.created = {{5, QStringLiteral("2021-03-04T12:00:02Z")}, {4, QStringLiteral("2021-03-04T12:00:01Z")}};
    MediaListModel model;
    model.setNewSince(noon);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.newCount(), 2);
    QSignalSpy counts(&model, &MediaListModel::countChanged);
    Media details = *model.mediaAt(1);
    details.timesDownloaded = 5;
    model.update(details);
    // Of another list.
    model.update(mediaOf(6, noon.addSecs(3)));
    QCOMPARE(model.newCount(), 2);
    QCOMPARE(counts.size(), 0);
    details.removedAt = noon.addSecs(10);
    model.update(details);
    QCOMPARE(model.newCount(), 1);
    QCOMPARE(counts.size(), 1);
}

QTEST_GUILESS_MAIN(TestNewMedias)
#include "tst_newmedias.moc"
