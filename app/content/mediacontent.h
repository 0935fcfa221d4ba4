#pragma once

#include "content/fetch.h"
#include "content/knowncopy.h"
#include "content/partfile.h"

#include "botdoc/media.h"

#include <optional>

namespace botdoc {
class Client;
}

namespace content {

class FileCopy;
class PrivateFolder;
class Retrieval;

/// What a ContentStore knows of one media: where its content is on the disk, and who waits for it. Requests
/// are served one after the other, so that the second finds what the first has fetched.
class MediaContent final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaContent)

public:
    /// `client` and `folder` must outlive this.
    MediaContent(botdoc::Client &client, PrivateFolder &folder, QObject *parent);

    /// Without a target: a private copy.
    Fetch *add(const botdoc::Media &media, const std::optional<SaveTarget> &target, QObject *context,
               botdoc::Callback<SavedContent> callback);
    [[nodiscard]] bool isKept() const { return !m_copies.isEmpty(); }

Q_SIGNALS:
    void downloaded();

private:
    struct Request
    {
        Fetch *fetch = nullptr; // finished ones are taken out
        botdoc::Media media;
        SaveTarget target;
        bool isPrivate = false;

        [[nodiscard]] PartFile::Access access() const;
    };

    void serve();
    void askForFolder();
    void lookForCopy();
    void copyFrom(const KnownCopy &copy);
    void retrieve();
    void retrieved(Retrieval &retrieval, const botdoc::Result<SavedContent> &result);
    void conclude(const botdoc::Result<SavedContent> &result);
    void remember(const SavedContent &content, bool isPrivate);
    void forget(const QString &path);
    void failAll(const botdoc::ApiError &error);
    void takeBackLent();
    void dropped(Fetch *fetch);
    void endStep();

    botdoc::Client &m_client;
    PrivateFolder &m_folder;
    QList<KnownCopy> m_copies;
    QList<Request> m_requests;        // the first is being served
    QObject *m_step = nullptr;        // what is under way for it
    Retrieval *m_retrieval = nullptr; // m_step, where it is one
    Retrieval *m_lent = nullptr;      // its part file is a known copy, for those who waited
    QString m_lentPath;
};

} // namespace content
