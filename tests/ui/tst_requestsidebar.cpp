#include "liststatepage.h"
#include "medias/medialistmodel.h"
#include "office.h"
#include "requestdelegate.h"
#include "requestserver.h"
#include "senddialog.h"
#include "wholeprogram.h"
#include "workspace.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QSplitter>
#include <QStatusBar>
#include <QTableView>
#include <QToolButton>

using account::Setting;
using medias::MediaListModel;

namespace {

/// The program before a server with many requests.
class Bureau final
{
public:
    explicit Bureau(int requests)
        : office(requests)
    {
        office.medias = {{1040, 3}, {1039, 1}, {1005, 2}};
        open();
    }

    void open()
    {
        program = std::make_unique<WholeProgram>(account::SettingsPlaces::in(folder.path()));
        program->translations.use(account::Language::English);
    }
    void close()
    {
        program->window.close();
        program.reset();
    }
    void signIn() const
    {
        botdoc::Credentials credentials;
        credentials.token = "aaa.bbb.ccc";
        program->accounts.signIn(botdoc::Server::fromText(office.server().url().toString()).value(),
                                 credentials, false);
    }

    template <typename Widget>
    [[nodiscard]] Widget *part(const char *name) const
    {
        return program->window.findChild<Widget *>(QLatin1String(name));
    }
    template <typename Widget>
    [[nodiscard]] Widget *inSideBar(const char *name) const
    {
        return part<QWidget>("requestSideBar")->findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] QListView *view() const { return inSideBar<QListView>("requestList"); }
    [[nodiscard]] QLineEdit *field() const { return inSideBar<QLineEdit>("requestSearch"); }
    [[nodiscard]] QString state() const
    {
        const auto *label = inSideBar<QLabel>("requestSearchState");
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QString selected() const
    {
        return view()->selectionModel()->hasSelection() ? view()->currentIndex().data().toString()
                                                        : QString();
    }
    /// What is beside the entry of it.
    [[nodiscard]] QString goingSoon() const
    {
        return view()->model()->index(1, 0).data(ui::RequestDelegate::BesideRole).toString();
    }
    [[nodiscard]] MediaListModel *list() const
    {
        return qobject_cast<MediaListModel *>(part<QTableView>("mediaTable")->model());
    }
    [[nodiscard]] QString message() const
    {
        const ui::MessageBar *bar = &program->window.findChild<ui::Workspace *>()->messages();
        const auto *label = bar->findChild<QLabel *>(QStringLiteral("messageText"));
        return bar->isVisible() ? label->text() : QString();
    }
    /// Of the page in the empty list's place.
    [[nodiscard]] QString pageTitle() const
    {
        const auto *page = program->window.findChild<ui::ListStatePage *>();
        return page->isVisible() ? page->accessibleName() : QString();
    }
    void press(int key) const { QTest::keyClick(view(), static_cast<Qt::Key>(key)); }
    void trigger(const QString &text) const
    {
        const QList<QAction *> actions = program->window.findChildren<QAction *>();
        for (QAction *action : actions) {
            if (QString(action->text()).remove(u'&') == text && action->isEnabled()) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no action to be triggered is called ") + text));
    }

    QTemporaryDir folder;
    mutable RequestServer office;
    std::unique_ptr<WholeProgram> program;
};

constexpr int allRows = 6;

} // namespace

/// The requests beside the list, in the whole window.
class TestRequestSideBar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void choosesByKeyboard();
    void choosesByMouse();
    void findsByNumber();
    void findsByTitleAndTellsWhatWasSearched();
    void staysWhereItIsWhileNothingIsFound();
    void fetchesAsItIsScrolled();
    void staysWhereItIsWhenTheListMoves();
    void remembersOverARestart();
    void setsWhereFilesGo();
    void showsAnEmptyRequest();
    void saysThatARequestIsGone();
    void noticesThatARequestGoes();
    void keepsARequestThatIsNotTold();
    void worksWithoutTheList();
    void emptiesAtSignOut();
    void hidesAndComesBack();
    void takesOverTheOldLayout();
    void everyControlHasAName();
};

void TestRequestSideBar::initTestCase()
{
    Office::prepare();
}

void TestRequestSideBar::choosesByKeyboard()
{
    Bureau bureau(40);
    const QAbstractItemModelTester tester(bureau.view()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 42);
    QCOMPARE(bureau.selected(), QStringLiteral("All medias"));
    QTRY_COMPARE(bureau.goingSoon(), QStringLiteral("6"));
    bureau.office.forgetCalls();
    bureau.view()->setFocus();
    // A key held down: only where it comes to rest is asked for.
    for (int i = 0; i < 20; ++i)
        bureau.press(Qt::Key_Down);
    for (int i = 0; i < 17; ++i)
        bureau.press(Qt::Key_Up);
    QCOMPARE(bureau.selected(), QStringLiteral("Matter 1039 (1039)"));
    QTRY_COMPARE(bureau.list()->request(), botdoc::RequestId{1039});
    QTRY_COMPARE(bureau.list()->rowCount(), 1);
    QCOMPARE(bureau.office.mediaCalls(), QList<qint64>{1039});
    // Enter does not wait.
    bureau.press(Qt::Key_Up);
    bureau.press(Qt::Key_Return);
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1040});
    QTRY_COMPARE(bureau.list()->rowCount(), 3);
    QCOMPARE(bureau.office.mediaCalls(), (QList<qint64>{1039, 1040}));
    bureau.press(Qt::Key_Home);
    bureau.press(Qt::Key_Return);
    QCOMPARE(bureau.list()->request(), std::nullopt);
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
}

