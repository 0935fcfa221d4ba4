#pragma once

#include "botdoc/apicall.h"
#include "botdoc/contenthead.h"

namespace botdoc {

/// The content of a media as it arrives. Read it as contentReady() tells, until read() gives nothing or later
/// of one's own accord; what is not read holds the server back and piles up nowhere. The callback comes after
/// the last byte was read.
class DownloadCall final : public ApiCall
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DownloadCall)

public:
    using ApiCall::ApiCall;

    /// Up to `atMost` bytes; empty when nothing is there now.
    [[nodiscard]] QByteArray read(qint64 atMost);

Q_SIGNALS:
    /// The content begins.
    void contentStarted(const botdoc::ContentHead &head);
    void contentReady();

protected:
    void stop() override;
    void contentBegins(Exchange &exchange) override;
    void contentArrived(Exchange &exchange) override;
    void contentEnded(Exchange &exchange) override;

private:
    void finishWhenRead();

    Exchange *m_source = nullptr;
    bool m_hasEnded = false;
};

} // namespace botdoc
