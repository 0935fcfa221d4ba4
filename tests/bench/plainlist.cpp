#include "plainlist.h"

#include "medias/desk.h"
#include "plainmodel.h"
#include "process.h"
#include "support/demoserver.h"
#include "support/eventually.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace bench {

using medias::MediaListModel;

namespace {

/// As its user does: to the end, and again to the end that came of it.
void scrollTo(QTableView &view, qint64 rows)
{
    const QAbstractItemModel &model = *view.model();
    const auto isThere = [&] { return model.rowCount() >= rows; };
    const auto goOn = [&] {
        if (!isThere() && model.rowCount() > 0)
            view.scrollToBottom();
        return isThere();
    };
    if (!support::eventually(goOn, std::chrono::minutes(30)))
        qFatal("row %lld never comes", rows);
    view.scrollTo(model.index(static_cast<int>(rows) - 1, 0));
    view.viewport()->repaint();
}

} // namespace

QJsonObject measurePlainList(const QStringList &options)
{
    support::DemoServer demo(options);
    if (!demo.isReady())
        qFatal("the demo server does not answer");
    Desk desk(demo.server(), demo.credentials());
    keepOnCore(QCoreApplication::applicationPid(), 0);
    keepOnCore(demo.processId(), 1);

    PlainModel model(*desk.client());
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy.setSortLocaleAware(true);
    QTableView view;
    view.resize(1600, 900);
    view.setModel(&proxy);
    view.show();

    QElapsedTimer clock;
    clock.start();
    model.fetchMore({});
    if (!support::eventually([&] { return model.total() >= 0; }))
        qFatal("the first page never comes");
    const qint64 half = std::max<qint64>(1, model.total() / 2);
    const qint64 some = std::min<qint64>(half, 100'000);
    scrollTo(view, some);
    const qint64 untilSome = clock.elapsed();
    const double memoryWithSome = memory().now;

    const auto timed = [&](const std::function<void()> &work) {
        QElapsedTimer one;
        one.start();
        work();
        view.viewport()->repaint();
        return one.elapsed();
    };
    const qint64 filtering = timed([&] { proxy.setFilterFixedString(QStringLiteral("rossi")); });
    const qint64 unfiltering = timed([&] { proxy.setFilterFixedString({}); });
    const qint64 sorting = timed([&] { proxy.sort(MediaListModel::Name); });
    const qint64 unsorting = timed([&] { proxy.sort(-1); });

    clock.restart();
    scrollTo(view, half);
    const int calls = desk.calls();
    return {{QStringLiteral("rows"), half},
            {QStringLiteral("until_middle_shown"), untilSome + clock.elapsed()},
            {QStringLiteral("calls"), calls},
            {QStringLiteral("memory"), memory().now},
            {QStringLiteral("rows_filtered"), some},
            {QStringLiteral("memory_with_these"), memoryWithSome},
            {QStringLiteral("filter"), filtering},
            {QStringLiteral("no_filter"), unfiltering},
            {QStringLiteral("sort"), sorting},
            {QStringLiteral("no_sort"), unsorting}};
}

} // namespace bench
