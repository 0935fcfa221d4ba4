#include "searchbar.h"

#include "fetchcost.h"
#include "quietlabel.h"
#include "retranslation.h"
#include "searchfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>

namespace ui {

using medias::MediaListModel;
using medias::MediaQuery;

namespace {

/// So many characters have room beside the boxes and buttons, or these go below.
constexpr int leastWords = 30;

/// What can be chosen of the state, in one list: what has become of it, or of its downloads.
struct StateChoice
{
    MediaQuery::Condition condition;
    MediaQuery::Downloads downloads;
};

constexpr StateChoice stateChoices[]{
    {MediaQuery::Condition::Any, MediaQuery::Downloads::Any},
    {MediaQuery::Condition::Available, MediaQuery::Downloads::Any},
    {MediaQuery::Condition::Arriving, MediaQuery::Downloads::Any},
    {MediaQuery::Condition::Removed, MediaQuery::Downloads::Any},
    {MediaQuery::Condition::Any, MediaQuery::Downloads::Left},
    {MediaQuery::Condition::Any, MediaQuery::Downloads::NoneLeft},
};

QString digits(int number)
{
    return QLocale().toString(number);
}

void setTexts(QComboBox &box, const QStringList &texts)
{
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (i < box.count())
            box.setItemText(static_cast<int>(i), texts[i]);
        else
            box.addItem(texts[i]);
    }
}

} // namespace

SearchBar::SearchBar(MediaListModel &model, const FetchCost &cost, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_cost(cost)
    , m_text(new SearchField(this))
    , m_kind(new QComboBox(this))
    , m_condition(new QComboBox(this))
    , m_choices(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_coverage(new QWidget(this))
    , m_covering(new QBoxLayout(QBoxLayout::LeftToRight, m_coverage))
    , m_covered(new QuietLabel({}, m_coverage))
    , m_stop(new QPushButton(m_coverage))
    , m_narrow(new QPushButton(m_coverage))
    , m_goOn(new QPushButton(m_coverage))
{
    setObjectName(QStringLiteral("searchBar"));
    m_text->setObjectName(QStringLiteral("mediaSearch"));
    m_text->installEventFilter(this);
    m_kind->setObjectName(QStringLiteral("kindFilter"));
    m_condition->setObjectName(QStringLiteral("stateFilter"));
    m_covered->setObjectName(QStringLiteral("covered"));
    m_stop->setObjectName(QStringLiteral("stopSearching"));
    m_narrow->setObjectName(QStringLiteral("searchOneRequest"));
    m_goOn->setObjectName(QStringLiteral("searchOn"));
    lay();
    keepTranslated(this, [this] { retranslate(); });

    connect(m_text, &QLineEdit::textChanged, this, &SearchBar::search);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SearchBar::search);
    connect(m_condition, &QComboBox::currentIndexChanged, this, &SearchBar::search);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_model.fetchForQuery(0); });
    connect(m_narrow, &QPushButton::clicked, this, &SearchBar::requestWanted);
    connect(m_goOn, &QPushButton::clicked, this, [this] { m_model.fetchForQuery(MediaListModel::allPages); });
    connect(&m_model, &MediaListModel::coverageChanged, this, &SearchBar::showCoverage);
    connect(&m_model, &MediaListModel::queryChanged, this, &SearchBar::showQuery);
    showCoverage();
}

void SearchBar::lay()
{
    auto *boxes = new QHBoxLayout;
    boxes->setSpacing(8);
    for (QComboBox *box : {m_kind, m_condition}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
        boxes->addWidget(box);
    }
    m_choices->setContentsMargins(0, 0, 0, 0);
    m_choices->setSpacing(8);
    m_choices->addWidget(m_text, 1);
    m_choices->addLayout(boxes);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_stop, m_narrow, m_goOn})
        buttons->addWidget(button);
    // The list below is not to jump when a button comes or goes.
    buttons->addStrut(m_goOn->sizeHint().height());
    m_covering->setContentsMargins(0, 0, 0, 0);
    m_covering->setSpacing(8);
    m_covering->addWidget(m_covered, 1);
    m_covering->addLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addLayout(m_choices);
    layout->addWidget(m_coverage);
    setFocusProxy(m_text);
}

