#pragma once

#include <QtGlobal>

#include <optional>

namespace medias {

class MediaRows;
struct PageAnswer;

/// The time in which the server's list is not known to have changed. Rows of an older epoch are shown, and
/// asked for again when they are in view. Rows of this one are fresh: they are what an answer said of them,
/// and no answer since has contradicted any of it.
class ListEpoch final
{
public:
    /// What tells it from those before.
    [[nodiscard]] quint32 number() const { return m_number; }
    /// Another one: the list is, or may be, another.
    void begin();
    /// `total` is what an answer of this epoch says; nullopt: it does not say.
    void noteTotal(std::optional<qint64> total) { m_total = total; }
    /// It has one media fewer, and is the same otherwise.
    void noteRemoval();
    /// Whether the list has changed since the fresh rows were answered: it is as long as `total`, or has
    /// another media in one of their rows.
    [[nodiscard]] bool isContradictedBy(const PageAnswer &answer, std::optional<qint64> total,
                                        const MediaRows &rows) const;

private:
    quint32 m_number = 1;
    std::optional<qint64> m_total;
};

} // namespace medias
