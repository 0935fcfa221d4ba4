#include "mediatableview.h"

#include <QAbstractTableModel>
#include <QItemSelectionModel>
#include <QTest>

namespace {

constexpr int manyRows = 10'000;
constexpr int columns = 9;

/// Counts how often it is asked about one of its many cells.
class CountingModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountingModel)

public:
    CountingModel() = default;

    [[nodiscard]] int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : manyRows;
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : columns;
    }
    [[nodiscard]] QVariant data(const QModelIndex & /*index*/, int /*role*/) const override { return {}; }
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        ++asked;
        return QAbstractTableModel::flags(index);
    }

    mutable int asked = 0;
};

} // namespace

class TestMediaTableView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paintingAsksNotOfEachRow();
};

void TestMediaTableView::paintingAsksNotOfEachRow()
{
    CountingModel model;
    ui::MediaTableView table;
    table.setModel(&model);
    table.resize(900, 400);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    table.selectAll();
    QCOMPARE(table.selectionModel()->selectedRows().size(), manyRows);
    model.asked = 0;
    QVERIFY(!table.grab().isNull());
    QVERIFY2(model.asked > 0 && model.asked < manyRows, qPrintable(QString::number(model.asked)));
}

QTEST_MAIN(TestMediaTableView)
#include "tst_mediatableview.moc"
