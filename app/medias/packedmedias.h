#pragma once

#include "botdoc/media.h"
#include "medias/mediarecord.h"

#include <QSharedData>
#include <QSharedDataPointer>

#include <array>
#include <vector>

namespace medias {

/// The medias of a list, each in a slot of its own (from 0), packed into MediaRecords. A copy shares all with
/// its original until one of the two changes, and then all but what has changed: it is cheap to make, and may
/// be read in another thread.
class PackedMedias final
{
public:
    [[nodiscard]] int size() const { return m_size; } ///< in slots
    void grow() { setSize(m_size + 1); }              ///< by one, which is empty
    /// What is in a slot; of an empty one the id is 0. Valid until the next change.
    [[nodiscard]] MediaRecord recordAt(int slot) const;
    [[nodiscard]] botdoc::MediaId idAt(int slot) const;
    [[nodiscard]] botdoc::Media at(int slot) const;
    [[nodiscard]] const MediaWords &words() const { return m_words; }

    /// True: it is another than what was there, as far as it is kept.
    bool set(int slot, const botdoc::Media &media);
    void clear(int slot);

private:
    static constexpr int slotsInBlock = 64;

    struct Block : QSharedData
    {
        std::array<quint32, slotsInBlock> ends{};
        QByteArray bytes;
    };

    void setSize(int size);
    [[nodiscard]] QByteArrayView bytesAt(int slot) const;
    void replace(int slot, QByteArrayView bytes);

    std::vector<QSharedDataPointer<Block>> m_blocks;
    MediaWords m_words;
    int m_size = 0;
};

/// What `listed`, a media as PackedMedias keeps it, says, and the rest as `details` have it.
[[nodiscard]] botdoc::Media withDetails(const botdoc::Media &listed, const botdoc::Media &details);

} // namespace medias
