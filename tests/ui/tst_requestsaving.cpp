#include "chosenrequest.h"
#include "listserver.h"
#include "medias/medialistmodel.h"
#include "messagebar.h"
#include "office.h"
#include "progressnotice.h"
#include "requestsidebar.h"
#include "savesheet.h"
#include "wholeprogram.h"
#include "workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QCryptographicHash>
#include <QDir>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>

using medias::MediaListModel;
using support::Answer;

namespace {

constexpr botdoc::RequestId request{1080};

/// The program before a server with one request, whose medias can be fetched.
class Bureau final
{
public:
    explicit Bureau(int medias, const QString &title = QStringLiteral("Mortgage"))
        : list(medias)
    {
        const QByteArray content = "content";
        list.more = {
            {QStringLiteral("bytes"), content.size()},
            {QStringLiteral("file_checksum"),
             QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Md5).toHex())}};
        for (int id = 1; id <= medias; ++id)
            list.server().on("GET", "/v1/media/" + QByteArray::number(id) + "/download/",
                             Answer::content(content));
        const QJsonObject container{{QStringLiteral("id"), 1080}, {QStringLiteral("subject"), title}};
        list.server().on(
            "GET", "/v1/module_container/container/",
            Answer::json(QJsonDocument(QJsonObject{{QStringLiteral("count"), 1},
                                                   {QStringLiteral("results"), QJsonArray{container}}})
                             .toJson()));
        program = std::make_unique<WholeProgram>(account::SettingsPlaces::in(settings.path()));
        program->translations.use(account::Language::English);
        botdoc::Credentials credentials;
        credentials.token = "aaa.bbb.ccc";
        program->accounts.signIn(botdoc::Server::fromText(list.server().url().toString()).value(),
                                 credentials, false);
    }
    ~Bureau()
    {
        program->window.close();
        program.reset();
    }
    Q_DISABLE_COPY_MOVE(Bureau)

    /// Signed in, with the request in the side bar.
    [[nodiscard]] bool isOpen() const
    {
        return QTest::qWaitFor([this] { return requests()->model()->rowCount() == 3; }, 10'000);
    }
    [[nodiscard]] QListView *requests() const
    {
        return program->window.findChild<QWidget *>(QStringLiteral("requestSideBar"))
            ->findChild<QListView *>(QStringLiteral("requestList"));
    }
    [[nodiscard]] MediaListModel &model() const
    {
        return dynamic_cast<MediaListModel &>(
            *program->window.findChild<QTableView *>(QStringLiteral("mediaTable"))->model());
    }
    [[nodiscard]] QAction *action() const
    {
        return program->window.findChild<QAction *>(QStringLiteral("saveRequest"));
    }
    void choose() const
    {
        requests()->setFocus();
        QTest::keyClick(requests(), Qt::Key_End);
        QTest::keyClick(requests(), Qt::Key_Return);
    }
    /// From the menu to the folder.
    void save() const
    {
        choose();
        QTRY_VERIFY(action()->isEnabled());
        action()->trigger();
        answerFolder();
    }
    /// The same for what is selected in the list.
    void saveSelected() const
    {
        const QList<QAction *> actions = program->window.findChildren<QAction *>();
        for (QAction *action : actions) {
            if (action->text() == QStringLiteral("&Save to folder\u2026"))
                action->trigger();
        }
        answerFolder();
    }
    void answerFolder() const
    {
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = Office::find<QFileDialog>({})));
        Q_EMIT dialog->fileSelected(place.path());
        dialog->reject();
    }
    [[nodiscard]] ui::MessageBar &messages() const
    {
        return program->window.findChild<ui::Workspace *>()->messages();
    }
    [[nodiscard]] QString message() const
    {
        return messages().isVisible() ? messages().findChild<QLabel *>(QStringLiteral("messageText"))->text()
                                      : QString();
    }
    [[nodiscard]] QToolButton *messageButton() const
    {
        return messages().findChild<QToolButton *>(QStringLiteral("messageAction"));
    }
    [[nodiscard]] QStringList folders() const
    {
        return QDir(place.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    /// From the menu to a reading whose page 3 does not come; of 45 medias in pages of 10.
    void saveAndStandStill() const
    {
        list.mostPageSize = 10;
        QVERIFY(isOpen());
        choose();
        QTRY_VERIFY(model().isLoaded(20));
        list.held = {3};
        list.forgetPages();
        action()->trigger();
        answerFolder();
        QTRY_VERIFY(!action()->isEnabled());
    }
    /// Names of whole files; while there are others, too, none.
    [[nodiscard]] QStringList files(const QString &folder) const
    {
        const QStringList all =
            QDir(place.filePath(folder)).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
        return all.filter(QStringLiteral(".part")).isEmpty() ? all : QStringList();
    }

    QTemporaryDir settings;
    QTemporaryDir place; // where files are saved
    mutable ListServer list;
    std::unique_ptr<WholeProgram> program;
};

QString folderName()
{
    return QStringLiteral("Mortgage (1080)");
}

} // namespace

