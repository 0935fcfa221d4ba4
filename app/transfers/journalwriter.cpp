#include "transfers/journalwriter.h"

#include "transfers/transferjournal.h"

#include <algorithm>
#include <future>
#include <utility>

namespace transfers {

using botdoc::Result;

namespace {

/// How long a change may go unrecorded: what happened then is asked of the server after a crash.
constexpr std::chrono::milliseconds longestWait{200};

} // namespace

JournalWriter::JournalWriter(std::function<std::optional<JournalEntry>(TransferId)> entryOf, QObject *parent)
    : QObject(parent)
    , m_entryOf(std::move(entryOf))
    , m_timer(this)
    , m_thread(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(longestWait);
    connect(&m_timer, &QTimer::timeout, this, &JournalWriter::writeInTime);
}

JournalWriter::~JournalWriter()
{
    // Until it is closed nobody else can open it.
    if (m_journal)
        waitFor([this] { m_journal.reset(); });
}

QList<JournalEntry> JournalWriter::open(const QString &folder)
{
    QList<JournalEntry> entries;
    QList<JournalProblem> found;
    waitFor([&] {
        m_journal = std::make_shared<TransferJournal>(folder);
        found = m_journal->problems();
        entries = m_journal->entries();
    });
    if (!found.isEmpty())
        Q_EMIT problems(found);
    return entries;
}

JournalNumber JournalWriter::newNumber()
{
    return m_journal->newNumber();
}

void JournalWriter::add(TransferId id)
{
    m_unwritten.insert(id);
    if (!m_timer.isActive())
        m_timer.start();
}

/// On a slow disk many come together in the meantime.
void JournalWriter::writeInTime()
{
    if (m_ended < m_begun)
        m_timer.start();
    else
        write();
}

JournalWriter::Writing JournalWriter::write(const std::vector<TransferId> &armed, const QDateTime &since)
{
    m_timer.stop();
    if (!m_journal || (m_unwritten.empty() && armed.empty()))
        return m_begun;
    std::vector<TransferId> ids;
    QList<JournalEntry> entries;
    entries.reserve(static_cast<qsizetype>(m_unwritten.size()));
    for (const TransferId id : m_unwritten) {
        if (auto entry = m_entryOf(id)) {
            ids.push_back(id);
            entries.append(*std::move(entry));
        }
    }
    TransferJournal::Armed onRecord{{}, since};
    for (const TransferId id : armed) {
        if (m_unwritten.count(id) > 0)
            continue; // its entry says it
        if (const auto entry = m_entryOf(id)) {
            ids.push_back(id);
            onRecord.numbers.append(entry->number);
        }
    }
    m_unwritten.clear();
    m_thread.ask<Result<void>>(
        [journal = m_journal.get(), entries, onRecord] { return journal->write(entries, onRecord); }, this,
        [this, writing = ++m_begun, ids](const Result<void> &result) { written(writing, ids, result); });
    return m_begun;
}

void JournalWriter::written(Writing writing, const std::vector<TransferId> &ids, const Result<void> &result)
{
    m_ended = std::max(m_ended, writing);
    if (result) {
        m_hasFailed = false;
        return;
    }
    m_unwritten.insert(ids.begin(), ids.end());
    if (std::exchange(m_hasFailed, true))
        return; // it has been said
    JournalProblem problem;
    problem.kind = JournalProblem::Kind::NotWritten;
    problem.technical = result.error().technical;
    Q_EMIT problems({problem});
}

void JournalWriter::wait(Writing writing)
{
    if (m_ended >= writing)
        return;
    waitFor([] {});
    m_ended = m_begun;
}

void JournalWriter::remove(const QList<TransferId> &ids, const QList<JournalNumber> &numbers)
{
    for (const TransferId id : ids)
        m_unwritten.erase(id);
    if (!m_journal || numbers.isEmpty())
        return;
    m_thread.ask<Result<void>>([journal = m_journal.get(), numbers] { return journal->remove(numbers); },
                               this,
                               [](const Result<void> &removed) {
                                   if (!removed)
                                       qWarning("the journal still has transfers that were cleared");
                               });
}

void JournalWriter::askSaved(const QString &account, QObject *context,
                             const std::function<void(const QList<SavedMedia> &)> &done)
{
    if (m_journal)
        m_thread.ask<QList<SavedMedia>>(
            [journal = m_journal.get(), account] { return journal->saved(account); }, context, done);
}

void JournalWriter::waitFor(const std::function<void()> &work)
{
    // Shared: setting it may take longer than waiting for it.
    const auto done = std::make_shared<std::promise<void>>();
    m_thread.run(
        [&work, done] {
            work();
            done->set_value();
        },
        this, [] {});
    done->get_future().wait();
}

} // namespace transfers
