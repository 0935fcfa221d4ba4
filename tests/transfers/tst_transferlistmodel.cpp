#include "queuedesk.h"
#include "receivingserver.h"

#include "botdoc/wire.h"
#include "support/eventually.h"
#include "transfers/transferlistmodel.h"
#include "transfers/transfers.h"
#include "transfers/transfertext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using botdoc::RequestId;
using support::Answer;
using support::eventually;
using transfers::Transfer;
using transfers::TransferId;
using transfers::TransferListModel;
using State = Transfer::State;

namespace {

Transfer transferOf(qint64 id, State state = State::Waiting, qint64 done = 0, qint64 total = -1)
{
    Transfer transfer;
    transfer.id = TransferId{id};
    transfer.state = state;
    transfer.name = u"file %1.pdf"_qs.arg(id);
    transfer.request = RequestId{1080};
    transfer.bytesDone = done;
    transfer.bytesTotal = total;
    return transfer;
}

/// A model that is watched for what breaks its own rules.
struct Watched
{
    TransferListModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy summed{&model, &TransferListModel::summaryChanged};

    [[nodiscard]] QList<qint64> ids() const
    {
        QList<qint64> all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(static_cast<qint64>(model.transferAt(row).id));
        return all;
    }
};

} // namespace

/// The transfers as rows.
class TestTransferListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestLast();
    void changesKeepTheirRows();
    void changesAreToldInOneRange();
    void removesAnyRows();
    void forgottenOnesMayComeBackNew();
    void cells();
    void namesAreSpoken();
    void everyColumnHasATitle();
    void sumsUp();
    void sumsUpOneRunAtATime();
    void whatWaitsForItsAccountIsForLater();
    void toldOnlyWhenItChanged();
    void followsARunningQueue();
};

void TestTransferListModel::newestLast()
{
    Watched watched;
    watched.model.update({transferOf(1), transferOf(2)});
    watched.model.update({transferOf(3)});
    QCOMPARE(watched.ids(), (QList<qint64>{1, 2, 3}));
    QCOMPARE(watched.inserted.size(), 2);
    watched.model.update({});
    QCOMPARE(watched.inserted.size(), 2);
    QCOMPARE(watched.model.rowCount(watched.model.index(0, 0)), 0);
    QCOMPARE(watched.model.columnCount(), int(TransferListModel::ColumnCount));
}

void TestTransferListModel::changesKeepTheirRows()
{
    Watched watched;
    watched.model.update({transferOf(1), transferOf(2), transferOf(3)});
    const QPersistentModelIndex second = watched.model.index(1, 0);
    watched.model.update({transferOf(2, State::Running, 5, 10), transferOf(4)});
    QCOMPARE(watched.ids(), (QList<qint64>{1, 2, 3, 4}));
    QCOMPARE(second.row(), 1);
    const auto transfer = second.data(TransferListModel::TransferRole).value<Transfer>();
    QCOMPARE(transfer, transferOf(2, State::Running, 5, 10));
    QCOMPARE(second.data(TransferListModel::ProgressRole).toInt(), 500);
}

void TestTransferListModel::changesAreToldInOneRange()
{
    Watched watched;
    QList<Transfer> all;
    for (qint64 id = 1; id <= 10; ++id)
        all.append(transferOf(id));
    watched.model.update(all);
    watched.model.update({transferOf(7), transferOf(2), transferOf(3), transferOf(8), transferOf(10)});
    QList<std::pair<int, int>> ranges;
    for (const QList<QVariant> &call : std::as_const(watched.changed)) {
        QCOMPARE(call.at(0).toModelIndex().column(), 0);
        QCOMPARE(call.at(1).toModelIndex().column(), TransferListModel::ColumnCount - 1);
        ranges.append({call.at(0).toModelIndex().row(), call.at(1).toModelIndex().row()});
    }
    QCOMPARE(ranges, (QList<std::pair<int, int>>{{1, 9}}));
}