/// What has no room beside the words stands below them.
void SearchBar::fold()
{
    const int words = leastWords * fontMetrics().averageCharWidth();
    const auto direction = [&](const QList<QWidget *> &others) {
        int needed = words;
        for (const QWidget *one : others)
            needed += one->isHidden() ? 0 : one->sizeHint().width();
        return needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    };
    m_choices->setDirection(direction({m_kind, m_condition}));
    m_covering->setDirection(direction({m_stop, m_narrow, m_goOn}));
}

void SearchBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

void SearchBar::retranslate()
{
    m_text->setHints({tr("Search by name, tag, request, type, state or date"),
                      tr("Search by name, tag or date"), tr("Search the medias"), tr("Search")});
    m_text->setAccessibleName(tr("Search the medias"));
    fill();
    m_kind->setAccessibleName(tr("Types to show"));
    m_condition->setAccessibleName(tr("States to show"));
    m_stop->setText(tr("&Stop"));
    m_narrow->setText(tr("Choose a re&quest"));
    m_narrow->setToolTip(tr("Look among the medias of one request only"));
    showCoverage();
}

void SearchBar::fill()
{
    setTexts(*m_kind, {tr("All types"), tr("Pictures"), tr("PDF"), tr("Documents"), tr("Other files")});
    setTexts(*m_condition, {tr("Any state"), tr("Available"), tr("Arriving"), tr("Removed"),
                            tr("With downloads left"), tr("No downloads left")});
}

void SearchBar::begin()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void SearchBar::clear()
{
    MediaQuery query;
    query.order = m_model.query().order;
    m_model.setQuery(query);
}

void SearchBar::search()
{
    if (m_isShowing)
        return;
    const StateChoice &choice = stateChoices[m_condition->currentIndex()];
    MediaQuery query = m_model.query();
    query.text = m_text->text();
    query.kind = static_cast<MediaQuery::Kind>(m_kind->currentIndex());
    query.condition = choice.condition;
    query.downloads = choice.downloads;
    m_model.setQuery(query);
}

/// Where it was set by others.
void SearchBar::showQuery()
{
    const MediaQuery &query = m_model.query();
    // Not by blocking signals: the field itself listens to its own for the cross that clears it.
    const QScopedValueRollback guard(m_isShowing, true);
    if (m_text->text() != query.text)
        m_text->setText(query.text);
    m_kind->setCurrentIndex(static_cast<int>(query.kind));
    for (int i = 0; i < m_condition->count(); ++i) {
        if (stateChoices[i].condition == query.condition && stateChoices[i].downloads == query.downloads)
            m_condition->setCurrentIndex(i);
    }
    showCoverage();
}

void SearchBar::showCoverage()
{
    const MediaListModel::Coverage coverage = m_model.coverage();
    const bool isWanted = !m_model.query().isPlain() && coverage.rows > 0;
    m_coverage->setVisible(isWanted);
    if (!isWanted)
        return;
    m_goOn->setText(isSearch() ? tr("Search the &rest") : tr("Load the &rest"));
    m_stop->setToolTip(isSearch() ? tr("Leave the rest of the list unsearched")
                                  : tr("Leave the rest of the list unsorted"));
    const bool isIncomplete = coverage.loaded < coverage.rows && !coverage.isFetching;
    QString text = coverageText(coverage);
    if (isIncomplete)
        text += u' ' + m_cost.text();
    m_covered->setText(text);
    m_stop->setVisible(coverage.isFetching && coverage.loaded < coverage.rows);
    m_narrow->setVisible(isIncomplete && !m_model.request());
    m_goOn->setVisible(isIncomplete);
    fold();
}

/// Else it is only sorted.
bool SearchBar::isSearch() const
{
    return !m_model.query().isUnfiltered();
}

QString SearchBar::coverageText(const MediaListModel::Coverage &coverage) const
{
    const QString rows = digits(coverage.rows);
    if (coverage.searched == 0 && coverage.isSearching)
        return isSearch() ? tr("Searching\u2026") : tr("Sorting\u2026");
    if (coverage.searched >= coverage.rows)
        return isSearch() ? tr("All %1 medias were searched.").arg(rows)
                          : tr("All %1 medias are sorted.").arg(rows);
    const QString searched = digits(coverage.searched);
    return isSearch() ? tr("Searched %1 of %2.").arg(searched, rows)
                      : tr("Sorted %1 of %2.").arg(searched, rows);
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_text->text().isEmpty()) {
        m_text->clear();
        return true;
    }
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
