#pragma once

#include "botdoc/apierror.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace medias {

class MediaListModel;

/// Refreshes a list by itself while somebody may be looking: when it was last refreshed an interval ago,
/// whoever asked for that. After failures it waits longer each time, and beyond what the server asks for.
/// Nobody is told of its failures (MediaList::refreshQuietly()).
class LightRefresh final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LightRefresh)

public:
    /// `list` must outlive this.
    explicit LightRefresh(MediaListModel &list, QObject *parent = nullptr);

    /// 0, as at first: never.
    void setInterval(std::chrono::milliseconds interval);
    /// Whether somebody may be looking; at first nobody is. Whoever comes back to a list that is older than
    /// the interval has it refreshed at once.
    void setActive(bool isActive);
    /// How long until it next refreshes; nullopt: it does not.
    [[nodiscard]] std::optional<std::chrono::milliseconds> due() const;

private:
    void stateChanged();
    void refreshed(const std::optional<botdoc::ApiError> &failure);
    void schedule();
    void refresh();

    MediaListModel &m_list;
    QTimer m_timer;
    QElapsedTimer m_age; // of the list; from the end of its last refresh
    std::chrono::milliseconds m_interval{};
    std::chrono::milliseconds m_pause{}; // beyond that
    int m_failures = 0;                  // in a row
    bool m_isActive = false;
};

} // namespace medias
