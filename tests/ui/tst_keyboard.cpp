#include "medias/medialistmodel.h"
#include "mediatableview.h"
#include "messagebar.h"
#include "office.h"
#include "workspace.h"

#include <QCryptographicHash>
#include <QDesktopServices>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QWindow>

using medias::MediaListModel;

namespace {

QString focused()
{
    const QWidget *widget = QApplication::focusWidget();
    return widget ? widget->objectName() : QString();
}

/// As the window system gives a key: to whatever has the keyboard.
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QVERIFY(QGuiApplication::focusWindow());
    QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
}

void type(const QString &text)
{
    QVERIFY(QGuiApplication::focusWindow());
    for (const QChar c : text)
        QTest::keyClick(QGuiApplication::focusWindow(), c.toLatin1());
}

/// The key of the letter that is marked in the entry of that text, in the menu that is open.
void pressMarked(const QString &text)
{
    const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    const QList<QAction *> actions = menu->actions();
    for (const QAction *action : actions) {
        if (QString(action->text()).remove(u'&') != text)
            continue;
        const QKeySequence letter = QKeySequence::mnemonic(action->text());
        QVERIFY2(!letter.isEmpty(), qPrintable(text));
        type(QString(QChar(letter[0].key())).toLower());
        return;
    }
    QFAIL(qPrintable(u"there is no "_qs + text));
}

void goToMenu(Qt::Key key, const QStringList &entries)
{
    press(key, Qt::AltModifier);
    for (const QString &entry : entries)
        pressMarked(entry);
}

QList<botdoc::Media> mediasOf(const Office &office)
{
    QList<botdoc::Media> medias;
    for (int row = 0; row < office.rows()->rowCount(); ++row)
        medias.append(office.rows()->index(row, 0).data(MediaListModel::MediaRole).value<botdoc::Media>());
    return medias;
}

QImage pictureOf(const QTableView &table, int row)
{
    return table.viewport()
        ->grab({0, table.rowViewportPosition(row), table.viewport()->width(), table.rowHeight(row)})
        .toImage();
}

} // namespace

/// All that staff do every day, by the keyboard alone: no test in here gives the keyboard to anything, or
/// calls what a key is to bring about.
class TestKeyboard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestKeyboard)

public:
    TestKeyboard() = default;

    Q_INVOKABLE void noteOpened(const QUrl &url) { m_opened.append(url); }

private Q_SLOTS:
    void initTestCase() { Office::prepare(); }
    void goesAllTheWay();
    void goesFromPaneToPane();
    void goesHomeByEscape();
    void goesHomeFromWhatIsHidden();
    void showsWhereItIs();
    void opensWhereItIs();
    void reachesBothEnds();
    void choosesColumns();

private:
    QList<QUrl> m_opened;
};

/// Side bar, request, search, sort, select five, save them, back.
void TestKeyboard::goesAllTheWay()
{
    Office office;
    QVERIFY(office.isOpen());
    QTRY_COMPARE(focused(), u"mediaTable"_qs);
    const QString folder = office.folder.filePath(u"saved"_qs);
    QVERIFY(QDir().mkpath(folder));
    office.settings.set<account::Setting::SaveFolder>(folder);

    press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(focused(), u"requestSearch"_qs);
    type(u"cedar"_qs);
    press(Qt::Key_Return);
    QTRY_COMPARE(office.rows()->rowCount(), 9);

    press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(focused(), u"mediaSearch"_qs);
    type(u".p"_qs);
    QTRY_COMPARE(office.rows()->rowCount(), 5);
    press(Qt::Key_Return);
    QCOMPARE(focused(), u"mediaTable"_qs);

    const QList<botdoc::Media> before = mediasOf(office);
    goToMenu(Qt::Key_V, {u"Sort by"_qs, u"Name"_qs});
    QTRY_VERIFY(mediasOf(office) != before);
    QCOMPARE(focused(), u"mediaTable"_qs);
    const QList<botdoc::Media> sorted = mediasOf(office);
    QCOMPARE(sorted.first().name, u"Articles of association.pdf"_qs);

    press(Qt::Key_Home);
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ControlModifier);
    press(Qt::Key_Space, Qt::ControlModifier);
    press(Qt::Key_Down, Qt::ControlModifier);
    press(Qt::Key_Space);
    QCOMPARE(office.table()->selectionModel()->selectedRows().size(), 5);

    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(Office::find<QFileDialog>({}));
    QTRY_COMPARE(QApplication::activeWindow(), Office::find<QFileDialog>({}));
    press(Qt::Key_Return);
    QTRY_VERIFY(!Office::find<QFileDialog>({}));
    QTRY_VERIFY_WITH_TIMEOUT(
        QDir(folder).entryList(QDir::Files).size() == 5 && !office.transfers.hasUnfinished(), 20'000);
    for (const botdoc::Media &media : sorted) {
        QFile file(folder + u'/' + *media.name);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QCOMPARE(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Md5).toHex(),
                 *media.fileChecksum);
    }

    office.window.activateWindow(); // as every window system but the one of tests does by itself
    QTRY_COMPARE(focused(), u"mediaTable"_qs);
    press(Qt::Key_Escape);
    QTRY_COMPARE(office.rows()->rowCount(), 9);
    QCOMPARE(Office::find<QLineEdit>(u"mediaSearch"_qs)->text(), QString());
    QCOMPARE(focused(), u"mediaTable"_qs);
    press(Qt::Key_Home, Qt::AltModifier);
    QTRY_COMPARE(office.rows()->rowCount(), 60);
    QCOMPARE(focused(), u"mediaTable"_qs);
    press(Qt::Key_Down);
    QCOMPARE(office.table()->selectionModel()->selectedRows().size(), 1);
}

