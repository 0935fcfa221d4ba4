#include "medias/medialistmodel.h"
#include "mediatableview.h"
#include "office.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using medias::MediaListModel;

/// Searching and sorting in the window, as staff do it.
class TestSearching final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestSearching)

public:
    TestSearching() = default;

private Q_SLOTS:
    void initTestCase();
    void findsAsOneTypes();
    void narrowsByTypeAndState();
    void saysThatNothingWasFound();
    void tellsHowMuchWasSearched();
    void offersToChooseARequest();
    void sortsByHeadingAndMenu();
    void tellsWhichRowsCanBeSeen();
    void tellsThemOfAnotherOrder();
    void staysWhereItIsScrolledTo_data();
    void staysWhereItIsScrolledTo();
    void staysAtTheTop();
    void staysWithTheNextWhenTheTopIsGone();
    void looksForWordsOfTheLanguage();
    void isLeftBehindWithTheAccount();
};

namespace {

QLineEdit *words()
{
    return Office::find<QLineEdit>(QStringLiteral("mediaSearch"));
}

/// How much of the cross that clears the words can be seen: from 0 to 1.
double cross()
{
    const QList<QToolButton *> buttons = words()->findChildren<QToolButton *>();
    for (const QToolButton *button : buttons) {
        if (button->defaultAction()->objectName() == u"_q_qlineeditclearaction")
            return button->property("opacity").toDouble();
    }
    return -1;
}

QString covered()
{
    const auto *label = Office::find<QLabel>(QStringLiteral("covered"));
    return label ? label->text() : QString();
}

QString summary(const Office &office)
{
    const auto *label = office.window.findChild<QStatusBar *>()->findChild<QLabel *>();
    return label->text();
}

QString name(const Office &office, int row)
{
    return office.rows()->index(row, MediaListModel::Name).data().toString();
}

} // namespace

void TestSearching::initTestCase()
{
    Office::prepare();
}

