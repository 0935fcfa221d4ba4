#include "content/filetype.h"

#include "botdoc/media.h"

#include <QCache>
#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QMimeDatabase>
#include <QMutex>

namespace content {

namespace {

using Types = QHash<QString, FileType>;

void add(Types &types, FileType type, const char *names)
{
    for (const QString &name : QString::fromLatin1(names).split(u' '))
        types.insert(name, type);
}

const Types &byContentType()
{
    static const Types types = [] {
        Types all;
        add(all, FileType::Pdf, "application/pdf application/x-pdf");
        add(all, FileType::Text, "application/json application/xml message/rfc822");
        add(all, FileType::Document,
            "application/msword application/rtf text/rtf application/vnd.apple.pages "
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document "
            "application/vnd.ms-word.document.macroenabled.12 application/vnd.oasis.opendocument.text");
        add(all, FileType::Spreadsheet,
            "text/csv text/tab-separated-values application/vnd.ms-excel application/vnd.apple.numbers "
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet "
            "application/vnd.ms-excel.sheet.macroenabled.12 application/vnd.oasis.opendocument.spreadsheet");
        add(all, FileType::Presentation,
            "application/vnd.ms-powerpoint application/vnd.apple.keynote "
            "application/vnd.openxmlformats-officedocument.presentationml.presentation "
            "application/vnd.oasis.opendocument.presentation");
        add(all, FileType::Archive,
            "application/zip application/x-zip-compressed application/x-7z-compressed application/gzip "
            "application/x-tar application/vnd.rar application/x-rar-compressed application/x-bzip2 "
            "application/x-xz application/zstd");
        return all;
    }();
    return types;
}

const Types &bySuffix()
{
    static const Types types = [] {
        Types all;
        add(all, FileType::Image, "jpg jpeg jpe png gif bmp tif tiff webp heic heif avif svg ico");
        add(all, FileType::Pdf, "pdf");
        add(all, FileType::Text, "txt text log md json xml html htm eml ini yaml yml");
        add(all, FileType::Document, "doc docx docm dot dotx odt ott rtf pages wpd");
        add(all, FileType::Spreadsheet, "xls xlsx xlsm xlsb xlt xltx ods ots csv tsv numbers");
        add(all, FileType::Presentation, "ppt pptx pptm pps ppsx odp otp key");
        add(all, FileType::Archive, "zip 7z rar gz tgz tar bz2 xz zst");
        add(all, FileType::Audio, "mp3 wav flac ogg oga opus m4a aac wma aiff amr");
        add(all, FileType::Video, "mp4 m4v mov avi mkv webm mpg mpeg wmv 3gp");
        return all;
    }();
    return types;
}

FileType typeOfContentType(const QString &contentType)
{
    const QString plain = contentType.section(u';', 0, 0).trimmed().toLower();
    const FileType exact = byContentType().value(plain, FileType::Unknown);
    if (exact != FileType::Unknown)
        return exact;
    const QString family = plain.section(u'/', 0, 0);
    if (family == QLatin1String("image"))
        return FileType::Image;
    if (family == QLatin1String("audio"))
        return FileType::Audio;
    if (family == QLatin1String("video"))
        return FileType::Video;
    if (family == QLatin1String("text"))
        return FileType::Text;
    return FileType::Unknown;
}

FileType typeOfSuffix(const QString &name)
{
    // Also for an extension told with or without its dot.
    return bySuffix().value(name.section(u'.', -1).trimmed().toLower(), FileType::Unknown);
}

} // namespace

FileType fileTypeOf(const botdoc::Media &media)
{
    FileType type = typeOfContentType(media.contentType.value_or(QString()));
    if (type == FileType::Unknown)
        type = typeOfSuffix(media.extension.value_or(QString()));
    if (type == FileType::Unknown && media.name && media.name->contains(u'.'))
        type = typeOfSuffix(*media.name);
    return type;
}

QString fileTypeName(FileType type)
{
    switch (type) {
    case FileType::Image:
        return QCoreApplication::translate("content::FileType", "Image");
    case FileType::Pdf:
        return QCoreApplication::translate("content::FileType", "PDF");
    case FileType::Text:
        return QCoreApplication::translate("content::FileType", "Text");
    case FileType::Document:
        return QCoreApplication::translate("content::FileType", "Document");
    case FileType::Spreadsheet:
        return QCoreApplication::translate("content::FileType", "Spreadsheet");
    case FileType::Presentation:
        return QCoreApplication::translate("content::FileType", "Presentation");
    case FileType::Archive:
        return QCoreApplication::translate("content::FileType", "Archive");
    case FileType::Audio:
        return QCoreApplication::translate("content::FileType", "Audio");
    case FileType::Video:
        return QCoreApplication::translate("content::FileType", "Video");
    case FileType::Unknown:
        break;
    }
    return QCoreApplication::translate("content::FileType", "Unknown");
}

QByteArray contentTypeFor(const QString &fileName)
{
    // Finding it takes longer than reading a small file: thousands of one kind are sent at a time.
    static QMutex mutex;
    static QCache<QString, QByteArray> known(100);
    const QString suffix = QFileInfo(fileName).completeSuffix();
    const QMutexLocker lock(&mutex);
    if (const QByteArray *contentType = known.object(suffix))
        return *contentType;
    const QMimeType type =
        QMimeDatabase().mimeTypeForFile(QStringLiteral("file.") + suffix, QMimeDatabase::MatchExtension);
    const QByteArray contentType = type.name().toLatin1();
    known.insert(suffix, new QByteArray(contentType));
    return contentType;
}

} // namespace content
