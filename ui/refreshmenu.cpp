#include "refreshmenu.h"

#include "account/settings.h"
#include "medias/lightrefresh.h"
#include "retranslation.h"
#include "settingtext.h"

#include <QActionGroup>

#include <algorithm>

namespace ui {

using account::Setting;

RefreshMenu::RefreshMenu(account::Settings &settings, medias::LightRefresh &refresh, QWidget *parent)
    : QMenu(parent)
    , m_intervals(new QActionGroup(this))
    , m_reason(new QAction(this))
{
    setObjectName(QStringLiteral("refreshMenu"));
    const qint64 now = settings.get<Setting::RefreshInterval>();
    QList<qint64> intervals{0, 30, 60, 300, 900};
    // Somebody may have written another one into the file.
    if (!intervals.contains(now))
        intervals.insert(std::lower_bound(intervals.begin(), intervals.end(), now), now);
    for (const qint64 seconds : std::as_const(intervals)) {
        QAction *action = m_intervals->addAction(addAction(QString()));
        action->setCheckable(true);
        action->setChecked(seconds == now);
        action->setData(seconds);
        connect(action, &QAction::triggered, this, [&settings, &refresh, seconds] {
            settings.set<Setting::RefreshInterval>(seconds);
            refresh.setInterval(std::chrono::seconds(seconds));
        });
    }
    const bool isFixed = settings.isFixed(Setting::RefreshInterval);
    m_intervals->setEnabled(!isFixed);
    m_reason->setEnabled(false);
    if (isFixed)
        addAction(m_reason);
    keepTranslated(this, [this] { retranslate(); });
}

void RefreshMenu::retranslate()
{
    setTitle(tr("Refresh &automatically"));
    const QList<QAction *> actions = m_intervals->actions();
    for (QAction *action : actions) {
        QString text = settingValueText(Setting::RefreshInterval, action->data());
        action->setText(text.replace(0, 1, text.at(0).toUpper()));
    }
    m_reason->setText(fixedText());
}

} // namespace ui
