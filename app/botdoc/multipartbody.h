#pragma once

#include "botdoc/chunk.h"

#include <QIODevice>

namespace botdoc {

/// A chunk as multipart/form-data with the parts `request`, `current_chunk`, `total_chunks` and `file`;
/// sequential, so that it goes out once, and of a size known beforehand.
class MultipartBody final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MultipartBody)

public:
    /// `boundary` must not occur in the content; a random one of 32 hex digits will not.
    MultipartBody(const Chunk &chunk, const QByteArray &boundary);

    [[nodiscard]] static QByteArray contentType(const QByteArray &boundary);
    /// The whole body's size in bytes.
    [[nodiscard]] static qint64 sizeFor(const Chunk &chunk, const QByteArray &boundary);

    [[nodiscard]] bool isSequential() const override { return true; }
    /// Called by Qt all the same: this answers without its warning in the log.
    bool seek(qint64) override { return false; }
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    std::unique_ptr<QIODevice> m_content;
    QByteArray m_head;
    QByteArray m_tail;
    qint64 m_contentLeft;
    qsizetype m_headRead = 0;
    qsizetype m_tailRead = 0;
};

} // namespace botdoc
