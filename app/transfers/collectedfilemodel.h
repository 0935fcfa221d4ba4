#pragma once

#include "transfers/filecollector.h"

#include <QAbstractTableModel>
#include <QSet>

namespace transfers {

/// The files somebody is about to send, each path once, with what keeps any of them from being sent.
class CollectedFileModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CollectedFileModel)

public:
    enum Column { NameColumn, SizeColumn, PlaceColumn, ColumnCount };
    enum Role {
        FileTypeRole = Qt::UserRole, ///< int of content::FileType
        ProblemRole                  ///< QString; empty when it can be sent
    };

    explicit CollectedFileModel(QObject *parent = nullptr);

    /// Paths that are here already are left out.
    void append(const QList<CollectedFile> &files);
    /// The rows of `indexes`, in any order, each named once or more.
    void remove(const QModelIndexList &indexes);

    [[nodiscard]] QList<CollectedFile> sendable() const;
    [[nodiscard]] int sendableCount() const { return m_sendable; }
    /// Bytes of all that can be sent.
    [[nodiscard]] qint64 sendableBytes() const { return m_bytes; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void removeBetween(int first, int last);
    void count(const CollectedFile &file, int sign);

    QList<CollectedFile> m_files;
    QSet<QString> m_paths;
    int m_sendable = 0;
    qint64 m_bytes = 0;
};

} // namespace transfers
