#include "medias/searchworker.h"

#include "content/background.h"

#include <utility>

namespace medias {

SearchWorker::SearchWorker(const std::shared_ptr<SearchExchange> &exchange)
    : m_exchange(exchange)
{}

SearchWorker::~SearchWorker() = default;

void SearchWorker::work()
{
    // Where there are few processors the window, too, has something to do whenever one searches.
    if (!std::exchange(m_isInBackground, true))
        content::workInBackground();
    std::optional<MediaQuestion> question;
    quint32 number = 0;
    bool isToForget = false;
    {
        const std::lock_guard lock(m_exchange->mutex);
        isToForget = std::exchange(m_exchange->isToForget, false);
        question = std::exchange(m_exchange->question, std::nullopt);
        number = m_exchange->asked;
    }
    if (isToForget)
        m_order = {};
    const auto isUnwanted = [this, number] { return m_exchange->wanted != number; };
    if (!question || isUnwanted())
        return;
    FoundMedias found = m_order.find(*question, isUnwanted);
    {
        const std::lock_guard lock(m_exchange->mutex);
        m_exchange->answer = std::move(found);
        m_exchange->answered = number;
    }
    Q_EMIT answered();
}

} // namespace medias
