#include "transfers/journalwriter.h"

#include "transfers/transferjournal.h"

#include <utility>

namespace transfers {

namespace {

/// How long a change may go unrecorded: what happened then is asked of the server after a crash.
constexpr std::chrono::milliseconds longestWait{200};

} // namespace

JournalWriter::JournalWriter(std::function<JournalEntry(TransferId)> entryOf, QObject *parent)
    : QObject(parent)
    , m_entryOf(std::move(entryOf))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(longestWait);
    connect(&m_timer, &QTimer::timeout, this, &JournalWriter::write);
}

JournalWriter::~JournalWriter() = default;

QList<JournalEntry> JournalWriter::open(const QString &folder)
{
    m_journal = std::make_unique<TransferJournal>(folder);
    if (!m_journal->problems().isEmpty())
        Q_EMIT problems(m_journal->problems());
    return m_journal->entries();
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

void JournalWriter::write()
{
    m_timer.stop();
    if (!m_journal || m_unwritten.empty())
        return;
    QList<JournalEntry> entries;
    entries.reserve(static_cast<qsizetype>(m_unwritten.size()));
    for (const TransferId id : m_unwritten)
        entries.append(m_entryOf(id));
    const botdoc::Result<void> written = m_journal->write(entries);
    if (written) {
        m_unwritten.clear();
        m_hasFailed = false;
        return;
    }
    if (std::exchange(m_hasFailed, true))
        return; // it has been said
    JournalProblem problem;
    problem.kind = JournalProblem::Kind::NotWritten;
    problem.technical = written.error().technical;
    Q_EMIT problems({problem});
}

void JournalWriter::remove(const QList<TransferId> &ids, const QList<JournalNumber> &numbers)
{
    for (const TransferId id : ids)
        m_unwritten.erase(id);
    if (m_journal && !numbers.isEmpty() && !m_journal->remove(numbers))
        qWarning("the journal still has transfers that were cleared");
}

} // namespace transfers
