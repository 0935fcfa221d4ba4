#pragma once

#include "columnwidths.h"
#include "medias/listsnapshot.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFont>
#include <QRect>

class QPaintDevice;
class QPainter;

namespace ui {

/// The list of medias on paper: a heading, the columns' headings on each page, one line for each media, the
/// date and the page's number. Right to left where the program's windows are.
class ListPages final
{
    Q_DECLARE_TR_FUNCTIONS(ui::ListPages)

public:
    /// `place` is where the medias are, for the heading. `size` is that of a page, in pixels of `device`,
    /// which is measured by and not kept.
    ListPages(medias::ListSnapshot list, const QString &place, const QPaintDevice &device, const QSize &size);

    [[nodiscard]] int count() const; ///< of pages: at least 1
    [[nodiscard]] const medias::ListSnapshot &list() const { return m_list; }
    /// Paints a page, from 0, at the painter's origin. As much work as the page has lines, however long the
    /// list is.
    void paint(QPainter &painter, int page) const;

private:
    struct Lines
    {
        qsizetype first = 0;
        qsizetype end = 0;
        int top = 0;
    };

    void measureColumns(const QPaintDevice &device);
    [[nodiscard]] Lines linesOn(int page) const;
    [[nodiscard]] int linesFrom(int top) const;
    void paintTitle(QPainter &painter) const;
    void paintHeadings(QPainter &painter, int top) const;
    void paintLine(QPainter &painter, int top, qsizetype place) const;
    void paintFoot(QPainter &painter, int page) const;
    void paintCell(QPainter &painter, const QRect &cell, const QString &text,
                   medias::MediaListModel::Column column) const;
    /// `rect` is counted from the side where reading begins. What does not fit is cut short.
    void paintText(QPainter &painter, const QRect &rect, const QString &text,
                   Qt::Alignment side = Qt::AlignLeading, Qt::TextElideMode elided = Qt::ElideRight) const;
    [[nodiscard]] QString extent() const;

    const medias::ListSnapshot m_list;
    const QString m_place;
    const QDateTime m_printed;
    const QSize m_size;
    QFont m_titleFont;
    QFont m_headingFont;
    QFont m_font;
    QList<int> m_widths; // of the columns, with what parts them
    int m_titleLine = 0;
    int m_textLine = 0; // of text that is no table
    int m_line = 0;     // of the table
    int m_gap = 0;      // between columns
    int m_rule = 1;     // how thick lines are
};

} // namespace ui
