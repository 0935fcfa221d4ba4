#include "transfers/uploadarming.h"

#include "transfers/turns.h"
#include "transfers/upload.h"

#include <chrono>

namespace transfers {

namespace {

/// How many uploads are recorded as begun at a time.
constexpr int mostArmed = 64;
/// What has been so for longer is recorded once more: a lost answer is looked for from then on, and the less
/// there is to be looked at the better.
constexpr std::chrono::milliseconds longestArmed = std::chrono::minutes(1);

/// Not where the server's clock was set back: nothing that came after would be found.
bool isArmedLately(const QueueEntry &entry, const QDateTime &now)
{
    const qint64 age = entry.armedSince ? entry.armedSince->msecsTo(now) : -1;
    return age >= 0 && age < longestArmed.count();
}

} // namespace

UploadArming::UploadArming(Entries &entries, const Turns &turns, JournalWriter &journal)
    : m_entries(entries)
    , m_turns(turns)
    , m_journal(journal)
{}

void UploadArming::aboutToSend(const QueueEntry &entry, const std::optional<QDateTime> &now)
{
    if (!entry.isRecorded())
        return;
    const UploadRemains remains = qobject_cast<const Upload *>(entry.job)->remains();
    // Of a file that goes out whole the journal knows enough, once it is written.
    if (entry.armedSince && !remains.progress) {
        m_journal.wait(entry.armedIn);
        if (++m_sentOfArmed >= mostArmed / 2)
            armNext(now);
        return;
    }
    m_journal.add(entry.transfer.id);
    m_journal.wait(armNext(now));
}

/// So that those that come next need no commit of their own.
JournalWriter::Writing UploadArming::armNext(const std::optional<QDateTime> &now)
{
    m_sentOfArmed = 0;
    if (!now)
        return m_journal.write();
    std::vector<TransferId> firstArmed;
    std::vector<TransferId> armed;
    const auto isFresh = [this](TransferId id) {
        const UploadRemains &remains = m_entries.at(id).remains;
        return !remains.unconfirmedSince && !remains.progress;
    };
    for (const TransferId id : m_turns.upcomingUploads(mostArmed, isFresh)) {
        QueueEntry &entry = m_entries.at(id);
        if (isArmedLately(entry, *now))
            continue;
        if (!entry.armedSince)
            firstArmed.push_back(id);
        entry.armedSince = now;
        if (entry.isRecorded())
            armed.push_back(id);
    }
    const JournalWriter::Writing writing = m_journal.write(armed, *now);
    for (const TransferId id : firstArmed)
        m_entries.at(id).armedIn = writing;
    return writing;
}

} // namespace transfers
