#include "placeholdercolour.h"

#include "colours.h"

#include <QApplication>
#include <QEvent>

namespace ui {

namespace {

void correctPalette()
{
    const QColor colour = placeholderColour(QApplication::palette());
    if (colour == QApplication::palette().color(QPalette::PlaceholderText))
        return;
    // Of this role alone: what has not been set itself goes on following the desktop.
    QPalette correction = QApplication::palette();
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
        correction.setColor(group, QPalette::PlaceholderText, colour);
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

void keepPlaceholdersReadable()
{
    qApp->installEventFilter(new PaletteListener(qApp));
    correctPalette();
}

} // namespace ui
