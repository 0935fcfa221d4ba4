#include "botdoc/errortext.h"

#include "botdoc/displaytext.h"

#include <QCoreApplication>

namespace botdoc {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(botdoc::ErrorText)

public:
    static QString of(const ApiError &error);

private:
    static QString withWords(const QString &sentence, const ApiError &error);
    static QString waitText(const ApiError &error);
};

/// What the server said of the whole and of single fields, as it is: it knows best why it refuses.
QString saidByServer(const ApiError &error)
{
    QStringList words;
    if (!error.serverWords.isEmpty())
        words.append(error.serverWords);
    for (auto it = error.fields.begin(); it != error.fields.end(); ++it)
        words.append(QStringLiteral("%1: %2").arg(it.key(), it.value().join(u' ')));
    const QString all = words.join(u' ').simplified();
    constexpr qsizetype longest = 2000; // what anybody reads
    return all.size() <= longest ? all : all.left(longest) + u'\u2026';
}

QString Text::withWords(const QString &sentence, const ApiError &error)
{
    const QString words = saidByServer(error);
    return words.isEmpty() ? sentence : sentence + u' ' + tr("The server says: \u201c%1\u201d").arg(words);
}

QString Text::waitText(const ApiError &error)
{
    if (!error.retryAfter)
        return tr("Wait a moment, then try again.");
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count();
    if (seconds < 90)
        return tr("Try again in %n second(s).", nullptr, static_cast<int>(seconds));
    return tr("Try again in %n minute(s).", nullptr, static_cast<int>((seconds + 59) / 60));
}

QString Text::of(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
        return tr(
            "The server cannot be reached, or the connection broke. Check the network, then try again.");
    case ApiError::Kind::Timeout:
        return tr("The server did not answer in time. Try again in a moment.");
    case ApiError::Kind::Unauthorized:
        return withWords(tr("The server does not accept this sign-in. Sign in again."), error);
    case ApiError::Kind::Forbidden:
        return withWords(tr("This account may not do that."), error);
    case ApiError::Kind::NotFound:
        return tr("It is no longer on the server. Botdoc also deletes medias by itself after some time.");
    case ApiError::Kind::Rejected:
        return withWords(tr("The server refused this."), error);
    case ApiError::Kind::RateLimited:
        return tr("The server is asked too often.") + u' ' + waitText(error);
    case ApiError::Kind::Server:
        return withWords(tr("The server has a fault of its own (%1). Try again later.").arg(error.httpStatus),
                         error);
    case ApiError::Kind::Protocol:
        return tr(
            "The answer did not come from a Botdoc service. Check the server\u2019s address, and whether the "
            "network asks for a sign-in of its own.");
    case ApiError::Kind::Tls:
        return tr("No safe connection: the server could not prove who it is. Nothing was sent. Tell your "
                  "administrator.");
    case ApiError::Kind::Cancelled:
        return tr("Cancelled.");
    case ApiError::Kind::Disk:
        return tr("The file could not be read or written: %1").arg(error.technical);
    case ApiError::Kind::EmptyFile:
        return tr("The file is empty, and Botdoc takes no empty files. Nothing was sent.");
    case ApiError::Kind::FileChanged:
        return tr("The file changed while it was being sent. Nothing of it was kept on the server. Send it "
                  "again when it is no longer being changed.");
    case ApiError::Kind::Damaged:
        return tr("What arrived is not what was sent, so it was not kept. Try again. (%1)")
            .arg(error.technical);
    case ApiError::Kind::Unconfirmed:
        return tr("The connection broke before the server answered, and it is unclear whether the file "
                  "arrived. Look for it in the request\u2019s list before you send it again.");
    case ApiError::Kind::NoDownloadsLeft:
        return tr("All downloads that the server allows for this media have been used up. Ask the sender for "
                  "it again.");
    }
    return {};
}

} // namespace

QString inWords(const ApiError &error)
{
    return displayText(Text::of(error));
}

QString inDetail(const ApiError &error)
{
    QStringList parts;
    if (error.httpStatus != 0)
        parts.append(QStringLiteral("HTTP %1").arg(error.httpStatus));
    const QString words = saidByServer(error);
    if (!words.isEmpty())
        parts.append(words);
    if (!error.technical.isEmpty())
        parts.append(error.technical);
    return displayText(parts.join(QStringLiteral(" \u00b7 ")));
}

} // namespace botdoc
