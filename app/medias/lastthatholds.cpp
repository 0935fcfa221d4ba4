#include "medias/lastthatholds.h"

#include <algorithm>
#include <utility>

namespace medias {

namespace {

constexpr int longestStep = 1 << 28; // with `largest` an int still

} // namespace

LastThatHolds::LastThatHolds(int holds, std::optional<int> fails, int first)
    : m_holds(holds)
    , m_fails(fails)
    , m_step(std::max(1, first - holds))
{}

int LastThatHolds::next() const
{
    if (!m_fails || m_isFirst)
        return std::min(m_holds + m_step, largest);
    const int half = m_holds + (*m_fails - m_holds) / 2;
    return m_isHalving ? half : std::min(half, m_holds + m_step);
}

void LastThatHolds::note(bool holds)
{
    const int number = next();
    const bool wasFirst = std::exchange(m_isFirst, false);
    if (!holds) {
        m_fails = number;
        m_isHalving = true;
        return;
    }
    m_holds = number;
    if (number == largest)
        m_fails = largest + 1;
    // What was taken for the last is likely to be that.
    m_step = wasFirst ? 1 : std::min(2 * m_step, longestStep);
}

} // namespace medias
