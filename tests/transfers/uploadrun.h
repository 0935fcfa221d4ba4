#pragma once

#include "transfers/servertraits.h"
#include "transfers/upload.h"

/// One upload to request 1080 from its start to its end, and everything it told.
class UploadRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UploadRun)

public:
    /// `client` and `traits` must outlive this.
    UploadRun(botdoc::Client &client, transfers::ServerTraits &traits, const QString &path,
              const transfers::UploadTerms &terms, const transfers::UploadRemains &remains = {},
              botdoc::RequestId request = botdoc::RequestId{1080});

    void start() { m_upload.start(); }
    void cancel() { m_upload.cancel(); }
    /// Waits for its end.
    [[nodiscard]] bool ends() const;
    /// Starts it and waits for its end.
    [[nodiscard]] bool runs();
    [[nodiscard]] bool hasEnded() const { return timesEnded > 0; }
    [[nodiscard]] bool isDone() const;
    [[nodiscard]] bool isFailure(botdoc::ApiError::Kind kind) const;
    [[nodiscard]] bool isCancelled() const;

    [[nodiscard]] const transfers::Transfer &transfer() const { return m_upload.transfer(); }
    [[nodiscard]] transfers::UploadRemains remains() const { return m_upload.remains(); }

    QList<transfers::Transfer> told; ///< at each change, in order
    QList<botdoc::Media> created;
    QList<botdoc::MediaId> removed;
    int timesEnded = 0;
    std::function<void(const transfers::Transfer &)> onChange; ///< called at each change

private:
    transfers::Upload m_upload;
};

/// Chunks of that size, and looks for lost ones that are over within 70 ms.
[[nodiscard]] transfers::UploadTerms quickTerms(qint64 chunkSize);
/// The same with looks that go on for as long as something may still arrive.
[[nodiscard]] transfers::UploadTerms patientTerms(qint64 chunkSize);
