#include "account/windowscredentialbackend.h"

#include "account/systemcredentialstore.h"

#include <qt_windows.h>

#include <wincred.h>

#include <memory>
#include <string>

namespace account {

using Verb = CredentialRequest::Verb;

namespace {

/// As the Credential Manager lists it.
std::wstring targetOf(const CredentialRequest &request)
{
    return QString(QLatin1String("Mediadesk: ") + request.name).toStdWString();
}

CredentialFailure failure(DWORD code)
{
    CredentialError error{.kind = CredentialError::Kind::Failed,
                          .technical = qt_error_string(static_cast<int>(code))};
    if (code == ERROR_NOT_FOUND)
        error.kind = CredentialError::Kind::NotThere;
    else if (code == ERROR_NO_SUCH_LOGON_SESSION)
        error.kind = CredentialError::Kind::NoKeychain; // a service's account, or a policy that forbids it
    return CredentialFailure(error);
}

CredentialOutcome look()
{
    DWORD longest[CRED_TYPE_MAXIMUM] = {};
    if (!CredGetSessionTypes(CRED_TYPE_MAXIMUM, longest))
        return failure(GetLastError());
    if (longest[CRED_TYPE_GENERIC] == CRED_PERSIST_NONE)
        return CredentialFailure(CredentialError{CredentialError::Kind::NoKeychain, {}});
    return QByteArray();
}

CredentialOutcome read(const CredentialRequest &request)
{
    CREDENTIALW *found = nullptr;
    if (!CredReadW(targetOf(request).c_str(), CRED_TYPE_GENERIC, 0, &found))
        return failure(GetLastError());
    const std::unique_ptr<CREDENTIALW, decltype(&CredFree)> owner(found, CredFree);
    return QByteArray(reinterpret_cast<const char *>(found->CredentialBlob),
                      static_cast<qsizetype>(found->CredentialBlobSize));
}

CredentialOutcome write(const CredentialRequest &request)
{
    std::wstring target = targetOf(request);
    QByteArray secret = request.secret;
    CREDENTIALW credential = {};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = target.data();
    credential.CredentialBlob = reinterpret_cast<LPBYTE>(secret.data());
    credential.CredentialBlobSize = static_cast<DWORD>(secret.size());
    // On this machine only: it does not roam with the user's profile.
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
    if (!CredWriteW(&credential, 0))
        return failure(GetLastError());
    return QByteArray();
}

CredentialOutcome remove(const CredentialRequest &request)
{
    if (!CredDeleteW(targetOf(request).c_str(), CRED_TYPE_GENERIC, 0)) {
        const DWORD code = GetLastError();
        if (code != ERROR_NOT_FOUND)
            return failure(code);
    }
    return QByteArray();
}

CredentialOutcome carryOut(const CredentialRequest &request)
{
    switch (request.verb) {
    case Verb::Look:
        return look();
    case Verb::Read:
        return read(request);
    case Verb::Write:
        return write(request);
    case Verb::Remove:
        return remove(request);
    }
    return QByteArray();
}

} // namespace

std::unique_ptr<CredentialStore> CredentialStore::ofThisSystem()
{
    return std::make_unique<SystemCredentialStore>(std::make_unique<WindowsCredentialBackend>());
}

void WindowsCredentialBackend::begin(quint64 number, const CredentialRequest &request)
{
    Q_EMIT answered(number, carryOut(request));
}

void WindowsCredentialBackend::giveUp(quint64 /*number*/) {}

} // namespace account
