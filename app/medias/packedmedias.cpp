#include "medias/packedmedias.h"

#include "medias/shareddata.h"

#include <utility>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;

void PackedMedias::setSize(int size)
{
    m_size = size;
    const int blocks = (size + slotsInBlock - 1) / slotsInBlock;
    while (static_cast<int>(m_blocks.size()) < blocks)
        m_blocks.emplace_back(new Block);
}

QByteArrayView PackedMedias::bytesAt(int slot) const
{
    const Block &block = *m_blocks[static_cast<std::size_t>(slot / slotsInBlock)];
    const auto place = static_cast<std::size_t>(slot % slotsInBlock);
    const quint32 begin = place == 0 ? 0 : block.ends[place - 1];
    return QByteArrayView(block.bytes).sliced(begin, block.ends[place] - begin);
}

MediaRecord PackedMedias::recordAt(int slot) const
{
    const QByteArrayView bytes = bytesAt(slot);
    return bytes.isEmpty() ? MediaRecord() : MediaRecord::of(bytes);
}

MediaId PackedMedias::idAt(int slot) const
{
    const QByteArrayView bytes = bytesAt(slot);
    return bytes.isEmpty() ? MediaId{} : MediaRecord::idOf(bytes);
}

Media PackedMedias::at(int slot) const
{
    return recordAt(slot).media(m_words);
}

bool PackedMedias::set(int slot, const Media &media)
{
    const QByteArray packed = MediaRecord::packed(media, m_words);
    if (bytesAt(slot) == packed)
        return false;
    replace(slot, packed);
    return true;
}

void PackedMedias::clear(int slot)
{
    if (!bytesAt(slot).isEmpty())
        replace(slot, {});
}

void PackedMedias::replace(int slot, QByteArrayView bytes)
{
    const QByteArrayView before = bytesAt(slot);
    Block &block = changeable(m_blocks[static_cast<std::size_t>(slot / slotsInBlock)]);
    const auto place = static_cast<std::size_t>(slot % slotsInBlock);
    const qsizetype end = block.ends[place];
    const qsizetype begin = end - before.size();
    QByteArray all;
    all.reserve(block.bytes.size() - before.size() + bytes.size());
    all.append(QByteArrayView(block.bytes).first(begin)).append(bytes);
    all.append(QByteArrayView(block.bytes).sliced(end));
    block.bytes = std::exchange(all, {});
    for (std::size_t i = place; i < slotsInBlock; ++i)
        block.ends[i] += static_cast<quint32>(bytes.size()) - static_cast<quint32>(before.size());
}

Media withDetails(const Media &listed, const Media &details)
{
    Media media = listed;
    media.file = details.file;
    media.updated = details.updated;
    media.remoteAddress = details.remoteAddress;
    media.removedRequestedFrom = details.removedRequestedFrom;
    return media;
}

} // namespace medias
