#include "transfers/transfertext.h"

#include "botdoc/errortext.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace transfers {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(transfers::TransferText)

public:
    static QString waiting(const Transfer &transfer);
    static QString running(const Transfer &transfer);
    static QString done(const Transfer &transfer);
    static QString of(const Transfer &transfer);
};

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

/// An error's words are whole sentences, and may end in what a server says.
bool endsASentence(QStringView text)
{
    constexpr QStringView closing = u")\u201d\u00bb\"";
    constexpr QStringView ends = u".!?\u2026";
    while (!text.isEmpty() && closing.contains(text.back()))
        text.chop(1);
    return !text.isEmpty() && ends.contains(text.back());
}

/// What it waits for, in the order of what has to happen first.
QString Text::waiting(const Transfer &transfer)
{
    if (transfer.isCancelling)
        return running(transfer);
    if (transfer.isPaused)
        return tr("Paused");
    if (!transfer.waitsFor.isEmpty())
        return tr("Goes on when you sign in to %1").arg(transfer.waitsFor);
    if (!transfer.error)
        return tr("Waiting");
    switch (transfer.error->kind) {
    case botdoc::ApiError::Kind::RateLimited:
        return tr("Goes on by itself: the server asked for a pause");
    case botdoc::ApiError::Kind::Offline:
        return tr("Goes on by itself: there was no connection, or it broke");
    case botdoc::ApiError::Kind::Timeout:
        return tr("Goes on by itself: the server did not answer in time");
    default:
        return tr("Goes on by itself: the server is out of order");
    }
}

QString Text::running(const Transfer &transfer)
{
    if (transfer.isCancelling)
        return tr("Being cancelled\u2026");
    if (transfer.kind == Transfer::Kind::Removal)
        return tr("Deleting\u2026");
    if (transfer.state == Transfer::State::Finishing)
        return tr("Finishing\u2026");
    const QString bytesDone = sizeText(transfer.bytesDone);
    const bool isKnown = transfer.bytesTotal >= 0;
    const QString bytesTotal = sizeText(transfer.bytesTotal);
    if (transfer.kind == Transfer::Kind::Upload)
        return isKnown ? tr("Sending, %1 of %2").arg(bytesDone, bytesTotal) : tr("Opening\u2026");
    if (transfer.isForOpening)
        return isKnown ? tr("Opening, %1 of %2").arg(bytesDone, bytesTotal)
                       : tr("Opening, %1").arg(bytesDone);
    return isKnown ? tr("Saving, %1 of %2").arg(bytesDone, bytesTotal) : tr("Saving, %1").arg(bytesDone);
}

QString Text::done(const Transfer &transfer)
{
    switch (transfer.kind) {
    case Transfer::Kind::Upload:
        return transfer.isChecked ? tr("Sent, checked") : tr("Sent");
    case Transfer::Kind::Download:
        if (transfer.isForOpening)
            return tr("Opened");
        return tr("Saved as %1").arg(QDir::toNativeSeparators(transfer.path));
    case Transfer::Kind::Removal:
        return tr("Deleted");
    }
    return {};
}

QString Text::of(const Transfer &transfer)
{
    switch (transfer.state) {
    case Transfer::State::Waiting:
        return waiting(transfer);
    case Transfer::State::Running:
    case Transfer::State::Finishing:
        return running(transfer);
    case Transfer::State::Done:
        return done(transfer);
    case Transfer::State::Failed:
        return tr("Failed: %1").arg(transfer.error ? botdoc::inWords(*transfer.error) : QString());
    case Transfer::State::Cancelled:
        return tr("Cancelled");
    }
    return {};
}

} // namespace

QString statusText(const Transfer &transfer)
{
    const QString text = Text::of(transfer);
    if (transfer.note.isEmpty())
        return text;
    return endsASentence(text) ? text + u' ' + transfer.note : Text::tr("%1. %2").arg(text, transfer.note);
}

int progressOf(const Transfer &transfer)
{
    constexpr int whole = 1000;
    if (transfer.state == Transfer::State::Done)
        return whole;
    if (transfer.bytesTotal <= 0)
        return transfer.state == Transfer::State::Waiting ? 0 : -1;
    const double part = static_cast<double>(transfer.bytesDone) / static_cast<double>(transfer.bytesTotal);
    return std::clamp(static_cast<int>(part * whole), 0, whole);
}

} // namespace transfers