void TestRequestSideBar::choosesByMouse()
{
    Bureau bureau(40);
    bureau.signIn();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 42);
    const QRect row = bureau.view()->visualRect(bureau.view()->model()->index(2, 0));
    QTest::mouseClick(bureau.view()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1040});
    QTRY_COMPARE(bureau.list()->rowCount(), 3);
    // Said below the list, too, for a side bar that is hidden.
    const QString summary = bureau.program->window.statusBar()->findChild<QLabel *>()->text();
    QVERIFY2(summary.contains(QStringLiteral("Matter 1040 (1040)")), qPrintable(summary));
    QVERIFY2(summary.contains(QStringLiteral("3 medias")), qPrintable(summary));
}

void TestRequestSideBar::findsByNumber()
{
    Bureau bureau(340);
    bureau.signIn();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 102);
    QTest::keyClicks(bureau.field(), QStringLiteral("1002"));
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 3);
    QVERIFY(bureau.office.singles().contains(1002));
    QCOMPARE(bureau.office.pages(), QList<int>{1});
    QTest::keyClick(bureau.field(), Qt::Key_Return);
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1002});
    QTRY_COMPARE(bureau.pageTitle(), QStringLiteral("No medias in this request yet"));
    // It stays to be seen when the search is over.
    bureau.field()->setFocus();
    QTest::keyClick(bureau.field(), Qt::Key_Escape);
    QCOMPARE(bureau.field()->text(), QString());
    QCOMPARE(bureau.selected(), QStringLiteral("Matter 1002 (1002)"));
    QCOMPARE(bureau.view()->model()->rowCount(), 103);

    // Enter right after the number waits for what the server says of it.
    QTest::keyClicks(bureau.field(), QStringLiteral("1001"));
    QTest::keyClick(bureau.field(), Qt::Key_Return);
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1002});
    QTRY_COMPARE(bureau.list()->request(), botdoc::RequestId{1001});
    bureau.field()->clear();

    QTest::keyClicks(bureau.field(), QStringLiteral("77"));
    QTest::keyClick(bureau.field(), Qt::Key_Return);
    QTRY_VERIFY2(bureau.state().contains(QStringLiteral("no request 77")), qPrintable(bureau.state()));
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1001});
}

