#include "script.h"

#include "eventloop.h"
#include "medias/medialistmodel.h"
#include "ui/office.h"

#include <QDeadlineTimer>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QWheelEvent>

#include <random>

namespace bench {

using namespace std::chrono_literals;

namespace {

/// One notch of a wheel; up for positive ones.
void wheel(Office &office, int notches)
{
    QWidget *viewport = office.table()->viewport();
    const QPointF middle = viewport->rect().center();
    QWheelEvent event(middle, viewport->mapToGlobal(middle), {},
                      {0, notches * QWheelEvent::DefaultDeltasPerStep}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(viewport, &event);
}

void press(Office &office, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QKeyEvent event(QEvent::KeyPress, key, modifiers);
    QCoreApplication::sendEvent(office.table(), &event);
}

/// Anywhere, at the same places in each run.
void jump(Office &office)
{
    static std::mt19937 random(1);
    QScrollBar *bar = office.table()->verticalScrollBar();
    bar->setValue(std::uniform_int_distribution(0, bar->maximum())(random));
}

/// The bar pulled from the top to the bottom in so many moves.
void drag(Office &office, int move, int moves)
{
    QScrollBar *bar = office.table()->verticalScrollBar();
    bar->setSliderDown(move + 1 < moves);
    bar->setSliderPosition(static_cast<int>(qint64(bar->maximum()) * (move + 1) / moves));
}

/// As many letters of a word as were typed so far.
void type(int letter)
{
    Office::find<QLineEdit>(QStringLiteral("mediaSearch"))
        ->setText(QStringLiteral("contract").left(letter + 1));
}

void sort(Office &office, int column)
{
    dynamic_cast<medias::MediaListModel &>(*office.rows()).sort(column);
}

} // namespace

QList<Step> everydaySteps()
{
    constexpr int moves = 60;
    return {
        {"wheel down", 60, 16ms, [](Office &office, int) { wheel(office, -1); }},
        {"page down", 20, 100ms, [](Office &office, int) { press(office, Qt::Key_PageDown); }},
        {"refresh", 1, 400ms, [](Office &office, int) { office.trigger(QStringLiteral("Refresh")); }},
        {"jump", 5, 200ms, [](Office &office, int) { jump(office); }},
        {"drag", moves, 16ms, [](Office &office, int move) { drag(office, move, moves); }},
        {"wheel up", 60, 16ms, [](Office &office, int) { wheel(office, 1); }},
        {"to the top", 1, 300ms,
         [](Office &office, int) { press(office, Qt::Key_Home, Qt::ControlModifier); }},
        {"to the end", 1, 300ms,
         [](Office &office, int) { press(office, Qt::Key_End, Qt::ControlModifier); }},
        {"refresh at the end", 1, 400ms,
         [](Office &office, int) { office.trigger(QStringLiteral("Refresh")); }},
        {"search", 8, 120ms, [](Office &, int letter) { type(letter); }},
        {"sort what was found", 1, 400ms, [](Office &office, int) { sort(office, 0); }},
        {"show all, sorted", 1, 400ms, [](Office &, int) { type(-1); }},
        {"wheel down what is sorted", 40, 16ms, [](Office &office, int) { wheel(office, -1); }},
        {"the server's order", 1, 300ms, [](Office &office, int) { sort(office, -1); }},
    };
}

QList<std::pair<const char *, Stalls>> play(const QList<Step> &steps, Office &office, Pulse &pulse,
                                            std::chrono::seconds length)
{
    QList<std::pair<const char *, Stalls>> all;
    for (const Step &step : steps)
        all.append({step.name, Stalls()});
    const QDeadlineTimer end(length);
    while (!end.hasExpired()) {
        for (qsizetype i = 0; i < steps.size(); ++i) {
            (void)pulse.take();
            for (int time = 0; time < steps[i].times; ++time) {
                // Set off by an event, as what somebody does is: how long it takes is a stall.
                QMetaObject::invokeMethod(
                    office.table(), [&, time] { steps[i].act(office, time); }, Qt::QueuedConnection);
                runFor(steps[i].pause);
            }
            all[i].second += pulse.take();
        }
    }
    return all;
}

} // namespace bench
