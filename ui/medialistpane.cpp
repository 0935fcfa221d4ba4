#include "medialistpane.h"

#include "botdoc/errortext.h"
#include "chosenrequest.h"
#include "columnsmenu.h"
#include "columnwidths.h"
#include "fetchcost.h"
#include "goingsoontext.h"
#include "liststatepage.h"
#include "mediacolumns.h"
#include "medias/medialistmodel.h"
#include "medias/mediaselection.h"
#include "medias/requestlistmodel.h"
#include "mediatableview.h"
#include "retranslation.h"
#include "scrollanchor.h"
#include "searchbar.h"
#include "selectallbar.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QLoggingCategory>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

using medias::MediaListModel;

// "list shown" is what packaging/linux/screenshot.sh waits for.
Q_LOGGING_CATEGORY(lcUi, "mediadesk.ui", QtWarningMsg)

MediaListPane::MediaListPane(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_cost(new FetchCost(parts.medias, this))
    , m_searchBar(new SearchBar(parts.medias, *m_cost, this))
    , m_stack(new QStackedWidget(this))
    , m_table(new MediaTableView(this))
    , m_state(new ListStatePage(this))
    , m_columns(nullptr)
    , m_columnsMenu(nullptr)
    , m_selection(nullptr)
    , m_selectAllBar(nullptr)
{
    m_table->setModel(&m_parts.medias);
    m_columns = shareMediaColumns(*m_table);
    m_columnsMenu = new ColumnsMenu(*m_columns, *m_table->horizontalHeader(), this);
    m_selection = new medias::MediaSelection(&m_parts.medias, m_table->selectionModel(), this);
    m_selectAllBar = new SelectAllBar(m_parts.medias, *m_selection, *m_cost, this);
    new ScrollAnchor(*m_table, m_parts.medias);
    lay();
    connectParts();
    keepTranslated(this, [this] { showState(); });
}

MediaListPane::~MediaListPane()
{
    // Before the view, whose selection it reads; and before it what follows that.
    delete m_selectAllBar;
    delete m_selection;
}

void MediaListPane::lay()
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_searchBar);
    layout->addWidget(m_selectAllBar);
    layout->addWidget(m_stack, 1);
    // In the order in which one reads: it was made after the table, whose selection it needs.
    QWidget *before = m_table->previousInFocusChain();
    while (before->focusPolicy() == Qt::NoFocus)
        before = before->previousInFocusChain();
    QWidget::setTabOrder(before, m_selectAllBar->focusProxy());
}

void MediaListPane::connectParts()
{
    const MediaListModel *medias = &m_parts.medias;
    connect(m_table, &MediaTableView::visibleRowsChanged, medias, &MediaListModel::setVisibleRows);
    connect(medias, &MediaListModel::orderChanged, m_table, &MediaTableView::tellSoon);
    connect(m_table, &MediaTableView::openWanted, this, [this] {
        const QModelIndex current = m_table->currentIndex();
        if (current.data(MediaListModel::HasFailedRole).toBool()) {
            Q_EMIT refreshWanted();
            return;
        }
        // Whatever the keyboard left selected before it went to this row.
        QItemSelectionModel *selected = m_table->selectionModel();
        if (current.flags().testFlag(Qt::ItemIsSelectable) && !selected->isRowSelected(current.row(), {}))
            selected->select(current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        Q_EMIT openWanted();
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        Q_EMIT menuWanted(m_table->viewport()->mapToGlobal(position));
    });
    connect(m_selection, &medias::MediaSelection::changed, this, &MediaListPane::updateSummary);
    connect(medias, &MediaListModel::stateChanged, this, &MediaListPane::showState);
    connect(medias, &MediaListModel::countChanged, this, &MediaListPane::showState);
    connect(medias, &MediaListModel::coverageChanged, this, &MediaListPane::showState);
    connect(medias, &MediaListModel::queryChanged, this, &MediaListPane::showOrder);
    connect(&m_parts.requests, &medias::RequestListModel::titlesChanged, this, &MediaListPane::updateSummary);
    connect(&m_parts.chosen.goingSoon(), &medias::GoingSoon::changed, this, [this] {
        if (m_parts.chosen.isGoingSoon())
            showState();
    });
    connect(m_state, &ListStatePage::pressed, this, &MediaListPane::pressed);
    connect(m_searchBar, &SearchBar::requestWanted, this, &MediaListPane::requestWanted);
    connect(m_searchBar, &SearchBar::left, this, &MediaListPane::takeKeyboard);
}

QByteArray MediaListPane::layoutState() const
{
    return m_columns->save();
}

void MediaListPane::restoreLayoutState(const QByteArray &state)
{
    m_columns->restore(state);
}

/// The table itself has its size only once it is shown, and then the rows are there.
void MediaListPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_parts.medias.setRoomInView(height() / m_table->verticalHeader()->defaultSectionSize() + 1);
}

void MediaListPane::takeKeyboard()
{
    m_stack->currentWidget()->setFocus();
}

void MediaListPane::search()
{
    m_searchBar->begin();
}

void MediaListPane::selectAllLoaded()
{
    m_selectAllBar->selectAll();
    m_table->setFocus();
}

void MediaListPane::setStale(const QString &since)
{
    m_stale = since;
    updateSummary();
}

/// Escape, where nothing else has a use for it: nothing is looked for any more.
void MediaListPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || m_parts.medias.query().isUnfiltered()) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_searchBar->clear();
    takeKeyboard();
}

