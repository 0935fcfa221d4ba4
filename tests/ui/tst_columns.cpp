#include "columnsmenu.h"
#include "columnwidths.h"
#include "mediacolumns.h"
#include "medias/medialistmodel.h"
#include "mediatableview.h"
#include "support/eventually.h"
#include "tablestyle.h"
#include "translations.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDataStream>
#include <QHeaderView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleOptionHeader>
#include <QTableWidget>
#include <QTest>

#include <limits>
#include <numeric>

using medias::MediaListModel;
using support::eventually;
using ui::ColumnNeed;
using ui::ColumnOrder;

class TestColumns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sharesWhatThereIs_data();
    void sharesWhatThereIs();
    void fillsTheTable_data();
    void fillsTheTable();
    void aHeadingThatIsCutSaysSo();
    void noHeadingIsCutWithoutNeed_data();
    void noHeadingIsCutWithoutNeed();
    void noHeadingIsCutByItsArrow_data();
    void noHeadingIsCutByItsArrow();
    void namesGetWhatIsLeft();
    void whatMattersMostStays();
    void aBorderMovesBetweenTwoColumns();
    void keepsWhatWasChosen();
    void hidesWhatIsNotWanted();
    void keepsOrderAndWhatIsWanted();
    void isAsAtFirstAgain();
    void isNotHarmedByWhatItCannotRead_data();
    void isNotHarmedByWhatItCannotRead();
    void isChosenByMenu();
    void menuSaysWhatHasNoRoom();
    void theBarBelowComesWhereItIsNeeded();

private:
    ui::Translations m_translations;
};

namespace {

/// The medias' list without medias, `width` pixels wide.
struct List
{
    explicit List(int width)
    {
        view.setModel(&model);
        columns = ui::shareMediaColumns(view);
        view.resize(width, 400);
        view.show();
    }

