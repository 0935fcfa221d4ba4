#pragma once

#include "fault.h"

#include "support/demoserver.h"
#include "support/relay.h"
#include "support/signedin.h"

/// One operation of the program over a line with a fault, and what became of it.
class Trial : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Trial)

public:
    /// `struck` says which requests are the operation's own; the fault befalls these.
    Trial(const support::DemoServer &demo, const Fault &fault, const support::MishapRule &struck);

    virtual void start() = 0;
    /// The end, the calls that the line and the server saw, and what is left: "Done 2/1 gone".
    [[nodiscard]] bool hasEnded() const { return !m_outcome.isEmpty(); }
    [[nodiscard]] const QString &outcome() const { return m_outcome; }
    /// What staff are told of, in the order in which it happened.
    [[nodiscard]] const QList<botdoc::ApiError> &errors() const { return m_errors; }

protected:
    /// The operation came to its end; nullopt: a good one. attemptEnded() follows, once all that was to come
    /// late has come.
    void end(const std::optional<botdoc::ApiError> &error);
    virtual void attemptEnded() { conclude(); }
    /// Adds "Offline 3/0 left" to the outcome of an operation that goes on.
    void note(const QString &left);
    void conclude(const QString &left = {});

    [[nodiscard]] const Fault &fault() const { return m_fault; }
    [[nodiscard]] support::SignedIn &signedIn() { return m_signedIn; }
    [[nodiscard]] bool hasFailed() const { return m_error.has_value(); }

private:
    [[nodiscard]] bool isSettled() const;

    const Fault m_fault;
    const support::MishapRule m_struck;
    support::Relay m_relay;
    support::SignedIn m_signedIn;
    std::optional<botdoc::ApiError> m_error;
    QList<botdoc::ApiError> m_errors;
    QStringList m_notes;
    QString m_outcome;
};
