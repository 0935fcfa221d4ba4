#include "requestchooser.h"

#include "botdoc/errortext.h"
#include "colours.h"
#include "icon.h"
#include "medias/requestlistmodel.h"
#include "retranslation.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace ui {

using medias::RequestListModel;

namespace {

/// Rows as high as those of the tables beside the list.
class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, option.fontMetrics.height() + 10});
    }
};

} // namespace

RequestChooser::RequestChooser(RequestListModel &requests, QWidget *parent)
    : QWidget(parent)
    , m_requests(requests)
    // At most about a thousand rows: what a proxy is good for.
    , m_found(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_hint(new QLabel(this))
{
    m_found->setSourceModel(&m_requests);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setObjectName(QStringLiteral("requestSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), QPalette::Text), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("requestList"));
    m_list->setModel(m_found);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_hint);
    setFocusProxy(m_search);

    connect(m_search, &QLineEdit::textChanged, this, &RequestChooser::search);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateHint();
        Q_EMIT changed();
    });
    connect(&m_requests, &RequestListModel::stateChanged, this, &RequestChooser::updateHint);
    connect(&m_requests, &RequestListModel::titlesChanged, this, &RequestChooser::updateHint);
    keepTranslated(this, [this] { retranslate(); });
}

void RequestChooser::retranslate()
{
    m_search->setPlaceholderText(tr("Search by name, matter or number"));
    m_search->setAccessibleName(tr("Search for a request by name, matter or number"));
    m_list->setAccessibleName(tr("Requests"));
    updateHint();
}

void RequestChooser::choose(std::optional<botdoc::RequestId> request)
{
    const int row = request ? m_requests.rowOf(*request) : -1;
    if (row < 0) {
        m_list->clearSelection();
        if (request)
            m_search->setText(QString::number(number(*request)));
        return;
    }
    const QModelIndex index = m_found->mapFromSource(m_requests.index(row));
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

std::optional<botdoc::RequestId> RequestChooser::chosen() const
{
    const QModelIndexList selected = m_list->selectionModel()->selectedIndexes();
    if (!selected.isEmpty())
        return selected.first().data(RequestListModel::IdRole).value<botdoc::RequestId>();
    return typedNumber();
}

std::optional<botdoc::RequestId> RequestChooser::typedNumber() const
{
    bool isNumber = false;
    const qint64 typed = m_search->text().trimmed().toLongLong(&isNumber);
    return isNumber && typed > 0 ? std::optional(botdoc::RequestId{typed}) : std::nullopt;
}

bool RequestChooser::eventFilter(QObject *watched, QEvent *event)
{
    // Arrow keys move through what was found while one goes on typing.
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int rows = m_found->rowCount();
            const int now = m_list->selectionModel()->hasSelection() ? m_list->currentIndex().row() : -1;
            const int next = std::clamp(now + (key == Qt::Key_Down ? 1 : -1), 0, std::max(0, rows - 1));
            if (rows > 0)
                m_list->setCurrentIndex(m_found->index(next, 0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RequestChooser::search()
{
    m_found->setFilterFixedString(m_search->text().trimmed());
    // One match left needs no further choosing; a number that names a request exactly neither.
    const std::optional<botdoc::RequestId> typed = typedNumber();
    const int row = typed ? m_requests.rowOf(*typed) : -1;
    if (row >= 0)
        m_list->setCurrentIndex(m_found->mapFromSource(m_requests.index(row)));
    else if (m_found->rowCount() == 1 && !m_search->text().isEmpty())
        m_list->setCurrentIndex(m_found->index(0, 0));
    else if (m_found->rowCount() == 0 || typed)
        m_list->clearSelection();
    updateHint();
    Q_EMIT changed();
}

void RequestChooser::updateHint()
{
    QString text;
    Meaning meaning = Meaning::Neutral;
    if (!m_list->selectionModel()->hasSelection() && typedNumber()) {
        text = tr("Request %1 is not in the list. The files go to it if it exists.")
                   .arg(m_search->text().trimmed());
        meaning = Meaning::Caution;
    } else if (m_requests.state() == RequestListModel::State::Loading && m_requests.rowCount() == 0) {
        text = tr("Loading the requests\u2026");
    } else if (m_requests.state() == RequestListModel::State::Failed) {
        text = m_requests.error() ? botdoc::inWords(*m_requests.error()) : QString();
        meaning = Meaning::Bad;
    } else if (m_requests.isForbidden()) {
        text = tr("This account may not list requests. Pick one seen among the medias, or type its number.");
    } else if (m_found->rowCount() == 0 && !m_search->text().isEmpty()) {
        text = tr("Nothing found. A request\u2019s number can be typed, too.");
    } else if (m_requests.isPartial()) {
        text = tr("These are the first %n request(s). Others can be given by their number.", nullptr,
                  m_requests.rowCount());
    }
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     meaning == Meaning::Neutral ? quietText(colours) : meaningColour(colours, meaning));
    m_hint->setPalette(colours);
    m_hint->setText(text);
}

} // namespace ui