void TestRequestSideBar::findsByTitleAndTellsWhatWasSearched()
{
    Bureau bureau(340);
    bureau.office.titles.insert(1003, QStringLiteral("Hipoteca \u2013 José Muñoz"));
    bureau.office.held = {3};
    bureau.signIn();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 102);
    QCOMPARE(bureau.state(), QString());
    QTest::keyClicks(bureau.field(), QStringLiteral("munoz"));
    QTRY_COMPARE(bureau.state(), QStringLiteral("Searched 200 of 340."));
    QTRY_COMPARE(bureau.office.pages().size(), 3); // the third is on its way, and held
    auto *button = bureau.inSideBar<QToolButton>("requestSearchAction");
    QCOMPARE(button->text(), QStringLiteral("Stop"));
    button->click();
    QCOMPARE(button->text(), QStringLiteral("Search on"));
    bureau.office.server().release();
    QTRY_COMPARE(bureau.state(), QStringLiteral("Searched 300 of 340."));
    QCOMPARE(bureau.view()->model()->rowCount(), 2);
    button->click();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 3);
    QTRY_COMPARE(bureau.state(), QString());
    // Nothing is chosen because it was found; Down leads to what was found, not to the entry before it.
    QCOMPARE(bureau.list()->request(), std::nullopt);
    QTest::keyClick(bureau.field(), Qt::Key_Down);
    QTest::keyClick(bureau.field(), Qt::Key_Return);
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1003});
}

void TestRequestSideBar::staysWhereItIsWhileNothingIsFound()
{
    Bureau bureau(340);
    bureau.office.titles.insert(1003, QStringLiteral("Hipoteca \u2013 José Muñoz"));
    bureau.office.held = {2};
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 102);
    QTest::keyClicks(bureau.field(), QStringLiteral("munoz"));
    QCOMPARE(bureau.view()->model()->rowCount(), 2);
    QTest::keyClick(bureau.field(), Qt::Key_Down);
    QCOMPARE(bureau.selected(), QStringLiteral("All medias"));
    // Nor back from there.
    bureau.part<QAction>("showGoingSoon")->trigger();
    QTest::keyClick(bureau.field(), Qt::Key_Up);
    QCOMPARE(bureau.selected(), QStringLiteral("Going soon, not saved yet"));
    bureau.office.server().release();
    bureau.office.held.clear();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 3);
    QTest::keyClick(bureau.field(), Qt::Key_Down);
    QCOMPARE(bureau.selected(), QStringLiteral("Hipoteca \u2013 José Muñoz (1003)"));
}

void TestRequestSideBar::fetchesAsItIsScrolled()
{
    Bureau bureau(340);
    bureau.signIn();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 102);
    QCOMPARE(bureau.office.pages(), QList<int>{1});
    bureau.view()->scrollToBottom();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 202);
    QCOMPARE(bureau.office.pages(), (QList<int>{1, 2}));
    bureau.view()->scrollToBottom();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 302);
    QCOMPARE(bureau.office.pages(), (QList<int>{1, 2, 3}));
}

void TestRequestSideBar::staysWhereItIsWhenTheListMoves()
{
    Bureau bureau(40);
    bureau.signIn();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 42);
    bureau.view()->setFocus();
    bureau.press(Qt::Key_Down);
    bureau.press(Qt::Key_Down);
    bureau.press(Qt::Key_Return);
    QTRY_COMPARE(bureau.list()->rowCount(), 3);
    bureau.office.addNew(2001, QStringLiteral("New"));
    bureau.office.remove(1035);
    bureau.office.forgetCalls();
    bureau.trigger(QStringLiteral("Refresh"));
    QTRY_COMPARE(bureau.view()->model()->index(2, 0).data().toString(), QStringLiteral("New (2001)"));
    QCOMPARE(bureau.selected(), QStringLiteral("Matter 1040 (1040)"));
    QCOMPARE(bureau.view()->currentIndex().row(), 3);
    QTRY_VERIFY(!bureau.office.mediaCalls().isEmpty());
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1040});
    // The request beside the one that goes is not chosen instead.
    bureau.office.remove(1040);
    bureau.trigger(QStringLiteral("Refresh"));
    QTRY_COMPARE(bureau.list()->request(), std::nullopt);
    QCOMPARE(bureau.selected(), QStringLiteral("All medias"));
}

