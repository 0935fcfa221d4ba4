#pragma once

#include <QCache>
#include <QFont>
#include <QStaticText>
#include <QString>

class QPainter;
class QStyleOptionViewItem;

namespace ui {

/// Draws the cells of a table as its style does, but for their text: the style finds out three times where
/// its letters go, for each cell each time it is painted, which is most of what painting a table takes. This
/// does it once, and remembers it of the last few thousand.
class CellText final
{
public:
    /// Of one line, at the cell's alignment, with an ellipsis where it is too long.
    void draw(QPainter *painter, const QStyleOptionViewItem &cell);

private:
    struct Key
    {
        QString text;
        int width;
        Qt::TextElideMode elision;
        Qt::LayoutDirection direction;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.width, int(key.elision), int(key.direction));
        }
    };

    [[nodiscard]] const QStaticText &textOf(const QStyleOptionViewItem &cell, int width);

    QCache<Key, QStaticText> m_texts{4000};
    QFont m_font; // of these
    qreal m_scale = 0;
};

} // namespace ui
