#include "senddialog.h"

#include "columnwidths.h"
#include "droppedfiles.h"
#include "filechoice.h"
#include "icon.h"
#include "medias/requestlistmodel.h"
#include "requestchooser.h"
#include "retranslation.h"
#include "senddelegate.h"
#include "tablestyle.h"

#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

using transfers::CollectedFile;
using transfers::CollectedFileModel;

namespace {

QLabel *heading(QWidget *parent)
{
    auto *label = new QLabel(parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

ColumnNeed needOf(const QTableView &view, int column)
{
    const auto wide = [&view](int characters) { return cellWidth(view, QString(characters, u'n')); };
    switch (column) {
    case CollectedFileModel::NameColumn:
        return {wide(28), wide(14)};
    case CollectedFileModel::SizeColumn:
        return {wide(9), wide(9)};
    default: // the folder, or why the file cannot be sent
        return {wide(36), wide(20)};
    }
}

} // namespace

SendDialog::SendDialog(medias::RequestListModel &requests, account::Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_requests(requests)
    , m_settings(settings)
    , m_table(new QTableView(this))
    , m_total(new QLabel(this))
    , m_filesHeading(heading(this))
    , m_requestHeading(heading(this))
    , m_add(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , m_send(m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole))
    , m_chooser(new RequestChooser(requests, this))
{
    setObjectName(QStringLiteral("sendDialog"));
    setAcceptDrops(true);
    setMinimumSize(560, 520);
    resize(720, 640);

    m_table->setObjectName(QStringLiteral("filesToSend"));
    m_table->setModel(&m_files);
    m_table->setItemDelegate(new SendDelegate(this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    TableStyle::apply(m_table);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    new ColumnWidths(
        *m_table,
        {.taker = CollectedFileModel::NameColumn, .givers = {CollectedFileModel::PlaceColumn}, .goers = {}},
        [this](int column) { return needOf(*m_table, column); });

    auto *fileButtons = new QHBoxLayout;
    fileButtons->addWidget(m_total, 1);
    fileButtons->addWidget(m_add);
    fileButtons->addWidget(m_remove);
    m_total->setTextFormat(Qt::PlainText);

    m_buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    m_send->setObjectName(QStringLiteral("sendButton"));
    m_send->setIcon(icon(QStringLiteral("send")));
    m_send->setDefault(true);
    for (QPushButton *one : {m_add, m_remove})
        one->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(m_filesHeading);
    layout->addWidget(m_table, 1);
    layout->addLayout(fileButtons);
    layout->addSpacing(6);
    layout->addWidget(m_requestHeading);
    layout->addWidget(m_chooser, 1);
    layout->addWidget(m_buttons);

    connect(m_add, &QPushButton::clicked, this, [this] {
        chooseFilesToSend(this, m_settings, [this](const QStringList &paths) { add(paths); });
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, m_table->viewport(),
            qOverload<>(&QWidget::update));
    connect(m_remove, &QPushButton::clicked, this, &SendDialog::removeSelected);
    connect(new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, &SendDialog::removeSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SendDialog::update);
    connect(m_chooser, &RequestChooser::changed, this, &SendDialog::update);
    connect(&m_collector, &transfers::FileCollector::collected, this, &SendDialog::collected);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SendDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &SendDialog::reject);
    m_chooser->setFocus();
    keepTranslated(this, [this] { retranslate(); });
}

void SendDialog::retranslate()
{
    setWindowTitle(tr("Send files"));
    m_table->setAccessibleName(tr("Files to send"));
    m_filesHeading->setText(tr("What will be sent"));
    m_requestHeading->setText(tr("To which request"));
    m_add->setText(tr("Add files\u2026"));
    m_remove->setText(tr("Remove"));
    retranslateCells(m_files);
    update();
}

void SendDialog::add(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_collector.collect(paths);
    update();
}

void SendDialog::chooseRequest(std::optional<botdoc::RequestId> request)
{
    m_chooser->choose(request);
}

void SendDialog::collected(const QList<CollectedFile> &files)
{
    m_files.append(files);
    update();
}

void SendDialog::removeSelected()
{
    m_files.remove(m_table->selectionModel()->selectedRows());
    update();
}

void SendDialog::update()
{
    const int number = m_files.sendableCount();
    const int left = m_files.rowCount() - number;
    QStringList parts;
    if (m_collector.isBusy())
        parts.append(tr("Looking at the files\u2026"));
    if (number > 0) {
        parts.append(tr("%Ln file(s)", nullptr, number) + QStringLiteral(", ") +
                     QLocale().formattedDataSize(m_files.sendableBytes(), 1, QLocale::DataSizeSIFormat));
    }
    if (left > 0)
        parts.append(tr("%Ln cannot be sent", nullptr, left));
    m_total->setText(parts.join(QStringLiteral(" \u00b7 ")));
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
    m_send->setText(number > 0 ? tr("Send %Ln file(s)", nullptr, number) : tr("Send"));
    m_send->setEnabled(number > 0 && m_chooser->chosen() && !m_collector.isBusy());
}

void SendDialog::accept()
{
    const std::optional<botdoc::RequestId> request = m_chooser->chosen();
    const QList<CollectedFile> files = m_files.sendable();
    if (!request || files.isEmpty() || m_collector.isBusy())
        return;
    QList<transfers::UploadOrder> orders;
    orders.reserve(files.size());
    for (const CollectedFile &file : files)
        orders.append({.path = file.path, .request = *request, .requestTitle = m_requests.labelOf(*request)});
    QDialog::accept();
    Q_EMIT sendWanted(orders);
}

void SendDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void SendDialog::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    add(droppedFiles(event->mimeData()));
}

} // namespace ui
