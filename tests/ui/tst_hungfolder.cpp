#include "account/settings.h"
#include "content/filethread.h"
#include "medias/requestlistmodel.h"
#include "messagebar.h"
#include "saving.h"
#include "support/hungvolume.h"
#include "support/smallvolume.h"
#include "transfers/transfers.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using content::FileThread;

namespace {

botdoc::Media media()
{
    botdoc::Media media;
    media.id = botdoc::MediaId{1};
    media.name = QStringLiteral("Media 1.pdf");
    media.bytes = 1000;
    return media;
}

/// Somebody who saves medias where no folder can be made for them.
struct Office
{
    Office() { window.show(); }

    void save(const QString &folder, const QString &note = {}) const
    {
        saving->save({media()}, volume.folder(), folder, note);
    }
    [[nodiscard]] bool isMaking(const QString &folder) const
    {
        return messages->text().startsWith(QStringLiteral("Making the folder ")) &&
               messages->text().contains(u'/' + folder);
    }
    void stop() const { messages->findChild<QToolButton *>(QStringLiteral("messageAction"))->click(); }

    support::HungVolume volume;
    QTemporaryDir place;
    account::Settings settings{account::SettingsPlaces::in(place.path())};
    medias::RequestListModel requests;
    transfers::Transfers transfers;
    QWidget window;
    ui::MessageBar *messages = new ui::MessageBar(&window);
    ui::Saving *saving = new ui::Saving(
        {.requests = requests, .transfers = transfers, .settings = settings, .messages = *messages}, &window);
};

const QString mortgage = QStringLiteral("Mortgage (1080)");

} // namespace

/// A share that hangs when the folder of a request is to be made there: staff are told as long as it lasts,
/// and can stop it.
class TestHungFolder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QVERIFY(FileThread::waitForDropped(std::chrono::seconds(10))); }
    void isToldAgain();
    void givesWayToOtherMessages();
    void saysAtTheEndWhatIsLeftOut();
};

void TestHungFolder::initTestCase()
{
    const support::HungVolume volume;
    if (volume.isThere())
        return;
    // A system without FUSE cannot be made to have it.
    if (support::SmallVolume::isRequired() && QFile::exists(QStringLiteral("/dev/fuse")))
        QFAIL("no volume of our own can be mounted here");
    QSKIP("NOT TESTED with a share that hangs: FUSE, and root or user namespaces, are needed for that.");
}

/// Who closes it, or refreshes the list, has not stopped it.
void TestHungFolder::isToldAgain()
{
    Office office;
    office.save(mortgage);
    QVERIFY(office.volume.isFolderBeingMade());
    QTRY_VERIFY(office.isMaking(mortgage));
    office.messages->dismiss();
    QTRY_VERIFY(office.isMaking(mortgage));
    office.messages->show(ui::MessageBar::Kind::Warning, QStringLiteral("Another matter."));
    office.messages->dismiss();
    QTRY_VERIFY(office.isMaking(mortgage));
    QVERIFY(office.saving->isBusy());
    office.stop();
    QVERIFY(!office.saving->isBusy());
    QCOMPARE(office.messages->text(), QString());
}

void TestHungFolder::givesWayToOtherMessages()
{
    const QString other = QStringLiteral("Another matter.");
    Office office;
    office.save(mortgage);
    QTRY_VERIFY(office.isMaking(mortgage));
    office.messages->show(ui::MessageBar::Kind::Warning, other);
    office.saving->leaveAccount();
    QVERIFY(!office.saving->isBusy());
    QCOMPARE(office.messages->text(), other);
}

void TestHungFolder::saysAtTheEndWhatIsLeftOut()
{
    const QString estate = QStringLiteral("Estate (1081)");
    Office office;
    office.save(mortgage, QStringLiteral("1 of Mortgage is left out."));
    office.save(estate, QStringLiteral("2 of Estate are left out."));
    QTRY_VERIFY(office.isMaking(mortgage));
    office.stop();
    // Not to be taken away by what there is to say of the next.
    QTRY_VERIFY(office.isMaking(estate));
    office.stop();
    QCOMPARE(office.messages->text(), QStringLiteral("1 of Mortgage is left out. 2 of Estate are left out."));
}

int main(int argc, char *argv[])
{
    support::SmallVolume::prepare();
    const QApplication application(argc, argv);
    TestHungFolder test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hungfolder.moc"
