#include "listserver.h"
#include "liststatepage.h"
#include "messagebar.h"
#include "office.h"
#include "signinpage.h"
#include "wholeprogram.h"
#include "workspace.h"

#include <QAction>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QToolButton>
#include <QUrlQuery>

using medias::MediaListModel;
using support::Answer;
using support::ReceivedRequest;

namespace {

/// The program before a server that has a few medias, all of one request, and is as bad as a test wants.
class Bureau final
{
    Q_DISABLE_COPY_MOVE(Bureau)

public:
    Bureau()
        : program(account::SettingsPlaces::in(folder.path()))
    {
        program.translations.use(account::Language::English);
        server.on("GET", "/v1/media/", [this](const ReceivedRequest &request) { return list(request); });
        server.on("GET", "/v1/module_container/container/", Answer::json(R"({"count":0,"results":[]})"));
    }

    void signIn()
    {
        botdoc::Credentials credentials;
        credentials.token = "aaa.bbb.ccc";
        program.accounts.signIn(botdoc::Server::fromText(server.url().toString()).value(), credentials,
                                false);
    }
    [[nodiscard]] QTableView *table() const
    {
        return program.window.findChild<QTableView *>(u"mediaTable"_qs);
    }
    [[nodiscard]] int rows() const { return table()->isVisible() ? table()->model()->rowCount() : 0; }
    /// What stands in the list's place; empty: the list.
    [[nodiscard]] QString page() const
    {
        const auto *page = program.window.findChild<ui::ListStatePage *>();
        return page->isVisible() ? page->accessibleName() : QString();
    }
    [[nodiscard]] QPushButton *pageButton() const
    {
        return program.window.findChild<ui::ListStatePage *>()->findChild<QPushButton *>();
    }
    [[nodiscard]] QString message() const
    {
        return program.window.findChild<ui::Workspace *>()->messages().text();
    }
    [[nodiscard]] QToolButton *messageAction() const
    {
        return program.window.findChild<ui::Workspace *>()->messages().findChild<QToolButton *>(
            u"messageAction"_qs);
    }
    [[nodiscard]] QString summary() const
    {
        return program.window.statusBar()->findChild<QLabel *>()->text();
    }
    void refresh() { QTest::keyClick(&program.window, Qt::Key_F5); }
    /// They are all old.
    void showGoingSoon() const { program.window.findChild<QAction *>(u"showGoingSoon"_qs)->trigger(); }

    QTemporaryDir folder;
    support::ScriptedServer server;
    int medias = 3;
    int sizeless = 0;              ///< a media whose size is not told
    std::optional<Answer> instead; ///< of the list; signing in always works
    WholeProgram program;

private:
    [[nodiscard]] Answer list(const ReceivedRequest &request) const
    {
        const QUrlQuery query(QString::fromLatin1(request.query()));
        const bool isSignIn = query.queryItemValue(u"page_size"_qs) == u"1";
        if (instead && !isSignIn)
            return *instead;
        const int size = std::min(query.queryItemValue(u"page_size"_qs).toInt(), 100);
        const int newest = medias - (query.queryItemValue(u"page"_qs).toInt() - 1) * size;
        QJsonArray results;
        for (int id = newest; id > 0 && id > newest - size; --id) {
            QJsonObject media = mediaObject(id);
            if (id == sizeless)
                media.remove(u"bytes"_qs);
            results.append(media);
        }
        return Answer::json(QJsonDocument(QJsonObject{{u"count"_qs, medias}, {u"results"_qs, results}})
                                .toJson(QJsonDocument::Compact));
    }
};

/// What comes to a widget.
class Events final : public QObject
{
public:
    Events(QWidget &widget, const std::function<void(QEvent::Type)> &see)
        : m_see(see)
    {
        widget.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_see(event->type());
        return QObject::eventFilter(watched, event);
    }

private:
    const std::function<void(QEvent::Type)> m_see;
};

} // namespace

/// What stands in the list's place, above it and below it, in each of its states.
class TestListStates final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestListStates)

public:
    TestListStates() = default;

private Q_SLOTS:
    void initTestCase() { Office::prepare(); }
    void firstLoad();
    void noBarComesAndGoesBelowTheFirstRows();
    void firstListIsReadAsFarAsThereIsRoom();
    void firstLoadThatFails();
    void emptyAccount();
    void noMatch();
    void offlineWithTheLastRows();
    void offlineWithWhatGoesSoon();
    void longWordsAreTakenBack();
    void aFaultIsNotOffline();
    void anotherListIsNotStale();
    void signInIsOver_data();
    void signInIsOver();
    void signedOut();
    void tellsWhatIsSelected();
};

