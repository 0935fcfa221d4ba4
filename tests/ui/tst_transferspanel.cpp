#include "colours.h"
#include "transferoutcomes.h"
#include "transfers/transferlistmodel.h"
#include "transfers/transfers.h"
#include "transferspanel.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSet>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using transfers::Transfer;
using transfers::TransferId;
using transfers::TransferListModel;

/// What staff see of how their transfers end.
class TestTransfersPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reasonsGetTheRoomThereIs();
    void aFailureIsMarked_data();
    void aFailureIsMarked();
    void saysWhatNothingOpens();
    void pausesAndLetsGoOn();
};

namespace {

Transfer transferOf(Transfer::Kind kind, Transfer::State state)
{
    Transfer transfer;
    transfer.id = TransferId{1};
    transfer.kind = kind;
    transfer.state = state;
    transfer.name = QStringLiteral("letter.odt");
    transfer.bytesDone = transfer.bytesTotal = 1000;
    if (state == Transfer::State::Failed)
        transfer.error = botdoc::ApiError::protocol(QStringLiteral("nonsense"));
    return transfer;
}

struct Panel
{
    explicit Panel(const Transfer &transfer)
    {
        model.update({transfer});
        widget.resize(1200, 200);
        widget.show();
    }
    [[nodiscard]] QTableView *table() const
    {
        return widget.findChild<QTableView *>(QStringLiteral("transferTable"));
    }
    [[nodiscard]] QModelIndex cell(int column) const { return table()->model()->index(0, column); }
    /// The colours in the cell, as they are painted.
    [[nodiscard]] QSet<QRgb> coloursIn(int column) const
    {
        const QImage image = table()->viewport()->grab(table()->visualRect(cell(column))).toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colours.insert(image.pixel(x, y));
        }
        return colours;
    }

    transfers::Transfers transfers;
    TransferListModel model;
    ui::TransfersPanel widget{transfers, model};
};

} // namespace

void TestTransfersPanel::reasonsGetTheRoomThereIs()
{
    Panel panel(transferOf(Transfer::Kind::Upload, Transfer::State::Failed));
    const int width = panel.table()->columnWidth(TransferListModel::StatusColumn);
    panel.widget.resize(1500, 200);
    QCOMPARE(panel.table()->columnWidth(TransferListModel::StatusColumn), width + 300);
    panel.widget.resize(400, 200);
    QCOMPARE(panel.table()->horizontalHeader()->length(), panel.table()->viewport()->width());
    QCOMPARE(panel.table()->horizontalScrollBar()->maximum(), 0);
}

void TestTransfersPanel::aFailureIsMarked_data()
{
    QTest::addColumn<Transfer::State>("state");
    QTest::addColumn<bool>("isMarked");
    QTest::newRow("failed") << Transfer::State::Failed << true;
    QTest::newRow("done") << Transfer::State::Done << false;
    QTest::newRow("cancelled") << Transfer::State::Cancelled << false;
}

void TestTransfersPanel::aFailureIsMarked()
{
    QFETCH(const Transfer::State, state);
    QFETCH(const bool, isMarked);
    Panel panel(transferOf(Transfer::Kind::Upload, state));
    QVERIFY(QTest::qWaitForWindowExposed(&panel.widget));
    const QColor bad = ui::meaningColour(panel.widget.palette(), ui::Meaning::Bad);
    QCOMPARE(panel.coloursIn(TransferListModel::StatusColumn).contains(bad.rgb()), isMarked);
}

void TestTransfersPanel::pausesAndLetsGoOn()
{
    Transfer sending = transferOf(Transfer::Kind::Upload, Transfer::State::Running);
    Panel panel(sending);
    const auto button = [&panel](const QString &text) {
        const auto all = panel.widget.findChildren<QToolButton *>();
        const auto at = std::find_if(all.begin(), all.end(),
                                     [&text](const QToolButton *one) { return one->text() == text; });
        return at != all.end() && (*at)->isEnabled();
    };
    QVERIFY(button(QStringLiteral("Pause all")));
    panel.table()->selectRow(0);
    QVERIFY(button(QStringLiteral("Pause")));
    sending.state = Transfer::State::Waiting;
    sending.isPaused = true;
    panel.model.update({sending});
    QVERIFY(button(QStringLiteral("Resume")));
    panel.table()->clearSelection();
    QVERIFY(button(QStringLiteral("Resume all")));
    // What is being saved would have to begin again.
    panel.model.update({transferOf(Transfer::Kind::Download, Transfer::State::Running)});
    QVERIFY(!button(QStringLiteral("Pause all")));
}

void TestTransfersPanel::saysWhatNothingOpens()
{
    Transfer fetched = transferOf(Transfer::Kind::Download, Transfer::State::Running);
    fetched.isForOpening = true;
    Panel panel(fetched);
    fetched.path = QStringLiteral("/private/letter.odt");
    // The system is asked before the transfer is told as done.
    panel.widget.noteOpening(fetched.path, false);
    QVERIFY(
        panel.cell(TransferListModel::StatusColumn).data().toString().startsWith(QStringLiteral("Opening")));
    fetched.state = Transfer::State::Done;
    panel.model.update({fetched});
    const QModelIndex status = panel.cell(TransferListModel::StatusColumn);
    QVERIFY(status.data().toString().startsWith(QStringLiteral("Not opened")));
    QVERIFY(status.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Not opened")));
    QVERIFY(status.data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Not opened")));
    const QString spoken = panel.cell(TransferListModel::NameColumn).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(QStringLiteral("letter.odt, Not opened")), qPrintable(spoken));
    QCOMPARE(status.data(ui::TransferOutcomes::MeaningRole).toInt(), static_cast<int>(ui::Meaning::Caution));

    panel.widget.noteOpening(fetched.path, true);
    QCOMPARE(status.data().toString(), QStringLiteral("Opened"));
    QCOMPARE(status.data(ui::TransferOutcomes::MeaningRole).toInt(), static_cast<int>(ui::Meaning::Good));
}

QTEST_MAIN(TestTransfersPanel)
#include "tst_transferspanel.moc"