void MediaListPane::pressed()
{
    if (m_parts.medias.state() == MediaListModel::LoadState::Failed)
        m_parts.medias.reload();
    else if (m_parts.medias.isQueryShown() && m_parts.medias.listSize() > 0)
        m_searchBar->clear();
    else if (m_parts.chosen.isGoingSoon())
        Q_EMIT allWanted();
    else
        Q_EMIT sendWanted();
}

void MediaListPane::showOrder()
{
    const auto &order = m_parts.medias.query().order;
    m_table->horizontalHeader()->setSortIndicator(order ? order->column : -1,
                                                  order ? order->direction : Qt::AscendingOrder);
}

void MediaListPane::showState()
{
    const bool isEmpty = m_parts.medias.rowCount() == 0;
    switch (m_parts.medias.state()) {
    case MediaListModel::LoadState::SignedOut:
        break;
    case MediaListModel::LoadState::Loading:
        m_state->show(QStringLiteral("clock"),
                      m_parts.chosen.isGoingSoon() ? tr("Looking for what goes soon\u2026")
                                                   : tr("Loading the list\u2026"),
                      {});
        break;
    case MediaListModel::LoadState::Ready:
        if (m_parts.medias.isQueryShown() && m_parts.medias.listSize() > 0)
            showNothingFound();
        else if (m_parts.chosen.isGoingSoon())
            showNothingGoesSoon();
        else
            showEmptyList();
        qCInfo(lcUi, "list shown");
        break;
    case MediaListModel::LoadState::Failed:
        m_state->show(QStringLiteral("offline"), tr("The list could not be loaded"),
                      m_parts.medias.error() ? botdoc::inWords(*m_parts.medias.error()) : QString(),
                      tr("Try again"));
        break;
    }
    showPage(isEmpty ? static_cast<QWidget *>(m_state) : m_table);
    updateSummary();
}

void MediaListPane::showNothingFound()
{
    const MediaListModel::Coverage coverage = m_parts.medias.coverage();
    const bool isAll = coverage.searched >= coverage.rows;
    m_state->show(QStringLiteral("search"), isAll ? tr("Nothing found") : tr("Nothing found so far"),
                  isAll ? tr("No media fits. Try fewer words, or another type or state.")
                        : tr("It may be among those that have not been searched yet."),
                  tr("Show all medias"));
}

void MediaListPane::showEmptyList()
{
    if (m_parts.chosen.request()) {
        m_state->show(QStringLiteral("request"), tr("No medias in this request yet"),
                      tr("What its recipient sends appears here. Drop files on this window to send some "
                         "to this request."),
                      tr("Send files\u2026"));
        return;
    }
    m_state->show(QStringLiteral("drop-area"), tr("No medias yet"),
                  tr("What customers send to your requests appears here. Drop files on this window to "
                     "send some yourself."),
                  tr("Send files\u2026"));
}

void MediaListPane::showNothingGoesSoon()
{
    const std::optional<medias::GoingSoon::Count> count = m_parts.chosen.goingSoon().count();
    if (count && count->isAtLeast) {
        m_state->show(QStringLiteral("info"), tr("Not all could be looked at"), goingSoonPartlyKnown(*count),
                      tr("Show all medias"));
        return;
    }
    m_state->show(QStringLiteral("success"), tr("Nothing goes soon that is not saved here"),
                  tr("All that the service is likely to delete within about %n day(s) was saved on this "
                     "computer. This is an estimate: the service tells no date.",
                     nullptr, medias::StayEstimate::soonDays),
                  tr("Show all medias"));
}

/// The keyboard stays where the list is, whatever stands there.
void MediaListPane::showPage(QWidget *page)
{
    const QWidget *focused = window()->focusWidget();
    const bool hadFocus = focused && m_stack->isAncestorOf(focused);
    m_stack->setCurrentWidget(page);
    if (hadFocus && !page->isAncestorOf(focused))
        page->setFocus();
}

void MediaListPane::updateSummary()
{
    if (m_parts.medias.state() != MediaListModel::LoadState::Ready) {
        Q_EMIT summaryChanged({});
        return;
    }
    QStringList parts{tr("%Ln media(s)", nullptr, m_parts.medias.listSize())};
    if (const int fresh = m_parts.medias.newCount(); fresh > medias::NewMedias::mostCounted)
        parts.append(tr("more than %Ln new", "medias", medias::NewMedias::mostCounted));
    else if (fresh > 0)
        parts.append(tr("%Ln new", "medias", fresh));
    if (m_parts.medias.isQueryShown() && !m_parts.medias.query().isUnfiltered())
        parts.prepend(tr("%Ln found", nullptr, m_parts.medias.rowCount()));
    // Also while the side bar, which says it as well, is hidden.
    if (const QString chosen = m_parts.chosen.label(); !chosen.isEmpty())
        parts.prepend(chosen);
    if (const medias::MediaSelection::Size selected = m_selection->size(); selected.medias > 0) {
        const QString size = QLocale().formattedDataSize(selected.bytes, 1, QLocale::DataSizeSIFormat);
        parts.append(tr("%Ln selected", nullptr, selected.medias) + QStringLiteral(" (") +
                     (selected.isAtLeast ? tr("at least %1").arg(size) : size) + u')');
    }
    if (m_parts.medias.unreadable() > 0)
        parts.append(tr("%Ln entries could not be read", nullptr, m_parts.medias.unreadable()));
    if (!m_stale.isEmpty())
        parts.prepend(tr("As at %1").arg(m_stale));
    Q_EMIT summaryChanged(parts.join(QStringLiteral(" \u00b7 ")));
}

} // namespace ui
