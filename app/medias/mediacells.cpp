#include "medias/mediacells.h"

#include "botdoc/displaytext.h"
#include "content/filetype.h"
#include "medias/mediatext.h"
#include "medias/stayestimate.h"

namespace medias {

namespace {

using Column = MediaListModel::Column;

/// In a list an absent tag is a blank; everything else that is not known says so.
QString textOf(const botdoc::Media &media, Column column, const CellTerms &terms)
{
    switch (column) {
    case Column::Name:
        return MediaText::name(media);
    case Column::Tag:
        return MediaText::tag(media);
    case Column::Request:
        return terms.requestLabel.isEmpty() ? MediaText::unknown() : terms.requestLabel;
    case Column::Type:
        return MediaText::type(media);
    case Column::Size:
        return MediaText::size(media);
    case Column::Received:
        return MediaText::received(media);
    case Column::Stays:
        return StayEstimate::of(media, terms.stay).text();
    case Column::DownloadsLeft:
        return MediaText::downloadsLeft(media);
    case Column::State:
        return MediaText::state(media);
    case Column::ColumnCount:
        break;
    }
    return {};
}

/// More than the cell says, or all of what may not fit into it.
QString toolTipOf(const botdoc::Media &media, Column column, const CellTerms &terms)
{
    switch (column) {
    case Column::Type:
        return MediaText::typeInDetail(media);
    case Column::Size:
        return MediaText::sizeInDetail(media);
    case Column::Received:
        return media.created ? MediaListModel::tr("%1 (%2)").arg(MediaText::time(media.created),
                                                                 MediaText::exactTime(media.created))
                             : MediaText::unknown();
    case Column::Stays:
        return StayEstimate::of(media, terms.stay).inDetail();
    case Column::DownloadsLeft:
        return MediaText::downloads(media);
    case Column::Name:
        return terms.isNew ? MediaListModel::tr("%1 (came since you last looked)").arg(MediaText::name(media))
                           : MediaText::name(media);
    case Column::Tag:
    case Column::Request:
    case Column::State:
    case Column::ColumnCount:
        break;
    }
    return textOf(media, column, terms);
}

QVariant alignmentOf(Column column)
{
    const bool isNumber = column == Column::Size;
    return QVariant::fromValue(
        static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

QString titleOf(Column column)
{
    switch (column) {
    case Column::Name:
        return MediaListModel::tr("Name");
    case Column::Tag:
        return MediaListModel::tr("Tag");
    case Column::Request:
        return MediaListModel::tr("Request");
    case Column::Type:
        return MediaListModel::tr("Type");
    case Column::Size:
        return MediaListModel::tr("Size");
    case Column::Received:
        return MediaListModel::tr("Received");
    case Column::Stays:
        return MediaListModel::tr("Stays", "for how long");
    case Column::DownloadsLeft:
        return MediaListModel::tr("Downloads left");
    case Column::State:
        return MediaListModel::tr("State");
    case Column::ColumnCount:
        break;
    }
    return {};
}

QString explanationOf(Column column)
{
    switch (column) {
    case Column::Name:
        return MediaListModel::tr("What the sender called the file");
    case Column::Tag:
        return MediaListModel::tr("What the file was asked for as");
    case Column::Request:
        return MediaListModel::tr("The Botdoc request that the media belongs to");
    case Column::Type:
        return MediaListModel::tr("What kind of file it is, as the server says");
    case Column::Size:
        return MediaListModel::tr("How large the file is");
    case Column::Received:
        return MediaListModel::tr("When the server got it, in this computer\u2019s time");
    case Column::Stays:
        return MediaListModel::tr(
            "How much longer it is likely to be there. The service deletes medias by itself after some days: "
            "this is an estimate, from when it was received.");
    case Column::DownloadsLeft:
        return MediaListModel::tr(
            "How often it can still be fetched from the server. Each preview, save or first opening "
            "uses up one.");
    case Column::State:
        return MediaListModel::tr("Whether it can be fetched now");
    case Column::ColumnCount:
        break;
    }
    return {};
}

/// A row without a media: one text in its first column, the same for whoever listens in all of them.
QVariant blankCell(Column column, int role, const QString &text, const QString &spoken)
{
    switch (role) {
    case Qt::DisplayRole:
        return column == Column::Name ? text : QString();
    case Qt::AccessibleTextRole:
        return spoken;
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case MediaListModel::IsLoadedRole:
    case MediaListModel::IsRemovedRole:
    case MediaListModel::HasFailedRole:
        return false;
    default:
        return {};
    }
}

} // namespace

QVariant mediaCell(const botdoc::Media &media, Column column, int role, const CellTerms &terms)
{
    switch (role) {
    case Qt::DisplayRole:
        return textOf(media, column, terms);
    case Qt::ToolTipRole:
        return botdoc::plainToolTip(toolTipOf(media, column, terms));
    case Qt::AccessibleTextRole: {
        const QString text = textOf(media, column, terms);
        if (terms.isNew)
            return MediaListModel::tr("New: %1", "a media").arg(text);
        if (!text.trimmed().isEmpty())
            return text;
        return column == Column::Tag ? MediaListModel::tr("No tag") : MediaText::unknown();
    }
    case Qt::AccessibleDescriptionRole:
        return column == Column::Name ? MediaText::summary(media) : titleOf(column);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case MediaListModel::MediaRole:
        return QVariant::fromValue(media);
    case MediaListModel::FileTypeRole:
        return static_cast<int>(content::fileTypeOf(media));
    case MediaListModel::IsLoadedRole:
        return true;
    case MediaListModel::IsRemovedRole:
        return media.isRemoved();
    default:
        return {};
    }
}

QVariant loadingCell(Column column, int role)
{
    return blankCell(column, role, {}, MediaListModel::tr("Loading"));
}

QVariant failedCell(Column column, int role)
{
    const QString text = MediaListModel::tr("Could not be loaded");
    switch (role) {
    case Qt::ToolTipRole:
        return MediaListModel::tr(
            "The server did not give this part of the list. Double-click to try again; it is also asked for "
            "when it comes into view again.");
    case MediaListModel::HasFailedRole:
        return true;
    default:
        return blankCell(column, role, text, text);
    }
}

QVariant unreadableCell(Column column, int role)
{
    switch (role) {
    case Qt::ToolTipRole:
        return MediaListModel::tr(
            "The server gave an entry without a number: it cannot be shown, fetched or deleted.");
    case MediaListModel::IsLoadedRole:
    case MediaListModel::IsRemovedRole:
        return true;
    default:
        return blankCell(column, role, MediaListModel::tr("Unreadable entry"),
                         MediaListModel::tr("Unreadable entry"));
    }
}

QVariant headerCell(Column column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return titleOf(column);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return explanationOf(column);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    default:
        return {};
    }
}

} // namespace medias