    [[nodiscard]] int width(int column) const { return view.columnWidth(column); }
    [[nodiscard]] QList<int> widths() const
    {
        QList<int> all;
        for (int column = 0; column < MediaListModel::ColumnCount; ++column)
            all.append(width(column));
        return all;
    }
    [[nodiscard]] QList<int> hidden() const
    {
        QList<int> all;
        for (int column = 0; column < MediaListModel::ColumnCount; ++column) {
            if (view.isColumnHidden(column))
                all.append(column);
        }
        return all;
    }
    /// The border at a column's end, with the mouse.
    void dragBorder(int column, int by)
    {
        const QHeaderView *header = view.horizontalHeader();
        QWidget *target = header->viewport();
        const QPoint from(header->sectionViewportPosition(column) + width(column) - 2, header->height() / 2);
        const auto send = [target](QEvent::Type type, QPoint at, Qt::MouseButton button,
                                   Qt::MouseButtons buttons) {
            QMouseEvent event(type, at, target->mapToGlobal(at), button, buttons, Qt::NoModifier);
            QApplication::sendEvent(target, &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        for (const int part : {by / 2, by})
            send(QEvent::MouseMove, from + QPoint(part, 0), Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, from + QPoint(by, 0), Qt::LeftButton, Qt::NoButton);
    }

    MediaListModel model;
    ui::MediaTableView view;
    ui::ColumnWidths *columns = nullptr;
};

} // namespace

void TestColumns::init()
{
    m_translations.use(account::Language::English);
}

void TestColumns::sharesWhatThereIs_data()
{
    QTest::addColumn<int>("whole");
    QTest::addColumn<QList<int>>("widths");
    QTest::newRow("plenty") << 500 << QList<int>{250, 50, 100, 100};
    QTest::newRow("as usual") << 350 << QList<int>{100, 50, 100, 100};
    QTest::newRow("the first gives") << 310 << QList<int>{100, 50, 60, 100};
    QTest::newRow("the next gives") << 260 << QList<int>{100, 50, 40, 70};
    QTest::newRow("the taker is at its least") << 200 << QList<int>{60, 50, 40, 50};
    QTest::newRow("the first goes") << 199 << QList<int>{99, 50, 0, 50};
    QTest::newRow("no more may go") << 100 << QList<int>{60, 50, 0, 50};
}

void TestColumns::sharesWhatThereIs()
{
    QFETCH(const int, whole);
    QFETCH(const QList<int>, widths);
    const QList<ColumnNeed> needs{{100, 60}, {50, 50}, {100, 40}, {100, 50}};
    const ColumnOrder order{.taker = 0, .givers = {2, 3}, .goers = {2}};
    QCOMPARE(ui::sharedWidths(needs, order, whole), widths);
}

void TestColumns::fillsTheTable_data()
{
    QTest::addColumn<account::Language>("language");
    QTest::addColumn<int>("width");
    for (const int width : {470, 760, 1000, 1340, 1600, 2560}) {
        QTest::addRow("English, %d", width) << account::Language::English << width;
        QTest::addRow("Spanish, %d", width) << account::Language::Spanish << width;
    }
}

void TestColumns::fillsTheTable()
{
    QFETCH(const account::Language, language);
    QFETCH(const int, width);
    List list(600);
    m_translations.use(language);
    QCoreApplication::sendPostedEvents();
    Q_EMIT list.model.headerDataChanged(Qt::Horizontal, 0, MediaListModel::ColumnCount - 1);
    list.view.resize(width, 400);
    QCOMPARE(list.view.horizontalHeader()->length(), list.view.viewport()->width());
    QCOMPARE(list.view.horizontalScrollBar()->maximum(), 0);
    QVERIFY(list.width(MediaListModel::State) >= ui::headingWidth(list.view, MediaListModel::State));
}

void TestColumns::aHeadingThatIsCutSaysSo()
{
    constexpr int width = 60;
    QTableWidget table(0, 1);
    ui::TableStyle::apply(&table);
    table.setColumnWidth(0, width);
    table.show();
    QHeaderView *header = table.horizontalHeader();
    const auto picture = [&](const QString &heading) {
        table.setHorizontalHeaderLabels({heading});
        return header->grab(QRect(0, 0, width, 20)).toImage();
    };
    const QString heading = QStringLiteral("Downloads left");
    const int margin = header->style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, header);
    const QString cut = header->fontMetrics().elidedText(heading, Qt::ElideRight, width - 2 * margin);
    QVERIFY(cut.endsWith(QChar(0x2026)));
    QCOMPARE(picture(heading), picture(cut));
    QVERIFY(picture(heading) != picture(cut.chopped(1)));
}

void TestColumns::noHeadingIsCutWithoutNeed_data()
{
    QTest::addColumn<int>("size");
    for (int size = 9; size <= 24; ++size)
        QTest::addRow("%d pixels", size) << size;
}

void TestColumns::noHeadingIsCutWithoutNeed()
{
    QFETCH(const int, size);
    List list(2600);
    QFont font = list.view.font();
    font.setPixelSize(size);
    font.setHintingPreference(QFont::PreferNoHinting); // letters of fractions of a pixel
    list.view.setFont(font);
    QHeaderView *header = list.view.horizontalHeader();
    for (int column = 0; column < MediaListModel::ColumnCount; ++column) {
        if (column == MediaListModel::Size)
            continue; // its heading stands at the other side
        const int width = list.width(column);
        const auto text = [&] {
            constexpr int border = 2;
            return header
                ->grab({header->sectionViewportPosition(column), 0, width - border, header->height()})
                .toImage();
        };
        const QImage usual = text();
        header->resizeSection(column, width + 200);
        QCOMPARE(text(), usual);
        header->resizeSection(column, width);
    }
}

void TestColumns::noHeadingIsCutByItsArrow_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("wide") << 1400;
    QTest::newRow("narrow") << 900;
}

