#pragma once

#include <QObject>

#include <chrono>
#include <optional>

class QTableView;

namespace medias {
class MediaListModel;
}

namespace bench {

/// Sees when the rows that a query has found have been painted.
class FoundWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoundWatch)

public:
    using Clock = std::chrono::steady_clock;

    /// From here on; `table` shows `model`.
    FoundWatch(QTableView &table, const medias::MediaListModel &model);

    [[nodiscard]] const std::optional<Clock::time_point> &painted() const { return m_painted; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_hasFound = false;
    std::optional<Clock::time_point> m_painted;
};

} // namespace bench
