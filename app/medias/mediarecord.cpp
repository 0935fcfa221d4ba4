#include "medias/mediarecord.h"

#include "botdoc/media.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;

namespace {

// Numbers take 7 bits a byte, the low ones first; the highest bit says that there are more.

class RecordWriter final
{
public:
    explicit RecordWriter(MediaWords &words)
        : m_words(words)
    {}

    void number(quint64 value)
    {
        for (; value > 0x7f; value >>= 7)
            m_bytes.append(static_cast<char>(value | 0x80));
        m_bytes.append(static_cast<char>(value));
    }
    void count(std::optional<qint64> value) { number(value ? static_cast<quint64>(*value) + 1 : 0); }
    void time(const std::optional<QDateTime> &value)
    {
        if (!value)
            return number(0);
        const qint64 at = value->toMSecsSinceEpoch();
        number(at < 0 ? 2 * (static_cast<quint64>(-(at + 1)) + 1) : 2 * static_cast<quint64>(at) + 1);
    }
    void checksum(const std::optional<QByteArray> &hex)
    {
        const QByteArray sum = hex ? QByteArray::fromHex(*hex) : QByteArray();
        number(static_cast<quint64>(sum.size()));
        m_bytes.append(sum);
    }
    void text(const std::optional<QString> &text)
    {
        if (!text)
            return number(static_cast<quint64>(RecordText::Kind::None));
        const QByteArray utf8 = text->toUtf8();
        if (QString::fromUtf8(utf8) == *text)
            return raw(RecordText::Kind::Utf8, utf8);
        // Halves of surrogate pairs, which are no text: kept as they came.
        raw(RecordText::Kind::Utf16, QByteArrayView(reinterpret_cast<const char *>(text->utf16()),
                                                    text->size() * qsizetype(sizeof(char16_t))));
    }
    void word(const std::optional<QString> &word)
    {
        const int index = word ? m_words.indexOf(*word) : -1;
        if (index == -1)
            return text(word);
        number(static_cast<quint64>(RecordText::Kind::Word) + static_cast<quint64>(index));
    }

    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    void raw(RecordText::Kind kind, QByteArrayView bytes)
    {
        number(static_cast<quint64>(kind));
        number(static_cast<quint64>(bytes.size()));
        m_bytes.append(bytes);
    }

    MediaWords &m_words;
    QByteArray m_bytes;
};

class RecordReader final
{
public:
    explicit RecordReader(QByteArrayView bytes)
        : m_next(bytes.begin())
    {}

    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = static_cast<quint8>(*m_next++);
            value |= static_cast<quint64>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
    }
    std::optional<qint64> count()
    {
        const quint64 value = number();
        return value == 0 ? std::nullopt : std::optional(static_cast<qint64>(value - 1));
    }
    std::optional<qint64> time()
    {
        const quint64 value = number();
        if (value == 0)
            return std::nullopt;
        const auto half = static_cast<qint64>(value / 2);
        return value % 2 == 1 ? half : -half;
    }
    QByteArrayView raw()
    {
        const auto size = static_cast<qsizetype>(number());
        const char *begin = std::exchange(m_next, m_next + size);
        return {begin, size};
    }
    RecordText text()
    {
        const quint64 kind = number();
        const auto word = static_cast<quint64>(RecordText::Kind::Word);
        RecordText text;
        text.kind = static_cast<RecordText::Kind>(std::min(kind, word));
        if (kind >= word)
            text.word = static_cast<int>(kind - word);
        else if (text.kind != RecordText::Kind::None)
            text.bytes = raw();
        return text;
    }

private:
    const char *m_next;
};

std::optional<QDateTime> timeOf(std::optional<qint64> milliseconds)
{
    return milliseconds ? std::optional(QDateTime::fromMSecsSinceEpoch(*milliseconds, Qt::UTC))
                        : std::nullopt;
}

} // namespace

int MediaWords::indexOf(const QString &word)
{
    const auto known = m_indexes.constFind(word);
    if (known != m_indexes.cend())
        return *known;
    if (word.size() > longestWord || size() >= mostWords)
        return -1;
    m_indexes.insert(word, size());
    m_words.append(word);
    return size() - 1;
}

std::optional<QString> RecordText::text(const MediaWords &words) const
{
    switch (kind) {
    case Kind::None:
        break;
    case Kind::Utf8:
        return QString::fromUtf8(bytes);
    case Kind::Utf16: {
        QString text(bytes.size() / qsizetype(sizeof(char16_t)), Qt::Uninitialized);
        std::memcpy(text.data(), bytes.data(), static_cast<std::size_t>(bytes.size()));
        return text;
    }
    case Kind::Word:
        return words.at(word);
    }
    return std::nullopt;
}

QByteArray MediaRecord::packed(const Media &media, MediaWords &words)
{
    RecordWriter writer(words);
    writer.number(static_cast<quint64>(botdoc::number(media.id)));
    writer.count(media.bytes);
    writer.count(media.totalChunks);
    writer.count(media.currentChunk);
    writer.count(media.timesDownloaded);
    writer.count(media.maxAllowedTimesDownloaded);
    writer.time(media.created);
    writer.time(media.removedAt);
    writer.number(media.request ? static_cast<quint64>(botdoc::number(*media.request)) : 0);
    writer.checksum(media.fileChecksum);
    writer.word(media.contentType);
    writer.word(media.extension);
    writer.word(media.state);
    writer.word(media.tag);
    writer.text(media.name);
    return writer.bytes();
}

MediaRecord MediaRecord::of(QByteArrayView packed)
{
    RecordReader reader(packed);
    MediaRecord record;
    record.id = MediaId{static_cast<qint64>(reader.number())};
    record.bytes = reader.count();
    record.totalChunks = reader.count();
    record.currentChunk = reader.count();
    record.timesDownloaded = reader.count();
    record.maxAllowedTimesDownloaded = reader.count();
    record.created = reader.time();
    record.removedAt = reader.time();
    if (const quint64 request = reader.number(); request != 0)
        record.request = RequestId{static_cast<qint64>(request)};
    record.checksum = reader.raw();
    record.contentType = reader.text();
    record.extension = reader.text();
    record.state = reader.text();
    record.tag = reader.text();
    record.name = reader.text();
    return record;
}

MediaId MediaRecord::idOf(QByteArrayView packed)
{
    return MediaId{static_cast<qint64>(RecordReader(packed).number())};
}

std::optional<qint64> MediaRecord::downloadsLeft() const
{
    return botdoc::downloadsLeft(timesDownloaded, maxAllowedTimesDownloaded);
}

bool MediaRecord::isComplete() const
{
    return botdoc::areAllThere(currentChunk, totalChunks);
}

std::optional<QDateTime> MediaRecord::timeCreated() const
{
    return timeOf(created);
}

Media MediaRecord::media(const MediaWords &words) const
{
    Media media;
    media.id = id;
    media.bytes = bytes;
    media.totalChunks = totalChunks;
    media.currentChunk = currentChunk;
    media.created = timeOf(created);
    media.removedAt = timeOf(removedAt);
    media.timesDownloaded = timesDownloaded;
    media.maxAllowedTimesDownloaded = maxAllowedTimesDownloaded;
    media.request = request;
    media.name = name.text(words);
    media.contentType = contentType.text(words);
    media.extension = extension.text(words);
    if (!checksum.isEmpty())
        media.fileChecksum = checksum.toByteArray().toHex();
    media.state = state.text(words);
    media.tag = tag.text(words);
    return media;
}

} // namespace medias