void TestRequestSideBar::remembersOverARestart()
{
    Bureau bureau(340);
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
    QTest::keyClicks(bureau.field(), QStringLiteral("1005"));
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 3);
    QTest::keyClick(bureau.field(), Qt::Key_Return);
    QTRY_COMPARE(bureau.list()->rowCount(), 2);
    bureau.close();

    bureau.open();
    bureau.office.forgetCalls();
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), 2);
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1005});
    QTRY_COMPARE(bureau.selected(), QStringLiteral("Matter 1005 (1005)"));
    QCOMPARE(bureau.message(), QString());
    // The list of all was not fetched for nothing: one call is the sign-in's, and one looks for what goes
    // soon.
    QCOMPARE(bureau.office.mediaCalls().count(1005), 1);
    QVERIFY(bureau.office.mediaCalls().count(0) <= 2);
    // Of another account nothing is known.
    botdoc::Credentials other;
    other.apiKey = QStringLiteral("key");
    other.email = QStringLiteral("other@example.com");
    bureau.office.server().on("POST", "/v1/auth/get_token/",
                              support::Answer::json(R"({"token": "ddd.eee.fff"})"));
    bureau.program->accounts.signIn(botdoc::Server::fromText(bureau.office.server().url().toString()).value(),
                                    other, false);
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
    QCOMPARE(bureau.selected(), QStringLiteral("All medias"));
}

void TestRequestSideBar::setsWhereFilesGo()
{
    Bureau bureau(40);
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 42);
    QFile file(bureau.folder.filePath(QStringLiteral("letter.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("content");
    file.close();
    const auto target = [&bureau, &file] {
        auto *workspace = bureau.program->window.findChild<ui::Workspace *>();
        workspace->send({file.fileName()});
        auto *dialog = Office::find<ui::SendDialog>(QStringLiteral("sendDialog"));
        auto *view = dialog->findChild<QListView *>(QStringLiteral("requestList"));
        const QString text =
            view->selectionModel()->hasSelection() ? view->currentIndex().data().toString() : QString();
        dialog->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return text;
    };
    QCOMPARE(target(), QString());
    auto *table = bureau.part<QTableView>("mediaTable");
    const int row = bureau.list()->rowOf(botdoc::MediaId{103900});
    table->selectRow(row);
    QCOMPARE(target(), QStringLiteral("Matter 1039 (1039)"));
    // The chosen request comes before that of the selected media.
    bureau.view()->setFocus();
    bureau.press(Qt::Key_Down);
    bureau.press(Qt::Key_Down);
    bureau.press(Qt::Key_Return);
    QTRY_COMPARE(bureau.list()->rowCount(), 3);
    QCOMPARE(target(), QStringLiteral("Matter 1040 (1040)"));
    // What goes soon is of all of them.
    bureau.part<QAction>("showGoingSoon")->trigger();
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
    QCOMPARE(target(), QString());
}

void TestRequestSideBar::showsAnEmptyRequest()
{
    Bureau bureau(40);
    bureau.signIn();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 42);
    bureau.view()->setFocus();
    bureau.press(Qt::Key_End);
    bureau.press(Qt::Key_Return);
    QTRY_COMPARE(bureau.pageTitle(), QStringLiteral("No medias in this request yet"));
    QVERIFY(bureau.view()->hasFocus());
    bureau.press(Qt::Key_Home);
    bureau.press(Qt::Key_Return);
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
    QCOMPARE(bureau.pageTitle(), QString());
}

void TestRequestSideBar::saysThatARequestIsGone()
{
    Bureau bureau(340);
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
    QTest::keyClicks(bureau.field(), QStringLiteral("1005"));
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 3);
    QTest::keyClick(bureau.field(), Qt::Key_Return);
    QTRY_COMPARE(bureau.list()->rowCount(), 2);
    bureau.close();

    bureau.office.remove(1005);
    bureau.open();
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), 4);
    QCOMPARE(bureau.list()->request(), std::nullopt);
    QCOMPARE(bureau.selected(), QStringLiteral("All medias"));
    QVERIFY2(bureau.message().contains(QStringLiteral("Request 1005")), qPrintable(bureau.message()));
    bureau.close();

    // Said once.
    bureau.open();
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), 4);
    QCOMPARE(bureau.message(), QString());
}

