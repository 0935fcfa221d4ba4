#include "medias/mediafields.h"

#include "botdoc/media.h"
#include "medias/mediatext.h"

#include <limits>

namespace medias {

using botdoc::Media;
using content::FileType;
using Column = MediaColumns::Column;

namespace {

/// nullopt: the text stands in the record itself, and may be any.
std::optional<qint64> keyOf(const RecordText &text)
{
    switch (text.kind) {
    case RecordText::Kind::None:
        return -1;
    case RecordText::Kind::Word:
        return text.word;
    case RecordText::Kind::Utf8:
    case RecordText::Kind::Utf16:
        break;
    }
    return std::nullopt;
}

/// Of one that is still arriving: how many of its parts are there, and how many there are to be.
std::optional<qint64> partsKey(const MediaRecord &record)
{
    constexpr qint64 most = qint64(1) << 30;
    constexpr qint64 first = -4; // below all other keys of states
    const qint64 arrived = record.currentChunk.value_or(most);
    const qint64 total = record.totalChunks.value_or(most);
    return arrived < most && total < most ? std::optional(first - (arrived * most + total)) : std::nullopt;
}

/// What the state column says; see MediaText::state().
std::optional<qint64> stateKey(const MediaRecord &record)
{
    constexpr qint64 removed = -2;
    constexpr qint64 usedUp = -3;
    if (record.isRemoved())
        return removed;
    if (!record.isComplete())
        return partsKey(record);
    return record.downloadsLeft() == 0 ? usedUp : keyOf(record.state);
}

QString dateWords(const std::optional<QDateTime> &time, const QLocale &locale)
{
    if (!time)
        return {};
    const QDate date = time->toLocalTime().date();
    return locale.toString(date, QLocale::ShortFormat) + u' ' + locale.toString(date, u"d MMMM yyyy") + u' ' +
           date.toString(Qt::ISODate);
}

} // namespace

MediaFields::MediaFields(const MediaWords &words, const Labels &labels, const QLocale &locale)
    : m_words(words)
    , m_labels(labels)
    , m_locale(locale)
{}

/// nullopt also where nothing but the name tells the type.
std::optional<qint64> MediaFields::typeKey(const MediaRecord &record)
{
    const std::optional<qint64> contentType = keyOf(record.contentType);
    const std::optional<qint64> extension = keyOf(record.extension);
    if (!contentType || !extension)
        return std::nullopt;
    return (*contentType + 1) * (MediaWords::mostWords + 1) + *extension + 1;
}

FileType MediaFields::typeOf(const MediaRecord &record) const
{
    const std::optional<qint64> key = typeKey(record);
    if (!key)
        return content::fileTypeOf(record.media(m_words));
    auto known = m_types.constFind(*key);
    if (known == m_types.cend()) {
        Media media;
        media.contentType = record.contentType.text(m_words);
        media.extension = record.extension.text(m_words);
        known = m_types.insert(*key, content::fileTypeOf(media));
    }
    return *known != FileType::Unknown ? *known : content::fileTypeOf(record.media(m_words));
}

QString MediaFields::text(const MediaRecord &record, Column column) const
{
    switch (column) {
    case Column::Name:
        return record.name.text(m_words).value_or(QString());
    case Column::Tag:
        return record.tag.text(m_words).value_or(QString());
    case Column::Request:
        return record.request ? m_labels.value(*record.request, MediaText::request(*record.request, {}))
                              : QString();
    case Column::Type:
        return typeOf(record) != FileType::Unknown ? content::fileTypeName(typeOf(record)) : QString();
    case Column::Received:
        return dateWords(record.timeCreated(), m_locale);
    case Column::State: {
        const QString state = MediaText::state(record.media(m_words), m_locale);
        return state != MediaText::unknown() ? state : QString();
    }
    case Column::Size:
    case Column::Stays:
    case Column::DownloadsLeft:
    case Column::ColumnCount:
        break;
    }
    return {};
}

std::optional<qint64> MediaFields::key(const MediaRecord &record, Column column) const
{
    switch (column) {
    case Column::Tag:
        return keyOf(record.tag);
    case Column::Request:
        return record.request ? botdoc::number(*record.request) : 0;
    case Column::Type:
        return static_cast<qint64>(typeOf(record));
    case Column::Received:
        return record.created ? m_days.julianDayOf(*record.created) : std::numeric_limits<qint64>::min();
    case Column::State:
        return stateKey(record);
    case Column::Name:
    case Column::Size:
    case Column::Stays:
    case Column::DownloadsLeft:
    case Column::ColumnCount:
        break;
    }
    return std::nullopt;
}

bool MediaFields::isNumber(Column column)
{
    return column == Column::Size || column == Column::Received || column == Column::Stays ||
           column == Column::DownloadsLeft;
}

std::optional<qint64> MediaFields::number(const MediaRecord &record, Column column)
{
    switch (column) {
    case Column::Size:
        return record.bytes;
    case Column::Received:
    case Column::Stays: // the older ones go first
        return record.created;
    case Column::DownloadsLeft:
        return record.downloadsLeft();
    default:
        return std::nullopt;
    }
}

} // namespace medias
