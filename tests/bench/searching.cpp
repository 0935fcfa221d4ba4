#include "searching.h"

#include "eventloop.h"
#include "foundwatch.h"
#include "medias/medialistmodel.h"
#include "process.h"
#include "pulse.h"
#include "ui/office.h"

#include <QJsonArray>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <vector>

namespace bench {

using namespace std::chrono_literals;
using medias::MediaListModel;

namespace {

using Clock = std::chrono::steady_clock;

/// In milliseconds, from when it is done to when the rows that come of it are painted.
double timeUntilPainted(Office &office, MediaListModel &model, const std::function<void()> &act)
{
    const FoundWatch watch(*office.table(), model);
    Clock::time_point begun;
    QMetaObject::invokeMethod(
        &model,
        [&] {
            begun = Clock::now();
            act();
        },
        Qt::QueuedConnection);
    await("what was found is painted", [&] { return watch.painted().has_value(); });
    const double time = std::chrono::duration<double, std::milli>(*watch.painted() - begun).count();
    await("all is searched", [&] { return !model.coverage().isSearching; });
    return time;
}

QJsonArray sorted(std::vector<double> figures)
{
    std::sort(figures.begin(), figures.end());
    QJsonArray all;
    for (const double figure : figures)
        all.append(figure);
    return all;
}

void loadAll(MediaListModel &model)
{
    model.fetchForQuery(MediaListModel::allPages);
    await(
        "all is loaded", [&] { return !model.coverage().isFetching; }, 60min);
}

/// A wheel that turns while the list is sorted, one way and the other.
Stalls stallsWhileSorting(Office &office, MediaListModel &model)
{
    QScrollBar *bar = office.table()->verticalScrollBar();
    Pulse pulse;
    (void)pulse.take();
    for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        for (const MediaListModel::Column column : {MediaListModel::Name, MediaListModel::Size}) {
            QMetaObject::invokeMethod(
                &model, [&] { model.sort(column, direction); }, Qt::QueuedConnection);
            for (int step = 0; step < 40; ++step) {
                QMetaObject::invokeMethod(
                    bar, [bar] { bar->setValue(bar->value() + 90); }, Qt::QueuedConnection);
                runFor(16ms);
            }
        }
    }
    return pulse.take();
}

} // namespace

QJsonObject measureSearching(Office &office)
{
    auto &model = dynamic_cast<MediaListModel &>(*office.rows());
    loadAll(model);
    auto *field = Office::find<QLineEdit>(QStringLiteral("mediaSearch"));
    std::vector<double> keys;
    const auto type = [&] {
        for (const char *word : {"contract", "miete", "2026-11", "pdf 7"}) {
            for (int length = 1; word[length - 1] != '\0'; ++length) {
                const QString text = QString::fromLatin1(word, length);
                keys.push_back(timeUntilPainted(office, model, [&] { field->setText(text); }));
            }
        }
    };
    type();
    field->clear();
    std::vector<double> sorts;
    for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        sorts.push_back(
            timeUntilPainted(office, model, [&] { model.sort(MediaListModel::Name, direction); }));
    }
    const std::vector<double> keysInServersOrder = std::exchange(keys, {});
    type(); // in what is sorted
    field->clear();
    model.sort(-1);
    const Stalls stalls = stallsWhileSorting(office, model);
    return {{QStringLiteral("loaded"), model.coverage().loaded},
            {QStringLiteral("key_to_painted"), sorted(keysInServersOrder)},
            {QStringLiteral("key_to_painted_sorted"), sorted(keys)},
            {QStringLiteral("sort_to_painted"), sorted(sorts)},
            {QStringLiteral("stall_while_sorting"), stalls.longest}};
}

QJsonObject measureIndex(Office &office)
{
    auto &model = dynamic_cast<MediaListModel &>(*office.rows());
    const Clock::time_point begun = Clock::now();
    Office::find<QLineEdit>(QStringLiteral("mediaSearch"))->setText(QStringLiteral("contract"));
    loadAll(model);
    await("all is searched", [&] { return !model.coverage().isSearching; });
    const std::chrono::duration<double> time = Clock::now() - begun;
    const Memory now = memory();
    return {{QStringLiteral("searched"), model.coverage().searched},
            {QStringLiteral("found"), model.rowCount()},
            {QStringLiteral("seconds"), time.count()},
            {QStringLiteral("peak"), now.peak},
            {QStringLiteral("now"), now.now}};
}

} // namespace bench
