#include "transfers/savedhere.h"

#include "transfers/journalwriter.h"

#include <utility>

namespace transfers {

namespace {

/// Of many small files hundreds are saved in a second, and whoever is told looks at all of the list.
constexpr std::chrono::milliseconds pace{500};

} // namespace

SavedHere::SavedHere(JournalWriter &journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(pace);
    connect(&m_timer, &QTimer::timeout, this, &SavedHere::tell);
}

void SavedHere::setAccount(const QString &account)
{
    if (account == m_saved.account())
        return;
    m_saved = SavedMedias(account);
    m_added.clear();
    m_timer.stop();
    if (account.isEmpty())
        return;
    m_journal.askSaved(account, this, [this, account](const QList<SavedMedia> &saved) {
        if (account != m_saved.account())
            return; // another has been signed in since
        m_saved.add(saved + std::exchange(m_added, {}));
        Q_EMIT changed(m_saved);
    });
}

void SavedHere::add(botdoc::MediaId id, const QByteArray &md5)
{
    const std::optional<SavedMedia> saved = SavedMedia::of(id, md5);
    if (!saved)
        return;
    m_added.append(*saved);
    if (!m_timer.isActive())
        m_timer.start();
}

void SavedHere::tell()
{
    if (m_added.isEmpty())
        return;
    m_saved.add(std::exchange(m_added, {}));
    Q_EMIT changed(m_saved);
}

} // namespace transfers