void TestColumns::noHeadingIsCutByItsArrow()
{
    QFETCH(const int, width);
    List list(width);
    QHeaderView *header = list.view.horizontalHeader();
    for (int column = 0; column < MediaListModel::ColumnCount; ++column) {
        header->setSortIndicator(column, Qt::AscendingOrder);
        if (list.view.isColumnHidden(column))
            continue;
        QStyleOptionHeader option;
        option.initFrom(header);
        option.orientation = Qt::Horizontal;
        option.state |= QStyle::State_Horizontal;
        option.rect = QRect(0, 0, list.width(column), header->height());
        option.sortIndicator = QStyleOptionHeader::SortDown;
        const QString text = list.model.headerData(column, Qt::Horizontal).toString();
        const QRect label = header->style()->subElementRect(QStyle::SE_HeaderLabel, &option, header);
        QVERIFY2(label.width() >= header->fontMetrics().horizontalAdvance(text), qPrintable(text));
    }
}

void TestColumns::namesGetWhatIsLeft()
{
    List list(1400);
    QVERIFY(list.hidden().isEmpty());
    const QList<int> before = list.widths();
    QVERIFY(before[MediaListModel::Name] > before[MediaListModel::Request]);
    list.view.resize(1600, 400);
    QList<int> expected = before;
    expected[MediaListModel::Name] += 200;
    QCOMPARE(list.widths(), expected);
    list.view.resize(1400, 400);
    QCOMPARE(list.widths(), before);
}

void TestColumns::whatMattersMostStays()
{
    List list(1400);
    const QList<int> before = list.widths();
    list.view.resize(470, 400);
    QVERIFY(list.hidden().contains(MediaListModel::Tag));
    for (const int column : {MediaListModel::Name, MediaListModel::Received, MediaListModel::State})
        QVERIFY(!list.view.isColumnHidden(column));
    QVERIFY(list.width(MediaListModel::State) >= ui::cellWidth(list.view, QStringLiteral("Available")));
    QVERIFY(list.width(MediaListModel::Name) >= ui::cellWidth(list.view, QString(20, u'n')));
    list.view.resize(1400, 400);
    QCOMPARE(list.widths(), before);
    QVERIFY(list.hidden().isEmpty());
    QVERIFY(list.width(MediaListModel::Size) >= ui::cellWidth(list.view, QStringLiteral("888 bytes")));
}

void TestColumns::aBorderMovesBetweenTwoColumns()
{
    List list(1400);
    QList<int> expected = list.widths();
    list.dragBorder(MediaListModel::Request, 30);
    expected[MediaListModel::Request] += 30;
    expected[MediaListModel::Type] -= 30;
    QCOMPARE(list.widths(), expected);
    list.dragBorder(MediaListModel::Name, -40);
    expected[MediaListModel::Name] -= 40;
    expected[MediaListModel::Tag] += 40;
    QCOMPARE(list.widths(), expected);
    // Wider than the table is none.
    list.dragBorder(MediaListModel::State, 50);
    QCOMPARE(list.widths(), expected);
    list.dragBorder(MediaListModel::Size, 3000);
    QCOMPARE(list.view.horizontalHeader()->length(), list.view.viewport()->width());
}

void TestColumns::keepsWhatWasChosen()
{
    List list(1400);
    list.dragBorder(MediaListModel::Tag, 60);
    list.dragBorder(MediaListModel::Name, -200);
    const QList<int> chosen = list.widths();
    list.view.resize(600, 400);
    list.view.resize(1400, 400);
    QCOMPARE(list.widths(), chosen);

    List later(1400);
    later.columns->restore(list.columns->save());
    QCOMPARE(later.widths(), chosen);
    later.view.resize(1500, 400);
    QCOMPARE(later.width(MediaListModel::Tag), chosen[MediaListModel::Tag]);
    QCOMPARE(later.width(MediaListModel::Name), chosen[MediaListModel::Name] + 100);
}

