#include "content/partwriter.h"

namespace content {

using botdoc::Failure;
using botdoc::Result;

namespace {

Result<SavedContent> described(const PartFile &part, const Result<QString> &path)
{
    if (!path)
        return Failure(path.error());
    SavedContent content;
    content.path = *path;
    content.md5 = part.md5();
    content.bytes = part.size();
    return content;
}

} // namespace

PartWriter::PartWriter(QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
{}

PartWriter::~PartWriter()
{
    m_thread.release(std::move(m_shared));
}

void PartWriter::create(const SaveTarget &target, qint64 bytes, std::function<void(Result<void>)> done)
{
    m_thread.ask<Result<void>>(
        [shared = m_shared, target, bytes]() -> Result<void> {
            auto part = PartFile::create(target, bytes);
            if (!part)
                return Failure(part.error());
            shared->part = std::move(*part);
            return {};
        },
        this, std::move(done));
}

void PartWriter::append(const QByteArray &bytes)
{
    m_waiting += bytes.size();
    m_thread.ask<Result<void>>([shared = m_shared, bytes] { return shared->part->append(bytes); }, this,
                               [this, size = bytes.size()](const Result<void> &result) {
                                   m_waiting -= size;
                                   if (result)
                                       Q_EMIT written();
                                   else
                                       Q_EMIT failed(result.error());
                               });
}

void PartWriter::startOver()
{
    m_thread.ask<Result<void>>([shared = m_shared] { return shared->part->startOver(); }, this,
                               [this](const Result<void> &result) {
                                   if (!result)
                                       Q_EMIT failed(result.error());
                               });
}

void PartWriter::verify(const Expected &expected, std::function<void(Result<SavedContent>)> done)
{
    m_thread.ask<Result<SavedContent>>(
        [shared = m_shared, expected]() -> Result<SavedContent> {
            const auto verified = shared->part->verify(expected);
            if (!verified)
                return Failure(verified.error());
            return described(*shared->part, shared->part->path());
        },
        this, std::move(done));
}

void PartWriter::commit(const Expected &expected, PartFile::Access access,
                        std::function<void(Result<SavedContent>)> done)
{
    m_thread.ask<Result<SavedContent>>(
        [shared = m_shared, expected, access] {
            return described(*shared->part, shared->part->commit(expected, access));
        },
        this, std::move(done));
}

} // namespace content
