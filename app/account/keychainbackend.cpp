#include "account/keychainbackend.h"

#include "account/keychainstate.h"
#include "account/systemcredentialstore.h"

#include <qt6keychain/keychain.h>

#include <algorithm>

namespace account {

using Verb = CredentialRequest::Verb;

namespace {

CredentialOutcome outcomeOf(const QKeychain::Job &job)
{
    CredentialError error{.kind = CredentialError::Kind::Failed, .technical = job.errorString()};
    switch (job.error()) {
    case QKeychain::NoError:
        if (const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(&job))
            return reading->binaryData();
        return QByteArray();
    case QKeychain::EntryNotFound:
        error.kind = CredentialError::Kind::NotThere;
        break;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        error.kind = CredentialError::Kind::Denied;
        break;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        error.kind = CredentialError::Kind::NoKeychain;
        break;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return CredentialFailure(error);
}

} // namespace

std::unique_ptr<CredentialStore> CredentialStore::ofThisSystem()
{
    return std::make_unique<SystemCredentialStore>(
        std::make_unique<KeychainBackend>(QStringLiteral("Mediadesk")));
}

KeychainBackend::KeychainBackend(const QString &service, std::chrono::milliseconds patience)
    : m_service(service)
    , m_patience(this) // moves to the thread with it
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &KeychainBackend::stepAside);
}

KeychainBackend::~KeychainBackend()
{
    // They live until they are answered.
    for (auto it = m_running.keyBegin(); it != m_running.keyEnd(); ++it)
        (*it)->setAutoDelete(true);
}

void KeychainBackend::begin(quint64 number, const CredentialRequest &request)
{
    if (request.verb == Verb::Look) {
        lookForKeychain(this, [this, number](const std::optional<QString> &whyNot) {
            if (whyNot)
                Q_EMIT answered(
                    number, CredentialFailure(CredentialError{CredentialError::Kind::NoKeychain, *whyNot}));
            else
                Q_EMIT answered(number, QByteArray());
        });
        return;
    }
    m_queue.append({.number = number, .request = request});
    next();
}

void KeychainBackend::giveUp(quint64 number)
{
    if (m_front && m_running.value(m_front).number == number)
        stepAside();
    // One that has begun to remove something goes on.
    m_queue.removeIf(
        [number](const Task &task) { return task.number == number && task.step == Step::AsAsked; });
}

void KeychainBackend::next()
{
    if (m_front)
        return;
    const auto found =
        std::find_if(m_queue.begin(), m_queue.end(), [this](const Task &task) { return mayBegin(task); });
    if (found == m_queue.end())
        return;
    const Task task = *found;
    m_queue.erase(found);
    QKeychain::Job *job = jobFor(task);
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(task.request.name);
    connect(job, &QKeychain::Job::finished, this, &KeychainBackend::jobFinished);
    m_running.insert(job, task);
    if (task.request.verb != Verb::Read)
        m_changing.insert(task.request.name, task.number);
    m_front = job;
    m_patience.start();
    job->start();
}

bool KeychainBackend::mayBegin(const Task &task) const
{
    // What was asked for first comes first, also when it has stepped aside.
    const auto changing = m_changing.constFind(task.request.name);
    return changing == m_changing.constEnd() || *changing == task.number;
}

QKeychain::Job *KeychainBackend::jobFor(const Task &task) const
{
    if (task.request.verb == Verb::Read || task.step == Step::Unlock)
        return new QKeychain::ReadPasswordJob(m_service);
    if (task.request.verb == Verb::Remove)
        return new QKeychain::DeletePasswordJob(m_service);
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setTextData(QString::fromUtf8(task.request.secret));
    return job;
}

void KeychainBackend::stepAside()
{
    QKeychain::Job *job = std::exchange(m_front, nullptr);
    m_patience.stop();
    // QtKeychain starts the next job when it hears that this one has finished. The job itself goes on, and
    // finishes again when it is answered. Later, for a start may be under way.
    QMetaObject::invokeMethod(
        job,
        [this, job] {
            m_steppingAside = job;
            job->emitFinished();
            m_steppingAside = nullptr;
        },
        Qt::QueuedConnection);
    next();
}

void KeychainBackend::jobFinished(QKeychain::Job *job)
{
    if (job == m_steppingAside)
        return;
    const Task task = m_running.take(job);
    job->disconnect(this);
    job->deleteLater();
    if (job == m_front) {
        m_front = nullptr;
        m_patience.stop();
    }
    proceed(task, outcomeOf(*job));
    next();
}

void KeychainBackend::proceed(const Task &task, const CredentialOutcome &outcome)
{
    if (task.step == Step::Unlock)
        unlocked(task, outcome);
    else if (!outcome)
        failed(task, outcome.error());
    else if (task.request.verb == Verb::Remove)
        removed(task);
    else
        finish(task, outcome);
}

void KeychainBackend::failed(const Task &task, const CredentialError &error)
{
    switch (error.kind) {
    case CredentialError::Kind::Failed:
        // That there is no keychain is told in words only.
        lookForKeychain(this, [this, task, error](const std::optional<QString> &whyNot) {
            CredentialError told = error;
            if (whyNot)
                told.kind = CredentialError::Kind::NoKeychain;
            finish(task, CredentialFailure(told));
        });
        break;
    case CredentialError::Kind::NotThere:
        if (task.request.verb == Verb::Remove) {
            removed(task);
            break;
        }
        // A keychain that was not unlocked when it asked for that looks like an empty one.
        lookForLocked(m_service, task.request.name, this, [this, task, error](bool isThere) {
            CredentialError told = error;
            if (isThere)
                told.kind = CredentialError::Kind::Denied;
            finish(task, CredentialFailure(told));
        });
        break;
    default:
        finish(task, CredentialFailure(error));
        break;
    }
}

void KeychainBackend::removed(const Task &task)
{
    lookForLocked(m_service, task.request.name, this, [this, task](bool isThere) {
        if (!isThere)
            finish(task, QByteArray());
        else if (task.step == Step::AsAsked)
            goOn(task, Step::Unlock);
        else
            finish(task, CredentialFailure(CredentialError{CredentialError::Kind::Denied, {}}));
    });
}

void KeychainBackend::unlocked(const Task &task, const CredentialOutcome &outcome)
{
    if (outcome)
        goOn(task, Step::Again);
    else
        failed(task, outcome.error());
}

void KeychainBackend::finish(const Task &task, const CredentialOutcome &outcome)
{
    m_changing.removeIf([&task](const auto &changing) { return changing.value() == task.number; });
    Q_EMIT answered(task.number, outcome);
    next();
}

void KeychainBackend::goOn(const Task &task, Step step)
{
    m_queue.prepend({.number = task.number, .request = task.request, .step = step});
    next();
}

} // namespace account
