#include "settingtext.h"

#include "botdoc/displaytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QLocale>

namespace ui {

using account::Setting;
using account::SettingsNotice;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::SettingText)
};

QString nativePath(const QString &path)
{
    return botdoc::displayText(QDir::toNativeSeparators(path));
}

/// What stood in a file, whatever it is, so short that it can be taken in.
QString storedText(const QVariant &stored)
{
    constexpr qsizetype longest = 60;
    QString text = stored.typeId() == QMetaType::QStringList ? stored.toStringList().join(QLatin1String(", "))
                                                             : stored.toString();
    if (text.size() > longest)
        text = text.left(longest) + u'\u2026';
    return botdoc::displayText(text);
}

QString languageName(account::Language language)
{
    switch (language) {
    case account::Language::System:
        return Text::tr("as the system");
    // Each in itself, for those who read no other.
    case account::Language::English:
        return QStringLiteral("English");
    case account::Language::Spanish:
        return QStringLiteral("Espa\u00f1ol");
    }
    return {};
}

QString signInWayName(account::SignInWay way)
{
    switch (way) {
    case account::SignInWay::Key:
        return Text::tr("API key");
    case account::SignInWay::Token:
        return Text::tr("authorization token");
    }
    return {};
}

QString intervalText(qint64 seconds)
{
    if (seconds == 0)
        return Text::tr("never");
    if (seconds == 60)
        return Text::tr("every minute");
    return seconds % 60 == 0 ? Text::tr("every %n minute(s)", nullptr, static_cast<int>(seconds / 60))
                             : Text::tr("every %n second(s)", nullptr, static_cast<int>(seconds));
}

QString numberText(Setting setting, qint64 value)
{
    if (setting == Setting::ChunkSize)
        return QLocale().formattedDataSize(value, 0, QLocale::DataSizeIecFormat);
    if (setting == Setting::AccountRequest)
        return value == 0 ? QString() : QString::number(value);
    if (setting == Setting::RefreshInterval)
        return intervalText(value);
    const bool isTime = setting == Setting::AccountLastUsed || setting == Setting::AccountLastLook;
    if (!isTime)
        return QLocale().toString(value);
    const qint64 milliseconds = setting == Setting::AccountLastUsed ? 1000 : 1;
    return value == 0 ? QString()
                      : QLocale().toString(QDateTime::fromMSecsSinceEpoch(value * milliseconds),
                                           QLocale::ShortFormat);
}

QString correctedText(const SettingsNotice &notice)
{
    const QString name = settingName(*notice.setting);
    const QString now = settingValueText(*notice.setting, notice.now);
    if (account::rowOf(*notice.setting).kind == account::Kind::Bytes)
        return Text::tr("%1: what was stored cannot be used. It is as at the first start.").arg(name);
    const QString was = storedText(notice.was);
    return now.isEmpty() ? Text::tr("%1: what was stored, \u201c%2\u201d, cannot be used and was taken out.")
                               .arg(name, was)
                         : Text::tr("%1: what was stored, \u201c%2\u201d, cannot be used. Now used: %3.")
                               .arg(name, was, now);
}

QString notUnderstoodText(const SettingsNotice &notice)
{
    const QString name = settingName(*notice.setting);
    const QString now = settingValueText(*notice.setting, notice.now);
    return now.isEmpty() ? Text::tr("%1: a newer version of Mediadesk has set something that this one does "
                                    "not know. It is kept, and not used here.")
                               .arg(name)
                         : Text::tr("%1: a newer version of Mediadesk has set something that this one does "
                                    "not know. It is kept; used here: %2.")
                               .arg(name, now);
}

QString policyIgnoredText(const SettingsNotice &notice)
{
    const QString now = settingValueText(*notice.setting, notice.now);
    return Text::tr("%1: what your administrator has set, \u201c%2\u201d, cannot be used. Now used: %3. Tell "
                    "your administrator.")
        .arg(settingName(*notice.setting), storedText(notice.was), now.isEmpty() ? Text::tr("nothing") : now);
}

} // namespace

