#include "states.h"

#include "medias/medialistmodel.h"
#include "samplemedias.h"
#include "workspace.h"

#include <QAction>
#include <QComboBox>

namespace {

using medias::MediaListModel;

void failList(Stage &stage, int status)
{
    stage.signIn(samplemedias::ordinary(30));
    stage.server.listStatus = status;
    stage.workspace().list().reload();
    stage.wait("the refusal",
               [&stage] { return stage.workspace().list().state() == MediaListModel::LoadState::Failed; });
}

void failPage(Stage &stage)
{
    stage.server.pageSize = 20;
    stage.server.failing = {3};
    stage.signIn(samplemedias::ordinary(90));
    stage.workspace().list().setVisibleRows(20, 60);
    stage.wait("the fault", [&stage] {
        return stage.table().model()->index(45, 0).data(MediaListModel::HasFailedRole).toBool();
    });
    stage.table().scrollTo(stage.table().model()->index(30, 0), QAbstractItemView::PositionAtTop);
}

void firstLoad(Stage &stage)
{
    stage.signIn(samplemedias::ordinary(3));
    stage.server.holdsMedias = true;
    stage.workspace().list().reload();
    stage.wait("the question", [&stage] { return stage.server.wire().underWay() > 0; });
}

/// More rows than are there yet.
void placeholders(Stage &stage)
{
    stage.server.pageSize = 10;
    stage.server.count = 4000;
    stage.signIn(samplemedias::ordinary(10));
    stage.server.holdsMedias = true;
}

/// What goes soon of those that were looked at is saved, and the panel of the saves still open; but one that
/// is too old for its place tells that the list is not sorted by age.
void savedBesideTransfers(Stage &stage)
{
    constexpr int count = 250;
    QList<QJsonObject> medias = samplemedias::ordinary(count);
    for (int place = 0; place < count; ++place) {
        const int hours = place >= count - 3 ? 300 : place == count - 100 ? place + 50 : place;
        medias[place].insert(u"created"_qs,
                             QDateTime::currentDateTimeUtc().addSecs(-3600 * hours).toString(Qt::ISODate));
        for (const QString &field :
             {u"bytes"_qs, u"total_chunks"_qs, u"current_chunk"_qs, u"times_downloaded"_qs})
            medias[place].insert(field, 1);
    }
    stage.signIn(medias);
    stage.trigger(stage.workspace().goingSoonAction());
    const MediaListModel &list = stage.workspace().list();
    stage.wait("what goes soon", [&list] { return list.rowCount() == 3 && list.mediaAt(2); });
    for (int row = 0; row < list.rowCount(); ++row) {
        const botdoc::Media media = *list.mediaAt(row);
        stage.server.wire().on("GET", "/v1/media/" + QByteArray::number(number(media.id)) + "/download/",
                               support::Answer::content("a"));
        stage.program.transfers.save({{.media = media,
                                       .target = {.folder = stage.folder.path(), .fileName = {}},
                                       .requestTitle = {}}});
    }
    const auto &transfers = stage.child<QWidget>("transfersPanel");
    stage.wait("the saves", [&stage, &list, &transfers] {
        return list.rowCount() == 0 && transfers.isVisible() && !stage.program.transfers.hasUnfinished();
    });
}

void savedSoFar(Stage &stage)
{
    savedBesideTransfers(stage);
    const auto &transfers = stage.child<QWidget>("transfersPanel");
    stage.program.transfers.clearFinished();
    stage.wait("the list alone", [&transfers] { return !transfers.isVisible(); });
}

void removedAndUnreadable(Stage &stage)
{
    QList<QJsonObject> medias = samplemedias::ordinary(12);
    for (const qsizetype place : {1, 4, 5})
        medias[place].insert(u"removed_at"_qs, u"2026-01-01T00:00:00Z"_qs);
    medias[3].remove(u"id"_qs);
    medias[7].remove(u"id"_qs);
    stage.signIn(medias);
}

/// A list too long to be searched by itself.
void partly(Stage &stage)
{
    stage.server.pageSize = 10;
    stage.signIn(samplemedias::ordinary(1500));
}

void searchHeld(Stage &stage)
{
    stage.server.pageSize = 10;
    stage.server.count = 3000;
    stage.signIn(samplemedias::ordinary(60));
    stage.server.holdsMedias = true;
    stage.search(QStringLiteral("pdf"));
}

void sort(Stage &stage)
{
    stage.workspace().list().sort(MediaListModel::DownloadsLeft);
    stage.wait("the order", [&stage] {
        return stage.workspace().list().isQueryShown() && !stage.workspace().list().coverage().isFetching;
    });
}

void details(Stage &stage, const QList<QJsonObject> &medias)
{
    stage.server.requests[1090] = samplemedias::longText();
    stage.server.requests[1091] = QString::fromUtf8("ملف الرهن العقاري للسيدة ليلى");
    stage.signIn(medias);
    stage.select(0);
}

void failDetails(Stage &stage, int status)
{
    stage.server.mediaStatus = status;
    details(stage, samplemedias::ordinary(30));
}

void chooseLong(Stage &stage)
{
    details(stage, samplemedias::longNamed());
    stage.choose(1090);
}

void searchRequests(Stage &stage, const QString &text)
{
    stage.signIn(samplemedias::ordinary(30));
    stage.searchRequests(stage.window(), text);
}

} // namespace

