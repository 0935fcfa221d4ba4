#include "account/accountlist.h"

#include "account/settings.h"

#include <QUuid>

#include <algorithm>

namespace account {

namespace {

bool isSame(const RememberedAccount &one, const botdoc::Server &server, const QString &email)
{
    return one.server == server && one.email.compare(email, Qt::CaseInsensitive) == 0;
}

} // namespace

QString RememberedAccount::credentialName() const
{
    return server.base().toString(QUrl::FullyEncoded) + u' ' +
           (email.isEmpty() ? QStringLiteral("token") : email.toLower());
}

AccountList::AccountList(Settings &settings)
    : m_settings(settings)
{}

QList<RememberedAccount> AccountList::all() const
{
    constexpr qsizetype most = 50;
    const std::optional<botdoc::Server> onlyServer =
        m_settings.isFixed(Setting::Server) ? m_settings.get<Setting::Server>() : std::nullopt;
    QList<RememberedAccount> stored;
    const QStringList ids = m_settings.accounts();
    for (const QString &id : ids) {
        const std::optional<RememberedAccount> account = read(id);
        if (account && (!onlyServer || account->server == *onlyServer))
            stored.append(*account);
    }
    std::sort(stored.begin(), stored.end(), [](const RememberedAccount &one, const RememberedAccount &other) {
        return one.lastUsed != other.lastUsed ? one.lastUsed > other.lastUsed : one.id < other.id;
    });
    QList<RememberedAccount> accounts;
    for (const RememberedAccount &account : std::as_const(stored)) {
        const bool isThere = std::any_of(accounts.begin(), accounts.end(), [&account](const auto &other) {
            return isSame(other, account.server, account.email);
        });
        if (!isThere && accounts.size() < most)
            accounts.append(account);
    }
    return accounts;
}

std::optional<RememberedAccount> AccountList::read(const QString &id) const
{
    const std::optional<botdoc::Server> server = m_settings.get<Setting::AccountServer>(id);
    const SignInWay way = m_settings.get<Setting::AccountWay>(id);
    const QString email = m_settings.get<Setting::AccountEmail>(id);
    if (!server || (way == SignInWay::Key && email.isEmpty()))
        return std::nullopt;
    // A clock may have been set; a time far ahead would be the last used for ever.
    const qint64 used = m_settings.get<Setting::AccountLastUsed>(id);
    const bool isKnown = used <= QDateTime::currentSecsSinceEpoch() + 24 * 3600;
    return RememberedAccount{.id = id,
                             .server = *server,
                             .email = email,
                             .way = way,
                             .keepsKey = m_settings.get<Setting::AccountKeepsKey>(id),
                             .lastUsed = QDateTime::fromSecsSinceEpoch(isKnown ? used : 0, Qt::UTC)};
}

std::optional<RememberedAccount> AccountList::find(const QString &id) const
{
    const QList<RememberedAccount> accounts = all();
    const auto found = std::find_if(accounts.begin(), accounts.end(),
                                    [&id](const RememberedAccount &account) { return account.id == id; });
    return found == accounts.end() ? std::nullopt : std::optional(*found);
}

RememberedAccount AccountList::used(const botdoc::Server &server, const QString &email, SignInWay way)
{
    const QList<RememberedAccount> accounts = all();
    const auto found = std::find_if(accounts.begin(), accounts.end(), [&](const RememberedAccount &account) {
        return isSame(account, server, email);
    });
    RememberedAccount account =
        found != accounts.end() ? *found
                                : RememberedAccount{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                                                    .server = server,
                                                    .email = email,
                                                    .way = way,
                                                    .keepsKey = false,
                                                    .lastUsed = {}};
    account.way = way;
    // Of two that are used within a second, or when our clock was set back, the later one comes first.
    qint64 now = QDateTime::currentSecsSinceEpoch();
    if (!accounts.isEmpty() && accounts.first().id != account.id)
        now = std::max(now, accounts.first().lastUsed.toSecsSinceEpoch() + 1);
    account.lastUsed = QDateTime::fromSecsSinceEpoch(now, Qt::UTC);
    m_settings.set<Setting::AccountServer>(account.id, account.server);
    m_settings.set<Setting::AccountEmail>(account.id, account.email);
    m_settings.set<Setting::AccountWay>(account.id, account.way);
    m_settings.set<Setting::AccountLastUsed>(account.id, now);
    return account;
}

void AccountList::setKeepsKey(const QString &id, bool keeps)
{
    if (find(id))
        m_settings.set<Setting::AccountKeepsKey>(id, keeps);
}

void AccountList::remove(const QString &id)
{
    const std::optional<RememberedAccount> account = read(id);
    if (!account)
        return;
    // Somebody may have written it twice.
    const QStringList ids = m_settings.accounts();
    for (const QString &one : ids) {
        const std::optional<RememberedAccount> other = read(one);
        if (other && isSame(*other, account->server, account->email))
            m_settings.removeAccount(one);
    }
    if (m_settings.get<Setting::SignedInAccount>() == id)
        setSignedIn({});
    // Forgotten is forgotten: it is not offered for the next account either.
    if (m_settings.get<Setting::Email>().compare(account->email, Qt::CaseInsensitive) == 0)
        m_settings.set<Setting::Email>({});
}

std::optional<RememberedAccount> AccountList::signedIn() const
{
    return find(m_settings.get<Setting::SignedInAccount>());
}

void AccountList::setSignedIn(const QString &id)
{
    m_settings.set<Setting::SignedInAccount>(id);
}

} // namespace account
