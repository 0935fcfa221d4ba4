#include "requestfinder.h"

#include "botdoc/errortext.h"
#include "medias/requestlistmodel.h"
#include "quietlabel.h"
#include "requestdelegate.h"
#include "requestlistview.h"
#include "retranslation.h"
#include "searchfield.h"

#include <QConcatenateTablesProxyModel>
#include <QKeyEvent>
#include <QLocale>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using botdoc::RequestId;
using medias::RequestListModel;
using medias::RequestSearch;
using Presence = RequestListModel::Presence;
using Progress = RequestSearch::Progress;

RequestFinder::RequestFinder(RequestListModel &requests, Look look, QWidget *parent)
    : QWidget(parent)
    , m_requests(requests)
    , m_search(requests)
    , m_entries(new QStandardItemModel(0, 1, this))
    , m_rows(new QConcatenateTablesProxyModel(this))
    , m_field(new SearchField(this))
    , m_view(new RequestListView(this))
    , m_below(new QWidget(this))
    , m_state(new QuietLabel({}, m_below))
    , m_action(new QToolButton(m_below))
{
    m_rows->addSourceModel(m_entries);
    m_rows->addSourceModel(&m_search);
    m_view->setObjectName(QStringLiteral("requestList"));
    m_view->setModel(m_rows);
    m_field->setObjectName(QStringLiteral("requestSearch"));
    m_field->installEventFilter(this);
    m_state->setObjectName(QStringLiteral("requestSearchState"));
    m_action->setObjectName(QStringLiteral("requestSearchAction"));
    m_action->setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusProxy(m_field);
    lay(look);
    connectParts();
    keepTranslated(this, [this] { retranslate(); });
}

RequestFinder::~RequestFinder()
{
    // The view lets go of its models first, one of which is a member.
    delete m_view;
    delete m_rows;
}

void RequestFinder::lay(Look look)
{
    const int edge = look == Look::Pane ? 8 : 0;
    if (look == Look::Pane)
        m_view->setFrameShape(QFrame::NoFrame);
    // A pane is too narrow for both beside each other.
    auto *below =
        new QBoxLayout(look == Look::Pane ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, m_below);
    below->setContentsMargins(edge, edge, edge, edge);
    below->addWidget(m_state, 1);
    below->addWidget(m_action, 0, look == Look::Pane ? Qt::AlignLeading : Qt::Alignment());
    auto *top = new QHBoxLayout;
    top->setContentsMargins(edge, edge, edge, edge);
    top->addWidget(m_field);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look == Look::Pane ? 0 : 6);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_below);
}

void RequestFinder::connectParts()
{
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_search.setText(text);
        Q_EMIT searched();
    });
    connect(m_view, &RequestListView::scrolled, this, &RequestFinder::fetchWhenNear);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RequestFinder::selectionChanged);
    connect(m_action, &QToolButton::clicked, this, &RequestFinder::act);
    connect(&m_requests, &RequestListModel::stateChanged, this, &RequestFinder::listChanged);
    connect(&m_search, &RequestSearch::progressChanged, this, [this] {
        showState();
        Q_EMIT changed();
    });
}

void RequestFinder::retranslate()
{
    m_field->setHints({tr("Search by name, matter or number"), tr("Search the requests"), tr("Search")});
    m_field->setAccessibleName(tr("Search for a request by name, matter or number"));
    m_view->setAccessibleName(tr("Requests"));
    showState();
}

void RequestFinder::setEntries(const QList<Entry> &entries)
{
    const auto count = static_cast<int>(entries.size());
    if (m_entries->rowCount() > count)
        m_entries->removeRows(count, m_entries->rowCount() - count);
    while (m_entries->rowCount() < count)
        m_entries->appendRow(new QStandardItem);
    for (int row = 0; row < count; ++row) {
        QStandardItem *item = m_entries->item(row);
        item->setText(entries[row].text);
        item->setData(entries[row].beside, RequestDelegate::BesideRole);
        item->setData(entries[row].isUrgent, RequestDelegate::IsUrgentRole);
        item->setAccessibleText(entries[row].inWords);
        item->setToolTip(entries[row].toolTip.isEmpty() ? entries[row].text : entries[row].toolTip);
    }
}

QLineEdit *RequestFinder::field() const
{
    return m_field;
}

