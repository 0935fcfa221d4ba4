#include "account/settings.h"
#include "lastlook.h"
#include "medias/listserver.h"

#include <QTemporaryDir>
#include <QTest>

using account::Setting;
using medias::MediaListModel;
using namespace std::chrono_literals;

/// What an account has seen is remembered, by the server's clock.
class TestLastLook final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstMarksNothing();
    void marksWhatCameSince();
    void staysMarkedDuringTheLook();
    void isKeptOfEachAccount();
    void isOfTheNewestListed();
    void countsOnlyWhileSomebodyLooks();
    void countsOnlyTheListOfAll();
    void beginsAnewWhenTheServersClockWasSet();
    void marksNothingWhenSignedOut();
};

namespace {

const QDateTime old =
    QDateTime(QDate(2020, 8, 14), QTime(17, 36, 44, 642), Qt::UTC); // as mediaObject() has it, rounded

QString text(const QDateTime &time)
{
    return time.toString(Qt::ISODateWithMs);
}

/// Somebody signed in with an account of a name.
struct Look
{
    Q_DISABLE_COPY_MOVE(Look)

    Look(ListServer &listServer, const QString &folder, const QString &name = QStringLiteral("one"))
        : list(listServer)
        , settings(account::SettingsPlaces::in(folder))
        , account(name)
    {
        look.setActive(true);
        look.begin(name);
        model.setClient(list.desk().client());
        isReady = list.desk().comesToRest();
    }

    void refresh()
    {
        model.refreshQuietly();
        isReady = isReady && list.desk().comesToRest();
    }
    QDateTime kept() const
    {
        return QDateTime::fromMSecsSinceEpoch(settings.get<Setting::AccountLastLook>(account), Qt::UTC);
    }

    ListServer &list;
    account::Settings settings;
    MediaListModel model;
    ui::LastLook look{model, settings};
    QString account;
    bool isReady = false;
};

} // namespace

void TestLastLook::firstMarksNothing()
{
    const QTemporaryDir folder;
    ListServer list(3);
    list.server().setClockAhead(240h);
    Look look(list, folder.path());
    QVERIFY(look.isReady);
    QCOMPARE(look.model.newCount(), 0);
    const qint64 ahead = QDateTime::currentDateTimeUtc().secsTo(look.kept());
    QVERIFY2(std::abs(ahead - 240 * 3600) < 60, qPrintable(QString::number(ahead)));

    // What comes during it is new.
    list.ids.prepend(4);
    list.created.insert(4, text(look.kept().addSecs(2)));
    look.refresh();
    QVERIFY(look.isReady);
    QCOMPARE(look.model.newCount(), 1);
}

void TestLastLook::marksWhatCameSince()
{
    const QTemporaryDir folder;
    ListServer list(3);
    {
        const Look look(list, folder.path());
        QVERIFY(look.isReady);
    }
    list.created.insert(3, text(QDateTime::currentDateTimeUtc().addSecs(5)));
    const Look look(list, folder.path());
    QVERIFY(look.isReady);
    QCOMPARE(look.model.newCount(), 1);
    QVERIFY(look.model.index(0, 0).data(MediaListModel::IsNewRole).toBool());
    QVERIFY(!look.model.index(1, 0).data(MediaListModel::IsNewRole).toBool());
}

void TestLastLook::staysMarkedDuringTheLook()
{
    const QTemporaryDir folder;
    ListServer list(3);
    {
        account::Settings settings(account::SettingsPlaces::in(folder.path()));
        settings.set<Setting::AccountLastLook>(QStringLiteral("one"), old.toMSecsSinceEpoch());
    }
    list.created = {{3, text(old.addSecs(1))}, {2, text(old.addMSecs(1))}};
    {
        Look look(list, folder.path());
        QVERIFY(look.isReady);
        QCOMPARE(look.model.newCount(), 2);
        look.refresh();
        look.look.setActive(false);
        look.look.setActive(true);
        look.model.reload();
        QVERIFY(list.desk().comesToRest());
        QCOMPARE(look.model.newCount(), 2);
        QCOMPARE(look.kept(), old.addSecs(1));
    }
    const Look look(list, folder.path());
    QVERIFY(look.isReady);
    QCOMPARE(look.model.newCount(), 0);
}

