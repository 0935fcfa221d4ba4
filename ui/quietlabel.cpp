#include "quietlabel.h"

#include "colours.h"

#include <QEvent>
#include <QGuiApplication>

namespace ui {

QuietLabel::QuietLabel(const QString &text, QWidget *parent)
    : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    // Also on a button, whose colour is another.
    setForegroundRole(QPalette::WindowText);
    updateColour();
}

QSize QuietLabel::sizeHint() const
{
    return {QLabel::sizeHint().width(), fontMetrics().height()};
}

QSize QuietLabel::minimumSizeHint() const
{
    return {QLabel::minimumSizeHint().width(), fontMetrics().height()};
}

void QuietLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    // That of the application itself is told to windows alone.
    if (event->type() == QEvent::PaletteChange)
        updateColour();
}

void QuietLabel::updateColour()
{
    QPalette colours;
    // What is disabled looks so by itself.
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
        colours.setColor(group, QPalette::WindowText, quietText(QGuiApplication::palette()));
    if (colours.color(QPalette::WindowText) != palette().color(QPalette::WindowText))
        setPalette(colours);
}

} // namespace ui
