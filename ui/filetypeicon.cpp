#include "filetypeicon.h"

#include "icon.h"

#include <QHash>

namespace ui {

namespace {

QString iconName(content::FileType type)
{
    switch (type) {
    case content::FileType::Image:
        return QStringLiteral("image");
    case content::FileType::Pdf:
        return QStringLiteral("pdf");
    case content::FileType::Text:
    case content::FileType::Document:
    case content::FileType::Presentation:
        return QStringLiteral("document-text");
    case content::FileType::Spreadsheet:
        return QStringLiteral("spreadsheet");
    case content::FileType::Archive:
        return QStringLiteral("archive");
    case content::FileType::Audio:
        return QStringLiteral("audio");
    case content::FileType::Video:
        return QStringLiteral("video");
    case content::FileType::Unknown:
        break;
    }
    return QStringLiteral("unknown-file");
}

} // namespace

const QIcon &fileTypeIcon(content::FileType type)
{
    static QHash<int, QIcon> icons;
    const auto key = static_cast<int>(type);
    auto found = icons.find(key);
    if (found == icons.end())
        found = icons.insert(key, icon(iconName(type), QPalette::Text));
    return *found;
}

} // namespace ui
