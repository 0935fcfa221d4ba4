#include "panewalk.h"

#include "retranslation.h"

#include <QAction>
#include <QKeyEvent>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

bool takesKeyboard(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0;
}

/// nullptr: nothing in there takes the keyboard.
QWidget *firstIn(QWidget *pane)
{
    for (QWidget *next = pane->nextInFocusChain(); next != pane; next = next->nextInFocusChain()) {
        if (pane->isAncestorOf(next) && takesKeyboard(*next))
            return next;
    }
    return nullptr;
}

/// What had the keyboard last in there, while it could still have it; else the first.
QWidget *lastIn(QWidget *pane)
{
    QWidget *last = pane->focusWidget();
    return last && takesKeyboard(*last) ? last : firstIn(pane);
}

} // namespace

PaneWalk::PaneWalk(QList<Pane> panes, qsizetype home, QWidget *parent)
    : QObject(parent)
    , m_panes(std::move(panes))
    , m_home(home)
    , m_next(new QAction(this))
    , m_previous(new QAction(this))
{
    m_next->setShortcut(Qt::Key_F6);
    m_previous->setShortcut(Qt::SHIFT | Qt::Key_F6);
    connect(m_next, &QAction::triggered, this, [this] { go(1); });
    connect(m_previous, &QAction::triggered, this, [this] { go(-1); });
    for (const Pane &pane : m_panes)
        pane.widget->installEventFilter(this);
    keepTranslated(this, [this] { retranslate(); });
}

void PaneWalk::retranslate()
{
    m_next->setText(tr("&Next part of the window"));
    m_previous->setText(tr("&Previous part of the window"));
}

qsizetype PaneWalk::current() const
{
    const auto found = std::find_if(m_panes.begin(), m_panes.end(), [](const Pane &pane) {
        const QWidget *focused = pane.widget->window()->focusWidget();
        return focused && (pane.widget == focused || pane.widget->isAncestorOf(focused));
    });
    return found == m_panes.end() ? -1 : found - m_panes.begin();
}

/// To the next one that is shown; from elsewhere home.
void PaneWalk::go(int by)
{
    const qsizetype from = current();
    if (from == -1) {
        enter(m_home);
        return;
    }
    const qsizetype count = m_panes.size();
    for (qsizetype pane = (from + by + count) % count; pane != from; pane = (pane + by + count) % count) {
        if (m_panes[pane].widget->isVisible() && firstIn(m_panes[pane].widget)) {
            enter(pane);
            return;
        }
    }
}

void PaneWalk::enter(qsizetype pane)
{
    if (m_panes[pane].enter)
        m_panes[pane].enter();
    else if (QWidget *target = lastIn(m_panes[pane].widget))
        target->setFocus(Qt::ShortcutFocusReason);
}

bool PaneWalk::eventFilter(QObject *watched, QEvent *event)
{
    const auto *pane = qobject_cast<QWidget *>(watched);
    if (pane == m_panes[m_home].widget)
        return false;
    // A key that comes here has been left over by what is in the pane.
    const bool isEscape =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape;
    // A pane goes with the keyboard in it: else the next thing in the window would get that.
    const bool isLeft = event->type() == QEvent::Hide && pane->isHidden() && current() != -1 &&
                        m_panes[current()].widget == pane;
    if (isEscape || isLeft)
        enter(m_home);
    return isEscape;
}

} // namespace ui
