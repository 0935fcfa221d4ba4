#include "mediacolumns.h"

#include "content/filetype.h"
#include "medias/medialistmodel.h"
#include "medias/mediatext.h"
#include "medias/stayestimate.h"

#include <QTableView>

namespace ui {

using medias::MediaListModel;
using medias::MediaText;
using medias::StayEstimate;
using medias::StayTerms;

namespace {

constexpr int iconWidth = 26; // with what parts it from the name

QString ofLength(int characters)
{
    return QString(characters, u'n');
}

int widest(const QTableView &view, const QStringList &texts)
{
    int width = 0;
    for (const QString &text : texts)
        width = std::max(width, cellWidth(view, text));
    return width;
}

/// By what the column shows at its widest, or, where names may be of any length, about as much as they often
/// are; at the least, by what tells one row from another.
ColumnNeed needOf(const QTableView &view, MediaListModel::Column column)
{
    botdoc::Media media;
    switch (column) {
    case MediaListModel::Name:
        return {cellWidth(view, ofLength(28)) + iconWidth, cellWidth(view, ofLength(20)) + iconWidth};
    case MediaListModel::Tag:
        return {cellWidth(view, ofLength(16)), cellWidth(view, ofLength(8))};
    case MediaListModel::Request:
        return {cellWidth(view, ofLength(34)), cellWidth(view, ofLength(11))};
    case MediaListModel::Type: {
        const QString type = content::fileTypeName(content::FileType::Spreadsheet);
        return {cellWidth(view, type), std::min(cellWidth(view, type), cellWidth(view, ofLength(7)))};
    }
    case MediaListModel::Size: {
        media.bytes = 888'800;
        botdoc::Media small;
        small.bytes = 888;
        const int width = widest(view, {MediaText::size(media), MediaText::size(small)});
        return {width, width};
    }
    case MediaListModel::Received: {
        media.created = QDateTime({2026, 12, 28}, {22, 48, 48});
        const int width = cellWidth(view, MediaText::received(media));
        return {width, width};
    }
    case MediaListModel::Stays: {
        const StayTerms terms{.days = 88, .now = QDateTime::currentDateTimeUtc()};
        media.created = terms.now;
        botdoc::Media old;
        old.created = terms.now.addDays(-terms.days);
        const int width =
            widest(view, {StayEstimate::of(media, terms).text(), StayEstimate::of(old, terms).text()});
        return {width, width};
    }
    case MediaListModel::DownloadsLeft: {
        media.maxAllowedTimesDownloaded = 88;
        media.timesDownloaded = 44;
        botdoc::Media usedUp;
        usedUp.maxAllowedTimesDownloaded = usedUp.timesDownloaded = 1;
        const int width = widest(view, {MediaText::downloadsLeft(media), MediaText::downloadsLeft(usedUp)});
        return {width, width};
    }
    case MediaListModel::State: {
        botdoc::Media usedUp;
        usedUp.timesDownloaded = usedUp.maxAllowedTimesDownloaded = 6;
        media.state = QStringLiteral("available");
        botdoc::Media arriving;
        arriving.totalChunks = 88;
        arriving.currentChunk = 44;
        const int least = widest(view, {MediaText::state(media), MediaText::state(arriving)});
        return {std::max(least, cellWidth(view, MediaText::state(usedUp))), least};
    }
    case MediaListModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace

ColumnOrder mediaColumnOrder()
{
    return {.taker = MediaListModel::Name,
            .givers = {MediaListModel::Tag, MediaListModel::Stays, MediaListModel::Request,
                       MediaListModel::Type, MediaListModel::DownloadsLeft, MediaListModel::State},
            .goers = {MediaListModel::Tag, MediaListModel::Type, MediaListModel::DownloadsLeft,
                      MediaListModel::Size, MediaListModel::Request, MediaListModel::Stays,
                      MediaListModel::State}};
}

ColumnWidths *shareMediaColumns(QTableView &view)
{
    return new ColumnWidths(view, mediaColumnOrder(), [&view](int section) {
        return needOf(view, static_cast<MediaListModel::Column>(section));
    });
}

} // namespace ui
