#pragma once

#include "botdoc/server.h"

#include <QByteArray>
#include <QStandardPaths>
#include <QString>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>

namespace account {

enum class Scope {
    User,         ///< goes with the user from machine to machine
    Machine,      ///< stays on this machine: folders, and what depends on its screens
    Administrator ///< the policy alone gives it; staff cannot set it
};

enum class Kind {
    Flag,
    Number,
    Choice,  ///< one of `words`
    Text,    ///< without control characters; at most `most` UTF-16 units
    Folder,  ///< an absolute path; while there is no such folder, the next best is used and this one is kept
    Address, ///< as botdoc::Server::fromText() takes it; empty: none
    Bytes    ///< opaque; at most `most` of them
};

enum class Language { System, English, Spanish };
enum class SignInWay { Key, Token };

enum class Setting {
    Language,
    ChunkSize,
    ParallelTransfers,
    StayDays,
    RefreshInterval,
    Server,
    Email,
    AccountServer,
    AccountEmail,
    AccountWay,
    AccountLastUsed,
    AccountRequest,
    AccountLastLook,
    AccountKeepsKey,
    SignedInAccount,
    SaveFolder,
    SendFolder,
    WindowLayout,
    ListLayout,
    AcrossLayout,
    DownLayout,
    SideBarShown,
    KeysInKeychain,
    DemoOffered
};

/// Everything there is to know of a setting: a row of the table.
struct SettingRow
{
    Setting setting;
    Kind kind;
    Scope scope;
    /// In the file of its scope; with %1 in it, each account has one.
    std::string_view key;
    /// In the policy; empty: not the administrator's to decide.
    std::string_view policyKey = {};
    qint64 least = 0;            ///< of a Number
    qint64 most = 0;             ///< of a Number, a Text or Bytes
    qint64 fallback = 0;         ///< of a Flag, a Number or a Choice: its place among the words
    std::string_view words = {}; ///< of a Choice, in the order of its enumerators
    /// Of a Folder: what it is before anything is set.
    QStandardPaths::StandardLocation location = QStandardPaths::HomeLocation;
};

/// Grows when the table allows what it did not before: older versions then leave alone what they do not know.
inline constexpr int tableVersion = 1;

inline constexpr std::array settingTable{
    // What the user takes along
    SettingRow{.setting = Setting::Language,
               .kind = Kind::Choice,
               .scope = Scope::User,
               .key = "window/language",
               .policyKey = "language",
               .words = "system en es"},
    SettingRow{.setting = Setting::ChunkSize, // bytes
               .kind = Kind::Number,
               .scope = Scope::User,
               .key = "transfers/chunkSize",
               .policyKey = "chunkSize",
               .least = 256 << 10,
               .most = 256 << 20,
               .fallback = 8 << 20},
    SettingRow{.setting = Setting::ParallelTransfers, // files at the same time
               .kind = Kind::Number,
               .scope = Scope::User,
               .key = "transfers/parallel",
               .policyKey = "parallelTransfers",
               .least = 1,
               .most = 6,
               .fallback = 3},
    SettingRow{.setting = Setting::StayDays, // that the service keeps a media; no field of it says
               .kind = Kind::Number,
               .scope = Scope::User,
               .key = "list/stayDays",
               .policyKey = "stayDays",
               .least = 1,
               .most = 365,
               .fallback = 14},
    SettingRow{.setting =
                   Setting::RefreshInterval, // seconds between refreshes of the list by itself; 0: none
               .kind = Kind::Number,
               .scope = Scope::User,
               .key = "list/refreshInterval",
               .policyKey = "refreshInterval",
               .most = 3600,
               .fallback = 60},
    // The one last signed in to. Fixed by the administrator: no other may be used.
    SettingRow{.setting = Setting::Server,
               .kind = Kind::Address,
               .scope = Scope::User,
               .key = "signIn/server",
               .policyKey = "server"},
    SettingRow{.setting = Setting::Email, // last signed in with
               .kind = Kind::Text,
               .scope = Scope::User,
               .key = "signIn/email",
               .most = 254},
    SettingRow{.setting = Setting::AccountServer,
               .kind = Kind::Address,
               .scope = Scope::User,
               .key = "accounts/%1/server"},
    SettingRow{.setting = Setting::AccountEmail,
               .kind = Kind::Text,
               .scope = Scope::User,
               .key = "accounts/%1/email",
               .most = 254},
    SettingRow{.setting = Setting::AccountWay,
               .kind = Kind::Choice,
               .scope = Scope::User,
               .key = "accounts/%1/way",
               .words = "key token"},
    SettingRow{.setting = Setting::AccountLastUsed, // seconds since 1970, UTC, by this machine's clock
               .kind = Kind::Number,
               .scope = Scope::User,
               .key = "accounts/%1/lastUsed",
               .most = 253'402'300'799},
    SettingRow{.setting = Setting::AccountRequest, // whose medias are shown; 0: of all
               .kind = Kind::Number,
               .scope = Scope::User,
               .key = "accounts/%1/request",
               .most = std::numeric_limits<qint64>::max()},
    // Milliseconds since 1970, UTC, by the server's clock: what was created later is new; 0: nobody has
    // looked.
    SettingRow{.setting = Setting::AccountLastLook,
               .kind = Kind::Number,
               .scope = Scope::User,
               .key = "accounts/%1/lastLook",
               .most = 253'402'300'799'999},
    // What stays on this machine
    SettingRow{.setting = Setting::AccountKeepsKey, // in the keychain, which is this machine's
               .kind = Kind::Flag,
               .scope = Scope::Machine,
               .key = "accounts/%1/keepsKey"},
    SettingRow{.setting = Setting::SignedInAccount, // and so at the next start; empty: nobody
               .kind = Kind::Text,
               .scope = Scope::Machine,
               .key = "signIn/account",
               .most = 64},
    SettingRow{.setting = Setting::SaveFolder, // where saving starts
               .kind = Kind::Folder,
               .scope = Scope::Machine,
               .key = "folders/save",
               .policyKey = "saveFolder",
               .location = QStandardPaths::DownloadLocation},
    SettingRow{.setting = Setting::SendFolder, // where choosing files to send starts
               .kind = Kind::Folder,
               .scope = Scope::Machine,
               .key = "folders/send",
               .location = QStandardPaths::DocumentsLocation},
    SettingRow{.setting = Setting::WindowLayout,
               .kind = Kind::Bytes,
               .scope = Scope::Machine,
               .key = "layout/window",
               .most = 64 << 10},
    SettingRow{.setting = Setting::ListLayout, // the columns of the media list
               .kind = Kind::Bytes,
               .scope = Scope::Machine,
               .key = "layout/medias",
               .most = 64 << 10},
    SettingRow{.setting = Setting::AcrossLayout, // side bar, list and details
               .kind = Kind::Bytes,
               .scope = Scope::Machine,
               .key = "layout/across",
               .most = 64 << 10},
    SettingRow{.setting = Setting::DownLayout, // list and transfers
               .kind = Kind::Bytes,
               .scope = Scope::Machine,
               .key = "layout/down",
               .most = 64 << 10},
    SettingRow{.setting = Setting::SideBarShown,
               .kind = Kind::Flag,
               .scope = Scope::Machine,
               .key = "layout/sideBar",
               .fallback = 1},
    // What the administrator alone decides
    SettingRow{.setting = Setting::KeysInKeychain, // whether keys may be kept there
               .kind = Kind::Flag,
               .scope = Scope::Administrator,
               .key = {},
               .policyKey = "keysInKeychain",
               .fallback = 1},
    SettingRow{.setting = Setting::DemoOffered,
               .kind = Kind::Flag,
               .scope = Scope::Administrator,
               .key = {},
               .policyKey = "demoOffered",
               .fallback = 1},
};

constexpr const SettingRow &rowOf(Setting setting)
{
    return settingTable[static_cast<std::size_t>(setting)];
}

/// Whether each account has one.
constexpr bool isOfAccount(const SettingRow &row)
{
    return row.key.find("%1") != std::string_view::npos;
}

constexpr qint64 wordCount(const SettingRow &row)
{
    return row.words.empty() ? 0 : std::ranges::count(row.words, ' ') + 1;
}

/// What would make the table lie: rows out of the enumerators' order, a name given twice, a default that is
/// not allowed, a setting that nobody can set.
consteval bool isSound()
{
    for (std::size_t i = 0; i < settingTable.size(); ++i) {
        const SettingRow &row = settingTable[i];
        if (row.setting != static_cast<Setting>(i) ||
            row.key.empty() != (row.scope == Scope::Administrator) ||
            (row.key.empty() && row.policyKey.empty()))
            return false;
        for (std::size_t other = 0; other < i; ++other) {
            if ((!row.key.empty() && settingTable[other].key == row.key) ||
                (!row.policyKey.empty() && settingTable[other].policyKey == row.policyKey))
                return false;
        }
        if (row.kind == Kind::Number && (row.fallback < row.least || row.fallback > row.most))
            return false;
        if (row.kind == Kind::Choice && row.fallback >= wordCount(row))
            return false;
        if ((row.kind == Kind::Text || row.kind == Kind::Bytes) && row.most <= 0)
            return false;
    }
    return true;
}
static_assert(isSound());

/// Which enumerators the words of a Choice stand for.
template <Setting>
struct ChoiceOf;
template <>
struct ChoiceOf<Setting::Language>
{
    using Type = Language;
};
template <>
struct ChoiceOf<Setting::AccountWay>
{
    using Type = SignInWay;
};

template <Setting setting, Kind = rowOf(setting).kind>
struct ValueOf;
template <Setting setting>
struct ValueOf<setting, Kind::Flag>
{
    using Type = bool;
};
template <Setting setting>
struct ValueOf<setting, Kind::Number>
{
    using Type = qint64;
};
template <Setting setting>
struct ValueOf<setting, Kind::Choice>
{
    using Type = typename ChoiceOf<setting>::Type;
};
template <Setting setting>
struct ValueOf<setting, Kind::Text>
{
    using Type = QString;
};
template <Setting setting>
struct ValueOf<setting, Kind::Folder>
{
    using Type = QString;
};
template <Setting setting>
struct ValueOf<setting, Kind::Address>
{
    using Type = std::optional<botdoc::Server>;
};
template <Setting setting>
struct ValueOf<setting, Kind::Bytes>
{
    using Type = QByteArray;
};

/// The type of a setting's value.
template <Setting setting>
using SettingValue = typename ValueOf<setting>::Type;

} // namespace account