void TestRequestSideBar::noticesThatARequestGoes()
{
    Bureau bureau(40);
    bureau.signIn();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 42);
    bureau.view()->setFocus();
    bureau.press(Qt::Key_Down);
    bureau.press(Qt::Key_Down);
    bureau.press(Qt::Key_Return);
    QTRY_COMPARE(bureau.list()->rowCount(), 3);
    bureau.office.remove(1040);
    bureau.trigger(QStringLiteral("Refresh"));
    QTRY_COMPARE(bureau.list()->request(), std::nullopt);
    QTRY_COMPARE(bureau.list()->rowCount(), 3);
    QVERIFY2(bureau.message().contains(QStringLiteral("Request 1040")), qPrintable(bureau.message()));
}

/// A server that keeps a request to itself, but lists its medias.
void TestRequestSideBar::keepsARequestThatIsNotTold()
{
    Bureau bureau(40);
    bureau.signIn();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 42);
    bureau.view()->setFocus();
    bureau.press(Qt::Key_Down);
    bureau.press(Qt::Key_Down);
    bureau.press(Qt::Key_Return);
    QTRY_COMPARE(bureau.list()->rowCount(), 3);
    bureau.office.remove(1040);
    bureau.office.medias.insert(1040, 5);
    bureau.trigger(QStringLiteral("Refresh"));
    QTRY_COMPARE(bureau.list()->rowCount(), 5);
    QTRY_COMPARE(bureau.office.server().count("GET", "/v1/module_container/container/1040/"), 1);
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1040});
    QCOMPARE(bureau.message(), QString());
}

void TestRequestSideBar::worksWithoutTheList()
{
    Bureau bureau(40);
    bureau.office.isForbidden = true;
    bureau.office.forbidsSingles = true;
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
    // The three that were seen among the medias.
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 5);
    QTRY_VERIFY2(bureau.state().contains(QStringLiteral("may not list requests")),
                 qPrintable(bureau.state()));
    bureau.view()->setFocus();
    bureau.press(Qt::Key_End);
    bureau.press(Qt::Key_Return);
    QTRY_VERIFY(bureau.list()->rowCount() < allRows);
    // Any other by its number.
    QTest::keyClicks(bureau.field(), QStringLiteral("1020"));
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 3);
    QTest::keyClick(bureau.field(), Qt::Key_Return);
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1020});
    QTRY_COMPARE(bureau.pageTitle(), QStringLiteral("No medias in this request yet"));
    bureau.close();

    bureau.open();
    bureau.signIn();
    QTRY_COMPARE(bureau.pageTitle(), QStringLiteral("No medias in this request yet"));
    QTRY_COMPARE(bureau.selected(), QStringLiteral("Request 1020"));
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1020});
}

void TestRequestSideBar::emptiesAtSignOut()
{
    Bureau bureau(40);
    bureau.signIn();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 42);
    bureau.view()->setFocus();
    bureau.press(Qt::Key_Down);
    bureau.press(Qt::Key_Down);
    bureau.press(Qt::Key_Return);
    QTRY_COMPARE(bureau.list()->rowCount(), 3);
    bureau.field()->setText(QStringLiteral("matter"));
    bureau.office.forgetCalls();
    bureau.trigger(QStringLiteral("Sign out"));
    QCOMPARE(bureau.view()->model()->rowCount(), 2);
    QCOMPARE(bureau.field()->text(), QString());
    QCOMPARE(bureau.list()->request(), std::nullopt);
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), 3);
    QCOMPARE(bureau.list()->request(), botdoc::RequestId{1040});
}

