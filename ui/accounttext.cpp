#include "accounttext.h"

#include "account/accountlist.h"
#include "account/credential.h"
#include "account/servername.h"
#include "botdoc/displaytext.h"

#include <QCoreApplication>

namespace ui {

using account::CredentialError;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::AccountText)
};

} // namespace

QString accountName(const account::RememberedAccount &remembered)
{
    // What is stored may have been written by anybody.
    return remembered.email.isEmpty() ? Text::tr("Authorization token")
                                      : botdoc::displayText(remembered.email);
}

QString accountServer(const account::RememberedAccount &remembered)
{
    return account::serverLabel(account::serverName(remembered.server), remembered.server.host());
}

QString keyNeededText(const CredentialError &why)
{
    switch (why.kind) {
    case CredentialError::Kind::NotThere:
        return Text::tr("The key is no longer in this computer\u2019s keychain. Type it again.");
    case CredentialError::Kind::Denied:
        return Text::tr(
            "The keychain was not unlocked, so the key could not be read. Type it, or go back and "
            "choose the account again to unlock the keychain.");
    case CredentialError::Kind::NoKeychain:
        return Text::tr("This computer\u2019s keychain, where the key is kept, cannot be reached. Type the "
                        "key.");
    case CredentialError::Kind::Failed:
    case CredentialError::Kind::Cancelled:
        break;
    }
    return Text::tr("The key could not be read from this computer\u2019s keychain. Type it.");
}

QString keyNotKeptText(const CredentialError &why)
{
    const QString next = Text::tr("You are signed in; the next start of Mediadesk asks for the key again.");
    switch (why.kind) {
    case CredentialError::Kind::Denied:
        return Text::tr("The key was not kept, for the keychain was not unlocked.") + u' ' + next;
    case CredentialError::Kind::NoKeychain:
        return Text::tr("The key was not kept, for this computer\u2019s keychain cannot be reached.") + u' ' +
               next;
    default:
        return Text::tr("The key could not be kept in this computer\u2019s keychain.") + u' ' + next;
    }
}

QString keyNotRemovedText(const account::RememberedAccount &remembered, const CredentialError &why)
{
    const QString what =
        why.kind == CredentialError::Kind::Denied
            ? Text::tr("The keychain was not unlocked, so the key of %1 at %2 is still in it.")
            : Text::tr("The key of %1 at %2 could not be removed from this computer\u2019s keychain.");
    return what.arg(accountName(remembered), remembered.server.host()) + u' ' +
           Text::tr(
               "Remove it with the system\u2019s own program for passwords and keys: its entry is called "
               "Mediadesk.");
}

QString breakable(const QString &text)
{
    constexpr QChar zeroWidthSpace(0x200b);
    constexpr int longest = 20; // letters that fit even beside something else
    QString drawn;
    int unbroken = 0;
    for (const QChar c : text) {
        drawn += c;
        ++unbroken;
        const bool isPlace = c == u'.' || c == u'-' || (unbroken >= longest && !c.isHighSurrogate());
        if (isPlace)
            drawn += zeroWidthSpace;
        if (isPlace || c.isSpace())
            unbroken = 0;
    }
    return drawn;
}

} // namespace ui
