#pragma once

#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QWidget;

namespace ui {

/// The keyboard's ways between the panes of a window: a key to the next one, one to the previous one, and
/// home again by Escape, where a pane has no use for it, and when the pane is hidden.
class PaneWalk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaneWalk)

public:
    struct Pane
    {
        QWidget *widget;
        std::function<void()> enter; ///< gives it the keyboard; none: what had it last in there, or the first
    };

    /// In the order in which they are passed; `home` is the place of one of them. Actions and panes belong to
    /// others, and outlive this.
    PaneWalk(QList<Pane> panes, qsizetype home, QWidget *parent);

    [[nodiscard]] QAction *nextAction() const { return m_next; }
    [[nodiscard]] QAction *previousAction() const { return m_previous; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void go(int by);
    void enter(qsizetype pane);
    /// -1: the keyboard is elsewhere.
    [[nodiscard]] qsizetype current() const;

    const QList<Pane> m_panes;
    const qsizetype m_home;
    QAction *m_next;
    QAction *m_previous;
};

} // namespace ui
