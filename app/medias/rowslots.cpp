#include "medias/rowslots.h"

#include <algorithm>
#include <utility>

namespace medias {

quint32 RowSlots::at(int row) const
{
    Q_ASSERT(row >= 0 && row < m_size);
    const Block *block = m_blocks[blockOf(row)].constData();
    return block ? block->slots[placeOf(row)] : 0;
}

int RowSlots::nextSet(int row) const
{
    while (row < m_size) {
        const Block *block = m_blocks[blockOf(row)].constData();
        const int end = std::min(row - row % rowsInBlock + rowsInBlock, m_size);
        for (; block && row < end; ++row) {
            if (block->slots[placeOf(row)] != 0)
                return row;
        }
        row = end;
    }
    return m_size;
}

void RowSlots::set(int row, quint32 slot)
{
    Q_ASSERT(row >= 0 && row < m_size);
    if (at(row) != slot)
        changeable(row).slots[placeOf(row)] = slot;
}

void RowSlots::insert(int row, int count)
{
    replace(row, 0, count);
}

void RowSlots::remove(int row, int count)
{
    replace(row, count, 0);
}

void RowSlots::replace(int row, int removed, int inserted)
{
    Q_ASSERT(row >= 0 && removed >= 0 && inserted >= 0 && row + removed <= m_size);
    RowSlots after;
    after.m_size = m_size - removed + inserted;
    after.m_blocks.resize(blockOf(after.m_size + rowsInBlock - 1));
    const auto untouched = static_cast<std::ptrdiff_t>(blockOf(row));
    std::copy_n(m_blocks.begin(), untouched, after.m_blocks.begin());
    after.copy(*this, static_cast<int>(untouched) * rowsInBlock, row,
               static_cast<int>(untouched) * rowsInBlock);
    after.copy(*this, row + removed, m_size, row + inserted);
    *this = std::move(after);
}

void RowSlots::copy(const RowSlots &other, int begin, int end, int to)
{
    while (begin < end) {
        const Block *block = other.m_blocks[blockOf(begin)].constData();
        int rows = std::min(end - begin, rowsInBlock - begin % rowsInBlock);
        if (block) {
            rows = std::min(rows, rowsInBlock - to % rowsInBlock);
            std::copy_n(block->slots.begin() + placeOf(begin), rows,
                        changeable(to).slots.begin() + placeOf(to));
        }
        begin += rows;
        to += rows;
    }
}

RowSlots::Block &RowSlots::changeable(int row)
{
    QSharedDataPointer<Block> &block = m_blocks[blockOf(row)];
    if (!block)
        block = new Block;
    return *block;
}

} // namespace medias
