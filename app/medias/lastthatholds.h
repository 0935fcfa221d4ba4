#pragma once

#include <optional>

namespace medias {

/// Finds the last of the whole numbers that something holds for, where it holds for all before that one: in
/// steps twice as large each time, and then by halving what is left. Of numbers beyond the largest nothing
/// is asked: they are taken for such that it does not hold for.
class LastThatHolds final
{
public:
    static constexpr int largest = 1 << 30;

    /// It holds for `holds`. `fails`: not for that one, which is larger; nullopt: not known of any.
    /// `first`: where to look first, between the two. All from 0 to `largest`, `fails` also one more.
    LastThatHolds(int holds, std::optional<int> fails, int first);

    [[nodiscard]] bool isFound() const { return m_fails && *m_fails - m_holds <= 1; }
    [[nodiscard]] int last() const { return m_holds; } ///< once it is found
    /// The number to look at, while it is not found.
    [[nodiscard]] int next() const;
    /// What was found at next().
    void note(bool holds);

private:
    int m_holds;
    std::optional<int> m_fails;
    int m_step;
    bool m_isFirst = true;
    bool m_isHalving = false;
};

} // namespace medias
