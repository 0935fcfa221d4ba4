#include "medias/mediatext.h"

#include "botdoc/displaytext.h"
#include "content/filetype.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace medias {

using botdoc::displayText;

namespace {

QString shown(const std::optional<QString> &text)
{
    return text ? displayText(*text) : QString();
}

QString orUnknown(const QString &text)
{
    return text.trimmed().isEmpty() ? MediaText::unknown() : text;
}

QString digits(qint64 number)
{
    return QLocale().toString(number);
}

/// For plural forms, which know only int.
int pluralNumber(qint64 number)
{
    return static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

} // namespace

QString MediaText::unknown()
{
    return tr("unknown");
}

QString MediaText::name(const botdoc::Media &media)
{
    return orUnknown(shown(media.name));
}

QString MediaText::tag(const botdoc::Media &media)
{
    return shown(media.tag);
}

QString MediaText::type(const botdoc::Media &media)
{
    return content::fileTypeName(content::fileTypeOf(media));
}

QString MediaText::typeInDetail(const botdoc::Media &media)
{
    const QString words = shown(media.contentType);
    return words.trimmed().isEmpty() ? type(media) : tr("%1 (%2)", "type of a file").arg(type(media), words);
}

QString MediaText::size(const botdoc::Media &media)
{
    if (!media.bytes)
        return unknown();
    if (*media.bytes < 1000)
        return tr("%n byte(s)", nullptr, static_cast<int>(*media.bytes));
    return QLocale().formattedDataSize(*media.bytes, 1, QLocale::DataSizeSIFormat);
}

QString MediaText::sizeInDetail(const botdoc::Media &media)
{
    if (!media.bytes || *media.bytes < 1000)
        return size(media);
    return tr("%1 (%2 bytes)").arg(size(media), digits(*media.bytes));
}

QString MediaText::received(const botdoc::Media &media)
{
    return media.created ? QLocale().toString(media.created->toLocalTime(), QLocale::ShortFormat) : unknown();
}

QString MediaText::time(const std::optional<QDateTime> &at)
{
    if (!at)
        return unknown();
    const QDateTime local = at->toLocalTime();
    return tr("%1, %2", "date, time")
        .arg(QLocale().toString(local.date(), QLocale::LongFormat),
             QLocale().toString(local.time(), QLocale::ShortFormat));
}

QString MediaText::exactTime(const std::optional<QDateTime> &at)
{
    return at ? at->toUTC().toString(u"yyyy-MM-dd HH:mm:ss.zzz 'UTC'") : QString();
}

QString MediaText::downloadsLeft(const botdoc::Media &media)
{
    const std::optional<qint64> left = media.downloadsLeft();
    if (!left)
        return unknown();
    if (*left == 0)
        return tr("none left");
    return tr("%1 of %2", "downloads left of downloads allowed")
        .arg(digits(*left), digits(*media.maxAllowedTimesDownloaded));
}

QString MediaText::downloads(const botdoc::Media &media)
{
    if (const std::optional<qint64> left = media.downloadsLeft())
        return tr("%1 of %2 used, %3 left")
            .arg(digits(*media.timesDownloaded), digits(*media.maxAllowedTimesDownloaded), digits(*left));
    if (media.timesDownloaded)
        return tr("%1 used, unknown how many are left").arg(digits(*media.timesDownloaded));
    if (media.maxAllowedTimesDownloaded)
        return tr("%1 allowed, unknown how many are left").arg(digits(*media.maxAllowedTimesDownloaded));
    return unknown();
}

QString MediaText::parts(const botdoc::Media &media)
{
    if (!media.totalChunks || !media.currentChunk)
        return unknown();
    if (media.isComplete())
        return tr("complete, %Ln part(s)", nullptr, pluralNumber(*media.totalChunks));
    return tr("%1 of %Ln part(s) have arrived", nullptr, pluralNumber(*media.totalChunks))
        .arg(digits(*media.currentChunk));
}

QString MediaText::state(const botdoc::Media &media, const QLocale &locale)
{
    if (media.isRemoved())
        return tr("Removed");
    if (!media.isComplete())
        return tr("%1 of %2 part(s)", "have arrived", pluralNumber(*media.totalChunks))
            .arg(locale.toString(*media.currentChunk), locale.toString(*media.totalChunks));
    if (media.downloadsLeft() == 0)
        return tr("No downloads left");
    const QString word = shown(media.state).trimmed();
    return word.compare(u"available", Qt::CaseInsensitive) == 0 ? tr("Available") : orUnknown(word);
}

QString MediaText::request(botdoc::RequestId id, const QString &title)
{
    // The API's own number, as staff copy it: without separators.
    const QString number = QString::number(botdoc::number(id));
    return title.isEmpty() ? tr("Request %1").arg(number)
                           : tr("%1 (%2)", "title and number").arg(title, number);
}

QString MediaText::summary(const botdoc::Media &media)
{
    return tr("%1, %2, received %3, %4", "type, size, time, state")
        .arg(type(media), size(media), received(media), state(media));
}

QList<Detail> detailsOf(const botdoc::Media &media, const QString &requestLabel)
{
    const auto text = [](const std::optional<QString> &field) { return orUnknown(shown(field)); };

    QString request = requestLabel;
    if (request.isEmpty() && media.request)
        request = MediaText::request(*media.request, {});

    QList<Detail> details = {
        {MediaText::tr("Name"), MediaText::name(media), {}},
        {MediaText::tr("Request"), orUnknown(displayText(request)), {}},
        {MediaText::tr("Type"), MediaText::typeInDetail(media), {}},
        {MediaText::tr("Size"), MediaText::sizeInDetail(media), {}},
        {MediaText::tr("Received"), MediaText::time(media.created), MediaText::exactTime(media.created)},
        {MediaText::tr("Changed"), MediaText::time(media.updated), MediaText::exactTime(media.updated)},
        {MediaText::tr("State"), MediaText::state(media),
         media.state ? MediaText::tr("The server says: \u201c%1\u201d").arg(shown(media.state)) : QString()},
        {MediaText::tr("Downloads"), MediaText::downloads(media), {}},
        {MediaText::tr("Parts"), MediaText::parts(media), {}},
        {MediaText::tr("Sent from"), text(media.remoteAddress),
         MediaText::tr("The internet address that sent it")},
        {MediaText::tr("Checksum (MD5)"),
         media.fileChecksum ? QString::fromLatin1(*media.fileChecksum) : MediaText::unknown(),
         MediaText::tr("Two files with the same checksum have the same content")},
    };
    // Most medias have none, and what the server does not say cannot be told from that.
    if (const QString tag = MediaText::tag(media); !tag.trimmed().isEmpty())
        details.insert(1, {MediaText::tr("Tag"), tag, {}});
    if (media.removedAt) {
        details += {MediaText::tr("Removed"), MediaText::time(media.removedAt),
                    MediaText::exactTime(media.removedAt)};
        details += {MediaText::tr("Removed by"), text(media.removedRequestedFrom), {}};
    } else {
        details += {MediaText::tr("Removed"), MediaText::tr("not removed"), {}};
    }
    details +=
        {MediaText::tr("Name in storage"), text(media.file), MediaText::tr("What the server calls the file")};
    details += {MediaText::tr("Media number"), QString::number(botdoc::number(media.id)), {}};
    return details;
}

} // namespace medias