/// "Save all of this request", in the whole window.
class TestRequestSaving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void savesAllWhateverIsLoaded();
    void needsARequest();
    void isInTheSideBarsMenu();
    void savesAllOfAListThatChanges();
    void usesItsFolderAgain();
    void isNotMixedWithAFile();
    void namesItsFolder_data();
    void namesItsFolder();
    void savesNothingWhenRefused();
    void savesNothingWhenStopped();
    void givesWayToOtherMessages();
    void saysTitlesAsTheyAre();
    void triesAgainWhileAnotherIsPrepared();
    void saysWhatCouldNotBeRead();
    void savesNothingOfNothing();
    void usesLastDownloadsOnRequestOnly();
    void leavesOutWhatFindsNoRoom();
    void asksOnceAboutManyOfTheList();
    void makesNoFolderForNothing();
    void saysThatTheFolderCannotBeMade();
    void leavesWithTheAccount();
    void asksBeforeItIsLeft();
};

void TestRequestSaving::initTestCase()
{
    Office::prepare();
}

void TestRequestSaving::savesAllWhateverIsLoaded()
{
    Bureau bureau(45);
    bureau.list.mostPageSize = 10;
    QVERIFY(bureau.isOpen());
    bureau.save();
    QTRY_COMPARE_WITH_TIMEOUT(bureau.files(folderName()).size(), 45, 20'000);
    QCOMPARE(bureau.folders(), QStringList{folderName()});
    QVERIFY(bureau.files(folderName()).contains(QStringLiteral("Media 1.pdf")));
    for (int id = 1; id <= 45; ++id)
        QCOMPARE(bureau.list.server().count("GET", "/v1/media/" + QByteArray::number(id) + "/download/"), 1);
    QVERIFY(!Office::find<ui::SaveSheet>({}));
}

void TestRequestSaving::needsARequest()
{
    Bureau bureau(3);
    QVERIFY(bureau.isOpen());
    QVERIFY(!bureau.action()->isEnabled());
    bureau.choose();
    QTRY_VERIFY(bureau.action()->isEnabled());
    QTest::keyClick(bureau.requests(), Qt::Key_Home);
    QTest::keyClick(bureau.requests(), Qt::Key_Return);
    QTRY_VERIFY(!bureau.action()->isEnabled());
}

/// By the right button and by the keyboard, without choosing it.
void TestRequestSaving::isInTheSideBarsMenu()
{
    Bureau bureau(3);
    QVERIFY(bureau.isOpen());
    QListView *view = bureau.requests();
    const QPoint middle = view->visualRect(view->model()->index(2, 0)).center();
    const auto open = [&](QContextMenuEvent::Reason reason, const QPoint &position) {
        QContextMenuEvent event(reason, position, view->viewport()->mapToGlobal(position));
        QApplication::sendEvent(reason == QContextMenuEvent::Mouse ? view->viewport() : view, &event);
        return Office::find<QMenu>(QStringLiteral("requestMenu"));
    };
    // All medias: there is nothing to do with them.
    QVERIFY(!open(QContextMenuEvent::Mouse, view->visualRect(view->model()->index(0, 0)).center()));
    QTest::mouseClick(view->viewport(), Qt::RightButton, {}, middle);
    QCOMPARE(view->currentIndex().row(), 0);
    QMenu *menu = open(QContextMenuEvent::Keyboard, middle);
    QVERIFY(menu);
    menu->close();
    QTRY_VERIFY(!Office::find<QMenu>(QStringLiteral("requestMenu")));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_End);
    QTest::keyClick(view, Qt::Key_F10, Qt::ShiftModifier);
    menu = Office::find<QMenu>(QStringLiteral("requestMenu"));
    QVERIFY(menu);
    menu->close();
    QTRY_VERIFY(!Office::find<QMenu>(QStringLiteral("requestMenu")));
    QTest::keyClick(view, Qt::Key_Home);
    menu = open(QContextMenuEvent::Mouse, middle);
    QVERIFY(menu);
    QVERIFY2(menu->actions().first()->text().contains(folderName()),
             qPrintable(menu->actions().first()->text()));
    menu->actions().first()->trigger();
    menu->close();
    bureau.answerFolder();
    QTRY_COMPARE(bureau.files(folderName()).size(), 3);
    QVERIFY(!bureau.action()->isEnabled());
    QCOMPARE(bureau.model().request(), std::nullopt);
}

