#include "goingsoontext.h"

#include "medias/stayestimate.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

namespace {

struct GoingSoonText
{
    Q_DECLARE_TR_FUNCTIONS(ui::GoingSoonText)
};

} // namespace

QString goingSoonText()
{
    return GoingSoonText::tr("Going soon, not saved yet");
}

QString goingSoonToolTip()
{
    return GoingSoonText::tr("What the service is likely to delete within about %n day(s), and was not saved "
                             "on this computer. This is an estimate: the service tells no date.",
                             nullptr, medias::StayEstimate::soonDays);
}

QString goingSoonNumber(const medias::GoingSoon::Count &count)
{
    const QString number = QLocale().toString(count.medias);
    return count.isAtLeast ? GoingSoonText::tr("%1+", "at least so many").arg(number) : number;
}

} // namespace ui
