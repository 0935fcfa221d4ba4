#pragma once

#include "botdoc/apierror.h"
#include "botdoc/media.h"
#include "botdoc/page.h"

#include <QObject>
#include <QPointer>
#include <QSet>

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace medias {

/// Finds out which medias a request has, all of them, page by page. The list may change between two pages,
/// which would lose one or show one twice: of more than one page the answer is what two walks in a row have
/// seen alike. Deleting this ends it.
class RequestMedias final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestMedias)

public:
    /// It has changed during so many: it will not hold still.
    static constexpr int mostWalks = 8;
    /// More, readable or not, are of a list without an end: a server that knows no requests lists all medias.
    static constexpr int mostEntries = 250'000;

    /// `client` is not owned, and may go before this.
    RequestMedias(botdoc::Client *client, botdoc::RequestId request, QObject *parent = nullptr);
    ~RequestMedias() override;

    /// Once; one of the last three signals ends it.
    void start();

Q_SIGNALS:
    /// So many medias of `of` (0: the server does not say) have been read; `isAgain`: for certainty.
    void progress(int read, int of, bool isAgain);
    /// In the server's order, each once. `unreadable`: how many more it speaks of, that cannot be read.
    void resolved(const QList<botdoc::Media> &medias, int unreadable);
    /// The list changed again and again.
    void unsettled();
    /// Protocol also where there are more than mostEntries.
    void failed(const botdoc::ApiError &error);

private:
    struct Walk
    {
        QList<botdoc::Media> medias;
        QSet<botdoc::MediaId> ids;
        qsizetype entries = 0;       // with those that have no usable id
        std::optional<qint64> count; // as the first page says; nullopt: it does not
        int pageSize = 0;            // as the first page came
        int pages = 0;               // answered

        [[nodiscard]] bool isAtEnd(const botdoc::Page<botdoc::Media> &page) const;
        [[nodiscard]] bool isLike(const Walk &other) const;
        /// False: the list has become another.
        [[nodiscard]] bool take(const botdoc::Page<botdoc::Media> &page);
    };

    void walk();
    void ask();
    void answered(const botdoc::Page<botdoc::Media> &page);
    void refused(const botdoc::ApiError &error);
    void endWalk();
    void tell();

    QPointer<botdoc::Client> m_client;
    const botdoc::RequestId m_request;
    QPointer<botdoc::Call> m_call;
    Walk m_walk;
    std::optional<Walk> m_before; // the last one that nothing contradicted
    int m_walks = 0;
};

} // namespace medias
