#include "botdoc/errortext.h"

#include "botdoc/displaytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace botdoc {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(botdoc::ErrorText)

public:
    static QString of(const ApiError &error);
    static QString withWords(const QString &sentence, const ApiError &error);

private:
    static QString offlineText(const ApiError &error);
    static QString certificateText(const ApiError &error);
    static QString notBotdocText(const ApiError &error);
    static QString diskText(const ApiError &error);
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

QString Text::offlineText(const ApiError &error)
{
    switch (error.cause) {
    case ApiError::Cause::HostNotFound:
        return tr(
            "No server of this name can be found. Check the network and the server\u2019s address, then "
            "try again.");
    case ApiError::Cause::ConnectionRefused:
        return tr("The server takes no connections at this address. Check the address, or try again later.");
    case ApiError::Cause::Proxy:
        return tr("The network\u2019s proxy does not let Mediadesk through to the server. Tell your "
                  "administrator.");
    default:
        return tr(
            "The server cannot be reached, or the connection broke. Check the network, then try again.");
    }
}

/// What is wrong with the certificate, and that there is no way past it.
QString Text::certificateText(const ApiError &error)
{
    switch (error.cause) {
    case ApiError::Cause::CertificateExpired:
    case ApiError::Cause::CertificateNotYetValid: {
        const QString what = error.cause == ApiError::Cause::CertificateExpired
                                 ? tr("The server\u2019s certificate has expired.")
                                 : tr("The server\u2019s certificate is not valid yet.");
        return what + u' ' +
               tr("Nothing was sent. Check that this computer\u2019s date and time are right (it is now %1); "
                  "if they are, tell your administrator.")
                   .arg(QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat));
    }
    case ApiError::Cause::CertificateOtherHost:
        return tr("The certificate that came belongs to another server, so this may not be the one it claims "
                  "to be. Nothing was sent. Check the address, and whether the network asks for a sign-in of "
                  "its own; else tell your administrator.");
    case ApiError::Cause::CertificateSelfSigned:
        return tr("The server vouches for itself: nobody that this computer trusts has signed its "
                  "certificate. Nothing was sent. Tell your administrator.");
    case ApiError::Cause::CertificateUntrusted:
        return tr("The server\u2019s certificate was issued by somebody whom this computer does not trust. "
                  "Nothing was sent. Tell your administrator.");
    case ApiError::Cause::CertificateRevoked:
        return tr("The server\u2019s certificate has been withdrawn. Nothing was sent. Tell your "
                  "administrator.");
    default:
        return tr(
            "No safe connection could be made. Nothing was sent. Check the server\u2019s address; if it "
            "is right, tell your administrator.");
    }
}

QString Text::notBotdocText(const ApiError &error)
{
    switch (error.cause) {
    case ApiError::Cause::WebPage:
        return tr(
            "A web page came instead of an answer from Botdoc. Check the server\u2019s address, and "
            "whether the network asks for a sign-in of its own: open any page in a web browser to see.");
    case ApiError::Cause::Redirected:
        return tr("The server sends us on to another address, where Mediadesk does not follow. Check the "
                  "server\u2019s address.");
    case ApiError::Cause::NotContinued:
        return tr("The connection broke, and the server did not go on where it had been. Nothing was kept.");
    default:
        return tr(
            "The answer did not come from a Botdoc service. Check the server\u2019s address, and whether the "
            "network asks for a sign-in of its own.");
    }
}

QString Text::diskText(const ApiError &error)
{
    if (error.cause != ApiError::Cause::NoRoom)
        return tr("The file could not be read or written: %1").arg(error.technical);
    if (error.technical.isEmpty())
        return tr("There is not enough room on the disk. Make room there, then try again.");
    return tr("There is not enough room on the disk (%1). Make room there, then try again.")
        .arg(error.technical);
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
        return offlineText(error);
    case ApiError::Kind::Timeout:
        return tr("The server did not answer in time. Try again in a moment.");
    case ApiError::Kind::Unauthorized:
        if (error.cause == ApiError::Cause::TokenExpired)
            return tr("The authorization token has expired. Sign in again with a new one.");
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
        return notBotdocText(error);
    case ApiError::Kind::Tls:
        return certificateText(error);
    case ApiError::Kind::Cancelled:
        return tr("Cancelled.");
    case ApiError::Kind::Disk:
        return diskText(error);
    case ApiError::Kind::EmptyFile:
        return tr("The file is empty, and Botdoc takes no empty files. Nothing was sent.");
    case ApiError::Kind::FileChanged:
        return tr("The file changed while it was being sent. Nothing of it was kept on the server. Send it "
                  "again when it is no longer being changed.");
    case ApiError::Kind::Damaged:
        if (error.cause == ApiError::Cause::ContentChanged)
            return tr(
                "It was changed on the server while it was being fetched, so nothing was kept. Try again.");
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

QString withServerWords(const QString &sentence, const ApiError &error)
{
    return displayText(Text::withWords(sentence, error));
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
