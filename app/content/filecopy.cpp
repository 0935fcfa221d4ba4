#include "content/filecopy.h"

#include <QFileInfo>

namespace content {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Result;

struct FileCopy::Step
{
    enum class Outcome { More, SourceGone, Ended };

    Outcome outcome = Outcome::More;
    qint64 done = 0;
    Result<SavedContent> result;

    static Step gone() { return {Outcome::SourceGone, 0, {}}; }
    static Step ended(Result<SavedContent> result) { return {Outcome::Ended, 0, std::move(result)}; }
};

/// Used on the file thread only.
struct FileCopy::Shared
{
    KnownCopy source;
    std::optional<SaveTarget> target;
    PartFile::Access access{};
    QFile file;
    std::unique_ptr<PartFile> part;
    QCryptographicHash hash{QCryptographicHash::Md5};
    qint64 done = 0;

    [[nodiscard]] Step step();
    [[nodiscard]] std::optional<Step> begin();
    [[nodiscard]] Step end();
};

std::optional<FileCopy::Step> FileCopy::Shared::begin()
{
    // Opening what has become a pipe would wait for its other end.
    const QFileInfo info(source.content.path);
    file.setFileName(source.content.path);
    if (!info.isFile() || info.size() != source.content.bytes ||
        !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Step::gone();
    if (target) {
        auto created = PartFile::create(*target, source.content.bytes);
        if (!created)
            return Step::ended(Failure(created.error()));
        part = std::move(*created);
    }
    return std::nullopt;
}

FileCopy::Step FileCopy::Shared::step()
{
    constexpr qint64 block = 1024 * 1024;
    if (!file.isOpen()) {
        if (const auto stop = begin())
            return *stop;
    }
    const QByteArray bytes = file.read(block);
    if (bytes.isEmpty())
        return file.error() == QFile::NoError ? end() : Step::gone();
    done += bytes.size();
    hash.addData(bytes);
    if (part) {
        const Result<void> appended = part->append(bytes);
        if (!appended)
            return Step::ended(Failure(appended.error()));
    }
    return {Step::Outcome::More, done, {}};
}

FileCopy::Step FileCopy::Shared::end()
{
    if (damageOf({source.content.bytes, source.content.md5}, done, hash.result().toHex()))
        return Step::gone();
    SavedContent content = source.content;
    content.fromCache = true;
    // Windows replaces no file that is open, and the source may be what the target replaces.
    file.close();
    if (part) {
        const Result<QString> path = part->commit({content.bytes, content.md5}, access);
        if (!path)
            return Step::ended(Failure(path.error()));
        content.path = *path;
    }
    return Step::ended(content);
}

FileCopy::FileCopy(KnownCopy source, std::optional<SaveTarget> target, PartFile::Access access,
                   QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_shared(std::make_shared<Shared>())
{
    m_shared->source = m_source;
    m_shared->target = std::move(target);
    m_shared->access = access;
}

FileCopy::~FileCopy()
{
    m_thread.release(std::move(m_shared));
}

void FileCopy::start()
{
    next();
}

void FileCopy::next()
{
    m_thread.ask<Step>([shared = m_shared] { return shared->step(); }, this,
                       [this](const Step &step) { stepped(step); });
}

void FileCopy::stepped(const Step &step)
{
    switch (step.outcome) {
    case Step::Outcome::More:
        Q_EMIT progress(step.done, m_source.content.bytes);
        next();
        break;
    case Step::Outcome::SourceGone:
        Q_EMIT sourceGone();
        break;
    case Step::Outcome::Ended:
        Q_EMIT ended(step.result);
        break;
    }
}

} // namespace content