void TestTransferListModel::removesAnyRows()
{
    Watched watched;
    QList<Transfer> all;
    for (qint64 id = 1; id <= 10; ++id)
        all.append(transferOf(id));
    watched.model.update(all);
    const QPersistentModelIndex sixth = watched.model.index(5, 0);
    watched.model.remove({TransferId{9}, TransferId{1}, TransferId{2}, TransferId{5}, TransferId{77}});
    QCOMPARE(watched.ids(), (QList<qint64>{3, 4, 6, 7, 8, 10}));
    QCOMPARE(watched.removed.size(), 3); // by range
    QCOMPARE(sixth.row(), 2);
    // What is left is still found by its id.
    watched.model.update({transferOf(6, State::Done), transferOf(10, State::Failed)});
    QCOMPARE(watched.model.transferAt(2).state, State::Done);
    QCOMPARE(watched.model.transferAt(5).state, State::Failed);
    watched.model.remove(
        {TransferId{3}, TransferId{4}, TransferId{6}, TransferId{7}, TransferId{8}, TransferId{10}});
    QCOMPARE(watched.model.rowCount(), 0);
    watched.model.remove({TransferId{3}});
    QCOMPARE(watched.model.summary(), TransferListModel::Summary());
}

void TestTransferListModel::forgottenOnesMayComeBackNew()
{
    Watched watched;
    watched.model.update({transferOf(1), transferOf(2)});
    watched.model.remove({TransferId{1}});
    watched.model.update({transferOf(1)});
    QCOMPARE(watched.ids(), (QList<qint64>{2, 1}));
}

void TestTransferListModel::cells()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Watched watched;
    Transfer titled = transferOf(2, State::Running, 1, 3);
    titled.requestTitle = u"<b>Smith</b>"_qs;
    Transfer bare = transferOf(3, State::Running, 1, -1);
    bare.request.reset();
    watched.model.update({transferOf(1), titled, bare});
    const auto text = [&](int row, int column) { return watched.model.index(row, column).data().toString(); };
    QCOMPARE(text(0, TransferListModel::NameColumn), u"file 1.pdf"_qs);
    QCOMPARE(text(0, TransferListModel::RequestColumn), u"1080"_qs);
    QCOMPARE(text(0, TransferListModel::ProgressColumn), u"0 %"_qs);
    QCOMPARE(text(0, TransferListModel::StatusColumn), u"Waiting"_qs);
    QCOMPARE(text(1, TransferListModel::RequestColumn), u"<b>Smith</b>"_qs);
    QCOMPARE(text(1, TransferListModel::ProgressColumn), u"33 %"_qs);
    QCOMPARE(text(1, TransferListModel::StatusColumn), transfers::statusText(titled));
    QCOMPARE(text(2, TransferListModel::RequestColumn), QString());
    QCOMPARE(text(2, TransferListModel::ProgressColumn), QString());
    // Whoever cannot see the whole text in its cell can read it all the same.
    const QModelIndex status = watched.model.index(1, TransferListModel::StatusColumn);
    QVERIFY(status.data(Qt::ToolTipRole).toString().contains(transfers::statusText(titled)));
}

void TestTransferListModel::namesAreSpoken()
{
    Watched watched;
    watched.model.update({transferOf(1, State::Cancelled)});
    const QString spoken = watched.model.index(0, 0).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(spoken, u"file 1.pdf, Cancelled"_qs);
}

void TestTransferListModel::everyColumnHasATitle()
{
    const TransferListModel model;
    QStringList titles;
    for (int column = 0; column < TransferListModel::ColumnCount; ++column)
        titles.append(model.headerData(column, Qt::Horizontal).toString());
    QVERIFY(!titles.contains(QString()));
    QCOMPARE(titles.removeDuplicates(), 0);
    QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
}

void TestTransferListModel::sumsUp()
{
    Watched watched;
    Transfer removal = transferOf(6, State::Running, 0, 1'000'000);
    removal.kind = Transfer::Kind::Removal;
    watched.model.update({transferOf(1, State::Waiting, 0, 100), transferOf(2, State::Running, 20, 100),
                          transferOf(3, State::Finishing, 50, 50), transferOf(4, State::Failed, 10, 100),
                          transferOf(5, State::Done, 30, 30), removal, transferOf(7, State::Running, 10, -1),
                          transferOf(8, State::Cancelled, 1, 2)});
    const TransferListModel::Summary summary = watched.model.summary();
    QCOMPARE(summary.waiting, 1);
    QCOMPARE(summary.running, 4);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.done, 1);
    // Not of deletions, nor of what came to nothing, nor where no size is known.
    QCOMPARE(summary.bytesDone, 70);
    QCOMPARE(summary.bytesTotal, 250);
}

