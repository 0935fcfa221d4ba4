#include "uploadrun.h"

#include "support/eventually.h"
#include "transfers/waitingtransfer.h"

using botdoc::ApiError;
using transfers::Transfer;
using transfers::TransferJob;
using namespace std::chrono_literals;

UploadRun::UploadRun(botdoc::Client &client, transfers::ServerTraits &traits, const QString &path,
                     const transfers::UploadTerms &terms, const transfers::UploadRemains &remains,
                     botdoc::RequestId request)
    : m_upload(transfers::waitingTransfer(transfers::TransferId{1},
                                          transfers::UploadOrder{path, request, u"A request"_qs}),
               terms, remains, client, traits, nullptr)
{
    connect(&m_upload, &TransferJob::changed, this, [this] {
        told.append(transfer());
        if (onChange)
            onChange(transfer());
    });
    connect(&m_upload, &TransferJob::ended, this, [this] { ++timesEnded; });
    connect(&m_upload, &TransferJob::mediaCreated, this,
            [this](const botdoc::Media &media) { created.append(media); });
    connect(&m_upload, &TransferJob::mediaRemoved, this, [this](botdoc::MediaId id) { removed.append(id); });
}

bool UploadRun::ends() const
{
    return support::eventually([this] { return hasEnded(); });
}

bool UploadRun::runs()
{
    start();
    return ends();
}

bool UploadRun::isDone() const
{
    return hasEnded() && transfer().state == Transfer::State::Done;
}

bool UploadRun::isFailure(ApiError::Kind kind) const
{
    return hasEnded() && transfer().state == Transfer::State::Failed && transfer().error &&
           transfer().error->kind == kind;
}

bool UploadRun::isCancelled() const
{
    return hasEnded() && transfer().state == Transfer::State::Cancelled && !transfer().error;
}

transfers::UploadTerms quickTerms(qint64 chunkSize)
{
    return {chunkSize, {10ms, 20ms, 40ms}};
}

transfers::UploadTerms patientTerms(qint64 chunkSize)
{
    return {chunkSize, {20ms, 200ms, 2s, 4s}};
}
