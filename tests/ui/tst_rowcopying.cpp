#include "listwindow.h"
#include "medias/mediaselection.h"
#include "rowcopying.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QMimeData>
#include <QTest>

using medias::MediaListModel;

namespace {

struct Office final : ListWindow
{
    explicit Office(int medias)
        : ListWindow(medias)
    {
        selection = new medias::MediaSelection(&model, table->selectionModel());
        copying = new ui::RowCopying(
            {.medias = model, .selection = *selection, .columns = *columns, .messages = *messages}, &window);
    }
    ~Office()
    {
        delete copying;
        delete selection;
    }
    Q_DISABLE_COPY_MOVE(Office)

    medias::MediaSelection *selection = nullptr;
    ui::RowCopying *copying = nullptr;
};

QStringList linesCopied()
{
    return QGuiApplication::clipboard()->text().split(u'\n');
}

} // namespace

class TestRowCopying final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestRowCopying)

public:
    TestRowCopying() = default;

private Q_SLOTS:
    void initTestCase();
    void copiesWhatIsSelectedAsItIsShown();
    void onlyWhereSomethingIsSelected();
    void saysWhatIsTooMuch();
};

void TestRowCopying::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestRowCopying::copiesWhatIsSelectedAsItIsShown()
{
    Office office(5);
    QVERIFY(office.signIn());
    QHeaderView *header = office.table->horizontalHeader();
    for (int column = 0; column < MediaListModel::ColumnCount; ++column)
        office.columns->setWanted(column, column == MediaListModel::Size);
    header->moveSection(header->visualIndex(MediaListModel::Size), 0);
    office.table->selectRow(3);
    office.table->selectionModel()->select(office.model.index(1, 0),
                                           QItemSelectionModel::Select | QItemSelectionModel::Rows);
    office.copying->action()->trigger();
    QCOMPARE(linesCopied(), (QStringList{u"Size\tName"_qs, u"20.3 kB\tMedia 4.pdf"_qs,
                                         u"20.3 kB\tMedia 2.pdf"_qs, QString()}));
    QVERIFY(QGuiApplication::clipboard()->mimeData()->html().contains(u"<td>Media 2.pdf</td>"));
    QCOMPARE(office.message(), QString());
}

void TestRowCopying::onlyWhereSomethingIsSelected()
{
    Office office(5);
    QVERIFY(office.signIn());
    QVERIFY(!office.copying->action()->isEnabled());
    office.table->selectRow(3);
    QVERIFY(office.copying->action()->isEnabled());
    office.table->clearSelection();
    QVERIFY(!office.copying->action()->isEnabled());
}

void TestRowCopying::saysWhatIsTooMuch()
{
    Office office(2'100);
    office.list.mostPageSize = 2'100;
    QVERIFY(office.signIn());
    office.model.fetchForQuery(MediaListModel::allPages);
    QVERIFY(office.list.desk().comesToRest());
    office.table->selectAll();
    QCOMPARE(office.selection->count(), 2'100);
    office.copying->action()->trigger();
    QCOMPARE(linesCopied().size(), 1 + ui::RowCopying::mostRows + 1);
    QVERIFY2(office.message().startsWith(u"The first 2,000 of 2,100 selected rows were copied."),
             qPrintable(office.message()));
}

QTEST_MAIN(TestRowCopying)
#include "tst_rowcopying.moc"
