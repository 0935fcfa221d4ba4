#pragma once

#include "botdoc/media.h"
#include "medias/packedmedias.h"
#include "medias/rowslots.h"

#include <QHash>
#include <QList>

#include <limits>
#include <vector>

namespace medias {

/// What is known of each row of a list that may be millions long: nothing yet, that it could not be loaded, a
/// media, or that its entry is unreadable. A media sits in at most one row. Rows are from 0 and in range, or
/// asserted.
class MediaRows final
{
public:
    enum class Kind { Placeholder, Failed, Media, Unreadable };

    /// What is known now, for another thread: cheap to make, and not touched by what becomes of the rows.
    struct Snapshot
    {
        quint64 version = 0; ///< another one for each whose medias or their order differ
        PackedMedias medias;
        RowSlots slotOfRow; ///< as the rows themselves have it

        /// Of the medias in the rows, the first one first.
        [[nodiscard]] std::vector<quint32> slotsInOrder() const;
    };

    [[nodiscard]] Snapshot snapshot() const;
    /// As Snapshot::version now.
    [[nodiscard]] quint64 version() const { return m_version; }

    [[nodiscard]] int size() const { return m_slotOfRow.size(); }
    [[nodiscard]] Kind kindAt(int row) const;
    [[nodiscard]] bool isLoaded(int row) const; ///< a media, or unreadable
    /// nullopt: none. As far as PackedMedias keeps it.
    [[nodiscard]] std::optional<botdoc::Media> mediaAt(int row) const;
    [[nodiscard]] std::optional<botdoc::MediaId> idAt(int row) const; ///< nullopt: none
    [[nodiscard]] int rowOf(botdoc::MediaId id) const;                ///< -1: in no row
    [[nodiscard]] bool isFresh(int row, quint32 epoch) const; ///< known, and from an answer of this epoch
    [[nodiscard]] int lastFreshBefore(int row, quint32 epoch) const; ///< -1: none
    [[nodiscard]] int firstFreshFrom(int row, quint32 epoch) const;  ///< -1: none
    [[nodiscard]] int unreadable() const { return m_unreadable; }
    /// Where a media is kept, as long as it is in any row: other than its row that does not change. -1: in
    /// none.
    [[nodiscard]] int slotOf(botdoc::MediaId id) const;
    /// Of a media that is in a row, the size of its content.
    [[nodiscard]] std::optional<qint64> bytesOf(botdoc::MediaId id) const;
    [[nodiscard]] int loaded() const { return static_cast<int>(m_places.size() - m_free.size()); }

    void clear();
    void insert(int row, int count); ///< placeholders
    void remove(int row, int count);
    /// Puts a media into a row whose id is in no other row, but may be one that was lifted. True: the row
    /// shows something else now.
    bool set(int row, const botdoc::Media &media, quint32 epoch);
    /// Of a media whose id is in a row; as fresh as before. True: the row shows something else now.
    bool update(const botdoc::Media &media);
    void setUnreadable(int row, quint32 epoch);
    void setPlaceholder(int row);
    /// Takes a media out of its row, which is to be set() somewhere else at once: it stays in its slot.
    void lift(int row);
    /// Of the rows from `first` to before `end`, those that are not loaded: could not be, or are to be. True:
    /// something is another now.
    bool setFailed(int first, int end, bool hasFailed);

private:
    struct Place
    {
        int row = -1; // -1: free
        quint32 epoch = 0;
    };

    static constexpr quint32 placeholder = 0;
    static constexpr quint32 failed = std::numeric_limits<quint32>::max();

    [[nodiscard]] quint32 slotOf(int row) const { return m_slotOfRow.at(row); }
    [[nodiscard]] int mediaSlotOf(int row) const; // -1: no media there
    [[nodiscard]] Place &placeOf(quint32 slot) { return m_places[slot - 1]; }
    bool setIn(int slot, const botdoc::Media &media);
    void noteChange();
    quint32 take(int row);
    void shift(int fromRow, int by);

    RowSlots m_slotOfRow;        // placeholder, failed, else its slot + 1
    PackedMedias m_medias;       // by slot; empty: unreadable
    std::vector<Place> m_places; // by slot; kept together, for a change of rows goes through all
    std::vector<quint32> m_free;
    QHash<botdoc::MediaId, quint32> m_slotOfId;
    int m_unreadable = 0;
    quint64 m_version = 0; // of what a snapshot would have
};

} // namespace medias
