#include "fetchcost.h"

#include "medias/medialistmodel.h"

#include <algorithm>
#include <cmath>

namespace ui {

using medias::MediaListModel;

FetchCost::FetchCost(const MediaListModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    connect(&model, &MediaListModel::stateChanged, this, &FetchCost::note);
    connect(&model, &MediaListModel::coverageChanged, this, &FetchCost::note);
}

void FetchCost::note()
{
    const MediaListModel::Coverage coverage = m_model.coverage();
    if (m_fetching.isValid() && coverage.loaded > m_loadedBefore) {
        const double pages = double(coverage.loaded - m_loadedBefore) / m_model.pageSize();
        m_pageTime = static_cast<double>(m_fetching.elapsed()) / pages;
    }
    if (!coverage.isFetching) {
        m_fetching.invalidate();
    } else if (!m_fetching.isValid() || coverage.loaded < m_loadedBefore) {
        m_fetching.start();
        m_loadedBefore = coverage.loaded;
    }
}

QString FetchCost::text() const
{
    const MediaListModel::Coverage coverage = m_model.coverage();
    const int pages = (coverage.rows - coverage.loaded + m_model.pageSize() - 1) / m_model.pageSize();
    const QString asks = tr("For the rest the server is asked %Ln more time(s)", nullptr, pages);
    const double seconds = m_pageTime * pages / 1000;
    if (seconds <= 0)
        return asks + u'.';
    if (seconds < 90)
        return tr("%1, which takes about %n second(s).", nullptr,
                  std::max(1, static_cast<int>(std::lround(seconds))))
            .arg(asks);
    return tr("%1, which takes about %Ln minute(s).", nullptr, static_cast<int>(std::lround(seconds / 60)))
        .arg(asks);
}

} // namespace ui
