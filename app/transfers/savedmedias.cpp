#include "transfers/savedmedias.h"

#include "botdoc/media.h"

#include <algorithm>
#include <tuple>

namespace transfers {

using botdoc::MediaId;

std::optional<SavedMedia> SavedMedia::of(MediaId id, const QByteArray &md5)
{
    const QByteArray bytes = QByteArray::fromHex(md5);
    SavedMedia saved{.id = id};
    // What is no digit is passed over in silence.
    if (bytes.size() != static_cast<qsizetype>(saved.md5.size()) || bytes.toHex() != md5.toLower())
        return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), saved.md5.begin());
    return saved;
}

bool operator<(const SavedMedia &one, const SavedMedia &other)
{
    return std::tie(one.id, one.md5) < std::tie(other.id, other.md5);
}

SavedMedias::SavedMedias(const QString &account)
    : m_account(account)
{}

bool SavedMedias::contains(MediaId id, const std::optional<QByteArray> &md5) const
{
    if (!md5) {
        const auto at = std::lower_bound(m_saved.begin(), m_saved.end(), SavedMedia{.id = id});
        return at != m_saved.end() && at->id == id;
    }
    const std::optional<SavedMedia> wanted = SavedMedia::of(id, *md5);
    return wanted && std::binary_search(m_saved.begin(), m_saved.end(), *wanted);
}

bool SavedMedias::contains(const botdoc::Media &media) const
{
    return contains(media.id, media.fileChecksum);
}

void SavedMedias::add(QList<SavedMedia> saved)
{
    std::sort(saved.begin(), saved.end());
    const qsizetype before = m_saved.size();
    m_saved += saved;
    std::inplace_merge(m_saved.begin(), m_saved.begin() + before, m_saved.end());
    m_saved.erase(std::unique(m_saved.begin(), m_saved.end()), m_saved.end());
}

} // namespace transfers
