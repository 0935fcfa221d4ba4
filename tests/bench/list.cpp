// Measures the list of medias in the whole window, on a demo server of its own that has a core to itself.
//
//     mediadesk-bench-list [--medias N] [--latency MS] [--rows N] [--seconds S] [--listened-to] PART
//
// Prints what it has measured as a line of JSON. tests/bench/list runs the parts, and knows what is good
// enough:
//
//     first     from the arrival of the first page to its rows painted
//     jumps     from a jump of the scroll bar to the rows there painted
//     stalls    how late the window deals with events while somebody scrolls and refreshes for S seconds (60)
//     memory    after all of the list was scrolled through
//     selected  how long selecting all and refreshing make the window stall, with all of the list loaded
//     found     from a key press in the search field to what it found painted, and sorting, with all loaded
//     indexed   after all of the list was searched
//     plain     the same list without any of it: fetchMore() below a QSortFilterProxyModel
//
// The window is as on a large screen, or, with --rows, so low that no more than so many are in view. With
// --listened-to as if a screen reader listened. Times are in milliseconds, sizes in MiB.

#include "botdoc/client.h"
#include "eventloop.h"
#include "listener.h"
#include "listwatch.h"
#include "medias/medialistmodel.h"
#include "mediatableview.h"
#include "plainlist.h"
#include "process.h"
#include "pulse.h"
#include "script.h"
#include "searching.h"
#include "support/eventually.h"
#include "ui/office.h"

#include <QCommandLineParser>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace std::chrono_literals;

