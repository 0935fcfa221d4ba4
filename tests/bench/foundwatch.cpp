#include "foundwatch.h"

#include "medias/medialistmodel.h"

#include <QEvent>
#include <QTableView>

namespace bench {

FoundWatch::FoundWatch(QTableView &table, const medias::MediaListModel &model)
{
    connect(&model, &medias::MediaListModel::orderChanged, this, [this, &model] {
        m_hasFound = true;
        // Nothing found: what is painted then is no table.
        if (model.rowCount() == 0)
            m_painted = Clock::now();
    });
    table.viewport()->installEventFilter(this);
}

bool FoundWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_hasFound && !m_painted) {
        // Once it is through with painting.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_painted)
                    m_painted = Clock::now();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace bench
