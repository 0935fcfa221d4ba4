#include "readablepalette.h"

#include "colours.h"

#include <QApplication>
#include <QEvent>

namespace ui {

namespace {

void correctPalette()
{
    const QPalette palette = QApplication::palette();
    const QColor placeholder = placeholderColour(palette);
    const QColor highlight = highlightColour(palette);
    if (placeholder == palette.color(QPalette::PlaceholderText) &&
        highlight == palette.color(QPalette::Highlight))
        return;
    // Of these roles alone: what has not been set itself goes on following the desktop.
    QPalette correction = palette;
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
        correction.setColor(group, QPalette::PlaceholderText, placeholder);
        correction.setColor(group, QPalette::Highlight, highlight);
    }
    QApplication::setPalette(correction);
}

class PaletteListener final : public QObject
{
public:
    using QObject::QObject;
    Q_DISABLE_COPY_MOVE(PaletteListener)

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange)
            correctPalette();
        return false;
    }
};

} // namespace

QColor placeholderColour(const QPalette &palette)
{
    const QColor own = palette.color(QPalette::PlaceholderText);
    const QColor base = palette.color(QPalette::Base);
    if (contrast(mixed(own, base, own.alphaF()), base) >= leastContrast)
        return own;
    return mixed(palette.color(QPalette::Text), base, 0.7);
}

QColor highlightColour(const QPalette &palette)
{
    const QColor own = palette.color(QPalette::Highlight);
    const QColor text = palette.color(QPalette::HighlightedText);
    const QColor away = contrast(text, Qt::black) > contrast(text, Qt::white) ? Qt::black : Qt::white;
    QColor colour = own;
    for (double share = 1; contrast(text, colour) < leastContrast && share > 0; share -= 0.02)
        colour = mixed(own, away, share);
    return colour;
}

void keepPaletteReadable()
{
    qApp->installEventFilter(new PaletteListener(qApp));
    correctPalette();
}

} // namespace ui