void TestRequestSaving::savesAllOfAListThatChanges()
{
    Bureau bureau(45);
    bureau.list.mostPageSize = 10;
    QVERIFY(bureau.isOpen());
    bureau.choose();
    QTRY_VERIFY(bureau.action()->isEnabled());
    bureau.action()->trigger();
    QTRY_VERIFY(Office::find<QFileDialog>({}));
    bureau.list.forgetPages();
    bureau.list.afterAnswer = [&list = bureau.list] {
        if (list.pages().size() == 2)
            list.ids.removeOne(40);
    };
    bureau.answerFolder();
    QTRY_COMPARE_WITH_TIMEOUT(bureau.files(folderName()).size(), 44, 20'000);
    for (const qint64 id : std::as_const(bureau.list.ids))
        QVERIFY(bureau.files(folderName()).contains(QStringLiteral("Media %1.pdf").arg(id)));
}

void TestRequestSaving::usesItsFolderAgain()
{
    Bureau bureau(2);
    QVERIFY(bureau.isOpen());
    QVERIFY(QDir(bureau.place.path()).mkdir(folderName()));
    QFile before(bureau.place.filePath(folderName() + QStringLiteral("/Media 1.pdf")));
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("somebody else's") > 0);
    before.close();
    bureau.save();
    QTRY_COMPARE(bureau.files(folderName()).size(), 3);
    QCOMPARE(bureau.folders(), QStringList{folderName()});
    QVERIFY(before.open(QIODevice::ReadOnly));
    QCOMPARE(before.readAll(), QByteArray("somebody else's"));
}

void TestRequestSaving::isNotMixedWithAFile()
{
    Bureau bureau(2);
    QVERIFY(bureau.isOpen());
    QFile before(bureau.place.filePath(folderName()));
    QVERIFY(before.open(QIODevice::WriteOnly));
    bureau.save();
    QTRY_COMPARE(bureau.files(folderName() + QStringLiteral(" (1)")).size(), 2);
    QVERIFY(QFileInfo(before.fileName()).isFile());
}

