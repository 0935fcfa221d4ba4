#include "liststatepage.h"

#include "icon.h"
#include "quietlabel.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int iconEdge = 48;
constexpr int textWidth = 420;
constexpr int spacing = 10;
constexpr int leastMargin = 2;

} // namespace

ListStatePage::ListStatePage(QWidget *parent)
    : QWidget(parent)
    , m_area(new QScrollArea(this))
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QuietLabel({}, this))
    , m_button(new QPushButton(this))
{
    m_icon->setAlignment(Qt::AlignCenter);
    for (QLabel *label : std::initializer_list<QLabel *>{m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setBold(true);
    m_title->setFont(font);
    lay();
    m_button->installEventFilter(this);
    connect(m_button, &QPushButton::clicked, this, &ListStatePage::pressed);
}

void ListStatePage::lay()
{
    auto *contents = new QWidget;
    contents->setBackgroundRole(QPalette::Base);
    // A column of its own: by an alignment, the texts would get the height that they need over the whole
    // width.
    auto *column = new QWidget(contents);
    column->setMaximumWidth(textWidth);
    auto *lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(spacing);
    lines->addStretch(2);
    lines->addWidget(m_icon);
    lines->addWidget(m_title);
    lines->addWidget(m_text);
    lines->addWidget(m_button, 0, Qt::AlignHCenter);
    lines->addStretch(3);
    auto *sides = new QHBoxLayout(contents);
    QMargins margins = sides->contentsMargins();
    // Where there is room there is more, above and below; else it is needed.
    margins.setTop(leastMargin);
    margins.setBottom(leastMargin);
    sides->setContentsMargins(margins);
    sides->addStretch();
    sides->addWidget(column, 1); // up to its width; the rest is beside it
    sides->addStretch();

    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setWidget(contents);
    // A stop for the keyboard only where there is something to scroll.
    m_area->setFocusPolicy(Qt::NoFocus);
    connect(m_area->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int last) {
        m_area->setFocusPolicy(last > 0 ? Qt::StrongFocus : Qt::NoFocus);
        if (last == 0 && m_area->hasFocus())
            setFocus();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area);
}

QSize ListStatePage::minimumSizeHint() const
{
    const int bar = m_area->verticalScrollBar()->sizeHint().width();
    return {m_area->widget()->minimumSizeHint().width() + bar, QWidget::minimumSizeHint().height()};
}

void ListStatePage::show(const QString &iconName, const QString &title, const QString &text,
                         const QString &button)
{
    // It is told again with everything that comes: who reads it is not to be torn away.
    if (iconName == m_iconName && title == m_title->text() && text == m_text->text() &&
        button == m_button->text())
        return;
    m_iconName = iconName;
    updateIcon();
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    // The area has the keyboard where there is more than fits.
    for (QWidget *named : std::initializer_list<QWidget *>{this, m_area}) {
        named->setAccessibleName(title);
        named->setAccessibleDescription(text);
    }
    m_button->setText(button);
    const QWidget *focused = window()->focusWidget();
    const bool hadFocus = focused && (focused == this || isAncestorOf(focused));
    // Before the button goes: it would hand the keyboard on to whatever comes next in the window.
    setFocusProxy(nullptr);
    if (hadFocus)
        setFocus();
    m_button->setVisible(!button.isEmpty());
    showIconWhereThereIsRoom();
    updateGeometry();
    m_area->verticalScrollBar()->setValue(0);
    if (button.isEmpty())
        return;
    setFocusProxy(m_button);
    if (hadFocus)
        m_button->setFocus();
}

void ListStatePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        updateIcon();
    if (event->type() == QEvent::FontChange) {
        showIconWhereThereIsRoom();
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

void ListStatePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showIconWhereThereIsRoom();
}

bool ListStatePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_button && event->type() == QEvent::FocusIn)
        m_area->ensureWidgetVisible(m_button);
    return QWidget::eventFilter(watched, event);
}

void ListStatePage::showIconWhereThereIsRoom()
{
    // What it takes is known anew only once it is told that the words are others.
    m_icon->parentWidget()->updateGeometry();
    const QSize room = m_area->maximumViewportSize();
    const int others = m_area->widget()->heightForWidth(room.width()) -
                       (m_icon->isHidden() ? 0 : m_icon->sizeHint().height() + spacing);
    m_icon->setVisible(others + iconEdge + spacing <= room.height());
}

void ListStatePage::updateIcon()
{
    m_icon->setPixmap(
        icon(m_iconName, QPalette::Text).pixmap(QSize(iconEdge, iconEdge), devicePixelRatioF()));
}

} // namespace ui