void TestRequestSideBar::hidesAndComesBack()
{
    Bureau bureau(40);
    bureau.signIn();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 42);
    auto *bar = bureau.part<QWidget>("requestSideBar");
    auto *splitter = qobject_cast<QSplitter *>(bar->parentWidget());
    QVERIFY(splitter);
    const QList<int> sizes = splitter->sizes();
    splitter->setSizes({sizes[0] + 60, sizes[1] - 60, sizes[2]});
    const int width = bar->width();
    QVERIFY(width > 100);
    bureau.field()->setFocus();
    bureau.part<QAction>("showRequests")->trigger();
    QVERIFY(!bar->isVisible());
    QVERIFY(!bureau.field()->hasFocus());
    bureau.close();

    bureau.open();
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
    bar = bureau.part<QWidget>("requestSideBar");
    QVERIFY(!bar->isVisible());
    QVERIFY(!bureau.part<QAction>("showRequests")->isChecked());
    bureau.part<QAction>("showRequests")->trigger();
    QVERIFY(bar->isVisible());
    QTRY_VERIFY2(qAbs(bar->width() - width) <= 2, qPrintable(QString::number(bar->width())));
    // Pushed to the edge: hidden, as by the menu.
    splitter = qobject_cast<QSplitter *>(bar->parentWidget());
    QWidget *handle = splitter->handle(1);
    QTest::mousePress(handle, Qt::LeftButton, {}, handle->rect().center());
    QTest::mouseMove(handle, handle->mapFromGlobal(splitter->mapToGlobal(QPoint(2, 50))));
    QTest::mouseRelease(handle, Qt::LeftButton, {},
                        handle->mapFromGlobal(splitter->mapToGlobal(QPoint(2, 50))));
    QVERIFY(!bar->isVisible());
    QVERIFY(!bureau.part<QAction>("showRequests")->isChecked());
    bureau.part<QAction>("showRequests")->trigger();
    QTRY_VERIFY(bar->isVisible() && bar->width() > 100);
}

void TestRequestSideBar::takesOverTheOldLayout()
{
    Bureau bureau(40);
    bureau.close();
    {
        QSplitter old;
        old.addWidget(new QWidget);
        old.addWidget(new QWidget);
        old.resize(1300, 700);
        old.setHandleWidth(1);
        old.setSizes({900, 399});
        account::Settings settings(account::SettingsPlaces::in(bureau.folder.path()));
        settings.set<Setting::AcrossLayout>(old.saveState());
    }
    bureau.open();
    bureau.program->window.resize(1300, 800);
    bureau.signIn();
    QTRY_COMPARE(bureau.list()->rowCount(), allRows);
    const auto *splitter = qobject_cast<QSplitter *>(bureau.part<QWidget>("requestSideBar")->parentWidget());
    const QList<int> sizes = splitter->sizes();
    QCOMPARE(sizes.size(), 3);
    QVERIFY2(sizes[0] > 150 && sizes[0] < 350, qPrintable(QString::number(sizes[0])));
    QVERIFY2(qAbs(sizes[2] - 399) <= 20, qPrintable(QString::number(sizes[2])));
    QVERIFY(sizes[1] > 400);
}

void TestRequestSideBar::everyControlHasAName()
{
    Bureau bureau(340);
    bureau.signIn();
    QTRY_COMPARE(bureau.view()->model()->rowCount(), 102);
    bureau.field()->setText(QStringLiteral("nobody"));
    QTRY_VERIFY(!bureau.state().isEmpty());
    QCOMPARE(Office::nameless(&bureau.program->window), QStringList());
}

QTEST_MAIN(TestRequestSideBar)
#include "tst_requestsidebar.moc"