QString settingName(Setting setting)
{
    switch (setting) {
    case Setting::Language:
        return Text::tr("Language");
    case Setting::ChunkSize:
        return Text::tr("Size of the parts in which files are sent");
    case Setting::ParallelTransfers:
        return Text::tr("Number of files that move at the same time");
    case Setting::StayDays:
        return Text::tr("Number of days that the service keeps a media");
    case Setting::RefreshInterval:
        return Text::tr("How often the list is refreshed by itself");
    case Setting::Server:
        return Text::tr("Server");
    case Setting::Email:
        return Text::tr("E-mail address last signed in with");
    case Setting::AccountServer:
        return Text::tr("Server of a remembered account");
    case Setting::AccountEmail:
        return Text::tr("E-mail address of a remembered account");
    case Setting::AccountWay:
        return Text::tr("Way of signing in to a remembered account");
    case Setting::AccountLastUsed:
        return Text::tr("When a remembered account was last used");
    case Setting::AccountRequest:
        return Text::tr("Request last chosen in a remembered account");
    case Setting::AccountLastLook:
        return Text::tr("When a remembered account last looked at its medias");
    case Setting::AccountKeepsKey:
        return Text::tr("Whether the key of a remembered account is kept");
    case Setting::SignedInAccount:
        return Text::tr("Account that is signed in at the start");
    case Setting::SaveFolder:
        return Text::tr("Folder to save to");
    case Setting::SendFolder:
        return Text::tr("Folder to send from");
    case Setting::WindowLayout:
        return Text::tr("Size and place of the window");
    case Setting::ListLayout:
        return Text::tr("Columns of the list");
    case Setting::AcrossLayout:
    case Setting::DownLayout:
        return Text::tr("Parts of the window");
    case Setting::SideBarShown:
        return Text::tr("Whether the requests are shown beside the list");
    case Setting::KeysInKeychain:
        return Text::tr("Whether keys may be kept in the system\u2019s keychain");
    case Setting::DemoOffered:
        return Text::tr("Whether the demo is offered");
    }
    return {};
}

QString settingValueText(Setting setting, const QVariant &value)
{
    switch (account::rowOf(setting).kind) {
    case account::Kind::Flag:
        return value.toBool() ? Text::tr("yes") : Text::tr("no");
    case account::Kind::Number:
        return numberText(setting, value.toLongLong());
    case account::Kind::Choice:
        return setting == Setting::Language ? languageName(static_cast<account::Language>(value.toInt()))
                                            : signInWayName(static_cast<account::SignInWay>(value.toInt()));
    case account::Kind::Folder:
        return nativePath(value.toString());
    case account::Kind::Text:
    case account::Kind::Address:
        return botdoc::displayText(value.toString());
    case account::Kind::Bytes:
        break;
    }
    return {};
}

QString fixedText()
{
    return Text::tr("Decided by your administrator");
}

QString noticeText(const SettingsNotice &notice)
{
    switch (notice.kind) {
    case SettingsNotice::Kind::Corrected:
        return correctedText(notice);
    case SettingsNotice::Kind::NotUnderstood:
        return notUnderstoodText(notice);
    case SettingsNotice::Kind::PolicyIgnored:
        return policyIgnoredText(notice);
    case SettingsNotice::Kind::PolicyUnreadable:
        return Text::tr("What your administrator has set in %1 cannot be read and is not used. Tell your "
                        "administrator.")
            .arg(nativePath(notice.file));
    case SettingsNotice::Kind::SetAside:
        return Text::tr("The settings in %1 could not be read. They were kept as %2, and Mediadesk starts as "
                        "if nothing had been set.")
            .arg(nativePath(notice.file), nativePath(notice.keptAs));
    case SettingsNotice::Kind::Unreadable:
        return Text::tr("The settings in %1 cannot be read and were left as they are. Mediadesk starts as if "
                        "nothing had been set, and forgets what you set when it ends.")
            .arg(nativePath(notice.file));
    case SettingsNotice::Kind::NotWritten:
        return Text::tr("Settings cannot be written to %1. The disk may be full, or nothing may be written "
                        "there. What you set holds until Mediadesk ends.")
            .arg(nativePath(notice.file));
    }
    return {};
}

} // namespace ui
