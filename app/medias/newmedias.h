#pragma once

#include "botdoc/media.h"

#include <QSet>

#include <functional>

namespace medias {

/// Which medias of a list have come since somebody last looked: those created later, by the server's times.
/// Not what was removed since, what was sent from here, or what claims to come from the future.
class NewMedias final
{
public:
    /// More are not counted.
    static constexpr int mostCounted = 999;

    /// nullopt, as at first: nobody has looked, and none is new.
    void setSince(const std::optional<QDateTime> &since);
    [[nodiscard]] const std::optional<QDateTime> &since() const { return m_since; }
    /// It was sent from here, and is known to whoever looks, until the next setSince(). True: it was new.
    bool setOwn(botdoc::MediaId id);

    /// The list begins from scratch.
    void reset();
    /// An answer lists it. `serverTime`: the server's clock, where it is known.
    void note(const botdoc::Media &media, const std::optional<QDateTime> &serverTime);
    /// The list has lost some that were noted.
    void forget(const std::function<bool(botdoc::MediaId)> &isListed);

    [[nodiscard]] bool isNew(const botdoc::Media &media) const;
    /// Of those noted that are listed still; mostCounted + 1: more than that, or were, for of more nobody
    /// knows how many are left, until reset() or setSince().
    [[nodiscard]] int count() const;
    /// The latest creation time noted since reset(); nullopt: none.
    [[nodiscard]] const std::optional<QDateTime> &newest() const { return m_newest; }

private:
    std::optional<QDateTime> m_since;
    std::optional<QDateTime> m_latest; // what is later is not believed
    std::optional<QDateTime> m_newest;
    QSet<botdoc::MediaId> m_ids; // mostCounted + 1 at most
    bool m_areMore = false;      // than those
    QSet<botdoc::MediaId> m_own;
};

} // namespace medias
