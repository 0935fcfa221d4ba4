#include "goingsoontext.h"

#include "medias/stayestimate.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

using medias::GoingSoon;

namespace {

struct GoingSoonText
{
    Q_DECLARE_TR_FUNCTIONS(ui::GoingSoonText)
};

bool isUnknown(const GoingSoon::Count &count)
{
    return count.isAtLeast && count.medias == 0;
}

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

QString goingSoonToolTip(const GoingSoon::Count &count)
{
    if (!count.isAtLeast)
        return goingSoonToolTip();
    return goingSoonToolTip() + u'\n' + GoingSoonText::tr("Not all could be looked at: there may be more.");
}

QString goingSoonNumber(const GoingSoon::Count &count)
{
    if (isUnknown(count))
        return GoingSoonText::tr("?", "nobody knows how many");
    const QString number = QLocale().toString(count.medias);
    return count.isAtLeast ? GoingSoonText::tr("%1+", "at least so many").arg(number) : number;
}

QString goingSoonNumberInWords(const GoingSoon::Count &count)
{
    return isUnknown(count) ? GoingSoonText::tr("not known", "how many") : goingSoonNumber(count);
}

QString goingSoonPartlyKnown(const GoingSoon::Count &count)
{
    if (count.lookedAt <= 0)
        return GoingSoonText::tr(
            "Nothing that goes soon was found, but not all could be looked at: some of the "
            "others may go soon.");
    return GoingSoonText::tr("All of the oldest %Ln media(s) that were looked at are saved here. There are "
                             "younger ones that have not been looked at: some of them may go soon, too.",
                             nullptr, count.lookedAt);
}

} // namespace ui
