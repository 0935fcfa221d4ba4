#include "listpages.h"

#include "mediacolumns.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace ui {

using medias::ListSnapshot;
using medias::MediaListModel;

namespace {

constexpr int titlePoints = 14;
constexpr int points = 8; // nine columns fit a landscape page so
/// Whose widths stand for all: measuring a hundred thousand takes seconds.
constexpr qsizetype mostMeasured = 200;
/// No column asks for more; what is longer is cut short.
constexpr int mostCharacters = 36;

/// What still tells one row from another.
int leastCharacters(MediaListModel::Column column)
{
    switch (column) {
    case MediaListModel::Name:
    case MediaListModel::Request:
        return 20;
    case MediaListModel::Tag:
        return 12;
    case MediaListModel::Type:
    case MediaListModel::DownloadsLeft:
    case MediaListModel::State:
        return 8;
    case MediaListModel::Size:
    case MediaListModel::Received:
    case MediaListModel::Stays:
    case MediaListModel::ColumnCount:
        break;
    }
    return mostCharacters; // a part of a number or a time tells nothing
}

/// The list's own order, by the places of `columns`, of which some may be missing.
ColumnOrder orderOf(const ListSnapshot::Columns &columns)
{
    const auto placeOf = [&columns](int column) {
        return static_cast<int>(columns.indexOf(static_cast<MediaListModel::Column>(column)));
    };
    const ColumnOrder all = mediaColumnOrder();
    ColumnOrder order;
    order.taker = std::max(0, placeOf(all.taker));
    const auto there = [&](const QList<int> &some) {
        QList<int> places;
        for (const int column : some) {
            if (const int place = placeOf(column); place != -1 && place != order.taker)
                places.append(place);
        }
        return places;
    };
    order.givers = there(all.givers);
    order.goers = there(all.goers);
    return order;
}

const QColor ink(Qt::black);
const QColor faint(0x60, 0x60, 0x60);
const QColor ruleColour(0xc8, 0xc8, 0xc8);

QFont fontOf(int size, bool isBold = false)
{
    QFont font = QGuiApplication::font();
    font.setPointSize(size);
    font.setBold(isBold);
    return font;
}

int widthOf(const QFontMetrics &metrics, int characters)
{
    return metrics.averageCharWidth() * characters;
}

} // namespace

ListPages::ListPages(ListSnapshot list, const QString &place, const QPaintDevice &device, const QSize &size)
    : m_list(std::move(list))
    , m_place(place)
    , m_printed(QDateTime::currentDateTime())
    , m_size(size)
    , m_titleFont(fontOf(titlePoints, true))
    , m_headingFont(fontOf(points, true))
    , m_font(fontOf(points))
{
    // What fonts measure on paper, not on the screen.
    const QFontMetrics metrics(m_font, &device);
    m_titleLine = QFontMetrics(m_titleFont, &device).lineSpacing();
    m_textLine = metrics.lineSpacing();
    m_line = metrics.lineSpacing() * 3 / 2;
    m_gap = widthOf(metrics, 2);
    m_rule = std::max(1, metrics.lineSpacing() / 24);
    measureColumns(device);
}

void ListPages::measureColumns(const QPaintDevice &device)
{
    const QFontMetrics metrics(m_font, &device);
    const QFontMetrics headings(m_headingFont, &device);
    const QStringList titles = m_list.headings();
    QList<ColumnNeed> needs;
    for (const QString &title : titles)
        needs.append({headings.horizontalAdvance(title), 0});
    const qsizetype step = std::max<qsizetype>(1, m_list.medias().size() / mostMeasured);
    for (qsizetype place = 0; place < m_list.medias().size(); place += step) {
        const QStringList cells = m_list.cells(place);
        for (qsizetype i = 0; i < cells.size(); ++i)
            needs[i].usual = std::max(needs[i].usual, metrics.horizontalAdvance(cells[i]));
    }
    // And some more: a text's width is rounded, and what is too wide by a hair would be cut short.
    const int apart = m_gap + metrics.averageCharWidth() / 2;
    for (qsizetype i = 0; i < needs.size(); ++i) {
        needs[i].usual = std::min(needs[i].usual, widthOf(metrics, mostCharacters)) + apart;
        needs[i].least =
            std::min(needs[i].usual, widthOf(metrics, leastCharacters(m_list.columns()[i])) + apart);
    }
    m_widths = sharedWidths(needs, orderOf(m_list.columns()), m_size.width());
}

int ListPages::linesFrom(int top) const
{
    const int foot = 2 * m_textLine;
    return std::max(1, (m_size.height() - top - m_line - foot) / m_line);
}

