#include "requestchooser.h"

#include "colours.h"
#include "medias/requestlistmodel.h"
#include "requestfinder.h"
#include "requestlistview.h"
#include "retranslation.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui {

using medias::RequestListModel;

RequestChooser::RequestChooser(RequestListModel &requests, QWidget *parent)
    : QWidget(parent)
    , m_requests(requests)
    , m_finder(new RequestFinder(requests, RequestFinder::Look::Field, this))
    , m_hint(new QLabel(this))
{
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_finder, 1);
    layout->addWidget(m_hint);
    setFocusProxy(m_finder);

    connect(m_finder, &RequestFinder::searched, this, &RequestChooser::selectWhatIsMeant);
    connect(m_finder, &RequestFinder::changed, this, [this] {
        if (!m_finder->hasSelection())
            selectWhatIsMeant();
    });
    connect(m_finder, &RequestFinder::selectionChanged, this, [this] {
        updateHint();
        Q_EMIT changed();
    });
    keepTranslated(this, [this] { updateHint(); });
}

void RequestChooser::choose(std::optional<botdoc::RequestId> request)
{
    if (request && m_requests.rowOf(*request) == -1)
        m_finder->field()->setText(QString::number(number(*request)));
    else
        m_finder->select(request);
}

std::optional<botdoc::RequestId> RequestChooser::chosen() const
{
    return m_finder->hasSelection() ? m_finder->selected() : m_finder->search().typedNumber();
}

/// A number that names a request exactly needs no further choosing; one match neither, once no others can
/// come.
void RequestChooser::selectWhatIsMeant()
{
    const medias::RequestSearch &search = m_finder->search();
    const std::optional<botdoc::RequestId> typed = search.typedNumber();
    const QAbstractItemModel *rows = m_finder->view()->model();
    const bool isDone = search.progress() == medias::RequestSearch::Progress::Resting;
    if (typed)
        m_finder->select(typed);
    else if (!search.text().isEmpty() && isDone && rows->rowCount() == 1)
        m_finder->select(m_finder->requestAt(rows->index(0, 0)));
    updateHint();
    Q_EMIT changed();
}

void RequestChooser::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateHint();
}

void RequestChooser::updateHint()
{
    const std::optional<botdoc::RequestId> typed =
        m_finder->hasSelection() ? std::nullopt : m_finder->search().typedNumber();
    m_hint->setVisible(typed.has_value());
    if (!typed)
        return;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, meaningColour(colours, Meaning::Caution));
    m_hint->setPalette(colours);
    m_hint->setText(
        tr("Request %1 is not in the list. The files go to it if it exists.").arg(number(*typed)));
}

} // namespace ui
