#include "journaltext.h"

#include "botdoc/displaytext.h"

#include <QCoreApplication>
#include <QDir>

namespace ui {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::JournalText)
};

} // namespace

QString journalProblemText(const transfers::JournalProblem &problem)
{
    using Kind = transfers::JournalProblem::Kind;
    switch (problem.kind) {
    case Kind::SetAside:
        return Text::tr("The record of your transfers was damaged and could not be read; it is kept as "
                        "\u201c%1\u201d. What was on its way when Mediadesk last ended does not go on by "
                        "itself: look whether it has arrived.")
            .arg(botdoc::displayText(QDir::toNativeSeparators(problem.keptAs)));
    case Kind::InUse:
        return Text::tr("Mediadesk is open twice. Transfers of this window stop when it is closed, and do "
                        "not go on by themselves later.");
    case Kind::OfNewerVersion:
        return Text::tr("A newer Mediadesk has written the record of your transfers, and this one leaves it "
                        "alone: transfers stop when it is closed, and do not go on by themselves later.");
    case Kind::Unavailable:
        return Text::tr("The record of your transfers cannot be opened: transfers stop when Mediadesk is "
                        "closed, and do not go on by themselves later.");
    case Kind::NotWritten:
        return Text::tr("The record of your transfers cannot be written. What is on its way goes on, but not "
                        "by itself after Mediadesk is closed.");
    case Kind::OnNetworkFolder:
        break;
    }
    return {};
}

} // namespace ui