void TestRequestSaving::namesItsFolder_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("folder");
    const auto row = [](const char *tag, const QString &title, const QString &folder) {
        QTest::newRow(tag) << title << folder;
    };
    row("up", QStringLiteral("../../etc"), QStringLiteral("_.._etc (1080)"));
    row("separators", QStringLiteral("a/b\\c:d"), QStringLiteral("a_b_c_d (1080)"));
    row("dots", QStringLiteral("Matter v1.2."), QStringLiteral("Matter v1.2 (1080)"));
    row("right to left", QStringLiteral("\u05e9\u05dc\u05d5\u05dd"),
        QStringLiteral("\u05e9\u05dc\u05d5\u05dd (1080)"));
    row("none", QString(), QStringLiteral("Request 1080"));
}

void TestRequestSaving::namesItsFolder()
{
    QFETCH(const QString, title);
    QFETCH(const QString, folder);
    Bureau bureau(2, title);
    QVERIFY(bureau.isOpen());
    bureau.save();
    QTRY_COMPARE(bureau.folders(), QStringList{folder});
    QTRY_COMPARE(bureau.files(folder).size(), 2);
}

void TestRequestSaving::savesNothingWhenRefused()
{
    Bureau bureau(45);
    bureau.list.mostPageSize = 10;
    QVERIFY(bureau.isOpen());
    bureau.choose();
    QTRY_VERIFY(bureau.model().isLoaded(20)); // by page 3
    bureau.list.refused = {3};
    bureau.action()->trigger();
    bureau.answerFolder();
    QTRY_VERIFY2(bureau.message().startsWith(
                     QStringLiteral("The medias of \u2068Mortgage (1080)\u2069 could not be read.")),
                 qPrintable(bureau.message()));
    QVERIFY(bureau.message().endsWith(QStringLiteral("Nothing was saved.")));
    QCOMPARE(bureau.folders(), QStringList());
    QVERIFY(!bureau.program->transfers.hasUnfinished());
    // It goes on from where it was asked.
    bureau.list.refused.clear();
    bureau.messageButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(bureau.files(folderName()).size(), 45, 20'000);
}

void TestRequestSaving::savesNothingWhenStopped()
{
    Bureau bureau(45);
    bureau.saveAndStandStill();
    // Only once it takes longer, also while no answer comes.
    QCOMPARE(bureau.message(), QString());
    QTRY_COMPARE(bureau.message(),
                 QStringLiteral("Reading which medias \u2068Mortgage (1080)\u2069 has: 20 of 45\u2026"));
    bureau.messageButton()->click();
    QCOMPARE(bureau.message(), QStringLiteral("Stopped. Nothing of \u2068Mortgage (1080)\u2069 was saved."));
    QVERIFY(bureau.action()->isEnabled());
    bureau.list.server().release();
    QCOMPARE(bureau.folders(), QStringList());
    QVERIFY(!bureau.program->transfers.hasUnfinished());
}

/// Neither while it lasts nor when it ends does what it says take away what others say.
void TestRequestSaving::givesWayToOtherMessages()
{
    const QString other = QStringLiteral("Another matter.");
    Bureau bureau(45);
    bureau.saveAndStandStill();
    QTRY_VERIFY(bureau.message().startsWith(QStringLiteral("Reading which medias")));
    bureau.messages().show(ui::MessageBar::Kind::Warning, other);
    // As long as another that nobody talks over needs for three.
    ui::MessageBar elsewhere;
    ui::ProgressNotice pace(elsewhere);
    int told = 0;
    pace.start([&told] { return QString::number(++told); }, [] {});
    QTRY_COMPARE(told, 3);
    QCOMPARE(bureau.message(), other);
    // The way to stop it is back as soon as there is room for it.
    bureau.messages().dismiss();
    QTRY_VERIFY(bureau.message().startsWith(QStringLiteral("Reading which medias")));
    QVERIFY(bureau.messageButton()->isVisible());
    QCOMPARE(bureau.messageButton()->text(), QStringLiteral("Stop"));
    bureau.messages().show(ui::MessageBar::Kind::Warning, other);
    bureau.list.held.clear();
    bureau.list.server().release();
    QTRY_COMPARE_WITH_TIMEOUT(bureau.files(folderName()).size(), 45, 20'000);
    QCOMPARE(bureau.message(), other);
}

void TestRequestSaving::saysTitlesAsTheyAre()
{
    Bureau bureau(45, QStringLiteral("At 5%1 or %2"));
    bureau.saveAndStandStill();
    QTRY_COMPARE(bureau.message(),
                 QStringLiteral("Reading which medias \u2068At 5%1 or %2 (1080)\u2069 has: 20 of 45\u2026"));
}

void TestRequestSaving::triesAgainWhileAnotherIsPrepared()
{
    Bureau bureau(45);
    bureau.list.moreOf = {{44, {{QStringLiteral("times_downloaded"), 5}}}};
    bureau.list.mostPageSize = 10;
    QVERIFY(bureau.isOpen());
    bureau.choose();
    QTRY_VERIFY(bureau.model().isLoaded(20)); // by page 3
    bureau.list.refused = {3};
    bureau.action()->trigger();
    bureau.answerFolder();
    QTRY_VERIFY2(bureau.message().endsWith(QStringLiteral("Nothing was saved.")),
                 qPrintable(bureau.message()));
    bureau.list.refused.clear();

    auto *table = bureau.program->window.findChild<QTableView *>(QStringLiteral("mediaTable"));
    table->setSelectionMode(QAbstractItemView::MultiSelection);
    table->selectRow(0);
    table->selectRow(1);
    bureau.saveSelected();
    QPointer<ui::SaveSheet> first;
    QTRY_VERIFY((first = Office::find<ui::SaveSheet>({})));
    bureau.list.forgetPages();
    bureau.messageButton()->click();
    QTRY_VERIFY(!bureau.list.pages().isEmpty());
    // What has been read waits for its turn.
    QTest::keyClick(first, Qt::Key_Escape);
    QTRY_VERIFY(!first);
    ui::SaveSheet *sheet = nullptr;
    QTRY_VERIFY((sheet = Office::find<ui::SaveSheet>({})));
    sheet->findChild<QPushButton *>(QStringLiteral("saveThese"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(bureau.files(folderName()).size(), 44, 20'000);
}

/// Also where there is something else to say: who takes a folder for complete deletes the rest.
void TestRequestSaving::saysWhatCouldNotBeRead()
{
    const auto saysBoth = [](const Bureau &bureau, const char *other) {
        return bureau.message().contains(QLatin1String(other)) &&
               bureau.message().contains(QStringLiteral("of \u2068Mortgage (1080)\u2069 could not be read"));
    };
    {
        Bureau bureau(2);
        bureau.list.ids.append(0);
        QVERIFY(bureau.isOpen());
        bureau.save();
        QTRY_COMPARE(bureau.files(folderName()).size(), 2);
        QVERIFY2(saysBoth(bureau, "and"), qPrintable(bureau.message()));
    }
    {
        Bureau bureau(2);
        bureau.list.ids.append(0);
        bureau.list.removed = {1, 2};
        QVERIFY(bureau.isOpen());
        bureau.save();
        QTRY_VERIFY2(saysBoth(bureau, "2 medias cannot be saved"), qPrintable(bureau.message()));
    }
    Bureau bureau(2);
    bureau.list.ids.append(0);
    QVERIFY(bureau.isOpen());
    bureau.choose();
    QTRY_VERIFY(bureau.action()->isEnabled());
    bureau.action()->trigger();
    QTRY_VERIFY(Office::find<QFileDialog>({}));
    QVERIFY(bureau.place.remove());
    bureau.answerFolder();
    QTRY_VERIFY2(saysBoth(bureau, "could not be made. Nothing was saved."), qPrintable(bureau.message()));
}

void TestRequestSaving::savesNothingOfNothing()
{
    Bureau bureau(0);
    QVERIFY(bureau.isOpen());
    bureau.save();
    QTRY_VERIFY2(bureau.message().endsWith(QStringLiteral("has no medias yet. Nothing was saved.")),
                 qPrintable(bureau.message()));
    QCOMPARE(bureau.folders(), QStringList());
}

void TestRequestSaving::usesLastDownloadsOnRequestOnly()
{
    Bureau bureau(6);
    QVERIFY(bureau.isOpen());
    const auto used = [](int times) { return QJsonObject{{QStringLiteral("times_downloaded"), times}}; };
    bureau.list.moreOf = {{2, used(5)}, {3, used(5)}, {4, used(6)}};
    bureau.list.removed = {5};
    bureau.save();
    ui::SaveSheet *sheet = nullptr;
    QTRY_VERIFY((sheet = Office::find<ui::SaveSheet>({})));
    QCOMPARE(sheet->findChild<QLabel *>(QStringLiteral("saveHeadline"))->text(),
             QStringLiteral("2 of 6 medias will be saved."));
    QCOMPARE(sheet->findChild<QTreeWidget *>()->topLevelItemCount(), 3);
    QCOMPARE(bureau.folders(), QStringList());
    QCOMPARE(Office::nameless(sheet), QStringList());
    sheet->findChild<QPushButton *>(QStringLiteral("saveThese"))->click();
    QTRY_COMPARE(bureau.files(folderName()),
                 (QStringList{QStringLiteral("Media 1.pdf"), QStringLiteral("Media 6.pdf")}));
    QTRY_VERIFY(!bureau.program->transfers.hasUnfinished());
    for (const int id : {2, 3, 4, 5})
        QCOMPARE(bureau.list.server().count("GET", "/v1/media/" + QByteArray::number(id) + "/download/"), 0);
}

void TestRequestSaving::leavesOutWhatFindsNoRoom()
{
    Bureau bureau(3);
    QVERIFY(bureau.isOpen());
    bureau.list.moreOf = {{2, {{QStringLiteral("bytes"), 9e15}}}};
    bureau.save();
    ui::SaveSheet *sheet = nullptr;
    QTRY_VERIFY((sheet = Office::find<ui::SaveSheet>({})));
    const QString heading = sheet->findChild<QTreeWidget *>()->topLevelItem(0)->text(0);
    QVERIFY2(heading.startsWith(QStringLiteral("1 does not fit on the disk, where ")), qPrintable(heading));
    sheet->findChild<QPushButton *>(QStringLiteral("saveThese"))->click();
    QTRY_COMPARE(bureau.files(folderName()).size(), 2);
    QCOMPARE(bureau.list.server().count("GET", "/v1/media/2/download/"), 0);
}

/// The same for what is selected in the list, which goes where it was told to.
void TestRequestSaving::asksOnceAboutManyOfTheList()
{
    Bureau bureau(4);
    bureau.list.moreOf = {{2, {{QStringLiteral("times_downloaded"), 5}}}};
    QVERIFY(bureau.isOpen());
    QTRY_COMPARE(bureau.model().rowCount(), 4);
    auto *table = bureau.program->window.findChild<QTableView *>(QStringLiteral("mediaTable"));
    table->selectAll();
    bureau.saveSelected();
    ui::SaveSheet *sheet = nullptr;
    QTRY_VERIFY((sheet = Office::find<ui::SaveSheet>({})));
    sheet->findChild<QCheckBox *>()->setChecked(true);
    sheet->findChild<QPushButton *>(QStringLiteral("saveThese"))->click();
    QTRY_COMPARE(bureau.files(QString()).size(), 4);
    QTRY_VERIFY(!bureau.program->transfers.hasUnfinished());
    // It is here now, and saving it again takes no download. But should that copy be gone, it would take the
    // last.
    table->selectAll();
    bureau.saveSelected();
    QTRY_VERIFY((sheet = Office::find<ui::SaveSheet>({})));
    sheet->findChild<QCheckBox *>()->setChecked(true);
    sheet->findChild<QPushButton *>(QStringLiteral("saveThese"))->click();
    QTRY_COMPARE(bureau.files(QString()).size(), 8);
    QCOMPARE(bureau.list.server().count("GET", "/v1/media/2/download/"), 1);
}

void TestRequestSaving::makesNoFolderForNothing()
{
    Bureau bureau(2);
    QVERIFY(bureau.isOpen());
    const QJsonObject last{{QStringLiteral("times_downloaded"), 5}};
    bureau.list.moreOf = {{1, last}, {2, last}};
    bureau.save();
    ui::SaveSheet *sheet = nullptr;
    QTRY_VERIFY((sheet = Office::find<ui::SaveSheet>({})));
    QTest::keyClick(sheet, Qt::Key_Return);
    QTRY_VERIFY(!Office::find<ui::SaveSheet>({}));
    QVERIFY(bureau.action()->isEnabled());
    QCOMPARE(bureau.folders(), QStringList());

    bureau.list.removed = {1, 2};
    bureau.action()->trigger();
    bureau.answerFolder();
    QTRY_VERIFY2(bureau.message().startsWith(QStringLiteral("2 medias cannot be saved")),
                 qPrintable(bureau.message()));
    QCOMPARE(bureau.folders(), QStringList());
}

void TestRequestSaving::saysThatTheFolderCannotBeMade()
{
    Bureau bureau(2);
    QVERIFY(bureau.isOpen());
    bureau.choose();
    QTRY_VERIFY(bureau.action()->isEnabled());
    bureau.action()->trigger();
    QTRY_VERIFY(Office::find<QFileDialog>({}));
    QVERIFY(bureau.place.remove());
    bureau.answerFolder();
    QTRY_VERIFY2(bureau.message().startsWith(QStringLiteral("The folder ")), qPrintable(bureau.message()));
    QVERIFY(bureau.message().contains(QStringLiteral("could not be made. Nothing was saved.")));
    QVERIFY(!bureau.program->transfers.hasUnfinished());
    QVERIFY(bureau.action()->isEnabled());
}

/// Whose medias they are is not who is signed in next.
void TestRequestSaving::leavesWithTheAccount()
{
    Bureau bureau(45);
    bureau.saveAndStandStill();
    QTRY_VERIFY(bureau.list.pages().contains(3));
    bureau.program->accounts.signOut();
    bureau.list.server().release();
    QVERIFY(!bureau.action()->isEnabled());
    QCOMPARE(bureau.folders(), QStringList());

    Bureau another(2);
    QVERIFY(another.isOpen());
    const QJsonObject last{{QStringLiteral("times_downloaded"), 5}};
    another.list.moreOf = {{1, last}};
    another.save();
    QTRY_VERIFY(Office::find<ui::SaveSheet>({}));
    another.program->accounts.signOut();
    QVERIFY(!Office::find<ui::SaveSheet>({}));
    QCOMPARE(another.folders(), QStringList());
}

/// It is no transfer yet, and would not go on by itself.
void TestRequestSaving::asksBeforeItIsLeft()
{
    Bureau bureau(45);
    bureau.list.mostPageSize = 10;
    QVERIFY(bureau.isOpen());
    bureau.choose();
    QTRY_VERIFY(bureau.model().isLoaded(20));
    bureau.list.held = {3};
    bureau.list.forgetPages();
    bureau.action()->trigger();
    bureau.answerFolder();
    QTRY_VERIFY(bureau.list.pages().contains(3));
    bureau.program->window.close();
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = Office::find<QMessageBox>({})));
    QCOMPARE(box->informativeText(),
             QStringLiteral("What is still being prepared for saving will not be saved."));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!Office::find<QMessageBox>({}));
    QVERIFY(bureau.program->window.isVisible());
    bureau.list.held.clear();
    bureau.list.server().release();
    QTRY_COMPARE_WITH_TIMEOUT(bureau.files(folderName()).size(), 45, 20'000);
}

QTEST_MAIN(TestRequestSaving)
#include "tst_requestsaving.moc"
