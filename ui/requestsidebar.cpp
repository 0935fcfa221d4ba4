#include "requestsidebar.h"

#include "goingsoontext.h"
#include "medias/requestlistmodel.h"
#include "requestfinder.h"
#include "requestlistview.h"
#include "retranslation.h"

#include <QAction>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace ui {

using botdoc::RequestId;
using Presence = medias::RequestListModel::Presence;

namespace {

constexpr std::chrono::milliseconds rest(300);
constexpr int usualWidth = 44; // characters
constexpr int leastWidth = 20;

} // namespace

RequestSideBar::RequestSideBar(medias::RequestListModel &requests, QWidget *parent)
    : QWidget(parent)
    , m_requests(requests)
    , m_finder(new RequestFinder(requests, RequestFinder::Look::Pane, this))
    , m_goingSoonAction(new QAction(this))
{
    setObjectName(QStringLiteral("requestSideBar"));
    setMinimumWidth(fontMetrics().averageCharWidth() * leastWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_finder);
    setFocusProxy(m_finder);
    m_goingSoonAction->setObjectName(QStringLiteral("showGoingSoon"));
    m_goingSoonAction->setShortcut(Qt::Key_F8);
    m_goingSoonAction->setVisible(false);
    connect(m_goingSoonAction, &QAction::triggered, this, &RequestSideBar::goingSoonChosen);
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);

    const RequestListView *view = m_finder->view();
    connect(view, &RequestListView::moved, &m_rest, qOverload<>(&QTimer::start));
    connect(&m_rest, &QTimer::timeout, this, &RequestSideBar::chooseSelected);
    connect(view, &QAbstractItemView::clicked, this, &RequestSideBar::chooseSelected);
    connect(view, &QAbstractItemView::activated, this, &RequestSideBar::chooseSelected);
    connect(m_finder->field(), &QLineEdit::returnPressed, this, &RequestSideBar::chooseFound);
    // Of an empty field it is others' to deal with.
    auto *escape = new QShortcut(Qt::Key_Escape, m_finder->field(), nullptr, nullptr, Qt::WidgetShortcut);
    escape->setEnabled(false);
    connect(escape, &QShortcut::activated, m_finder->field(), &QLineEdit::clear);
    connect(m_finder->field(), &QLineEdit::textChanged, escape,
            [escape](const QString &text) { escape->setEnabled(!text.isEmpty()); });
    connect(m_finder, &RequestFinder::searched, this, [this] {
        m_rest.stop();
        m_entered.reset();
        follow();
    });
    connect(m_finder, &RequestFinder::changed, this, [this] {
        follow();
        chooseEntered();
    });
    offerMenu();
    keepTranslated(this, [this] { retranslate(); });
}

void RequestSideBar::offerMenu()
{
    RequestListView *view = m_finder->view();
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, &RequestSideBar::openMenu);
    // Some systems have no other key for it, and not all tell Qt of this one.
    connect(new QShortcut(Qt::SHIFT | Qt::Key_F10, view, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, [this, view] {
                view->scrollTo(view->currentIndex());
                openMenu(view->visualRect(view->currentIndex()).center());
            });
}

void RequestSideBar::retranslate()
{
    setAccessibleName(tr("Requests"));
    m_goingSoonAction->setText(tr("&Going soon, not saved yet"));
    m_goingSoonAction->setToolTip(goingSoonToolTip());
    showEntries();
    follow();
}

QSize RequestSideBar::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * usualWidth, QWidget::sizeHint().height()};
}

void RequestSideBar::showEntries()
{
    QList<RequestFinder::Entry> entries{
        {.text = tr("All medias"), .beside = {}, .isUrgent = false, .inWords = {}, .toolTip = {}}};
    if (m_isGoingSoonOffered) {
        const QString text = goingSoonText();
        const QString number = m_goingSoon ? goingSoonNumber(*m_goingSoon) : QString();
        const QString inWords = m_goingSoon ? goingSoonNumberInWords(*m_goingSoon) : QString();
        const QString toolTip = m_goingSoon ? goingSoonToolTip(*m_goingSoon) : goingSoonToolTip();
        entries.append(
            {.text = text,
             .beside = number,
             .isUrgent = m_goingSoon && m_goingSoon->medias > 0,
             .inWords = inWords.isEmpty() ? QString() : QStringLiteral("%1: %2").arg(text, inWords),
             .toolTip = text + u'\n' + toolTip});
    }
    m_finder->setEntries(entries);
}

void RequestSideBar::setGoingSoon(bool isOffered, const std::optional<medias::GoingSoon::Count> &count)
{
    m_isGoingSoonOffered = isOffered;
    m_goingSoon = count;
    m_goingSoonAction->setVisible(isOffered);
    showEntries();
}

void RequestSideBar::setShown(std::optional<RequestId> request)
{
    m_rest.stop();
    m_shown = request;
    m_isGoingSoonShown = false;
    follow();
}

void RequestSideBar::setGoingSoonShown()
{
    m_rest.stop();
    m_shown.reset();
    m_isGoingSoonShown = true;
    follow();
}

/// What is shown is what is selected, wherever the list has moved it, unless somebody is on the way to
/// another.
void RequestSideBar::follow()
{
    if (m_rest.isActive())
        return;
    if (m_isGoingSoonShown)
        m_finder->selectEntry(GoingSoon);
    else
        m_finder->select(m_shown);
}

void RequestSideBar::openMenu(const QPoint &position)
{
    const RequestListView *view = m_finder->view();
    const std::optional<RequestId> request = m_finder->requestAt(view->indexAt(position));
    if (request)
        Q_EMIT menuWanted(*request, view->viewport()->mapToGlobal(position));
}

void RequestSideBar::chooseSelected()
{
    m_rest.stop();
    if (!m_finder->hasSelection())
        return;
    m_shown = m_finder->selected();
    m_isGoingSoonShown = m_finder->selectedEntry() == GoingSoon;
    if (m_isGoingSoonShown)
        Q_EMIT goingSoonChosen();
    else
        Q_EMIT chosen(m_shown);
}

/// Enter in the search field: what an arrow key has gone to, the number typed, or the first that was found.
void RequestSideBar::chooseFound()
{
    const medias::RequestSearch &search = m_finder->search();
    const std::optional<RequestId> typed = search.typedNumber();
    if (!m_rest.isActive()) {
        if (typed && isAwaited(*typed)) {
            m_entered = typed;
            return;
        }
        if (search.text().isEmpty() || search.rowCount() == 0)
            return;
        const bool isTyped = typed && m_requests.rowOf(*typed) != -1;
        m_finder->select(isTyped ? typed : m_finder->requestAt(search.index(0, 0)));
    }
    chooseSelected();
}

void RequestSideBar::chooseEntered()
{
    if (!m_entered || isAwaited(*m_entered))
        return;
    const RequestId entered = *std::exchange(m_entered, std::nullopt);
    if (m_requests.rowOf(entered) == -1)
        return;
    m_finder->select(entered);
    chooseSelected();
}

bool RequestSideBar::isAwaited(RequestId request) const
{
    const Presence presence = m_requests.presenceOf(request);
    return presence == Presence::Unknown || presence == Presence::Asking;
}

} // namespace ui