void TestListStates::firstLoad()
{
    Bureau bureau;
    bureau.instead = Answer::json(R"({"count":0,"results":[]})").held();
    bureau.signIn();
    QTRY_COMPARE(bureau.page(), u"Loading the list\u2026"_qs);
    QVERIFY(!bureau.pageButton()->isVisible());
    QCOMPARE(bureau.summary(), QString());
    QCOMPARE(bureau.message(), QString());
    QTRY_COMPARE(bureau.server.underWay(), 1);
    bureau.server.release();
    QTRY_COMPARE(bureau.page(), u"No medias yet"_qs);
}

/// It would take the time in which somebody waits for them.
void TestListStates::noBarComesAndGoesBelowTheFirstRows()
{
    Bureau bureau;
    bureau.medias = 90;
    int shows = 0;
    const Events events(*bureau.table()->horizontalScrollBar(),
                        [&](QEvent::Type type) { shows += type == QEvent::Show ? 1 : 0; });
    for (int signIn = 1; signIn <= 2; ++signIn) {
        bureau.signIn();
        QTRY_COMPARE(bureau.rows(), 90);
        QTRY_VERIFY(bureau.table()->verticalScrollBar()->isVisible());
        bureau.program.account.signOut();
        QTRY_COMPARE(bureau.rows(), 0);
    }
    QCOMPARE(shows, 0);
}

void TestListStates::firstListIsReadAsFarAsThereIsRoom()
{
    Bureau bureau;
    bureau.medias = 1000;
    const MediaListModel &list = bureau.program.window.findChild<ui::Workspace *>()->list();
    int painted = 0;
    const Events events(*bureau.table()->viewport(), [&](QEvent::Type type) {
        if (type == QEvent::Paint && painted == 0)
            painted = list.coverage().loaded;
    });
    bureau.signIn();
    QTRY_VERIFY(painted != 0);
    const QTableView *table = bureau.table();
    const int room = table->height() / table->verticalHeader()->defaultSectionSize();
    // There is room for a row more or less where the header is.
    QVERIFY2(painted >= room && painted <= room + 3, qPrintable(u"%1 of %2"_qs.arg(painted).arg(room)));
    QTRY_COMPARE(list.coverage().loaded, 100);
}

void TestListStates::firstLoadThatFails()
{
    Bureau bureau;
    bureau.instead = Answer::json(R"({"detail": "A fault."})", 500);
    bureau.signIn();
    QTRY_COMPARE(bureau.page(), u"The list could not be loaded"_qs);
    const auto *page = bureau.program.window.findChild<ui::ListStatePage *>();
    QVERIFY2(page->accessibleDescription().contains(u"A fault."), qPrintable(page->accessibleDescription()));
    // It is said once.
    QCOMPARE(bureau.message(), QString());
    QCOMPARE(bureau.summary(), QString());
    QCOMPARE(bureau.program.window.focusWidget(), bureau.pageButton());
    bureau.instead.reset();
    QTest::keyClick(bureau.pageButton(), Qt::Key_Space);
    QTRY_COMPARE(bureau.rows(), 3);
    QCOMPARE(bureau.page(), QString());
    QCOMPARE(bureau.program.window.focusWidget(), bureau.table());
    QVERIFY2(bureau.summary().startsWith(u"3 medias"), qPrintable(bureau.summary()));
}

void TestListStates::emptyAccount()
{
    Bureau bureau;
    bureau.medias = 0;
    bureau.signIn();
    QTRY_COMPARE(bureau.page(), u"No medias yet"_qs);
    QCOMPARE(bureau.pageButton()->text(), u"Send files\u2026"_qs);
    QCOMPARE(bureau.summary(), u"0 medias"_qs);
    // They come by themselves with the next look.
    bureau.medias = 2;
    bureau.refresh();
    QTRY_COMPARE(bureau.rows(), 2);
    bureau.medias = 0;
    bureau.refresh();
    QTRY_COMPARE(bureau.page(), u"No medias yet"_qs);
}

void TestListStates::noMatch()
{
    Bureau bureau;
    bureau.signIn();
    QTRY_COMPARE(bureau.rows(), 3);
    Office::find<QLineEdit>(u"mediaSearch"_qs)->setText(u"nothing of the kind"_qs);
    QTRY_COMPARE(bureau.page(), u"Nothing found"_qs);
    QVERIFY2(bureau.summary().startsWith(u"0 found"), qPrintable(bureau.summary()));
    // Also when the server goes away meanwhile, nothing else stands there.
    bureau.instead = Answer::closed();
    bureau.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!bureau.message().isEmpty(), 20'000);
    QCOMPARE(bureau.page(), u"Nothing found"_qs);
    bureau.pageButton()->click();
    QTRY_COMPARE(bureau.rows(), 3);
}

