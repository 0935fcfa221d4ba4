#include "liststatepage.h"

#include "colours.h"
#include "icon.h"

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
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_icon->setAlignment(Qt::AlignCenter);
    for (QLabel *label : {m_title, m_text}) {
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
    m_icon->setPixmap(icon(iconName, QPalette::Text).pixmap(QSize(iconEdge, iconEdge), devicePixelRatioF()));
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, quietText(quiet));
    m_text->setPalette(quiet);
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

} // namespace ui
