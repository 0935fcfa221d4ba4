#include "transfers/collectedfilemodel.h"

#include "botdoc/displaytext.h"
#include "botdoc/media.h"
#include "content/filetype.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <functional>

namespace transfers {

namespace {

content::FileType typeOf(const CollectedFile &file)
{
    botdoc::Media media;
    media.name = file.name;
    return content::fileTypeOf(media);
}

QVariant alignmentOf(int column)
{
    const Qt::AlignmentFlag side =
        column == CollectedFileModel::SizeColumn ? Qt::AlignRight : Qt::AlignLeading;
    return QVariant::fromValue(side | Qt::AlignVCenter);
}

} // namespace

CollectedFileModel::CollectedFileModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void CollectedFileModel::append(const QList<CollectedFile> &files)
{
    QList<CollectedFile> fresh;
    for (const CollectedFile &file : files) {
        if (m_paths.contains(file.path))
            continue;
        m_paths.insert(file.path);
        fresh.append(file);
    }
    if (fresh.isEmpty())
        return;
    const auto first = static_cast<int>(m_files.size());
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    for (const CollectedFile &file : std::as_const(fresh))
        count(file, 1);
    m_files.append(fresh);
    endInsertRows();
}

void CollectedFileModel::remove(const QModelIndexList &indexes)
{
    QList<int> rows;
    for (const QModelIndex &index : indexes)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end(), std::greater<>());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    // Neighbours at once: of thousands a view would look at all that is left for each.
    for (qsizetype i = 0; i < rows.size();) {
        const int last = rows.at(i);
        int first = last;
        while (++i < rows.size() && rows.at(i) == first - 1)
            --first;
        removeBetween(first, last);
    }
}

void CollectedFileModel::removeBetween(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row) {
        const CollectedFile &file = m_files.at(row);
        m_paths.remove(file.path);
        count(file, -1);
    }
    m_files.remove(first, last - first + 1);
    endRemoveRows();
}

QList<CollectedFile> CollectedFileModel::sendable() const
{
    QList<CollectedFile> files;
    files.reserve(m_sendable);
    std::copy_if(m_files.begin(), m_files.end(), std::back_inserter(files),
                 [](const CollectedFile &file) { return file.problem.isEmpty(); });
    return files;
}

void CollectedFileModel::count(const CollectedFile &file, int sign)
{
    if (!file.problem.isEmpty())
        return;
    m_sendable += sign;
    m_bytes += sign * file.bytes;
}

int CollectedFileModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int CollectedFileModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CollectedFileModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CollectedFile &file = m_files.at(index.row());
    const bool canGo = file.problem.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == NameColumn)
            return file.name;
        if (index.column() == SizeColumn)
            return canGo ? QLocale().formattedDataSize(file.bytes, 1, QLocale::DataSizeSIFormat) : QString();
        return canGo ? QDir::toNativeSeparators(QFileInfo(file.path).absolutePath()) : file.problem;
    case Qt::ToolTipRole:
        return botdoc::plainToolTip(QDir::toNativeSeparators(file.path));
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case FileTypeRole:
        return static_cast<int>(typeOf(file));
    case ProblemRole:
        return file.problem;
    default:
        return {};
    }
}

QVariant CollectedFileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case SizeColumn:
        return tr("Size");
    case PlaceColumn:
        return tr("Folder");
    default:
        return {};
    }
}

} // namespace transfers
