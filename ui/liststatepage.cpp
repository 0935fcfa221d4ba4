#include "liststatepage.h"

#include "icon.h"
#include "quietlabel.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int iconEdge = 48;
constexpr int textWidth = 420;

} // namespace

ListStatePage::ListStatePage(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QuietLabel({}, this))
    , m_button(new QPushButton(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
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

    // A column of its own: by an alignment, the texts would get the height that they need over the whole
    // width.
    auto *column = new QWidget(this);
    column->setMaximumWidth(textWidth);
    auto *lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(10);
    lines->addStretch(2);
    lines->addWidget(m_icon);
    lines->addWidget(m_title);
    lines->addWidget(m_text);
    lines->addWidget(m_button, 0, Qt::AlignHCenter);
    lines->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch();
    layout->addWidget(column, 1); // up to its width; the rest is beside it
    layout->addStretch();
    connect(m_button, &QPushButton::clicked, this, &ListStatePage::pressed);
}

void ListStatePage::show(const QString &iconName, const QString &title, const QString &text,
                         const QString &button)
{
    m_iconName = iconName;
    updateIcon();
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    m_button->setText(button);
    const QWidget *focused = window()->focusWidget();
    const bool hadFocus = focused == this || focused == m_button;
    // Before the button goes: it would hand the keyboard on to whatever comes next in the window.
    setFocusProxy(nullptr);
    if (hadFocus)
        setFocus();
    m_button->setVisible(!button.isEmpty());
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
    QWidget::changeEvent(event);
}

void ListStatePage::updateIcon()
{
    m_icon->setPixmap(
        icon(m_iconName, QPalette::Text).pixmap(QSize(iconEdge, iconEdge), devicePixelRatioF()));
}

} // namespace ui