void TestListStates::offlineWithTheLastRows()
{
    Bureau bureau;
    bureau.signIn();
    QTRY_COMPARE(bureau.rows(), 3);
    bureau.table()->selectRow(1);
    bureau.instead = Answer::closed();
    const QTime before = QTime::currentTime();
    bureau.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(bureau.message().startsWith(u"The list is as it was at "), 20'000);
    QVERIFY2(bureau.message().contains(u"The server cannot be reached"), qPrintable(bureau.message()));
    QVERIFY2(bureau.summary().startsWith(u"As at "), qPrintable(bureau.summary()));
    QVERIFY2(bureau.summary().contains(u"3 medias"), qPrintable(bureau.summary()));
    const QTime told =
        QLocale().toTime(bureau.summary().mid(6).split(u" \u00b7 "_qs).first(), QLocale::ShortFormat);
    QVERIFY(told.isValid() && told <= before);
    // All is there to be read.
    QCOMPARE(bureau.rows(), 3);
    QCOMPARE(bureau.table()->model()->index(0, 0).data().toString(), u"Media 3.pdf"_qs);
    QVERIFY(bureau.table()->selectionModel()->isRowSelected(1));
    // Again in vain, and it is said again.
    QCOMPARE(bureau.messageAction()->text(), u"Try again"_qs);
    bureau.messageAction()->click();
    QCOMPARE(bureau.message(), QString());
    QVERIFY(bureau.summary().startsWith(u"As at "));
    QTRY_VERIFY_WITH_TIMEOUT(!bureau.message().isEmpty(), 20'000);
    // The server is back.
    bureau.instead.reset();
    bureau.medias = 4;
    bureau.messageAction()->click();
    QTRY_COMPARE(bureau.rows(), 4);
    QCOMPARE(bureau.message(), QString());
    QVERIFY2(bureau.summary().startsWith(u"4 medias"), qPrintable(bureau.summary()));
}

/// Which is kept here: only what has asked the server for it tells whether that is there.
void TestListStates::offlineWithWhatGoesSoon()
{
    Bureau bureau;
    bureau.signIn();
    QTRY_COMPARE(bureau.rows(), 3);
    bureau.showGoingSoon();
    QTRY_COMPARE(bureau.rows(), 3);
    const QString online = bureau.summary();
    QVERIFY2(online.startsWith(u"Going soon"), qPrintable(online));
    bureau.instead = Answer::closed();
    bureau.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(bureau.message().startsWith(u"The list is as it was at "), 20'000);
    QVERIFY2(bureau.message().contains(u"The server cannot be reached"), qPrintable(bureau.message()));
    QVERIFY2(bureau.summary().startsWith(u"As at "), qPrintable(bureau.summary()));
    QCOMPARE(bureau.rows(), 3);
    auto *list = qobject_cast<medias::MediaListModel *>(bureau.table()->model());
    const QSignalSpy refreshed(list, &medias::MediaListModel::refreshed);
    list->refresh();
    QTRY_COMPARE(refreshed.count(), 1);
    QVERIFY(!bureau.message().isEmpty());
    QVERIFY2(bureau.summary().startsWith(u"As at "), qPrintable(bureau.summary()));
    // Again in vain, and it is said again.
    QCOMPARE(bureau.messageAction()->text(), u"Try again"_qs);
    bureau.messageAction()->click();
    QCOMPARE(bureau.message(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(!bureau.message().isEmpty(), 20'000);
    // The server is back.
    bureau.instead.reset();
    bureau.medias = 4;
    bureau.messageAction()->click();
    QTRY_COMPARE(bureau.rows(), 4);
    QCOMPARE(bureau.message(), QString());
    QVERIFY2(bureau.summary().startsWith(u"Going soon"), qPrintable(bureau.summary()));
}

/// Also such as are drawn with breaks in them.
void TestListStates::longWordsAreTakenBack()
{
    Bureau bureau;
    bureau.signIn();
    QTRY_COMPARE(bureau.rows(), 3);
    const QString trace = u"0123456789abcdef"_qs.repeated(4);
    bureau.instead = Answer::json(R"({"detail": "Overloaded, trace )" + trace.toLatin1() + R"("})", 503);
    bureau.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(bureau.summary().startsWith(u"As at "), 20'000);
    QVERIFY2(bureau.message().contains(trace), qPrintable(bureau.message()));
    bureau.instead.reset();
    qobject_cast<medias::MediaListModel *>(bureau.table()->model())->refresh();
    QTRY_VERIFY(bureau.summary().startsWith(u"3 medias"));
    QCOMPARE(bureau.message(), QString());
}

/// And what somebody else has said meanwhile stays.
void TestListStates::aFaultIsNotOffline()
{
    Bureau bureau;
    bureau.signIn();
    QTRY_COMPARE(bureau.rows(), 3);
    bureau.instead = Answer::json(R"({"detail": "A fault."})", 500);
    bureau.refresh();
    QTRY_VERIFY(bureau.message().startsWith(u"A part of the list could not be loaded."));
    QVERIFY2(bureau.message().contains(u"A fault."), qPrintable(bureau.message()));
    QVERIFY2(bureau.summary().startsWith(u"3 medias"), qPrintable(bureau.summary()));
    QCOMPARE(bureau.rows(), 3);
    bureau.instead = Answer::closed();
    bureau.messageAction()->click();
    QTRY_VERIFY_WITH_TIMEOUT(bureau.summary().startsWith(u"As at "), 20'000);
    bureau.program.window.findChild<ui::Workspace *>()->messages().show(ui::MessageBar::Kind::Warning,
                                                                        u"Something else."_qs);
    bureau.instead.reset();
    qobject_cast<medias::MediaListModel *>(bureau.table()->model())->refresh();
    QTRY_VERIFY(bureau.summary().startsWith(u"3 medias"));
    QCOMPARE(bureau.message(), u"Something else."_qs);
}

void TestListStates::anotherListIsNotStale()
{
    Bureau bureau;
    bureau.signIn();
    QTRY_COMPARE(bureau.rows(), 3);
    bureau.instead = Answer::closed();
    bureau.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(bureau.summary().startsWith(u"As at "), 20'000);
    // A request, which is not there to be read.
    qobject_cast<medias::MediaListModel *>(bureau.table()->model())->setRequest(botdoc::RequestId{7});
    QCOMPARE(bureau.page(), u"Loading the list\u2026"_qs);
    QCOMPARE(bureau.message(), QString());
    QCOMPARE(bureau.summary(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(bureau.page(), u"The list could not be loaded"_qs, 20'000);
    QCOMPARE(bureau.pageButton()->text(), u"Try again"_qs);
}

void TestListStates::signInIsOver_data()
{
    QTest::addColumn<bool>("isGoingSoon");
    QTest::newRow("the list") << false;
    QTest::newRow("what goes soon") << true;
}

void TestListStates::signInIsOver()
{
    QFETCH(const bool, isGoingSoon);
    Bureau bureau;
    bureau.signIn();
    QTRY_COMPARE(bureau.rows(), 3);
    if (isGoingSoon)
        bureau.showGoingSoon();
    QTRY_COMPARE(bureau.rows(), 3);
    const QByteArray expired = R"({"non_field_errors": ["Signature has expired."]})";
    bureau.server.on("POST", "/v1/auth/token_refresh/", Answer::json(expired, 400));
    bureau.instead = Answer::json(R"({"detail": "Signature has expired."})", 401);
    bureau.refresh();
    QTRY_VERIFY2(bureau.message().contains(u"Sign in again"), qPrintable(bureau.message()));
    QCOMPARE(bureau.rows(), 3);
    QVERIFY2(bureau.message().startsWith(u"The list is as it was at "), qPrintable(bureau.message()));
    // Trying again would come to the same.
    QCOMPARE(bureau.messageAction()->text(), u"Sign in again"_qs);
    bureau.messageAction()->click();
    QVERIFY(!bureau.table()->isVisible());
    QVERIFY(bureau.program.window.findChild<ui::SignInPage *>()->isVisible());
}

void TestListStates::signedOut()
{
    Bureau bureau;
    bureau.signIn();
    QTRY_COMPARE(bureau.rows(), 3);
    bureau.instead = Answer::closed();
    bureau.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!bureau.message().isEmpty(), 20'000);
    bureau.program.account.signOut();
    QVERIFY(!bureau.table()->isVisible());
    QVERIFY(!bureau.program.window.statusBar()->isVisible());
    QCOMPARE(bureau.table()->model()->rowCount(), 0);
    bureau.instead.reset();
    bureau.signIn();
    QTRY_COMPARE(bureau.rows(), 3);
    QCOMPARE(bureau.message(), QString());
    QVERIFY2(bureau.summary().startsWith(u"3 medias"), qPrintable(bureau.summary()));
}

void TestListStates::tellsWhatIsSelected()
{
    Bureau bureau;
    bureau.medias = 20;
    bureau.sizeless = 18; // in row 2
    bureau.signIn();
    QTRY_COMPARE(bureau.rows(), 20);
    QCOMPARE(bureau.summary(), u"20 medias"_qs);
    bureau.table()->selectRow(1);
    QCOMPARE(bureau.summary(), u"20 medias \u00b7 1 selected (20.3 kB)"_qs);
    bureau.table()->selectAll();
    QCOMPARE(bureau.summary(), u"20 medias \u00b7 20 selected (at least 385.4 kB)"_qs);
    bureau.table()->clearSelection();
    QCOMPARE(bureau.summary(), u"20 medias"_qs);
}

QTEST_MAIN(TestListStates)
#include "tst_liststates.moc"