QList<State> listStates()
{
    return {
        {"list", [](Stage &stage) { stage.signIn(samplemedias::ordinary(60)); }},
        {"list-first-load", firstLoad},
        {"list-placeholders", placeholders},
        {"list-selected", [](Stage &stage) { details(stage, samplemedias::ordinary(60)); }},
        {"list-many-selected",
         [](Stage &stage) {
             stage.signIn(samplemedias::ordinary(60));
             stage.workspace().selectAllLoaded();
         }},
        {"list-long-names", [](Stage &stage) { details(stage, samplemedias::longNamed()); }},
        {"list-right-to-left-names", [](Stage &stage) { details(stage, samplemedias::rightToLeft()); }},
        {"list-missing-names", [](Stage &stage) { details(stage, samplemedias::nameless()); }},
        {"list-odd-names", [](Stage &stage) { details(stage, samplemedias::odd()); }},
        {"list-removed-and-unreadable", removedAndUnreadable},
        {"list-empty-account", [](Stage &stage) { stage.signIn(); }},
        {"list-empty-request",
         [](Stage &stage) {
             stage.signIn(samplemedias::ordinary(30));
             stage.choose(1084);
         }},
        {"list-request",
         [](Stage &stage) {
             stage.signIn(samplemedias::ordinary(30));
             stage.choose(1081);
         }},
        {"list-request-long-name", chooseLong},
        {"list-forbidden", [](Stage &stage) { failList(stage, 403); }},
        {"list-too-often", [](Stage &stage) { failList(stage, 429); }},
        {"list-server-broken", [](Stage &stage) { failList(stage, 502); }},
        {"list-server-away",
         [](Stage &stage) {
             stage.signIn(samplemedias::ordinary(30));
             stage.server.wire().goAway();
             stage.workspace().list().reload();
             stage.wait("the fault", [&stage] {
                 return stage.workspace().list().state() == MediaListModel::LoadState::Failed;
             });
         }},
        {"list-page-failed", failPage},
        {"search-found",
         [](Stage &stage) {
             stage.signIn(samplemedias::ordinary(60));
             stage.search(QStringLiteral("pdf"));
         }},
        {"search-nothing-found",
         [](Stage &stage) {
             stage.signIn(samplemedias::ordinary(60));
             stage.search(QStringLiteral("nobody is called so"));
         }},
        {"search-under-way", searchHeld},
        {"search-partly",
         [](Stage &stage) {
             partly(stage);
             stage.search(QStringLiteral("pdf"));
         }},
        {"select-all-offered",
         [](Stage &stage) {
             partly(stage);
             stage.workspace().selectAllLoaded();
         }},
        {"going-soon",
         [](Stage &stage) {
             stage.signIn(samplemedias::ordinary(60));
             stage.trigger(stage.workspace().goingSoonAction());
         }},
        {"going-soon-nothing",
         [](Stage &stage) {
             stage.signIn();
             stage.trigger(stage.workspace().goingSoonAction());
         }},
        {"going-soon-saved-so-far", savedSoFar},
        {"going-soon-saved-beside-transfers", savedBesideTransfers},
        {"search-nothing-so-far",
         [](Stage &stage) {
             partly(stage);
             stage.search(QStringLiteral("nobody is called so"));
         }},
        {"search-by-type-and-state",
         [](Stage &stage) {
             stage.signIn(samplemedias::ordinary(60));
             stage.child<QComboBox>("kindFilter").setCurrentIndex(2);
             stage.child<QComboBox>("stateFilter").setCurrentIndex(4);
         }},
        {"sorted",
         [](Stage &stage) {
             stage.signIn(samplemedias::ordinary(60));
             sort(stage);
         }},
        {"sorted-partly",
         [](Stage &stage) {
             partly(stage);
             sort(stage);
         }},
        {"requests-hidden",
         [](Stage &stage) {
             details(stage, samplemedias::ordinary(60));
             stage.workspace().sideBarAction()->setChecked(false);
         }},
        {"requests-loading",
         [](Stage &stage) {
             stage.server.holdsRequests = true;
             stage.signIn(samplemedias::ordinary(30));
         }},
        {"requests-forbidden",
         [](Stage &stage) {
             stage.server.requestsStatus = 403;
             stage.signIn(samplemedias::ordinary(30));
         }},
        {"requests-broken",
         [](Stage &stage) {
             stage.server.requestsStatus = 400;
             stage.signIn(samplemedias::ordinary(30));
         }},
        {"requests-searched", [](Stage &stage) { searchRequests(stage, u"anna"_qs); }},
        {"requests-nothing-found", [](Stage &stage) { searchRequests(stage, u"nobody"_qs); }},
        {"requests-unknown-number", [](Stage &stage) { searchRequests(stage, u"4711"_qs); }},
        {"details-gone", [](Stage &stage) { failDetails(stage, 404); }},
        {"details-forbidden", [](Stage &stage) { failDetails(stage, 403); }},
    };
}
