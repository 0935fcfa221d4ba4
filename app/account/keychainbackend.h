#pragma once

#include "account/credentialbackend.h"

#include <QHash>
#include <QList>
#include <QTimer>

#include <chrono>

namespace QKeychain {
class Job;
}

namespace account {

/// The Secret Service, KWallet and the Keychain of macOS through QtKeychain. What is kept there never falls
/// back to a file.
///
/// QtKeychain carries out one job after the other, and a job that has been started must live until it is
/// answered, which it may never be: a keychain that is locked waits for its password. So a job that takes
/// longer steps aside for those after it, except for those of the same name that it changes, and what nobody
/// waits for any more is left to itself.
class KeychainBackend final : public CredentialBackend
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeychainBackend)

public:
    /// `service`: what the secrets are kept under, beside their names. A job steps aside after `patience`.
    explicit KeychainBackend(const QString &service,
                             std::chrono::milliseconds patience = std::chrono::seconds(3));
    ~KeychainBackend() override;

    void begin(quint64 number, const CredentialRequest &request) override;
    void giveUp(quint64 number) override;

private:
    /// Only what is unlocked is removed; to read it is what asks for the password.
    enum class Step { AsAsked, Unlock, Again };

    struct Task
    {
        quint64 number = 0;
        CredentialRequest request;
        Step step = Step::AsAsked;
    };

    void next();
    [[nodiscard]] bool mayBegin(const Task &task) const;
    [[nodiscard]] QKeychain::Job *jobFor(const Task &task) const;
    void stepAside();
    void jobFinished(QKeychain::Job *job);
    void proceed(const Task &task, const CredentialOutcome &outcome);
    void finish(const Task &task, const CredentialOutcome &outcome);
    void failed(const Task &task, const CredentialError &error);
    void removed(const Task &task);
    void unlocked(const Task &task, const CredentialOutcome &outcome);
    void goOn(const Task &task, Step step);

    const QString m_service;
    QTimer m_patience;
    QList<Task> m_queue;
    QHash<QKeychain::Job *, Task> m_running;
    QHash<QString, quint64> m_changing; // names, and who changes what is kept under them
    QKeychain::Job *m_front = nullptr;  // for which the others wait
    QKeychain::Job *m_steppingAside = nullptr;
};

} // namespace account
