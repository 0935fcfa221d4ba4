#include "columnwidths.h"

#include <QDataStream>
#include <QEvent>
#include <QHeaderView>
#include <QIODevice>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QStyle>
#include <QStyleOptionHeader>
#include <QTableView>

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

constexpr auto streamVersion = QDataStream::Qt_6_0;
constexpr quint32 stateMark = 0x4d44'6333;

int leastTogether(const QList<ColumnNeed> &needs, const QList<bool> &isShown)
{
    int sum = 0;
    for (qsizetype i = 0; i < needs.size(); ++i)
        sum += isShown[i] ? needs[i].least : 0;
    return sum;
}

/// And some more, for text is not laid out as it is measured: its pieces are rounded one by one.
int widthOf(const QString &text, const QFontMetrics &metrics)
{
    return metrics.horizontalAdvance(text) + metrics.averageCharWidth();
}

/// What the arrow takes from a heading that its column is sorted by.
int arrowWidth(const QHeaderView &header)
{
    QStyleOptionHeader option;
    option.initFrom(&header);
    option.orientation = Qt::Horizontal;
    option.state |= QStyle::State_Horizontal;
    option.rect = QRect(QPoint(), QSize(header.maximumSectionSize(), header.sizeHint().height()));
    const auto labelWidth = [&] {
        return header.style()->subElementRect(QStyle::SE_HeaderLabel, &option, &header).width();
    };
    const int whole = labelWidth();
    option.sortIndicator = QStyleOptionHeader::SortDown;
    return whole - labelWidth();
}

int paddingOf(const QTableView &view)
{
    return 2 * (view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &view) + 1);
}

} // namespace

QList<int> sharedWidths(const QList<ColumnNeed> &needs, const ColumnOrder &order, int whole)
{
    QList<bool> isShown;
    for (int i = 0; i < needs.size(); ++i)
        isShown.append(needs[i].isWanted || i == order.taker);
    for (const int goer : order.goers) {
        if (leastTogether(needs, isShown) <= whole)
            break;
        isShown[goer] = false;
    }
    QList<int> widths(needs.size(), 0);
    int left = whole;
    for (int i = 0; i < needs.size(); ++i) {
        if (!isShown[i] || i == order.taker)
            continue;
        widths[i] = needs[i].usual;
        left -= widths[i];
    }
    for (const int giver : order.givers) {
        const int missing = needs[order.taker].usual - left;
        if (!isShown[giver] || missing <= 0)
            continue;
        const int given = std::min(missing, widths[giver] - needs[giver].least);
        widths[giver] -= given;
        left += given;
    }
    widths[order.taker] = std::max(left, needs[order.taker].least);
    return widths;
}

int cellWidth(const QTableView &view, const QString &text)
{
    return widthOf(text, view.fontMetrics()) + paddingOf(view);
}

bool isSortedBy(const QTableView &view, int section)
{
    const QHeaderView *header = view.horizontalHeader();
    return header->isSortIndicatorShown() && header->sortIndicatorSection() == section;
}

int headingWidth(const QTableView &view, int section)
{
    const QHeaderView *header = view.horizontalHeader();
    const QString text = view.model()->headerData(section, Qt::Horizontal).toString();
    const int margin = header->style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, header);
    const int arrow = isSortedBy(view, section) ? arrowWidth(*header) : 0;
    return widthOf(text, header->fontMetrics()) + 2 * margin + arrow;
}

ColumnWidths::ColumnWidths(QTableView &view, ColumnOrder order, std::function<ColumnNeed(int)> need)
    : QObject(&view)
    , m_view(view)
    , m_header(*view.horizontalHeader())
    , m_order(std::move(order))
    , m_need(std::move(need))
{
    // Only Interactive: sizing by contents would ask for the rows' contents.
    m_header.setSectionResizeMode(QHeaderView::Interactive);
    m_header.setStretchLastSection(false);
    m_view.viewport()->installEventFilter(this);
    m_header.installEventFilter(this);
    m_header.viewport()->installEventFilter(this);
    connect(&m_header, &QHeaderView::sortIndicatorChanged, this, &ColumnWidths::share);
    connect(&m_header, &QHeaderView::sectionResized, this, &ColumnWidths::resized);
    connect(m_view.model(), &QAbstractItemModel::headerDataChanged, this, &ColumnWidths::share);
    share();
}

void ColumnWidths::setWanted(int section, bool isWanted)
{
    if (!mayHide(section) || isWanted == this->isWanted(section))
        return;
    if (isWanted)
        m_unwanted.remove(section);
    else
        m_unwanted.insert(section);
    share();
}

QList<int> ColumnWidths::wanted() const
{
    QList<int> sections;
    for (int place = 0; place < m_header.count(); ++place) {
        const int section = m_header.logicalIndex(place);
        if (isWanted(section))
            sections.append(section);
    }
    return sections;
}

void ColumnWidths::reset()
{
    QList<int> sections(m_header.count());
    std::iota(sections.begin(), sections.end(), 0);
    order(sections);
    m_unwanted.clear();
    m_chosen.clear();
    share();
}

