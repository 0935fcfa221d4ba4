#include "selectallbar.h"

#include "fetchcost.h"
#include "medias/medialistmodel.h"
#include "medias/mediaselection.h"
#include "quietlabel.h"
#include "retranslation.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>

namespace ui {

using medias::MediaListModel;
using medias::MediaSelection;

namespace {

constexpr int progressWidth = 160; // pixels

QString digits(int number)
{
    return QLocale().toString(number);
}

} // namespace

SelectAllBar::SelectAllBar(MediaListModel &model, MediaSelection &selection, const FetchCost &cost,
                           QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_selection(selection)
    , m_cost(cost)
    , m_text(new QuietLabel({}, this))
    , m_progress(new QProgressBar(this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("selectAllBar"));
    m_text->setObjectName(QStringLiteral("selectAllText"));
    m_button->setObjectName(QStringLiteral("selectAllButton"));
    setFocusProxy(m_button);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_button);
    // The list below is not to jump when another button comes.
    layout->addStrut(m_button->sizeHint().height());
    hide();

    connect(m_button, &QPushButton::clicked, this, &SelectAllBar::pressed);
    connect(&m_model, &MediaListModel::coverageChanged, this, &SelectAllBar::follow);
    connect(&m_model, &MediaListModel::modelReset, this, &SelectAllBar::withdraw);
    connect(&m_model, &MediaListModel::queryChanged, this, &SelectAllBar::withdraw);
    connect(&m_selection, &MediaSelection::chosen, this, [this] {
        if (!m_isSelecting)
            withdraw();
    });
    connect(&m_selection, &MediaSelection::changed, this, [this] {
        if (!m_isSelecting && m_selection.count() == 0)
            withdraw();
        else
            showText();
    });
    keepTranslated(this, [this] { retranslate(); });
}

void SelectAllBar::retranslate()
{
    m_progress->setAccessibleName(tr("How much of the list is loaded"));
    showText();
}

void SelectAllBar::selectAll()
{
    withdraw();
    selectLoaded();
    show(isWhole() ? Stage::Away : Stage::Offering);
}

void SelectAllBar::selectLoaded()
{
    const QScopedValueRollback guard(m_isSelecting, true);
    m_selection.selectLoaded();
}

bool SelectAllBar::isWhole() const
{
    const MediaListModel::Coverage coverage = m_model.coverage();
    return coverage.loaded >= coverage.rows &&
           (m_model.query().isPlain() || (coverage.searched >= coverage.rows && !coverage.isSearching));
}

void SelectAllBar::pressed()
{
    if (m_stage == Stage::Offering) {
        show(Stage::Loading);
        m_model.fetchForQuery(MediaListModel::allPages);
    } else if (m_stage == Stage::Loading) {
        m_model.fetchForQuery(0);
    }
}

void SelectAllBar::follow()
{
    const MediaListModel::Coverage coverage = m_model.coverage();
    if (m_stage == Stage::Offering && isWhole())
        show(Stage::Away);
    else if (m_stage == Stage::Loading && !coverage.isFetching && !coverage.isSearching)
        selectAll(); // all, or as many as were loaded before it was stopped
    else
        showText();
}

/// Somebody is about something else.
void SelectAllBar::withdraw()
{
    const bool wasLoading = m_stage == Stage::Loading;
    show(Stage::Away);
    if (wasLoading && m_model.coverage().isFetching)
        m_model.fetchForQuery(m_model.query().isPlain() ? 0 : MediaListModel::pagesByThemselves);
}

void SelectAllBar::show(Stage stage)
{
    m_stage = stage;
    showText();
    setVisible(stage != Stage::Away);
}

void SelectAllBar::showText()
{
    if (m_stage == Stage::Away)
        return;
    const MediaListModel::Coverage coverage = m_model.coverage();
    const QString rows = digits(coverage.rows);
    const bool isLoading = m_stage == Stage::Loading;
    if (isLoading) {
        m_text->setText(
            tr("Loading the list: %1 of %2. All of it is selected then.").arg(digits(coverage.loaded), rows));
    } else {
        const QString selected = digits(m_selection.count());
        const QString what = m_model.query().isUnfiltered()
                                 ? tr("%1 of %2 selected: those loaded.").arg(selected, rows)
                                 : tr("%1 selected: those found among the %2 of %3 loaded.")
                                       .arg(selected, digits(coverage.loaded), rows);
        m_text->setText(what + u' ' + m_cost.text());
    }
    m_progress->setVisible(isLoading);
    m_progress->setRange(0, coverage.rows);
    m_progress->setValue(coverage.loaded);
    m_button->setText(isLoading ? tr("Stop") : tr("Load all %1 first").arg(rows));
    m_button->setToolTip(isLoading ? tr("Leave the rest of the list unselected") : QString());
    setAccessibleName(m_text->text());
}

} // namespace ui