void TestKeyboard::goesFromPaneToPane()
{
    Office office;
    QVERIFY(office.isOpen());
    QTRY_COMPARE(focused(), u"mediaTable"_qs);
    const auto passed = [](Qt::KeyboardModifiers modifiers) {
        QStringList names;
        do {
            press(Qt::Key_F6, modifiers);
            names.append(focused());
        } while (names.last() != u"mediaTable" && names.size() < 10);
        return names;
    };
    const QStringList usual{u"detailsText"_qs, u"requestSearch"_qs, u"mediaTable"_qs};
    QCOMPARE(passed({}), usual);
    const QStringList backwards{u"requestSearch"_qs, u"detailsText"_qs, u"mediaTable"_qs};
    QCOMPARE(passed(Qt::ShiftModifier), backwards);
    // To where it was in there.
    press(Qt::Key_F6);
    press(Qt::Key_Tab);
    QCOMPARE(focused(), u"dropArea"_qs);
    press(Qt::Key_F6);
    press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(focused(), u"dropArea"_qs);
    press(Qt::Key_Escape);
    // What has come meanwhile is passed, too.
    office.window.findChild<QWidget *>(u"transfersPanel"_qs)->show();
    office.window.findChild<ui::Workspace *>()->messages().show(
        ui::MessageBar::Kind::Warning, u"Something is wrong."_qs, {}, u"Mend it"_qs, this, [] {});
    const QStringList all{u"dropArea"_qs, u"transferTable"_qs, u"messageAction"_qs, u"requestSearch"_qs,
                          u"mediaTable"_qs};
    QCOMPARE(passed({}), all);
}

void TestKeyboard::goesHomeByEscape()
{
    Office office;
    QVERIFY(office.isOpen());
    QTRY_COMPARE(focused(), u"mediaTable"_qs);
    press(Qt::Key_F6);
    QCOMPARE(focused(), u"detailsText"_qs);
    press(Qt::Key_Escape);
    QCOMPARE(focused(), u"mediaTable"_qs);
    // First what was typed goes.
    press(Qt::Key_F6, Qt::ShiftModifier);
    type(u"tax"_qs);
    press(Qt::Key_Escape);
    QCOMPARE(focused(), u"requestSearch"_qs);
    QCOMPARE(Office::find<QLineEdit>(u"requestSearch"_qs)->text(), QString());
    press(Qt::Key_Escape);
    QCOMPARE(focused(), u"mediaTable"_qs);
    press(Qt::Key_F6, Qt::ShiftModifier);
    press(Qt::Key_Tab);
    QCOMPARE(focused(), u"requestList"_qs);
    press(Qt::Key_Escape);
    QCOMPARE(focused(), u"mediaTable"_qs);
    // A choice beside the words is part of what is looked for.
    press(Qt::Key_F, Qt::ControlModifier);
    press(Qt::Key_Tab);
    QCOMPARE(focused(), u"kindFilter"_qs);
    press(Qt::Key_Down);
    QTRY_VERIFY(office.rows()->rowCount() < 60);
    press(Qt::Key_Escape);
    QCOMPARE(office.rows()->rowCount(), 60);
    QCOMPARE(focused(), u"mediaTable"_qs);
    // Where nothing is found the keyboard is on what leads back.
    press(Qt::Key_F, Qt::ControlModifier);
    type(u"nothing of the kind"_qs);
    QTRY_COMPARE(office.rows()->rowCount(), 0);
    press(Qt::Key_Return);
    press(Qt::Key_Escape);
    QCOMPARE(office.rows()->rowCount(), 60);
    QCOMPARE(focused(), u"mediaTable"_qs);
}

