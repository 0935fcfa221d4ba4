#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <functional>

class QHeaderView;
class QTableView;

namespace ui {

/// What a column asks for, in pixels.
struct ColumnNeed
{
    int usual = 0;        ///< shows nearly all that it ever holds
    int least = 0;        ///< still tells something; at most `usual`
    bool isWanted = true; ///< else hidden, whatever room there is
};

/// Who gets what in a table, by the columns' logical numbers.
struct ColumnOrder
{
    int taker = 0;     ///< gets what the others leave; always there
    QList<int> givers; ///< give down to their least until the taker has its usual width; the first one first
    QList<int> goers;  ///< are hidden, the first one first, while not even the least widths fit
};

/// The columns' widths that share `whole` pixels; 0: hidden. More than `whole` together only when what may
/// not go needs it.
[[nodiscard]] QList<int> sharedWidths(const QList<ColumnNeed> &needs, const ColumnOrder &order, int whole);

/// As wide as `text` is in a cell of `view`, in pixels.
[[nodiscard]] int cellWidth(const QTableView &view, const QString &text);
/// Whether an arrow in the heading says so.
[[nodiscard]] bool isSortedBy(const QTableView &view, int section);
/// As wide as the heading of a column, in pixels, with its arrow where it has one.
[[nodiscard]] int headingWidth(const QTableView &view, int section);

/// Keeps the columns of a table as wide as the table, whatever becomes of its size, its words and its font. A
/// border that is dragged moves between the two columns beside it; what they have then is what they ask for
/// from then on.
class ColumnWidths final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnWidths)

public:
    /// Belongs to `view`, which has its model, and whose columns are as many as ever. `need` is asked
    /// when they are shared anew, but for another width of the table.
    ColumnWidths(QTableView &view, ColumnOrder order, std::function<ColumnNeed(int section)> need);

    /// Whether somebody wants the column; there may still be no room for it.
    [[nodiscard]] bool isWanted(int section) const { return !m_unwanted.contains(section); }
    void setWanted(int section, bool isWanted);
    [[nodiscard]] bool mayHide(int section) const { return section != m_order.taker; }
    /// Those wanted, as they stand beside each other, whether or not there is room for them.
    [[nodiscard]] QList<int> wanted() const;
    /// All columns, in the order and as wide as at first.
    void reset();

    /// The columns' order, which are wanted, and the widths that were chosen, for another start of the
    /// program.
    [[nodiscard]] QByteArray save() const;
    /// What is not from save(), or from when there were fewer columns, changes nothing.
    void restore(const QByteArray &state);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void share();
    void spread();
    void order(const QList<int> &sections);
    void resized(int section, int before, int now);
    void moveBorder(int section, int before, int now);
    [[nodiscard]] int sectionAfter(int section) const;

    QTableView &m_view;
    QHeaderView &m_header;
    const ColumnOrder m_order;
    const std::function<ColumnNeed(int)> m_need;
    QList<ColumnNeed> m_needs; // of their words
    QHash<int, int> m_chosen;  // widths by section
    QSet<int> m_unwanted;
    bool m_isSharing = false;
    bool m_isBorderDragged = false;
};

} // namespace ui