/// From the first place to the last.
void ColumnWidths::order(const QList<int> &sections)
{
    for (int place = 0; place < sections.size(); ++place)
        m_header.moveSection(m_header.visualIndex(sections[place]), place);
}

QByteArray ColumnWidths::save() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    stream << stateMark << m_header.count();
    for (int section = 0; section < m_header.count(); ++section)
        stream << m_header.visualIndex(section) << isWanted(section) << m_chosen.value(section);
    return state;
}

void ColumnWidths::restore(const QByteArray &state)
{
    quint32 mark = 0;
    int count = 0;
    QDataStream stream(state);
    stream.setVersion(streamVersion);
    stream >> mark >> count;
    if (mark != stateMark || count != m_header.count())
        return;
    QList<int> sections(count, -1);
    QHash<int, int> chosen;
    QSet<int> unwanted;
    for (int section = 0; section < count; ++section) {
        int place = -1;
        bool isWanted = true;
        int width = 0;
        stream >> place >> isWanted >> width;
        if (stream.status() != QDataStream::Ok || place < 0 || place >= count || sections[place] != -1)
            return;
        sections[place] = section;
        if (width > 0)
            chosen.insert(section, width);
        if (!isWanted && mayHide(section))
            unwanted.insert(section);
    }
    order(sections);
    m_chosen = chosen;
    m_unwanted = unwanted;
    share();
}

bool ColumnWidths::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        m_isBorderDragged = static_cast<QMouseEvent *>(event)->buttons().testFlag(Qt::LeftButton);
    else if (event->type() == QEvent::MouseButtonRelease)
        m_isBorderDragged = false;
    else if (event->type() == QEvent::Resize && watched == m_view.viewport())
        spread();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        share();
    return QObject::eventFilter(watched, event);
}

void ColumnWidths::share()
{
    if (m_header.count() == 0)
        return; // its model is gone
    m_needs.clear();
    for (int section = 0; section < m_header.count(); ++section) {
        ColumnNeed need = m_need(section);
        // A heading is never cut to make room: rather a column goes.
        const int heading = headingWidth(m_view, section);
        need.usual = std::max(need.usual, heading);
        need.least = std::max(need.least, heading);
        m_needs.append(need);
    }
    spread();
}

/// By what their words need, which takes as long to measure as to paint some rows.
void ColumnWidths::spread()
{
    if (m_header.count() != m_needs.size())
        return; // its model is gone
    QList<ColumnNeed> needs = m_needs;
    for (int section = 0; section < needs.size(); ++section) {
        ColumnNeed &need = needs[section];
        if (const auto chosen = m_chosen.constFind(section); chosen != m_chosen.cend())
            need.usual = std::clamp(*chosen, m_header.minimumSectionSize(), m_header.maximumSectionSize());
        need.least = std::min(need.least, need.usual);
        need.isWanted = isWanted(section);
    }
    const QList<int> widths = sharedWidths(needs, m_order, m_view.viewport()->width());
    const QScopedValueRollback guard(m_isSharing, true);
    for (int section = 0; section < widths.size(); ++section) {
        m_header.setSectionHidden(section, widths[section] == 0);
        if (widths[section] > 0)
            m_header.resizeSection(section, widths[section]);
    }
    // The bar below would come and go with the one beside the rows, before the columns are as narrow as that
    // makes them.
    const bool areAllInView = m_header.length() <= m_view.viewport()->width();
    const Qt::ScrollBarPolicy policy = areAllInView ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded;
    if (policy != m_view.horizontalScrollBarPolicy())
        m_view.setHorizontalScrollBarPolicy(policy);
}

void ColumnWidths::resized(int section, int before, int now)
{
    if (m_isSharing)
        return;
    if (m_isBorderDragged) {
        moveBorder(section, before, now);
        return;
    }
    // A double click on the border: what the column needs more, the taker has less.
    const int taker = m_order.taker;
    m_chosen.insert(section, now);
    if (section != taker)
        m_chosen.insert(taker, std::max(m_need(taker).least, m_header.sectionSize(taker) - (now - before)));
    share();
}

void ColumnWidths::moveBorder(int section, int before, int now)
{
    const QScopedValueRollback guard(m_isSharing, true);
    const int after = sectionAfter(section);
    if (after == -1) {
        m_header.resizeSection(section, before);
        return;
    }
    const int room = m_header.sectionSize(after) - m_header.minimumSectionSize();
    const int moved = std::min(now - before, room);
    m_header.resizeSection(section, before + moved);
    m_header.resizeSection(after, m_header.sectionSize(after) - moved);
    for (const int one : {section, after})
        m_chosen.insert(one, m_header.sectionSize(one));
}

/// The one beside it, as they are shown; -1: none.
int ColumnWidths::sectionAfter(int section) const
{
    for (int place = m_header.visualIndex(section) + 1; place < m_header.count(); ++place) {
        if (!m_header.isSectionHidden(m_header.logicalIndex(place)))
            return m_header.logicalIndex(place);
    }
    return -1;
}

} // namespace ui
