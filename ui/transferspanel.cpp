#include "transferspanel.h"

#include "columnwidths.h"
#include "icon.h"
#include "linelabel.h"
#include "progressdelegate.h"
#include "retranslation.h"
#include "tablestyle.h"
#include "transferdelegate.h"
#include "transfers/transferlistmodel.h"
#include "transfers/transfers.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>
#include <QProgressBar>
#include <QTableView>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace ui {

using transfers::Transfer;
using transfers::TransferId;
using transfers::TransferListModel;

namespace {

QToolButton *button(const QString &iconName, QWidget *parent)
{
    auto *result = new QToolButton(parent);
    result->setIcon(icon(iconName));
    result->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    result->setAutoRaise(true);
    return result;
}

QList<TransferId> idsOf(const std::vector<const Transfer *> &transfers)
{
    QList<TransferId> ids;
    for (const Transfer *transfer : transfers)
        ids.append(transfer->id);
    return ids;
}

ColumnNeed needOf(const QTableView &view, int column)
{
    const auto wide = [&view](int characters) { return cellWidth(view, QString(characters, u'n')); };
    switch (column) {
    case TransferListModel::NameColumn:
        return {wide(36), wide(12)};
    case TransferListModel::RequestColumn:
        return {wide(30), wide(10)};
    case TransferListModel::ProgressColumn:
        return {wide(14), wide(8)};
    default:
        return {wide(40), wide(20)};
    }
}

bool canRetry(const Transfer *transfer)
{
    return transfer->state == Transfer::State::Failed || transfer->state == Transfer::State::Cancelled;
}

bool hasFolder(const Transfer *transfer)
{
    return !transfer->path.isEmpty() && !transfer->isForOpening &&
           (transfer->kind == Transfer::Kind::Upload || transfer->state == Transfer::State::Done);
}

} // namespace

TransfersPanel::TransfersPanel(transfers::Transfers &transfers, TransferListModel &model, QWidget *parent)
    : QWidget(parent)
    , m_transfers(transfers)
    , m_model(model)
    , m_outcomes(model)
    , m_summary(new LineLabel(this))
    , m_total(new QProgressBar(this))
    , m_pause(button(QStringLiteral("pause"), this))
    , m_cancel(button(QStringLiteral("cancel"), this))
    , m_retry(button(QStringLiteral("retry"), this))
    , m_showInFolder(button(QStringLiteral("folder"), this))
    , m_clear(button(QStringLiteral("clear"), this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("transfersPanel"));
    m_total->setTextVisible(false);
    m_total->setFixedHeight(8);
    m_total->setFixedWidth(160);

    m_table->setObjectName(QStringLiteral("transferTable"));
    m_table->setModel(&m_outcomes);
    m_table->setItemDelegate(new TransferDelegate(this));
    m_table->setItemDelegateForColumn(TransferListModel::ProgressColumn, new ProgressDelegate(this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    TableStyle::apply(m_table);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    new ColumnWidths(*m_table,
                     {.taker = TransferListModel::StatusColumn,
                      .givers = {TransferListModel::RequestColumn, TransferListModel::NameColumn,
                                 TransferListModel::ProgressColumn},
                      .goers = {TransferListModel::RequestColumn, TransferListModel::ProgressColumn}},
                     [this](int column) { return needOf(*m_table, column); });

    auto *header = new QHBoxLayout;
    header->setContentsMargins(12, 4, 8, 4);
    header->setSpacing(6);
    header->addWidget(m_summary);
    header->addSpacing(6);
    header->addWidget(m_total);
    header->addStretch(1);
    for (QToolButton *one : {m_pause, m_cancel, m_retry, m_showInFolder, m_clear})
        header->addWidget(one);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_table, 1);

    connect(m_pause, &QToolButton::clicked, this, &TransfersPanel::pauseOrResume);
    connect(m_cancel, &QToolButton::clicked, this, [this] { m_transfers.cancel(idsOf(chosen())); });
    connect(m_retry, &QToolButton::clicked, this, [this] { m_transfers.retry(idsOf(chosen())); });
    connect(m_showInFolder, &QToolButton::clicked, this, &TransfersPanel::showInFolder);
    connect(m_clear, &QToolButton::clicked, this, [this] { m_transfers.clearFinished(); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &TransfersPanel::openMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TransfersPanel::updateButtons);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, m_table->viewport(),
            qOverload<>(&QWidget::update));
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &TransfersPanel::updateButtons);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &TransfersPanel::updateButtons);
    connect(&m_model, &QAbstractItemModel::rowsInserted, m_table, &QTableView::scrollToBottom,
            Qt::QueuedConnection);
    connect(&m_model, &TransferListModel::summaryChanged, this, &TransfersPanel::updateSummary);
    keepTranslated(this, [this] { retranslate(); });
}

void TransfersPanel::retranslate()
{
    m_total->setAccessibleName(tr("Progress of all transfers"));
    m_table->setAccessibleName(tr("Transfers"));
    m_retry->setText(tr("Try again"));
    m_showInFolder->setText(tr("Show in folder"));
    m_clear->setText(tr("Clear finished"));
    retranslateCells(m_model);
    updateSummary();
}

