#pragma once

#include "medias/mediaorder.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace medias {

/// What the thread that asks and the one that searches share. Of several questions the newest is searched
/// for.
struct SearchExchange
{
    std::atomic<quint32> wanted = 0; ///< the number of the newest question, also of one that was taken back
    std::mutex mutex;                ///< of all below
    std::optional<MediaQuestion> question;
    quint32 asked = 0; ///< the number of `question`
    bool isToForget = false;
    std::optional<FoundMedias> answer;
    quint32 answered = 0; ///< the number of the question to `answer`
};

/// Searches; lives in the thread of the search.
class SearchWorker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchWorker)

public:
    explicit SearchWorker(const std::shared_ptr<SearchExchange> &exchange);
    ~SearchWorker() override;

    /// Takes the question there is, if any.
    void work();

Q_SIGNALS:
    /// There is an answer.
    void answered();

private:
    std::shared_ptr<SearchExchange> m_exchange;
    MediaOrder m_order;
    bool m_isInBackground = false;
};

} // namespace medias
