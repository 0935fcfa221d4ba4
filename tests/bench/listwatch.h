#pragma once

#include <QObject>
#include <QPointer>

#include <chrono>
#include <optional>

class Office;
class QNetworkAccessManager;
class QTableView;

namespace bench {

/// What happens in an office's list, and when: looks at all events of this thread.
class ListWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListWatch)

public:
    using Clock = std::chrono::steady_clock;

    /// `office` must outlive this.
    explicit ListWatch(Office &office);
    ~ListWatch() override;

    /// Begins anew: nothing has happened yet.
    void begin();
    [[nodiscard]] Clock::time_point begun() const { return m_begun; }
    /// Calls to the server started since.
    [[nodiscard]] int calls() const { return m_calls; }
    [[nodiscard]] std::optional<Clock::time_point> firstCall() const { return m_firstCall; }
    /// When the first page of medias that came was there, before anything was read from it.
    [[nodiscard]] std::optional<Clock::time_point> arrived() const { return m_arrived; }
    /// When the list was first painted since with all rows in view loaded, and how many calls that took.
    [[nodiscard]] std::optional<Clock::time_point> painted() const { return m_painted; }
    [[nodiscard]] int callsUntilPainted() const { return m_callsUntilPainted; }
    /// Runs the event loop until it is so; ends the program when it never is.
    void awaitPainted();
    /// No call is under way.
    [[nodiscard]] bool isIdle() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QNetworkAccessManager *network);
    bool paint(QEvent *request);

    Office &m_office;
    QTableView *m_table;
    QPointer<QNetworkAccessManager> m_network;
    Clock::time_point m_begun;
    std::optional<Clock::time_point> m_firstCall;
    std::optional<Clock::time_point> m_arrived;
    std::optional<Clock::time_point> m_painted;
    int m_calls = 0;
    int m_callsUntilPainted = 0;
    bool m_isPainting = false;
    bool m_hasTablePainted = false;
};

/// Whether there are rows in view, all loaded.
[[nodiscard]] bool areRowsInViewLoaded(const QTableView &table);

} // namespace bench
