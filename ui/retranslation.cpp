#include "retranslation.h"

#include <QAbstractItemModel>
#include <QEvent>

namespace ui {

namespace {

class LanguageListener final : public QObject
{
public:
    LanguageListener(QObject *object, std::function<void()> retranslate)
        : QObject(object)
        , m_retranslate(std::move(retranslate))
    {
        object->installEventFilter(this);
    }
    Q_DISABLE_COPY_MOVE(LanguageListener)

    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            m_retranslate();
        return false;
    }

private:
    std::function<void()> m_retranslate;
};

} // namespace

void keepTranslated(QObject *object, const std::function<void()> &retranslate)
{
    new LanguageListener(object, retranslate);
    retranslate();
}

void retranslateCells(QAbstractItemModel &model)
{
    const int rows = model.rowCount();
    const int columns = model.columnCount();
    if (columns > 0)
        Q_EMIT model.headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (rows > 0 && columns > 0)
        Q_EMIT model.dataChanged(model.index(0, 0), model.index(rows - 1, columns - 1));
}

} // namespace ui
