#pragma once

#include "botdoc/media.h"

#include <QHash>
#include <QList>

#include <vector>

namespace medias {

/// What is known of each row of a list that may be millions long: nothing yet (4 bytes a row), a media, or
/// that its entry is unreadable. A media sits in at most one row. Rows are from 0 and in range, or asserted.
class MediaRows final
{
public:
    enum class Kind { Placeholder, Media, Unreadable };

    [[nodiscard]] int size() const { return static_cast<int>(m_slotOfRow.size()); }
    [[nodiscard]] Kind kindAt(int row) const;
    [[nodiscard]] const botdoc::Media *mediaAt(int row) const; ///< nullptr: none; valid until the next change
    [[nodiscard]] int rowOf(botdoc::MediaId id) const;         ///< -1: in no row
    [[nodiscard]] bool isFresh(int row, quint32 epoch) const;  ///< known, and from an answer of this epoch
    [[nodiscard]] int unreadable() const { return m_unreadable; }

    void clear();
    void insert(int row, int count); ///< placeholders
    void remove(int row, int count);
    /// Puts a media into a row whose id is in no other row.
    void set(int row, const botdoc::Media &media, quint32 epoch);
    void update(const botdoc::Media &media); ///< whose id is in a row; as fresh as before
    void setUnreadable(int row, quint32 epoch);
    void setPlaceholder(int row);

private:
    struct Slot
    {
        botdoc::Media media; // id 0: unreadable
        int row = -1;        // -1: free
        quint32 epoch = 0;

        [[nodiscard]] bool isReadable() const { return media.id != botdoc::MediaId{}; }
    };

    quint32 take(int row);
    void shift(int fromRow, int by);

    std::vector<quint32> m_slotOfRow; // 0: placeholder, else its slot + 1
    std::vector<Slot> m_slots;
    std::vector<quint32> m_free;
    QHash<botdoc::MediaId, quint32> m_slotOfId;
    int m_unreadable = 0;
};

} // namespace medias
