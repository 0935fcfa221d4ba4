#include "demo/filetypes.h"

#include <QHash>

namespace demo {

QString extensionOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    return dot > 0 ? name.mid(dot + 1).toLower() : QString();
}

// A table of ours, not QMimeDatabase: what that knows depends on the machine, and answers must not.
QString contentTypeOf(const QString &extension)
{
    static const QHash<QString, QString> types{
        {u"avi"_qs, u"video/x-msvideo"_qs},
        {u"bmp"_qs, u"image/bmp"_qs},
        {u"csv"_qs, u"text/csv"_qs},
        {u"doc"_qs, u"application/msword"_qs},
        {u"docx"_qs, u"application/vnd.openxmlformats-officedocument.wordprocessingml.document"_qs},
        {u"eml"_qs, u"message/rfc822"_qs},
        {u"gif"_qs, u"image/gif"_qs},
        {u"htm"_qs, u"text/html"_qs},
        {u"html"_qs, u"text/html"_qs},
        {u"jpeg"_qs, u"image/jpeg"_qs},
        {u"jpg"_qs, u"image/jpeg"_qs},
        {u"json"_qs, u"application/json"_qs},
        {u"md"_qs, u"text/markdown"_qs},
        {u"mov"_qs, u"video/quicktime"_qs},
        {u"mp3"_qs, u"audio/mpeg"_qs},
        {u"mp4"_qs, u"video/mp4"_qs},
        {u"odt"_qs, u"application/vnd.oasis.opendocument.text"_qs},
        {u"pdf"_qs, u"application/pdf"_qs},
        {u"png"_qs, u"image/png"_qs},
        {u"pptx"_qs, u"application/vnd.openxmlformats-officedocument.presentationml.presentation"_qs},
        {u"rtf"_qs, u"application/rtf"_qs},
        {u"svg"_qs, u"image/svg+xml"_qs},
        {u"tif"_qs, u"image/tiff"_qs},
        {u"tiff"_qs, u"image/tiff"_qs},
        {u"txt"_qs, u"text/plain"_qs},
        {u"wav"_qs, u"audio/wav"_qs},
        {u"webp"_qs, u"image/webp"_qs},
        {u"xls"_qs, u"application/vnd.ms-excel"_qs},
        {u"xlsx"_qs, u"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_qs},
        {u"xml"_qs, u"application/xml"_qs},
        {u"zip"_qs, u"application/zip"_qs},
    };
    return types.value(extension, u"application/octet-stream"_qs);
}

} // namespace demo
