#include "medias/farrows.h"

#include "medias/mediarows.h"

#include <algorithm>

namespace medias {

QList<int> FarRows::next(const MediaRows &rows, const View &view)
{
    if (view.first == -1 || rows.loaded() <= m_most)
        return {};
    m_last = std::min(m_last, rows.size() - 1);
    // Begun, or somebody has jumped to where it had been already.
    if (m_first > view.first || m_last < view.last) {
        m_first = 0;
        m_last = rows.size() - 1;
    }
    QList<int> far;
    int medias = 0;
    for (int passed = 0; passed < mostPassed && medias < mostMedias && far.size() < mostForgotten; ++passed) {
        const int before = view.first - m_first;
        const int behind = m_last - view.last;
        if (std::max(before, behind) < view.margin) {
            m_last = -1;
            break;
        }
        const int row = before > behind ? m_first++ : m_last--;
        const std::optional<botdoc::MediaId> id = rows.idAt(row);
        if (!id)
            continue;
        ++medias;
        if (!m_isKept || !m_isKept(*id))
            far.append(row);
    }
    std::sort(far.begin(), far.end());
    return far;
}

} // namespace medias