void TestColumns::hidesWhatIsNotWanted()
{
    List list(1400);
    const QList<int> before = list.widths();
    list.columns->setWanted(MediaListModel::Tag, false);
    list.columns->setWanted(MediaListModel::State, false);
    list.columns->setWanted(MediaListModel::Name, false); // it stays
    QCOMPARE(list.hidden(), (QList<int>{MediaListModel::Tag, MediaListModel::State}));
    QList<int> expected = before;
    expected[MediaListModel::Name] += before[MediaListModel::Tag] + before[MediaListModel::State];
    expected[MediaListModel::Tag] = expected[MediaListModel::State] = 0;
    QCOMPARE(list.widths(), expected);
    QCOMPARE(list.view.horizontalHeader()->length(), list.view.viewport()->width());
    // What has no room is wanted all the same.
    list.view.resize(470, 400);
    QVERIFY(list.hidden().size() > 2);
    QCOMPARE(list.columns->wanted().size(), MediaListModel::ColumnCount - 2);
    list.view.resize(1400, 400);
    QCOMPARE(list.widths(), expected);
    list.columns->setWanted(MediaListModel::Tag, true);
    list.columns->setWanted(MediaListModel::State, true);
    QCOMPARE(list.widths(), before);
    // Nor do all others together leave the names without their width.
    for (int column = 0; column < MediaListModel::ColumnCount; ++column)
        list.columns->setWanted(column, false);
    QCOMPARE(list.columns->wanted(), QList<int>{MediaListModel::Name});
    QCOMPARE(list.width(MediaListModel::Name), list.view.viewport()->width());
}

void TestColumns::keepsOrderAndWhatIsWanted()
{
    List list(1400);
    QHeaderView *header = list.view.horizontalHeader();
    header->moveSection(header->visualIndex(MediaListModel::Received), 0);
    header->moveSection(header->visualIndex(MediaListModel::Tag), MediaListModel::ColumnCount - 1);
    list.columns->setWanted(MediaListModel::Type, false);
    const QList<int> wanted = list.columns->wanted();
    QCOMPARE(wanted.first(), int(MediaListModel::Received));
    QCOMPARE(wanted.last(), int(MediaListModel::Tag));

    List later(1400);
    later.columns->restore(list.columns->save());
    QCOMPARE(later.columns->wanted(), wanted);
    QCOMPARE(later.widths(), list.widths());
    QCOMPARE(later.hidden(), QList<int>{MediaListModel::Type});
    // Also over another order and another choice.
    later.view.horizontalHeader()->moveSection(3, 1);
    later.columns->setWanted(MediaListModel::Size, false);
    later.columns->restore(list.columns->save());
    QCOMPARE(later.columns->wanted(), wanted);
    QCOMPARE(later.columns->save(), list.columns->save());
}

void TestColumns::isAsAtFirstAgain()
{
    List list(1400);
    const QList<int> widths = list.widths();
    const QList<int> wanted = list.columns->wanted();
    const QByteArray state = list.columns->save();
    list.dragBorder(MediaListModel::Request, 30);
    list.view.horizontalHeader()->moveSection(0, 4);
    list.columns->setWanted(MediaListModel::Size, false);
    QVERIFY(list.widths() != widths);
    list.columns->reset();
    QCOMPARE(list.widths(), widths);
    QCOMPARE(list.columns->wanted(), wanted);
    QCOMPARE(list.columns->save(), state);
}