namespace bench {

namespace {

using Clock = ListWatch::Clock;

double milliseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

QJsonArray sorted(std::vector<double> figures)
{
    std::sort(figures.begin(), figures.end());
    QJsonArray all;
    for (const double figure : figures)
        all.append(figure);
    return all;
}

void awaitRest(const ListWatch &watch)
{
    // Long enough for the view to have told which rows can be seen.
    runFor(150ms);
    await("calls end", [&] { return watch.isIdle(); });
    runFor(150ms);
}

QJsonObject firstRows(Office &office, ListWatch &watch)
{
    constexpr int times = 21;
    std::vector<double> sinceArrival;
    std::vector<double> sinceSignIn;
    for (int time = 0; time < times; ++time) {
        office.account.signOut();
        runFor(50ms);
        watch.begin();
        office.account.signIn(office.demo.server(), QStringLiteral("Test"), office.demo.credentials());
        watch.awaitPainted();
        sinceArrival.push_back(milliseconds(*watch.painted() - watch.arrived().value_or(watch.begun())));
        sinceSignIn.push_back(milliseconds(*watch.painted() - watch.begun()));
        awaitRest(watch);
    }
    std::vector<double> painting;
    for (int time = 0; time < times; ++time) {
        const Clock::time_point begin = Clock::now();
        office.table()->viewport()->repaint();
        painting.push_back(milliseconds(Clock::now() - begin));
    }
    return {{QStringLiteral("arrival_to_painted"), sorted(sinceArrival)},
            {QStringLiteral("sign_in_to_painted"), sorted(sinceSignIn)},
            {QStringLiteral("painting"), sorted(painting)}};
}

QJsonObject jumps(Office &office, ListWatch &watch)
{
    constexpr int places = 15;
    std::mt19937 random(2);
    QScrollBar *bar = office.table()->verticalScrollBar();
    std::vector<double> sinceJump;
    std::vector<double> sinceCall;
    std::vector<double> calls;
    std::vector<double> callsInAll;
    for (int place = 0; place < places; ++place) {
        const int to =
            place == 0 ? bar->maximum() / 2 : std::uniform_int_distribution(0, bar->maximum())(random);
        watch.begin();
        bar->setValue(to);
        watch.awaitPainted();
        sinceJump.push_back(milliseconds(*watch.painted() - watch.begun()));
        sinceCall.push_back(milliseconds(*watch.painted() - watch.firstCall().value_or(watch.begun())));
        calls.push_back(watch.callsUntilPainted());
        awaitRest(watch);
        callsInAll.push_back(watch.calls());
    }
    return {{QStringLiteral("jump_to_painted"), sorted(sinceJump)},
            {QStringLiteral("first_call_to_painted"), sorted(sinceCall)},
            {QStringLiteral("calls_until_painted"), sorted(calls)},
            {QStringLiteral("calls_in_all"), sorted(callsInAll)}};
}

QJsonObject inWords(const Stalls &stalls)
{
    return {{QStringLiteral("events"), stalls.events},
            {QStringLiteral("percent_in_time"), stalls.percentInTime()},
            {QStringLiteral("longest"), stalls.longest},
            {QStringLiteral("longest_after_seconds"), stalls.at}};
}

QJsonObject stalls(Office &office, ListWatch &watch, std::chrono::seconds length)
{
    watch.begin();
    Pulse pulse;
    const auto told = play(everydaySteps(), office, pulse, length);
    Stalls all;
    QJsonObject steps;
    for (const auto &[name, stalls] : told) {
        all += stalls;
        steps.insert(QLatin1String(name), inWords(stalls));
    }
    QJsonObject result = inWords(all);
    result.insert(QStringLiteral("steps"), steps);
    result.insert(QStringLiteral("calls"), watch.calls());
    return result;
}

/// From the first row to the last, a page of a hundred at a time, without the pause that the view makes
/// before it tells which rows can be seen.
void scrollThrough(Office &office)
{
    constexpr int page = 100;
    auto *table = qobject_cast<ui::MediaTableView *>(office.table());
    const int rows = table->model()->rowCount();
    for (int row = 0; row < rows; row += page) {
        const int middle = std::min(row + page / 2, rows - 1);
        table->scrollTo(table->model()->index(middle, 0), QAbstractItemView::PositionAtCenter);
        const int atBottom = table->rowAt(table->viewport()->height() - 1);
        Q_EMIT table->visibleRowsChanged(table->rowAt(0), atBottom == -1 ? rows - 1 : atBottom);
        if (!support::eventually([table] { return areRowsInViewLoaded(*table); }, 1min))
            qFatal("row %d never comes", row);
    }
}

QJsonObject memoryAfterAll(Office &office, ListWatch &watch)
{
    awaitRest(watch);
    const Memory before = memory();
    watch.begin();
    scrollThrough(office);
    const double time = milliseconds(Clock::now() - watch.begun());
    awaitRest(watch);
    const Memory after = memory();
    return {{QStringLiteral("before"), before.now},
            {QStringLiteral("after"), after.now},
            {QStringLiteral("peak"), after.peak},
            {QStringLiteral("time"), time},
            {QStringLiteral("calls"), watch.calls()}};
}

/// Runs what somebody does, as an event, until the program has come to rest after it.
Stalls after(const std::function<void()> &act, Office &office, const ListWatch &watch, Pulse &pulse)
{
    (void)pulse.take();
    QMetaObject::invokeMethod(office.table(), act, Qt::QueuedConnection);
    awaitRest(watch);
    return pulse.take();
}

QJsonObject refreshWithAllButOneSelected(Office &office, ListWatch &watch)
{
    scrollThrough(office);
    awaitRest(watch);
    watch.begin();
    const QAbstractItemModel &rows = *office.rows();
    int loaded = 0;
    for (int row = 0; row < rows.rowCount(); ++row)
        loaded += rows.index(row, 0).data(medias::MediaListModel::IsLoadedRole).toBool() ? 1 : 0;
    const QModelIndex odd = rows.index(rows.rowCount() / 3, 0);
    const QVariant oddMedia = odd.data(medias::MediaListModel::MediaRole);

    Pulse pulse;
    const auto refresh = [&] { office.trigger(QStringLiteral("Refresh")); };
    const Stalls selecting = after([&] { office.table()->selectAll(); }, office, watch, pulse);
    const Stalls leavingOut = after(
        [&] {
            office.table()->selectionModel()->select(odd, QItemSelectionModel::Deselect |
                                                              QItemSelectionModel::Rows);
        },
        office, watch, pulse);
    const Stalls refreshing = after(refresh, office, watch, pulse);
    // The one left out is deleted by somebody else: all rows behind it move.
    bool isDeleted = false;
    office.account.client()->deleteMedia(oddMedia.value<botdoc::Media>().id, &office.window,
                                         [&](const botdoc::Result<void> &) { isDeleted = true; });
    await("a media is deleted", [&] { return isDeleted; });
    const Stalls moving = after(refresh, office, watch, pulse);
    const Stalls clearing = after([&] { office.table()->clearSelection(); }, office, watch, pulse);
    return {{QStringLiteral("loaded"), loaded},
            {QStringLiteral("select_all"), inWords(selecting)},
            {QStringLiteral("leave_one_out"), inWords(leavingOut)},
            {QStringLiteral("refresh"), inWords(refreshing)},
            {QStringLiteral("refresh_after_one_went"), inWords(moving)},
            {QStringLiteral("clear"), inWords(clearing)},
            {QStringLiteral("memory"), memory().now}};
}

/// `rows` 0: as on a large screen; the offscreen one is small.
void resizeWindow(Office &office, int rows)
{
    office.window.resize(1600, 960);
    if (rows == 0)
        return;
    // Lower than anybody can make it.
    office.window.setMinimumHeight(1);
    const int height = rows * office.table()->verticalHeader()->defaultSectionSize();
    await("the window is so low that only few rows have room", [&] {
        const int missing = height - office.table()->viewport()->height();
        if (missing != 0)
            office.window.resize(office.window.width(), office.window.height() + missing);
        return missing == 0;
    });
}

QJsonObject measure(const QString &part, Office &office, const QCommandLineParser &options)
{
    ListWatch watch(office);
    if (part == QLatin1String("first"))
        return firstRows(office, watch);
    awaitRest(watch);
    if (part == QLatin1String("jumps"))
        return jumps(office, watch);
    if (part == QLatin1String("stalls"))
        return stalls(office, watch, std::chrono::seconds(options.value(QStringLiteral("seconds")).toInt()));
    if (part == QLatin1String("memory"))
        return memoryAfterAll(office, watch);
    if (part == QLatin1String("selected"))
        return refreshWithAllButOneSelected(office, watch);
    if (part == QLatin1String("found"))
        return measureSearching(office);
    if (part == QLatin1String("indexed"))
        return measureIndex(office);
    qFatal("there is no part %s", qUtf8Printable(part));
}

} // namespace

} // namespace bench