void TestTransferListModel::sumsUpOneRunAtATime()
{
    Watched watched;
    const auto bytes = [&] {
        return std::pair(watched.model.summary().bytesDone, watched.model.summary().bytesTotal);
    };
    using Bytes = std::pair<qint64, qint64>;
    watched.model.update({transferOf(1, State::Running, 10, 100)});
    QCOMPARE(bytes(), Bytes(10, 100));
    watched.model.update({transferOf(2, State::Waiting, 0, 50)});
    watched.model.update({transferOf(1, State::Done, 100, 100)});
    QCOMPARE(bytes(), Bytes(100, 150)); // does not fall back when one is done
    watched.model.update({transferOf(2, State::Done, 50, 50)});
    QCOMPARE(bytes(), Bytes(150, 150));
    // After a rest it begins anew.
    watched.model.update({transferOf(3, State::Running, 1, 10)});
    QCOMPARE(bytes(), Bytes(1, 10));
    watched.model.update({transferOf(3, State::Failed, 1, 10)});
    QCOMPARE(bytes(), Bytes(0, 0));
    // Tried again, it counts again.
    watched.model.update({transferOf(3, State::Running, 5, 10)});
    QCOMPARE(bytes(), Bytes(5, 10));
    watched.model.remove({TransferId{3}});
    QCOMPARE(bytes(), Bytes(0, 0));
}

void TestTransferListModel::whatWaitsForItsAccountIsForLater()
{
    Watched watched;
    Transfer held = transferOf(1, State::Waiting, 0, 100);
    held.waitsFor = u"api.example"_qs;
    watched.model.update({held, transferOf(2, State::Running, 5, 10)});
    TransferListModel::Summary expected;
    expected.running = 1;
    expected.held = 1;
    expected.bytesDone = 5;
    expected.bytesTotal = 10;
    QCOMPARE(watched.model.summary(), expected);
}

void TestTransferListModel::toldOnlyWhenItChanged()
{
    Watched watched;
    watched.model.update({transferOf(1, State::Running, 10, 100)});
    QCOMPARE(watched.summed.size(), 1);
    watched.model.update({transferOf(1, State::Running, 10, 100)});
    QCOMPARE(watched.summed.size(), 1);
    watched.model.update({transferOf(1, State::Running, 11, 100)});
    QCOMPARE(watched.summed.size(), 2);
}

void TestTransferListModel::followsARunningQueue()
{
    ReceivingServer receiving;
    receiving.refusals[5] = Answer::json("{}", 403);
    support::SignedIn signedIn(at(receiving.server()), pasted("aaa.bbb.ccc"));
    transfers::Transfers transfers;
    Watched watched;
    watched.model.follow(transfers);
    transfers.setSession(signedIn.session);
    transfers.setChunkSize(20'000);
    const SourceFolder folder;
    QList<transfers::UploadOrder> orders;
    for (int n = 0; n < 12; ++n)
        orders.append({folder.make(u"%1.bin"_qs.arg(n), noise(1 + n * 9'000)), RequestId{1080}, {}});
    QList<TransferId> ids = transfers.upload(orders.mid(0, 6));
    ids += transfers.upload(orders.mid(6));
    transfers.cancel({ids.at(10)});
    QVERIFY(eventually([&] { return watched.model.summary().done > 3; }));
    transfers.clearFinished();
    QVERIFY(eventually([&] { return !watched.removed.isEmpty(); }));
    QVERIFY(eventually([&] { return !transfers.hasUnfinished(); }));
    QVERIFY(
        eventually([&] { return watched.model.summary().running + watched.model.summary().waiting == 0; }));
    const QList<qint64> left = watched.ids();
    QVERIFY(std::is_sorted(left.begin(), left.end()));
    transfers.clearFinished();
    QVERIFY(eventually([&] { return watched.model.rowCount() == 0; }));
    QCOMPARE(receiving.contents().size(), 10); // of 12 one was cancelled, one refused
    QCOMPARE(watched.model.summary(), TransferListModel::Summary());
}

QTEST_GUILESS_MAIN(TestTransferListModel)
#include "tst_transferlistmodel.moc"
