#include "content/mediacontent.h"

#include "content/filecopy.h"
#include "content/mediafilename.h"
#include "content/privatefolder.h"
#include "content/retrieval.h"

#include <algorithm>

namespace content {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Result;

namespace {

/// Why a media cannot be downloaded, as far as that is known without asking.
std::optional<ApiError> refusalOf(const botdoc::Media &media)
{
    ApiError error;
    if (media.isRemoved()) {
        error.kind = ApiError::Kind::NotFound;
        return error;
    }
    if (media.downloadsLeft() == 0) {
        error.kind = ApiError::Kind::NoDownloadsLeft;
        return error;
    }
    return std::nullopt;
}

} // namespace

PartFile::Access MediaContent::Request::access() const
{
    return isPrivate ? PartFile::Access::ReadOnly : PartFile::Access::Normal;
}

MediaContent::MediaContent(botdoc::Client &client, PrivateFolder &folder, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_folder(folder)
{}

Fetch *MediaContent::add(const botdoc::Media &media, const std::optional<SaveTarget> &target,
                         QObject *context, botdoc::Callback<SavedContent> callback)
{
    auto *fetch = new Fetch(this, context, std::move(callback));
    connect(fetch, &Fetch::dropped, this, [this, fetch] { dropped(fetch); });
    Request request{fetch, media, target.value_or(SaveTarget()), !target};
    if (request.target.fileName.isEmpty())
        request.target.fileName = fileNameOf(media);
    m_requests.append(request);
    QMetaObject::invokeMethod(this, &MediaContent::serve, Qt::QueuedConnection);
    return fetch;
}

void MediaContent::serve()
{
    if (m_step)
        return;
    if (m_requests.isEmpty()) {
        takeBackLent();
        return;
    }
    if (m_requests.first().isPrivate)
        askForFolder();
    else
        lookForCopy();
}

void MediaContent::askForFolder()
{
    auto *step = new QObject(this);
    m_step = step;
    m_folder.folderFor(m_requests.first().media.id, step, [this, step](const Result<QString> &folder) {
        if (m_step != step)
            return;
        endStep();
        if (!folder) {
            conclude(Failure(folder.error()));
            return;
        }
        m_requests.first().target.folder = *folder;
        lookForCopy();
    });
}

void MediaContent::lookForCopy()
{
    if (m_copies.isEmpty()) {
        retrieve();
        return;
    }
    // A private copy needs no second one to be opened.
    const auto own =
        std::find_if(m_copies.begin(), m_copies.end(), [](const KnownCopy &copy) { return copy.isPrivate; });
    copyFrom(m_requests.first().isPrivate && own != m_copies.end() ? *own : m_copies.last());
}

void MediaContent::copyFrom(const KnownCopy &copy)
{
    const Request &request = m_requests.first();
    const bool isThereAlready = request.isPrivate && copy.isPrivate;
    auto *step = new FileCopy(copy, isThereAlready ? std::nullopt : std::optional(request.target),
                              request.access(), this);
    m_step = step;
    connect(step, &FileCopy::progress, request.fetch, &Fetch::progress);
    connect(step, &FileCopy::ended, this, [this](const Result<SavedContent> &result) {
        endStep();
        conclude(result);
    });
    connect(step, &FileCopy::sourceGone, this, [this, path = copy.content.path] {
        endStep();
        forget(path);
        lookForCopy();
    });
    step->start();
}

void MediaContent::retrieve()
{
    const Request &request = m_requests.first();
    if (const auto refusal = refusalOf(request.media)) {
        conclude(Failure(*refusal));
        return;
    }
    m_retrieval = new Retrieval(m_client, request.media, request.target, request.access(), this);
    m_step = m_retrieval;
    connect(m_retrieval, &Retrieval::downloaded, this, &MediaContent::downloaded);
    // Those who wait for it see it come, too, and may fail with it.
    connect(m_retrieval, &Retrieval::progress, this, [this](qint64 done, qint64 total) {
        const QList<Request> requests = m_requests;
        for (const Request &waiting : requests)
            Q_EMIT waiting.fetch->progress(done, total);
    });
    connect(m_retrieval, &Retrieval::restartCosts, this, [this](const botdoc::Media &latest) {
        const QList<Request> requests = m_requests;
        for (const Request &waiting : requests)
            Q_EMIT waiting.fetch->restartCosts(latest);
    });
    connect(m_retrieval, &Retrieval::ended, this,
            [this, step = m_retrieval](const Result<SavedContent> &result) { retrieved(*step, result); });
    m_retrieval->start();
}

void MediaContent::retrieved(Retrieval &retrieval, const Result<SavedContent> &result)
{
    if (!retrieval.isForOthers()) {
        endStep();
        conclude(result);
        // What befell the disk of one says nothing of the others; all else would befall them too.
        if (!result && result.error().kind != ApiError::Kind::Disk)
            failAll(result.error());
        return;
    }
    if (result) {
        // Kept until those who waited have their copies.
        m_step = nullptr;
        m_retrieval = nullptr;
        m_lent = &retrieval;
        m_lentPath = result->path;
        remember(*result, false);
    } else {
        endStep();
        if (result.error().kind != ApiError::Kind::Disk)
            failAll(result.error());
    }
    serve();
}

void MediaContent::failAll(const ApiError &error)
{
    for (const Request &request : std::exchange(m_requests, {}))
        request.fetch->finish(Failure(error));
}

void MediaContent::conclude(const Result<SavedContent> &result)
{
    const Request request = m_requests.takeFirst();
    if (result)
        remember(*result, request.isPrivate);
    request.fetch->finish(result);
    QMetaObject::invokeMethod(this, &MediaContent::serve, Qt::QueuedConnection);
}

void MediaContent::remember(const SavedContent &content, bool isPrivate)
{
    forget(content.path);
    m_copies.append({content, isPrivate});
}

void MediaContent::forget(const QString &path)
{
    m_copies.removeIf([&](const KnownCopy &copy) { return copy.content.path == path; });
}

void MediaContent::takeBackLent()
{
    if (!m_lent)
        return;
    forget(m_lentPath);
    m_lent->deleteLater();
    m_lent = nullptr;
}

void MediaContent::dropped(Fetch *fetch)
{
    const auto at = std::find_if(m_requests.begin(), m_requests.end(),
                                 [&](const Request &request) { return request.fetch == fetch; });
    if (at == m_requests.end())
        return;
    const bool wasServed = at == m_requests.begin() && m_step && !(m_retrieval && m_retrieval->isForOthers());
    m_requests.erase(at);
    if (m_retrieval && (wasServed || m_retrieval->isForOthers()) && !m_requests.isEmpty()) {
        m_retrieval->keepForOthers();
        return;
    }
    if (wasServed || m_requests.isEmpty())
        endStep();
    QMetaObject::invokeMethod(this, &MediaContent::serve, Qt::QueuedConnection);
}

void MediaContent::endStep()
{
    if (!m_step)
        return;
    // Later: it may be the one that tells us.
    m_step->disconnect(this);
    m_step->deleteLater();
    m_step = nullptr;
    m_retrieval = nullptr;
}

} // namespace content