void TestKeyboard::goesHomeFromWhatIsHidden()
{
    Office office;
    QVERIFY(office.isOpen());
    QTRY_COMPARE(focused(), u"mediaTable"_qs);
    press(Qt::Key_F9);
    QVERIFY(!Office::find<QWidget>(u"requestSideBar"_qs));
    QCOMPARE(focused(), u"mediaTable"_qs);
    // It was called for to be used.
    press(Qt::Key_F9);
    QCOMPARE(focused(), u"requestSearch"_qs);
    press(Qt::Key_F9);
    QCOMPARE(focused(), u"mediaTable"_qs);
    office.window.findChild<ui::Workspace *>()->messages().show(
        ui::MessageBar::Kind::Warning, u"Something is wrong."_qs, {}, u"Mend it"_qs, this, [] {});
    press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(focused(), u"messageAction"_qs);
    press(Qt::Key_Space);
    QVERIFY(!Office::find<QWidget>(u"messageBar"_qs));
    QCOMPARE(focused(), u"mediaTable"_qs);
}

/// Before anything is selected, and also away from what is.
void TestKeyboard::showsWhereItIs()
{
    Office office;
    QVERIFY(office.isOpen());
    const QTableView &table = *office.table();
    QTRY_COMPARE(focused(), u"mediaTable"_qs);
    QTRY_COMPARE(table.currentIndex().row(), 0);
    QVERIFY(!table.selectionModel()->hasSelection());
    const QImage with = pictureOf(table, 0);
    press(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(!table.selectionModel()->hasSelection());
    QCOMPARE(table.currentIndex().row(), 1);
    const QImage without = pictureOf(table, 0);
    QVERIFY(with != without);
    press(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(pictureOf(table, 0), with);
    press(Qt::Key_F6);
    QCOMPARE(pictureOf(table, 0), without);
    press(Qt::Key_Escape);
    // Of two selected rows it is on one.
    press(Qt::Key_Space);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(table.selectionModel()->isRowSelected(0));
    const QImage selected = pictureOf(table, 0);
    press(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(pictureOf(table, 0) != selected);
}

/// Also away from what is selected.
void TestKeyboard::opensWhereItIs()
{
    Office office;
    QVERIFY(office.isOpen());
    QTRY_COMPARE(focused(), u"mediaTable"_qs);
    const QList<botdoc::Media> medias = mediasOf(office);
    int other = 1;
    while (!medias[other].isComplete() || medias[other].isRemoved() || medias[other].downloadsLeft() < 2)
        ++other;
    press(Qt::Key_Space);
    for (int row = 0; row < other; ++row)
        press(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(office.table()->selectionModel()->isRowSelected(0));
    QDesktopServices::setUrlHandler(u"file"_qs, this, "noteOpened");
    press(Qt::Key_Return);
    QVERIFY(office.table()->selectionModel()->isRowSelected(other));
    QVERIFY(!office.table()->selectionModel()->isRowSelected(0));
    QTRY_COMPARE(m_opened.size(), 1);
    QDesktopServices::unsetUrlHandler(u"file"_qs);
    QFile opened(m_opened.first().toLocalFile());
    QVERIFY(opened.open(QIODevice::ReadOnly));
    QCOMPARE(QCryptographicHash::hash(opened.readAll(), QCryptographicHash::Md5).toHex(),
             *medias[other].fileChecksum);
}

void TestKeyboard::reachesBothEnds()
{
    Office office;
    QVERIFY(office.isOpen());
    const QTableView &table = *office.table();
    QTRY_COMPARE(focused(), u"mediaTable"_qs);
    press(Qt::Key_End);
    QCOMPARE(table.currentIndex().row(), 59);
    QVERIFY(table.selectionModel()->isRowSelected(59));
    press(Qt::Key_Home);
    QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
    QCOMPARE(table.currentIndex().row(), 0);
    press(Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(table.selectionModel()->selectedRows().size(), 60);
}

void TestKeyboard::choosesColumns()
{
    Office office;
    QVERIFY(office.isOpen());
    office.window.resize(2400, 900);
    QTRY_COMPARE(focused(), u"mediaTable"_qs);
    QTRY_VERIFY(!office.table()->isColumnHidden(MediaListModel::Tag));
    goToMenu(Qt::Key_V, {u"Columns"_qs, u"Tag"_qs});
    QVERIFY(office.table()->isColumnHidden(MediaListModel::Tag));
    QCOMPARE(focused(), u"mediaTable"_qs);
    goToMenu(Qt::Key_V, {u"Columns"_qs, u"Reset columns"_qs});
    QVERIFY(!office.table()->isColumnHidden(MediaListModel::Tag));
    // What is hidden stays so over a restart.
    goToMenu(Qt::Key_V, {u"Columns"_qs, u"Size"_qs});
    office.window.close();
    ui::MainWindow later({.accounts = office.accounts,
                          .settings = office.settings,
                          .demoServer = office.demoProcess,
                          .transfers = office.transfers,
                          .translations = office.translations});
    later.resize(2400, 900);
    later.show();
    QVERIFY(later.findChild<QTableView *>(u"mediaTable"_qs)->isColumnHidden(MediaListModel::Size));
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