void TestLastLook::isKeptOfEachAccount()
{
    const QTemporaryDir folder;
    ListServer list(3);
    list.created.insert(3, text(old.addSecs(1)));
    {
        account::Settings settings(account::SettingsPlaces::in(folder.path()));
        settings.set<Setting::AccountLastLook>(QStringLiteral("one"), old.toMSecsSinceEpoch());
        settings.set<Setting::AccountLastLook>(QStringLiteral("two"), old.addSecs(1).toMSecsSinceEpoch());
    }
    Look look(list, folder.path());
    QCOMPARE(look.model.newCount(), 1);
    look.model.setClient(nullptr);
    look.look.end();
    look.look.begin(QStringLiteral("two"));
    look.model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(look.model.newCount(), 0);

    look.settings.removeAccount(QStringLiteral("two"));
    QCOMPARE(look.settings.get<Setting::AccountLastLook>(QStringLiteral("two")), 0);
    QCOMPARE(look.kept(), old.addSecs(1));
}

void TestLastLook::isOfTheNewestListed()
{
    const QTemporaryDir folder;
    ListServer list(3);
    Look look(list, folder.path());
    const QDateTime began = look.kept();
    look.refresh();
    QCOMPARE(look.kept(), began); // none is newer
    list.ids.prepend(4);
    list.created.insert(4, text(began.addSecs(3)));
    look.refresh();
    QCOMPARE(look.kept(), began.addSecs(3));
    // A time nobody can have seen yet.
    list.ids.prepend(5);
    list.created.insert(5, text(began.addYears(50)));
    look.refresh();
    QCOMPARE(look.kept(), began.addSecs(3));
    QVERIFY(look.isReady);
}

void TestLastLook::countsOnlyWhileSomebodyLooks()
{
    const QTemporaryDir folder;
    ListServer list(3);
    Look look(list, folder.path());
    const QDateTime began = look.kept();
    look.look.setActive(false);
    list.ids.prepend(4);
    list.created.insert(4, text(began.addSecs(3)));
    look.refresh();
    QCOMPARE(look.model.newCount(), 1);
    QCOMPARE(look.kept(), began);
    look.look.setActive(true);
    QCOMPARE(look.kept(), began.addSecs(3));
}

/// What came to other requests meanwhile has not been seen.
void TestLastLook::countsOnlyTheListOfAll()
{
    const QTemporaryDir folder;
    ListServer list(3);
    Look look(list, folder.path());
    const QDateTime began = look.kept();
    list.ids.prepend(4);
    list.created.insert(4, text(began.addSecs(3)));
    look.model.setRequest(botdoc::RequestId(1080));
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(look.model.newCount(), 1);
    QCOMPARE(look.kept(), began);
    look.model.setRequest(std::nullopt);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(look.kept(), began.addSecs(3));
    QCOMPARE(look.model.newCount(), 1);
}

/// Else nothing would be new for as long as it was ahead.
void TestLastLook::beginsAnewWhenTheServersClockWasSet()
{
    const QTemporaryDir folder;
    ListServer list(3);
    list.server().setClockAhead(2400h);
    {
        const Look look(list, folder.path());
        QVERIFY(look.isReady);
    }
    ListServer mended(3);
    const Look look(mended, folder.path());
    QVERIFY(look.isReady);
    QVERIFY(QDateTime::currentDateTimeUtc().secsTo(look.kept()) < 60);
}

void TestLastLook::marksNothingWhenSignedOut()
{
    const QTemporaryDir folder;
    ListServer list(3);
    Look look(list, folder.path());
    look.model.setClient(nullptr);
    look.look.end();
    QVERIFY(!look.model.newSince());
    look.look.setActive(false);
    look.look.setActive(true);
    QCOMPARE(look.settings.accounts(), QStringList(QStringLiteral("one")));
}

QTEST_GUILESS_MAIN(TestLastLook)
#include "tst_lastlook.moc"
