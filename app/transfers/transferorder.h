#pragma once

#include "content/savedcontent.h"

#include "botdoc/media.h"

#include <QString>

namespace transfers {

/// A file to be sent.
struct UploadOrder
{
    QString path;
    botdoc::RequestId request{};
    QString requestTitle;
};

/// A media to be saved.
struct SaveOrder
{
    botdoc::Media media;
    content::SaveTarget target;
    QString requestTitle;
};

/// A media to be opened in another program.
struct OpenOrder
{
    botdoc::Media media;
    QString requestTitle;
};

/// A media to be deleted from the server.
struct RemovalOrder
{
    botdoc::Media media;
    QString requestTitle;
};

} // namespace transfers
