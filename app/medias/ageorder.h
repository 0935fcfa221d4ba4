#pragma once

#include <QDateTime>

#include <optional>

namespace botdoc {
struct Media;
}

namespace medias {

struct StayTerms;

/// Whether medias that are read one after the other are sorted by their age, the oldest first.
class AgeOrder final
{
public:
    /// The next one. One that does not say when it came, or says it of a day to come, tells nothing.
    void note(const botdoc::Media &media, const StayTerms &terms);
    /// None was older than one before it, by more than a minute: what numbers the medias need not be what
    /// reads the clock.
    [[nodiscard]] bool isKept() const { return m_isKept; }

private:
    std::optional<QDateTime> m_youngest;
    bool m_isKept = true;
};

} // namespace medias