int main(int argc, char *argv[])
{
    transfers::Transfers::prepareProcess();
    const QApplication application(argc, argv);
    QCommandLineParser options;
    options.addOption({QStringLiteral("medias"), {}, QStringLiteral("number"), QStringLiteral("1000000")});
    options.addOption({QStringLiteral("latency"), {}, QStringLiteral("milliseconds"), QStringLiteral("0")});
    options.addOption({QStringLiteral("rows"), {}, QStringLiteral("number"), QStringLiteral("0")});
    options.addOption({QStringLiteral("seconds"), {}, QStringLiteral("seconds"), QStringLiteral("60")});
    options.addOption(QCommandLineOption(QStringLiteral("listened-to")));
    options.addPositionalArgument(QStringLiteral("part"), {});
    options.process(application);
    const QString part = options.positionalArguments().value(0);
    const QStringList demoOptions{QStringLiteral("--medias"), options.value(QStringLiteral("medias")),
                                  QStringLiteral("--latency"), options.value(QStringLiteral("latency"))};
    if (options.isSet(QStringLiteral("listened-to")))
        bench::listen();

    QJsonObject measured;
    if (part == QLatin1String("plain")) {
        measured = bench::measurePlainList(demoOptions);
    } else {
        Office::prepare();
        Office office(demoOptions);
        if (!office.isOpen())
            qFatal("the demo server does not answer");
        bench::resizeWindow(office, options.value(QStringLiteral("rows")).toInt());
        bench::keepOnCore(QCoreApplication::applicationPid(), 0);
        bench::keepOnCore(office.demo.processId(), 1);
        measured = bench::measure(part, office, options);
    }
    std::puts(QJsonDocument(measured).toJson(QJsonDocument::Compact).constData());
    return 0;
}
