#include "columnwidths.h"

#include "content/filetype.h"
#include "medias/medialistmodel.h"
#include "medias/mediatext.h"

#include <QHeaderView>

namespace ui {

using medias::MediaListModel;

namespace {

/// What a column shows at its widest, or, where names may be of any length, about as much as they often are.
QString typicalText(MediaListModel::Column column)
{
    const auto ofLength = [](int characters) { return QString(characters, u'n'); };
    botdoc::Media media;
    switch (column) {
    case MediaListModel::Name:
        return ofLength(26);
    case MediaListModel::Tag:
        return ofLength(10);
    case MediaListModel::Request:
        return ofLength(18);
    case MediaListModel::Type:
        return content::fileTypeName(content::FileType::Spreadsheet);
    case MediaListModel::Size:
        media.bytes = 888;
        return medias::MediaText::size(media);
    case MediaListModel::Received:
        media.created = QDateTime({2026, 12, 28}, {22, 48, 48});
        return medias::MediaText::received(media);
    case MediaListModel::State:
        media.totalChunks = 88;
        media.currentChunk = 44;
        return medias::MediaText::state(media);
    case MediaListModel::DownloadsLeft:
    case MediaListModel::ColumnCount:
        break; // the heading is as wide
    }
    return {};
}

/// As wide as what the column shows, in pixels.
int usualWidth(const QHeaderView &header, int section)
{
    const QFontMetrics metrics = header.fontMetrics();
    const QString text = typicalText(static_cast<MediaListModel::Column>(section));
    const QString heading = header.model()->headerData(section, Qt::Horizontal).toString();
    return std::max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(heading)) + metrics.height() +
           4;
}

} // namespace

void sizeColumns(QHeaderView &header, int whole, bool isFirst)
{
    int left = whole;
    for (int section = MediaListModel::Name + 1; section < MediaListModel::ColumnCount; ++section) {
        const bool isStretched = header.visualIndex(section) == header.count() - 1;
        const int least = isFirst || isStretched ? 0 : header.sectionSize(section);
        const int width = std::max(least, usualWidth(header, section));
        header.resizeSection(section, width);
        left -= width;
    }
    if (isFirst) {
        const int request = header.sectionSize(MediaListModel::Request);
        const int name = usualWidth(header, MediaListModel::Name);
        const int plenty = 40 * header.fontMetrics().averageCharWidth();
        const int more = left < name     ? std::max(left - name, -request / 3)
                         : left > plenty ? std::min(left - plenty, 2 * plenty - request)
                                         : 0;
        header.resizeSection(MediaListModel::Request, request + more);
        left -= more;
    }
    left = std::max(left, usualWidth(header, MediaListModel::Name));
    header.resizeSection(MediaListModel::Name,
                         isFirst ? left : std::min(left, header.sectionSize(MediaListModel::Name)));
}

} // namespace ui
