#pragma once

#include <QSharedData>
#include <QSharedDataPointer>

#include <array>
#include <vector>

namespace medias {

/// A number for each row of a list that may be millions long: 0 until it is set. Rows near which all are 0
/// take no memory to speak of, and inserting or removing costs by what is set behind, hardly by how many rows
/// there are. A copy shares all with its original until one of the two changes; it may be read in another
/// thread. Rows are from 0 and in range, or asserted.
class RowSlots final
{
public:
    [[nodiscard]] int size() const { return m_size; } ///< in rows
    [[nodiscard]] quint32 at(int row) const;
    [[nodiscard]] int nextSet(int row) const; ///< the first one from `row` that is not 0; size(): none
    [[nodiscard]] int rowsInMemory() const;   ///< how many have a place there; for tests

    void set(int row, quint32 slot);
    void insert(int row, int count); ///< of 0; `row` may be size()
    void remove(int row, int count);

private:
    static constexpr int rowsInBlock = 1024;

    struct Block : QSharedData
    {
        std::array<quint32, rowsInBlock> slots{};
        int set = 0; // of them, not 0
    };

    [[nodiscard]] static std::size_t blockOf(int row) { return static_cast<std::size_t>(row / rowsInBlock); }
    [[nodiscard]] static std::size_t placeOf(int row) { return static_cast<std::size_t>(row % rowsInBlock); }
    void replace(int row, int removed, int inserted);
    void copy(const RowSlots &other, int begin, int end, int to);
    Block &changeable(int row);

    std::vector<QSharedDataPointer<Block>> m_blocks; // null: all of it 0
    int m_size = 0;
};

} // namespace medias