/// Where there is no room for their words, the buttons' tool tips have them.
void TransfersPanel::fold()
{
    constexpr int padding = 16; // of a button, and beside it
    const QList<QToolButton *> buttons{m_pause, m_cancel, m_retry, m_showInFolder, m_clear};
    int needed = m_summary->sizeHint().width() + (m_total->isHidden() ? 0 : m_total->width()) + 2 * padding;
    for (const QToolButton *one : buttons)
        needed += one->iconSize().width() + one->fontMetrics().horizontalAdvance(one->text()) + padding;
    const bool isNarrow = needed > width();
    for (QToolButton *one : buttons) {
        one->setToolButtonStyle(isNarrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        one->setToolTip(isNarrow ? one->text() : QString());
        // Not what its words take: else the window could never become as narrow.
        one->setMinimumWidth(one->iconSize().width() + padding);
    }
}

void TransfersPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

/// Good until the model changes.
TransfersPanel::Chosen TransfersPanel::chosen() const
{
    Chosen result;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        result.push_back(&m_model.transferAt(row.row()));
    // With nothing selected the buttons speak of everything: there is no row to find first.
    if (rows.isEmpty()) {
        for (int row = 0; row < m_model.rowCount(); ++row)
            result.push_back(&m_model.transferAt(row));
    }
    return result;
}

void TransfersPanel::updateSummary()
{
    const TransferListModel::Summary summary = m_model.summary();
    QStringList parts;
    if (summary.running > 0)
        parts.append(tr("%Ln under way", nullptr, summary.running));
    if (summary.waiting > 0)
        parts.append(tr("%Ln waiting", nullptr, summary.waiting));
    if (summary.paused > 0)
        parts.append(tr("%Ln paused", nullptr, summary.paused));
    if (summary.held > 0)
        parts.append(tr("%Ln for later", nullptr, summary.held));
    if (summary.done > 0)
        parts.append(tr("%Ln done", nullptr, summary.done));
    if (summary.failed > 0)
        parts.append(tr("%Ln failed", nullptr, summary.failed));
    m_summary->setText(parts.isEmpty() ? tr("Transfers") : parts.join(QStringLiteral(" \u00b7 ")));

    const bool isMoving = summary.running + summary.waiting > 0;
    m_total->setVisible(isMoving);
    m_total->setRange(0, summary.bytesTotal > 0 ? 1000 : 0);
    if (summary.bytesTotal > 0)
        m_total->setValue(static_cast<int>(1000.0 * static_cast<double>(summary.bytesDone) /
                                           static_cast<double>(summary.bytesTotal)));
    updateButtons();
}

void TransfersPanel::updateButtons()
{
    const Chosen transfers = chosen();
    const auto any = [&transfers](auto &&test) {
        return std::any_of(transfers.begin(), transfers.end(), test);
    };
    const bool hasSelection = m_table->selectionModel()->hasSelection();
    const bool canPause = any(std::mem_fn(&Transfer::canPause));
    const bool canResume = any(std::mem_fn(&Transfer::isPaused));
    const bool resumes = canResume && !canPause;
    m_pause->setIcon(icon(resumes ? QStringLiteral("resume") : QStringLiteral("pause")));
    if (resumes)
        m_pause->setText(hasSelection ? tr("Resume") : tr("Resume all"));
    else
        m_pause->setText(hasSelection ? tr("Pause") : tr("Pause all"));
    m_pause->setEnabled(canPause || canResume);
    m_cancel->setText(hasSelection ? tr("Cancel") : tr("Cancel all"));
    m_cancel->setEnabled(any([](const Transfer *one) { return !one->isFinished(); }));
    m_retry->setEnabled(any(canRetry));
    m_showInFolder->setEnabled(hasSelection && any(hasFolder));
    m_clear->setEnabled(m_model.summary().finished() > 0);
    fold();
}

void TransfersPanel::pauseOrResume()
{
    const Chosen transfers = chosen();
    if (std::any_of(transfers.begin(), transfers.end(), std::mem_fn(&Transfer::canPause)))
        m_transfers.pause(idsOf(transfers));
    else
        m_transfers.resume(idsOf(transfers));
}

void TransfersPanel::showInFolder()
{
    const Chosen transfers = chosen();
    const auto found = std::find_if(transfers.begin(), transfers.end(), hasFolder);
    if (found != transfers.end())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo((*found)->path).absolutePath()));
}

void TransfersPanel::takeKeyboard()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void TransfersPanel::noteOpening(const QString &path, bool isOpen)
{
    m_outcomes.noteOpening(path, isOpen);
}

void TransfersPanel::openMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QToolButton *one : {m_pause, m_cancel, m_retry, m_showInFolder, m_clear}) {
        QAction *action = menu->addAction(one->icon(), one->text(), one, &QToolButton::click);
        action->setEnabled(one->isEnabled());
    }
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace ui
