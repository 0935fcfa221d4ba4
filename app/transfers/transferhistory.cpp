#include "transfers/transferhistory.h"

#include "transfers/transfertext.h"

#include "content/csv.h"

#include <QCoreApplication>
#include <QDir>

namespace transfers {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(transfers::TransferHistory)

public:
    static QStringList headings();
    static QString kindOf(const Transfer &transfer);
    static QString checkOf(const Transfer &transfer);
};

QStringList Text::headings()
{
    return {tr("What"), tr("Name"),    tr("Request"), tr("Request number"), tr("Media"), tr("Bytes"),
            tr("MD5"),  tr("Checked"), tr("File"),    tr("Begun"),          tr("Ended"), tr("Outcome")};
}

QString Text::kindOf(const Transfer &transfer)
{
    switch (transfer.kind) {
    case Transfer::Kind::Upload:
        return tr("Send");
    case Transfer::Kind::Download:
        return transfer.isForOpening ? tr("Open") : tr("Save");
    case Transfer::Kind::Removal:
        return tr("Delete");
    }
    return {};
}

/// Whether both sides have the same; of no meaning for what was not moved.
QString Text::checkOf(const Transfer &transfer)
{
    if (transfer.md5.isEmpty())
        return {};
    return transfer.isChecked ? tr("Yes") : tr("No");
}

/// Local time with its distance from UTC, as spreadsheets and people both read it.
QString timeOf(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

/// Empty for what is not known.
template <typename Id>
QString numberOf(const std::optional<Id> &id)
{
    return id ? QString::number(number(*id)) : QString();
}

QStringList rowOf(const Transfer &transfer)
{
    return {Text::kindOf(transfer),
            transfer.name,
            transfer.requestTitle,
            numberOf(transfer.request),
            numberOf(transfer.media),
            transfer.bytesTotal < 0 ? QString() : QString::number(transfer.bytesTotal),
            QString::fromLatin1(transfer.md5),
            Text::checkOf(transfer),
            transfer.isForOpening ? QString() : QDir::toNativeSeparators(transfer.path),
            timeOf(transfer.started),
            timeOf(transfer.ended),
            statusText(transfer)};
}

} // namespace

QByteArray historyAsCsv(const QList<Transfer> &transfers)
{
    QList<QStringList> rows;
    for (const Transfer &transfer : transfers) {
        if (transfer.isFinished())
            rows.append(rowOf(transfer));
    }
    return content::csv(Text::headings(), rows);
}

} // namespace transfers