/// By the keyboard alone: there, through it, into the list, and back.
void TestSearching::findsAsOneTypes()
{
    Office office;
    QVERIFY(office.isOpen());
    const int all = office.rows()->rowCount();
    QTest::keyClick(&office.window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(words()->hasFocus());
    QTest::keyClicks(words(), QStringLiteral("PASSWD"));
    QTRY_COMPARE(office.rows()->rowCount(), 1);
    QCOMPARE(name(office, 0), QStringLiteral("../../etc/passwd.txt"));
    QTRY_COMPARE(covered(), QStringLiteral("All 60 medias were searched."));
    QVERIFY(summary(office).startsWith(QStringLiteral("1 found")));
    QTest::keyClick(words(), Qt::Key_Down);
    QVERIFY(office.table()->hasFocus());
    QTest::keyClick(&office.window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(words()->hasFocus());
    QTest::keyClick(words(), Qt::Key_Escape);
    QTRY_COMPARE(office.rows()->rowCount(), all);
    QVERIFY(covered().isEmpty());
    QTest::keyClick(words(), Qt::Key_Escape);
    QVERIFY(office.table()->hasFocus());
}

void TestSearching::narrowsByTypeAndState()
{
    Office office;
    QVERIFY(office.isOpen());
    auto *kinds = Office::find<QComboBox>(QStringLiteral("kindFilter"));
    auto *states = Office::find<QComboBox>(QStringLiteral("stateFilter"));
    kinds->setCurrentIndex(kinds->findText(QStringLiteral("Pictures")));
    QTRY_VERIFY(office.rows()->rowCount() < 60);
    QVERIFY(office.rows()->rowCount() > 0);
    for (int row = 0; row < office.rows()->rowCount(); ++row)
        QCOMPARE(office.rows()->index(row, MediaListModel::Type).data().toString(), QStringLiteral("Image"));
    kinds->setCurrentIndex(0);
    states->setCurrentIndex(states->findText(QStringLiteral("Arriving")));
    QTRY_VERIFY(office.rows()->rowCount() > 0 && office.rows()->rowCount() < 10);
    for (int row = 0; row < office.rows()->rowCount(); ++row)
        QVERIFY(office.rows()
                    ->index(row, MediaListModel::State)
                    .data()
                    .toString()
                    .endsWith(QStringLiteral("parts")));
    states->setCurrentIndex(0);
    QTRY_COMPARE(office.rows()->rowCount(), 60);
}

void TestSearching::saysThatNothingWasFound()
{
    Office office;
    QVERIFY(office.isOpen());
    words()->setText(QStringLiteral("nothing of the kind"));
    QTRY_VERIFY(!office.table()->isVisible());
    QPushButton *showAll = nullptr;
    QTRY_VERIFY((showAll = Office::find<QPushButton>({})) && showAll->text() == u"Show all medias");
    QVERIFY(words()->isVisible());
    QTRY_COMPARE(cross(), 1.0);
    showAll->click();
    QTRY_VERIFY(office.table()->isVisible());
    QCOMPARE(words()->text(), QString());
    QTRY_COMPARE(cross(), 0.0);
    QCOMPARE(office.rows()->rowCount(), 60);
}

void TestSearching::tellsHowMuchWasSearched()
{
    Office office({QStringLiteral("--medias"), QStringLiteral("1200"), QStringLiteral("--max-page-size"),
                   QStringLiteral("10")});
    QVERIFY(office.isOpen());
    words()->setText(QStringLiteral("pdf"));
    // The first page and those around the view are there before the fifty.
    QTRY_VERIFY2(covered().contains(QStringLiteral(" of 1,200. For the rest the server ")),
                 qPrintable(covered()));
    QVERIFY2(covered().contains(QStringLiteral(" more times, which takes about ")), qPrintable(covered()));
    auto *goOn = Office::find<QPushButton>(QStringLiteral("searchOn"));
    QVERIFY(goOn && !Office::find<QPushButton>(QStringLiteral("stopSearching")));
    goOn->click();
    QTRY_VERIFY(Office::find<QPushButton>(QStringLiteral("stopSearching")));
    Office::find<QPushButton>(QStringLiteral("stopSearching"))->click();
    QTRY_VERIFY(Office::find<QPushButton>(QStringLiteral("searchOn")));
    QVERIFY(covered().contains(QStringLiteral("For the rest")));
    Office::find<QPushButton>(QStringLiteral("searchOn"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(covered(), QStringLiteral("All 1,200 medias were searched."), 20'000);
    QVERIFY(!Office::find<QPushButton>(QStringLiteral("searchOn")));
}

/// What takes less is offered first: to search the medias of one request.
void TestSearching::offersToChooseARequest()
{
    Office office({QStringLiteral("--medias"), QStringLiteral("1200"), QStringLiteral("--max-page-size"),
                   QStringLiteral("10")});
    QVERIFY(office.isOpen());
    office.window.resize(1600, 900);
    QTest::keyClick(&office.window, Qt::Key_F9);
    QTRY_VERIFY(!Office::find<QLineEdit>(QStringLiteral("requestSearch")));
    auto &model = dynamic_cast<MediaListModel &>(*office.rows());
    model.sort(MediaListModel::Name);
    const auto narrow = [] { return Office::find<QPushButton>(QStringLiteral("searchOneRequest")); };
    QTRY_VERIFY(narrow());
    auto *goOn = Office::find<QPushButton>(QStringLiteral("searchOn"));
    QCOMPARE(goOn->text(), QStringLiteral("Load the &rest"));
    QVERIFY(narrow()->x() < goOn->x());
    words()->setText(QStringLiteral("pdf"));
    QTRY_COMPARE(goOn->text(), QStringLiteral("Search the &rest"));
    narrow()->click();
    auto *requests = Office::find<QLineEdit>(QStringLiteral("requestSearch"));
    QVERIFY(requests && requests->hasFocus());
    // No more once one is.
    model.setRequest(model.mediaAt(0)->request);
    QTRY_VERIFY(model.coverage().loaded > 0 && !model.coverage().isFetching);
    QVERIFY(!narrow());
    QCOMPARE(words()->text(), QStringLiteral("pdf"));
}

void TestSearching::sortsByHeadingAndMenu()
{
    Office office;
    QVERIFY(office.isOpen());
    const auto names = [&office] {
        QStringList all;
        for (int row = 0; row < office.rows()->rowCount(); ++row)
            all.append(name(office, row));
        return all;
    };
    const QStringList asListed = names();
    const QString &first = asListed.first();
    QHeaderView *header = office.table()->horizontalHeader();
    const auto clickName = [&] {
        const QPoint middle(header->sectionViewportPosition(MediaListModel::Name) +
                                header->sectionSize(MediaListModel::Name) / 2,
                            header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
    };
    clickName();
    QCOMPARE(header->sortIndicatorSection(), int(MediaListModel::Name));
    QTRY_VERIFY(names() != asListed);
    QTRY_COMPARE(covered(), QStringLiteral("All 60 medias are sorted."));
    const QStringList sorted = names();
    QVERIFY(sorted.indexOf(QStringLiteral("CON.txt")) <
            sorted.indexOf(QStringLiteral("notes from our call.txt")));
    clickName();
    QTRY_VERIFY(names() != sorted);
    QVERIFY(names().indexOf(QStringLiteral("CON.txt")) >
            names().indexOf(QStringLiteral("notes from our call.txt")));
    clickName(); // as the server has them
    QTRY_COMPARE(names(), asListed);

    office.trigger(QStringLiteral("Name"));
    QTRY_VERIFY(name(office, 0) != first);
    QCOMPARE(header->sortIndicatorSection(), int(MediaListModel::Name));
    office.trigger(QStringLiteral("Descending"));
    QTRY_COMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    office.trigger(QStringLiteral("The server\u2019s order"));
    QTRY_COMPARE(name(office, 0), first);
    QCOMPARE(header->sortIndicatorSection(), -1);
}

/// However often a row changes meanwhile, as all do while titles come in.
void TestSearching::tellsWhichRowsCanBeSeen()
{
    QStandardItemModel rows(300, 1);
    ui::MediaTableView view;
    view.setModel(&rows);
    view.resize(300, 300);
    view.show();
    const QSignalSpy told(&view, &ui::MediaTableView::visibleRowsChanged);
    QTRY_VERIFY(!told.isEmpty());
    QTimer titles;
    int changes = 0;
    connect(&titles, &QTimer::timeout, &rows,
            [&] { rows.setData(rows.index(0, 0), QString::number(++changes)); });
    titles.start(std::chrono::milliseconds(10));
    view.scrollToBottom();
    QTRY_COMPARE(told.last().last().toInt(), 299);
    QVERIFY(told.last().first().toInt() > 200);
    titles.stop();
    rows.removeRows(0, rows.rowCount());
    QTRY_COMPARE(told.last(), QVariantList({-1, -1}));
}

void TestSearching::tellsThemOfAnotherOrder()
{
    Office office;
    QVERIFY(office.isOpen());
    auto &model = dynamic_cast<MediaListModel &>(*office.rows());
    bool isAnother = false;
    QSignalSpy told(dynamic_cast<ui::MediaTableView *>(office.table()),
                    &ui::MediaTableView::visibleRowsChanged);
    connect(&model, &MediaListModel::orderChanged, &told, [&] {
        isAnother = true;
        told.clear();
    });
    model.sort(MediaListModel::Name);
    QTRY_VERIFY(isAnother && !told.isEmpty());
    QCOMPARE(told.last().first().toInt(), 0);
}

void TestSearching::staysWhereItIsScrolledTo_data()
{
    QTest::addColumn<double>("where"); // 0: at the top, 1: at the end
    QTest::newRow("middle") << 0.5;
    QTest::newRow("end") << 1.0;
}

/// More of the list arrives while one reads what was sorted.
void TestSearching::staysWhereItIsScrolledTo()
{
    QFETCH(const double, where);
    Office office({QStringLiteral("--medias"), QStringLiteral("3000"), QStringLiteral("--max-page-size"),
                   QStringLiteral("10")});
    QVERIFY(office.isOpen());
    office.window.resize(1600, 900); // so that all lines above the list stay single ones
    auto &model = dynamic_cast<MediaListModel &>(*office.rows());
    model.sort(MediaListModel::Name);
    QTRY_VERIFY(!model.coverage().isFetching && model.coverage().loaded > 400);
    QTRY_COMPARE(model.rowCount(), model.coverage().loaded);
    QScrollBar *bar = office.table()->verticalScrollBar();
    bar->setValue(static_cast<int>(bar->maximum() * where) - 5);
    // With a current row the view would be laid out as that moves.
    office.table()->selectionModel()->clearCurrentIndex();
    const int top = office.table()->rowAt(0);
    const QString shown = name(office, top);
    const int position = office.table()->rowViewportPosition(top);
    const int before = model.rowCount();
    model.fetchForQuery(MediaListModel::allPages);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 3000, 20'000);
    QVERIFY(before < 3000);
    QCOMPARE(name(office, office.table()->rowAt(0)), shown);
    QCOMPARE(office.table()->rowViewportPosition(office.table()->rowAt(0)), position);
    // Another order is shown from its start.
    model.sort(MediaListModel::Name, Qt::DescendingOrder);
    QTRY_COMPARE(bar->value(), 0);
}

/// Also when the row with the keyboard's focus goes away from there.
void TestSearching::staysAtTheTop()
{
    Office office({QStringLiteral("--medias"), QStringLiteral("3000"), QStringLiteral("--max-page-size"),
                   QStringLiteral("10")});
    QVERIFY(office.isOpen());
    auto &model = dynamic_cast<MediaListModel &>(*office.rows());
    model.sort(MediaListModel::Name);
    QTRY_VERIFY(!model.coverage().isFetching && model.coverage().loaded > 400);
    QTRY_COMPARE(model.rowCount(), model.coverage().loaded);
    const int last = office.table()->rowAt(office.table()->viewport()->height() - 1) - 1;
    office.select(last);
    QCOMPARE(office.table()->verticalScrollBar()->value(), 0);
    model.fetchForQuery(MediaListModel::allPages);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 3000, 20'000);
    QVERIFY(office.table()->currentIndex().row() > 2 * last);
    QCOMPARE(office.table()->verticalScrollBar()->value(), 0);
}

void TestSearching::staysWithTheNextWhenTheTopIsGone()
{
    Office office({QStringLiteral("--medias"), QStringLiteral("300")});
    QVERIFY(office.isOpen());
    auto &model = dynamic_cast<MediaListModel &>(*office.rows());
    auto *states = Office::find<QComboBox>(QStringLiteral("stateFilter"));
    states->setCurrentIndex(states->findText(QStringLiteral("Available")));
    QTRY_VERIFY(!model.coverage().isFetching && model.coverage().loaded == 300);
    QTRY_VERIFY(model.isQueryShown() && model.rowCount() > 200);
    QTableView *table = office.table();
    table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() / 2 + 5);
    const int top = table->rowAt(0);
    const int all = model.rowCount();
    const botdoc::MediaId next = *model.idAt(top + 1);
    const int position = table->rowViewportPosition(top + 1);
    botdoc::Media removed = *model.mediaAt(top);
    removed.removedAt = QDateTime::currentDateTimeUtc();
    model.update(removed);
    QTRY_COMPARE(model.rowCount(), all - 1);
    QCOMPARE(model.rowOf(next), top);
    QCOMPARE(table->rowViewportPosition(top), position);
}

/// What is shown in another language is found in that, without a word being typed anew.
void TestSearching::looksForWordsOfTheLanguage()
{
    Office office;
    QVERIFY(office.isOpen());
    words()->setText(QStringLiteral("disponible"));
    QTRY_VERIFY(!office.table()->isVisible());
    office.translations.use(account::Language::Spanish);
    QTRY_VERIFY(office.rows()->rowCount() > 20);
    QCOMPARE(office.rows()->index(0, MediaListModel::State).data().toString(), QStringLiteral("Disponible"));
    office.translations.use(account::Language::English);
    QTRY_COMPARE(office.rows()->rowCount(), 0);
}

void TestSearching::isLeftBehindWithTheAccount()
{
    Office office;
    QVERIFY(office.isOpen());
    words()->setText(QStringLiteral("pdf"));
    QTRY_VERIFY(office.rows()->rowCount() < 60);
    office.trigger(QStringLiteral("Sign out"));
    QTRY_COMPARE(office.rows()->rowCount(), 0);
    QVERIFY(dynamic_cast<MediaListModel &>(*office.rows()).query().isPlain());
}

QTEST_MAIN(TestSearching)
#include "tst_searching.moc"