void TestColumns::isNotHarmedByWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("state");
    const auto stateOf = [](quint32 mark, qint32 count, const QList<qint32> &places, qint32 width) {
        QByteArray state;
        QDataStream stream(&state, QIODevice::WriteOnly);
        stream << mark << count;
        for (const qint32 place : places)
            stream << place << true << width;
        return state;
    };
    constexpr quint32 mark = 0x4d44'6333;
    constexpr qint32 count = MediaListModel::ColumnCount;
    QList<qint32> places(count);
    std::iota(places.begin(), places.end(), 0);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another's") << QByteArray("not from here");
    QTest::newRow("a header's") << List(1400).view.horizontalHeader()->saveState();
    QTest::newRow("cut short") << List(1400).columns->save().chopped(3);
    QTest::newRow("an older kind") << stateOf(mark - 1, count, places, 0);
    QTest::newRow("of fewer columns") << stateOf(mark, count - 1, places.mid(1), 0);
    QTest::newRow("without columns") << stateOf(mark, 0, {}, 0);
    QTest::newRow("of countless columns") << stateOf(mark, std::numeric_limits<qint32>::max(), places, 0);
    QTest::newRow("two in one place") << stateOf(mark, count, QList<qint32>(count, 3), 0);
    QTest::newRow("before the first place") << stateOf(mark, count, QList<qint32>{-1} + places.mid(1), 0);
    QTest::newRow("behind the last place") << stateOf(mark, count, places.mid(1) + QList<qint32>{count}, 0);
    QTest::newRow("narrower than nothing") << stateOf(mark, count, places, -5);
}

void TestColumns::isNotHarmedByWhatItCannotRead()
{
    QFETCH(const QByteArray, state);
    List list(1400);
    const QList<int> widths = list.widths();
    const QByteArray before = list.columns->save();
    list.columns->restore(state);
    QCOMPARE(list.widths(), widths);
    QCOMPARE(list.columns->save(), before);
}

void TestColumns::isChosenByMenu()
{
    List list(1400);
    QHeaderView *header = list.view.horizontalHeader();
    ui::ColumnsMenu menu(*list.columns, *header);
    const QPoint place(20, 5);
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, header->viewport()->mapToGlobal(place));
    QApplication::sendEvent(header->viewport(), &event);
    QVERIFY(menu.isVisible());
    const QList<QAction *> actions = menu.actions();
    QCOMPARE(actions[MediaListModel::Size]->text().remove(u'&'), QStringLiteral("Size"));
    QVERIFY(actions[MediaListModel::Size]->isChecked());
    QVERIFY(!actions[MediaListModel::Name]->isEnabled());
    actions[MediaListModel::Size]->trigger();
    QCOMPARE(list.hidden(), QList<int>{MediaListModel::Size});
    Q_EMIT menu.aboutToShow();
    QVERIFY(!actions[MediaListModel::Size]->isChecked());
    actions.last()->trigger();
    QVERIFY(list.hidden().isEmpty());
    Q_EMIT menu.aboutToShow();
    QVERIFY(actions[MediaListModel::Size]->isChecked());
}

void TestColumns::menuSaysWhatHasNoRoom()
{
    List list(470);
    ui::ColumnsMenu menu(*list.columns, *list.view.horizontalHeader());
    const auto text = [&menu](int column) { return menu.actions().at(column)->text().remove(u'&'); };
    QCOMPARE(text(MediaListModel::Tag), QStringLiteral("Tag (needs a wider list)"));
    QCOMPARE(text(MediaListModel::Received), QStringLiteral("Received"));
    QVERIFY(menu.actions().at(MediaListModel::Tag)->isChecked());
    list.view.resize(1400, 400);
    QCOMPARE(text(MediaListModel::Tag), QStringLiteral("Tag"));
}

/// And goes where all columns have room.
void TestColumns::theBarBelowComesWhereItIsNeeded()
{
    List list(1100);
    QVERIFY(QTest::qWaitForWindowExposed(&list.view));
    QVERIFY(!list.view.horizontalScrollBar()->isVisible());
    list.view.resize(200, 400);
    QVERIFY(eventually([&] { return list.view.horizontalScrollBar()->isVisible(); }));
    list.view.resize(1100, 400);
    QVERIFY(eventually([&] { return !list.view.horizontalScrollBar()->isVisible(); }));
}

QTEST_MAIN(TestColumns)
#include "tst_columns.moc"
