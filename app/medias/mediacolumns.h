#pragma once

#include <QObject>

namespace medias {

/// What a list tells of its medias, column by column.
struct MediaColumns
{
    Q_GADGET

public:
    enum Column { Name, Tag, Request, Type, Size, Received, Stays, DownloadsLeft, State, ColumnCount };
    Q_ENUM(Column)
};

} // namespace medias