std::optional<RequestId> RequestFinder::requestAt(const QModelIndex &index) const
{
    const QVariant id = index.data(RequestListModel::IdRole);
    return id.isValid() ? std::optional(id.value<RequestId>()) : std::nullopt;
}

std::optional<RequestId> RequestFinder::selected() const
{
    return hasSelection() ? requestAt(m_view->currentIndex()) : std::nullopt;
}

bool RequestFinder::hasSelection() const
{
    return m_view->selectionModel()->hasSelection();
}

std::optional<int> RequestFinder::selectedEntry() const
{
    if (!hasSelection() || m_view->currentIndex().row() >= m_entries->rowCount())
        return std::nullopt;
    return m_view->currentIndex().row();
}

void RequestFinder::select(std::optional<RequestId> request)
{
    if (!request) {
        selectEntry(0);
        return;
    }
    m_search.keep(request);
    const int row = m_search.rowOf(*request);
    selectRow(row == -1 ? -1 : m_entries->rowCount() + row);
}

void RequestFinder::selectEntry(int entry)
{
    m_search.keep(std::nullopt);
    selectRow(entry < m_entries->rowCount() ? entry : -1);
}

void RequestFinder::selectRow(int row)
{
    if (row == -1) {
        m_view->selectNothing();
        return;
    }
    const QModelIndex index = m_rows->index(row, 0);
    if (m_view->currentIndex() == index && hasSelection())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

bool RequestFinder::eventFilter(QObject *watched, QEvent *event)
{
    // Arrow keys move through what was found while one goes on typing.
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            // What one searches for is none of the entries before all requests.
            const bool isSearching = !m_search.text().isEmpty();
            m_view->moveBy(key == Qt::Key_Down ? 1 : -1, isSearching ? m_entries->rowCount() : 0);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RequestFinder::fetchWhenNear()
{
    if (m_view->isNearEnd())
        m_search.fetchNextForView();
}

void RequestFinder::listChanged()
{
    if (m_requests.state() == RequestListModel::State::Idle)
        m_field->clear();
    fetchWhenNear();
}

void RequestFinder::act()
{
    if (m_requests.state() == RequestListModel::State::Failed)
        m_requests.tryAgain();
    else if (m_search.progress() == Progress::Searching)
        m_search.stop();
    else
        m_search.goOn();
}

/// How much of the list a search has seen.
QString RequestFinder::coverage() const
{
    const QString seen = QLocale().toString(m_requests.listed());
    return m_requests.total() ? tr("Searched %1 of %2.").arg(seen, QLocale().toString(*m_requests.total()))
                              : tr("Searched the first %1.").arg(seen);
}

QString RequestFinder::numberText() const
{
    const std::optional<RequestId> typed = m_search.typedNumber();
    if (!typed)
        return {};
    switch (m_requests.presenceOf(*typed)) {
    case Presence::Asking:
        return tr("Looking for request %1\u2026").arg(number(*typed));
    case Presence::Missing:
        return tr("The server has no request %1 for this account.").arg(number(*typed));
    case Presence::Unknown:
    case Presence::Exists:
    case Presence::NotTold:
        break;
    }
    return {};
}

void RequestFinder::showState()
{
    QStringList lines;
    QString action;
    if (m_requests.state() == RequestListModel::State::Failed) {
        lines.append(m_requests.error() ? botdoc::inWords(*m_requests.error()) : QString());
        action = tr("Try again");
    } else if (m_requests.state() == RequestListModel::State::Loading && m_requests.rowCount() == 0) {
        lines.append(tr("Loading the requests\u2026"));
    } else {
        lines.append(numberText());
        switch (m_search.progress()) {
        case Progress::Searching:
            lines.append(coverage());
            action = tr("Stop");
            break;
        case Progress::Paused:
            lines.append(coverage());
            action = tr("Search on");
            break;
        case Progress::Resting:
            if (m_requests.isForbidden())
                lines.append(tr("This account may not list requests. Those seen among the medias are here; "
                                "others can be given by their number."));
            else if (m_search.rowCount() == 0 && !m_search.text().isEmpty())
                lines.append(tr("Nothing found. A request\u2019s number can be typed, too."));
            break;
        }
    }
    lines.removeAll(QString());
    m_state->setText(lines.join(u' '));
    const bool hadFocus = m_action->hasFocus();
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    if (hadFocus && action.isEmpty())
        m_field->setFocus();
    m_below->setVisible(!lines.isEmpty());
}

} // namespace ui
