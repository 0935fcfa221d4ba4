#include "content/filetype.h"
#include "transfers/collectedfilemodel.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using transfers::CollectedFile;
using transfers::CollectedFileModel;

/// The files that are about to be sent, as rows.
class TestCollectedFileModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cells();
    void cellsOfWhatCannotBeSent();
    void strangersNamesAreNoMarkup();
    void everyColumnHasATitle();
    void countsWhatCanBeSent();
    void removesManyAtOnce();
};

namespace {

CollectedFile fileOf(const QString &path, qint64 bytes, const QString &problem = {})
{
    return {.path = path, .name = path.section(u'/', -1), .bytes = bytes, .problem = problem};
}

QVariant cell(const CollectedFileModel &model, int row, int column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role);
}

} // namespace

void TestCollectedFileModel::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestCollectedFileModel::cells()
{
    CollectedFileModel model;
    const QString folder = QDir::rootPath() + u"home/office/scans";
    model.append({fileOf(folder + u"/scan.pdf", 1'500'000)});
    QCOMPARE(cell(model, 0, CollectedFileModel::NameColumn).toString(), u"scan.pdf"_qs);
    QCOMPARE(cell(model, 0, CollectedFileModel::SizeColumn).toString(), u"1.5 MB"_qs);
    QCOMPARE(cell(model, 0, CollectedFileModel::PlaceColumn).toString(), QDir::toNativeSeparators(folder));
    QCOMPARE(cell(model, 0, 0, CollectedFileModel::ProblemRole).toString(), QString());
    QCOMPARE(cell(model, 0, 0, CollectedFileModel::FileTypeRole).toInt(),
             static_cast<int>(content::FileType::Pdf));
    QVERIFY(cell(model, 0, CollectedFileModel::SizeColumn, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
}

void TestCollectedFileModel::cellsOfWhatCannotBeSent()
{
    CollectedFileModel model;
    model.append({fileOf(u"/home/office/empty.pdf"_qs, 0, u"Empty: there is nothing to send."_qs)});
    QCOMPARE(cell(model, 0, CollectedFileModel::NameColumn).toString(), u"empty.pdf"_qs);
    QCOMPARE(cell(model, 0, CollectedFileModel::SizeColumn).toString(), QString());
    QCOMPARE(cell(model, 0, CollectedFileModel::PlaceColumn).toString(),
             u"Empty: there is nothing to send."_qs);
    QCOMPARE(cell(model, 0, 0, CollectedFileModel::ProblemRole).toString(),
             u"Empty: there is nothing to send."_qs);
    QCOMPARE(model.sendableCount(), 0);
    QVERIFY(model.sendable().isEmpty());
}

void TestCollectedFileModel::strangersNamesAreNoMarkup()
{
    CollectedFileModel model;
    const QString name = u"<img src='http://example.org'>.pdf"_qs;
    model.append({{.path = u"/a/"_qs + name, .name = name, .bytes = 1, .problem = {}}});
    QCOMPARE(cell(model, 0, 0).toString(), name);
    const QString tip = cell(model, 0, 0, Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(u"<img"_qs));
    QVERIFY(tip.contains(u"&lt;img"_qs));
}

void TestCollectedFileModel::everyColumnHasATitle()
{
    const CollectedFileModel model;
    QStringList titles;
    for (int column = 0; column < CollectedFileModel::ColumnCount; ++column)
        titles.append(model.headerData(column, Qt::Horizontal).toString());
    QVERIFY(!titles.contains(QString()));
    QCOMPARE(titles.removeDuplicates(), 0);
}

void TestCollectedFileModel::countsWhatCanBeSent()
{
    CollectedFileModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<CollectedFile> files{fileOf(u"/a"_qs, 10), fileOf(u"/b"_qs, 0, u"Empty"_qs),
                                     fileOf(u"/c"_qs, qint64(1) << 40)};
    model.append(files);
    QCOMPARE(model.sendableCount(), 2);
    QCOMPARE(model.sendableBytes(), (qint64(1) << 40) + 10);
    QCOMPARE(model.sendable(), (QList<CollectedFile>{files.at(0), files.at(2)}));
    model.remove({model.index(2, 0)});
    QCOMPARE(model.sendableBytes(), 10);
    model.remove({model.index(1, 1)});
    QCOMPARE(model.sendableCount(), 1);
    // What was taken out may be put in again.
    model.append(files);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.sendableCount(), 2);
}

void TestCollectedFileModel::removesManyAtOnce()
{
    CollectedFileModel model;
    QList<CollectedFile> files;
    for (int n = 0; n < transfers::FileCollector::mostFiles; ++n)
        files.append(fileOf(u"/folder/%1.pdf"_qs.arg(n), 1));
    model.append(files);
    QModelIndexList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < CollectedFileModel::ColumnCount; ++column)
            all.append(model.index(row, column));
    }
    // All but two: who views it is told of each run of neighbours, not of each of thousands.
    const int odd = model.rowCount() / 2;
    all.removeIf([odd](const QModelIndex &index) { return index.row() == 0 || index.row() == odd; });
    const QSignalSpy removals(&model, &CollectedFileModel::rowsRemoved);
    model.remove(all);
    QCOMPARE(removals.size(), 2);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, CollectedFileModel::NameColumn).data().toString(), u"0.pdf"_qs);
    QCOMPARE(model.index(1, CollectedFileModel::NameColumn).data().toString(), u"%1.pdf"_qs.arg(odd));
    QCOMPARE(model.sendableBytes(), 2);
    model.remove({model.index(0, 0), model.index(1, 0)});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.sendableBytes(), 0);
}

QTEST_GUILESS_MAIN(TestCollectedFileModel)
#include "tst_collectedfilemodel.moc"
