#pragma once

#include "botdoc/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace botdoc {
struct Media;
}

namespace medias {

/// Texts that many medias share, each once: content types, tags, states. It only grows, up to mostWords.
class MediaWords final
{
public:
    static constexpr int mostWords = 4096;
    static constexpr int longestWord = 100; ///< in characters

    /// -1: it is not among them, and is too long or one too many to be taken in.
    int indexOf(const QString &word);
    [[nodiscard]] const QString &at(int index) const { return m_words.at(index); }
    [[nodiscard]] int size() const { return static_cast<int>(m_words.size()); }

private:
    QStringList m_words;
    QHash<QString, int> m_indexes;
};

/// A text as it stands in a record.
struct RecordText
{
    enum class Kind : quint8 { None, Utf8, Utf16, Word };

    Kind kind = Kind::None;
    int word = -1;        ///< its index, of a Word
    QByteArrayView bytes; ///< those of a Utf8 or Utf16, the machine's order; valid as long as the record

    [[nodiscard]] std::optional<QString> text(const MediaWords &words) const;
};

/// What the list keeps of a media: all but what only its details show (`file`, `updated`, `metadata`,
/// `removed_requested_from`). About 80 bytes, read without an allocation: a thread that searches looks at
/// hundreds of thousands.
struct MediaRecord
{
    botdoc::MediaId id{};
    std::optional<qint64> bytes;
    std::optional<qint64> totalChunks;
    std::optional<qint64> currentChunk;
    std::optional<qint64> timesDownloaded;
    std::optional<qint64> maxAllowedTimesDownloaded;
    std::optional<qint64> created;   ///< milliseconds since 1970, UTC
    std::optional<qint64> removedAt; ///< the same
    std::optional<botdoc::RequestId> request;
    QByteArrayView checksum; ///< the MD5's 16 bytes, or none
    RecordText contentType;
    RecordText extension;
    RecordText state;
    RecordText tag;
    RecordText name;

    /// Of bytes that packed() made, with the words that it was given.
    [[nodiscard]] static MediaRecord of(QByteArrayView packed);
    [[nodiscard]] static botdoc::MediaId idOf(QByteArrayView packed);
    [[nodiscard]] static QByteArray packed(const botdoc::Media &media, MediaWords &words);
    [[nodiscard]] botdoc::Media media(const MediaWords &words) const;
    // As the media's.
    [[nodiscard]] std::optional<qint64> downloadsLeft() const;
    [[nodiscard]] bool isRemoved() const { return removedAt.has_value(); }
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] std::optional<QDateTime> timeCreated() const;
};

} // namespace medias
