#include "medias/rowslots.h"

#include "medias/shareddata.h"

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

int RowSlots::rowsInMemory() const
{
    const auto blocks = std::count_if(m_blocks.begin(), m_blocks.end(),
                                      [](const auto &block) { return block.constData() != nullptr; });
    return static_cast<int>(blocks) * rowsInBlock;
}

void RowSlots::set(int row, quint32 slot)
{
    Q_ASSERT(row >= 0 && row < m_size);
    const quint32 before = at(row);
    if (before == slot)
        return;
    Block &block = changeable(row);
    block.slots[placeOf(row)] = slot;
    block.set += (slot != 0 ? 1 : 0) - (before != 0 ? 1 : 0);
    if (block.set == 0)
        m_blocks[blockOf(row)].reset();
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

/// To where all is 0 yet.
void RowSlots::copy(const RowSlots &other, int begin, int end, int to)
{
    while (begin < end) {
        const Block *block = other.m_blocks[blockOf(begin)].constData();
        int rows = std::min(end - begin, rowsInBlock - begin % rowsInBlock);
        if (block) {
            rows = std::min(rows, rowsInBlock - to % rowsInBlock);
            const quint32 *first = block->slots.data() + placeOf(begin);
            const auto set = rows - std::count(first, first + rows, 0U);
            // Else one more block would be there after each insertion.
            if (set > 0) {
                Block &copied = changeable(to);
                std::copy_n(first, rows, copied.slots.begin() + placeOf(to));
                copied.set += static_cast<int>(set);
            }
        }
        begin += rows;
        to += rows;
    }
}

RowSlots::Block &RowSlots::changeable(int row)
{
    auto &block = m_blocks[blockOf(row)];
    if (!block)
        block = new Block;
    return medias::changeable(block);
}

} // namespace medias
