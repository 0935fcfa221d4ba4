#include "acrosspanes.h"

#include "account/settings.h"
#include "retranslation.h"

#include <QAction>
#include <QSplitter>

#include <algorithm>

namespace ui {

using account::Setting;

namespace {

// Before what a splitter of three panes has saved: there have been two, the list and the details.
constexpr QByteArrayView mark = "3:";

constexpr int usualDetailsWidth = 250;
constexpr int leastListWidth = 64; // characters

/// How wide the details were in a splitter of the two that has saved this.
int detailsWidthOfTwo(const QByteArray &state)
{
    QSplitter two;
    two.addWidget(new QWidget);
    two.addWidget(new QWidget);
    two.setStretchFactor(0, 1);
    two.setStretchFactor(1, 0);
    two.resize(10'000, 100); // wider than any screen: the details get what they had
    return two.restoreState(state) ? two.sizes().last() : usualDetailsWidth;
}

} // namespace

AcrossPanes::AcrossPanes(QSplitter &splitter, account::Settings &settings, QObject *parent)
    : QObject(parent)
    , m_splitter(splitter)
    , m_settings(settings)
    , m_action(new QAction(&splitter))
{
    m_action->setObjectName(QStringLiteral("showRequests"));
    m_action->setCheckable(true);
    m_action->setShortcut(Qt::Key_F9);
    m_splitter.setStretchFactor(0, 0);
    m_splitter.setStretchFactor(1, 1);
    m_splitter.setStretchFactor(2, 0);
    m_splitter.setCollapsible(1, false);
    // However narrow the window is.
    QWidget *list = m_splitter.widget(1);
    list->setMinimumWidth(list->fontMetrics().averageCharWidth() * leastListWidth);
    connect(m_action, &QAction::toggled, this, &AcrossPanes::setSideBarShown);
    connect(&m_splitter, &QSplitter::splitterMoved, this, &AcrossPanes::hideCollapsed);
    keepTranslated(&splitter, [this] { retranslate(); });
}

void AcrossPanes::retranslate()
{
    m_action->setText(tr("Re&quests"));
    m_action->setToolTip(tr("Show the requests beside the list"));
}

void AcrossPanes::restore()
{
    const int bar = m_splitter.widget(0)->sizeHint().width();
    const QByteArray state = m_settings.get<Setting::AcrossLayout>();
    // The list takes what the others leave.
    m_splitter.setSizes({bar, 1060, detailsWidthOfTwo(state)});
    if (state.startsWith(mark))
        m_splitter.restoreState(state.mid(mark.size()));
    const bool isShown = m_settings.get<Setting::SideBarShown>();
    m_action->setChecked(isShown);
    setSideBarShown(isShown);
}

void AcrossPanes::save() const
{
    m_settings.set<Setting::AcrossLayout>(mark.toByteArray() + m_splitter.saveState());
    m_settings.set<Setting::SideBarShown>(m_action->isChecked());
}

void AcrossPanes::setSideBarShown(bool isShown)
{
    QWidget *bar = m_splitter.widget(0);
    bar->setVisible(isShown);
    QList<int> sizes = m_splitter.sizes();
    if (!isShown || sizes[0] > 0 || sizes[1] == 0)
        return;
    // It was pushed away at the edge.
    sizes[0] = bar->sizeHint().width();
    sizes[1] = std::max(sizes[0], sizes[1] - sizes[0]);
    m_splitter.setSizes(sizes);
}

/// Pushed to the edge it would still take the keyboard, unseen.
void AcrossPanes::hideCollapsed()
{
    if (m_splitter.sizes().first() == 0)
        m_action->setChecked(false);
}

} // namespace ui