ListPages::Lines ListPages::linesOn(int page) const
{
    const int titleHeight = m_titleLine + 3 * m_textLine;
    const qsizetype onFirst = linesFrom(titleHeight);
    const qsizetype all = m_list.medias().size();
    if (page == 0)
        return {0, std::min(all, onFirst), titleHeight};
    const qsizetype first = onFirst + qsizetype{page - 1} * linesFrom(0);
    return {first, std::min(all, first + linesFrom(0)), 0};
}

int ListPages::count() const
{
    const qsizetype after = m_list.medias().size() - linesOn(0).end;
    return 1 + static_cast<int>((after + linesFrom(0) - 1) / linesFrom(0));
}

void ListPages::paint(QPainter &painter, int page) const
{
    painter.save();
    if (page == 0)
        paintTitle(painter);
    const Lines lines = linesOn(page);
    paintHeadings(painter, lines.top);
    int top = lines.top + m_line;
    for (qsizetype place = lines.first; place < lines.end; ++place) {
        paintLine(painter, top, place);
        top += m_line;
    }
    paintFoot(painter, page);
    painter.restore();
}

void ListPages::paintTitle(QPainter &painter) const
{
    painter.setPen(ink);
    painter.setFont(m_titleFont);
    paintText(painter, {0, 0, m_size.width(), m_titleLine}, tr("Medias"));
    painter.setFont(m_font);
    paintText(painter, {0, m_titleLine, m_size.width(), m_textLine}, m_place);
    paintText(painter, {0, m_titleLine + m_textLine, m_size.width(), m_textLine}, extent());
}

/// How much of the list this is.
QString ListPages::extent() const
{
    const QLocale locale;
    if (m_list.isWhole())
        return tr("%Ln media(s)", nullptr, static_cast<int>(m_list.whole()));
    return tr("%1 of %2 medias: the others were not loaded")
        .arg(locale.toString(m_list.medias().size()), locale.toString(m_list.whole()));
}

void ListPages::paintHeadings(QPainter &painter, int top) const
{
    painter.setPen(ink);
    painter.setFont(m_headingFont);
    const QStringList titles = m_list.headings();
    int from = 0;
    for (qsizetype i = 0; i < titles.size(); ++i) {
        paintCell(painter, {from, top, m_widths[i], m_line}, titles[i], m_list.columns()[i]);
        from += m_widths[i];
    }
    painter.fillRect(0, top + m_line - 2 * m_rule, m_size.width(), 2 * m_rule, ink);
}

void ListPages::paintLine(QPainter &painter, int top, qsizetype place) const
{
    painter.setPen(m_list.medias().at(place).isRemoved() ? faint : ink);
    painter.setFont(m_font);
    const QStringList cells = m_list.cells(place);
    int from = 0;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        paintCell(painter, {from, top, m_widths[i], m_line}, cells[i], m_list.columns()[i]);
        from += m_widths[i];
    }
    painter.fillRect(0, top + m_line - m_rule, m_size.width(), m_rule, ruleColour);
}

void ListPages::paintCell(QPainter &painter, const QRect &cell, const QString &text,
                          MediaListModel::Column column) const
{
    // A name's end says what kind of file it is.
    const Qt::TextElideMode elided = column == MediaListModel::Name ? Qt::ElideMiddle : Qt::ElideRight;
    if (cell.width() > 0)
        paintText(painter, cell.adjusted(0, 0, -m_gap, 0), text,
                  column == MediaListModel::Size ? Qt::AlignTrailing : Qt::AlignLeading, elided);
}

void ListPages::paintFoot(QPainter &painter, int page) const
{
    painter.setPen(faint);
    painter.setFont(m_font);
    const QRect foot(0, m_size.height() - m_textLine, m_size.width(), m_textLine);
    paintText(painter, foot, QLocale().toString(m_printed, QLocale::ShortFormat));
    paintText(painter, foot, tr("Page %L1 of %L2").arg(page + 1).arg(count()), Qt::AlignTrailing);
}

void ListPages::paintText(QPainter &painter, const QRect &rect, const QString &text, Qt::Alignment side,
                          Qt::TextElideMode elided) const
{
    const Qt::LayoutDirection direction = QGuiApplication::layoutDirection();
    const QRect placed = QStyle::visualRect(direction, QRect(QPoint(), m_size), rect);
    const Qt::Alignment alignment = QStyle::visualAlignment(direction, side | Qt::AlignVCenter);
    // Each text runs as it is written; where it stands is the page's affair.
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(placed, static_cast<int>(alignment | Qt::AlignAbsolute) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, elided, placed.width()));
}

} // namespace ui
