#include "trial.h"

#include <QMetaEnum>
#include <QTimer>

#include <algorithm>

using botdoc::ApiError;
using support::RelayedRequest;

Trial::Trial(const support::DemoServer &demo, const Fault &fault, const support::MishapRule &struck)
    : m_fault(fault)
    , m_struck(struck)
    , m_relay(demo.port())
    , m_signedIn(m_relay.server(), demo.credentials())
{
    support::MishapRule rule = struck;
    rule.mishap = fault.mishap;
    m_relay.add(rule);
    m_relay.setPace(fault.pace);
    // The demo server ends idle ones when it is busy, which would be a fault of its own.
    m_relay.closeAfterEach();
    if (fault.inactivity)
        m_signedIn.transport.setInactivity(*fault.inactivity);
}

void Trial::end(const std::optional<ApiError> &error)
{
    m_error = error;
    if (error)
        m_errors.append(*error);
    m_relay.letGo();
    auto *look = new QTimer(this);
    connect(look, &QTimer::timeout, this, [this, look] {
        if (!isSettled())
            return;
        delete look;
        attemptEnded();
    });
    look->start(std::chrono::milliseconds(5));
}

/// Whether the server has acted on all that it will ever get.
bool Trial::isSettled() const
{
    const QList<RelayedRequest> log = m_relay.log();
    return std::all_of(log.begin(), log.end(), [](const RelayedRequest &request) {
        return request.mishap != support::Mishap::Kind::DeliverLate || request.isAnswered;
    });
}

void Trial::note(const QString &left)
{
    int asked = 0;
    int acted = 0;
    support::MishapRule own = m_struck;
    own.chunk.reset();
    for (const RelayedRequest &request : m_relay.log()) {
        if (!own.matches({request.verb, request.target}))
            continue;
        ++asked;
        acted += request.isAnswered ? 1 : 0;
    }
    const QString kind = m_error ? QString::fromLatin1(QMetaEnum::fromType<ApiError::Kind>().valueToKey(
                                       static_cast<int>(m_error->kind)))
                                 : u"Done"_qs;
    m_notes.append(u"%1 %2/%3 %4"_qs.arg(kind).arg(asked).arg(acted).arg(left).trimmed());
}

void Trial::conclude(const QString &left)
{
    note(left);
    m_outcome = m_notes.join(u", again "_qs);
}
