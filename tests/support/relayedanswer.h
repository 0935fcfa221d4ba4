#pragma once

#include "support/httphead.h"
#include "support/relay.h"

#include <QTimer>

namespace support {

/// What a RelayedConnection does to the answers that come to it.
class RelayedAnswer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelayedAnswer)

public:
    explicit RelayedAnswer(LineEnd &client);

    /// That to the request of this entry comes next.
    void expect(const Mishap &mishap, const std::shared_ptr<RelayedRequest> &entry);
    /// Takes what the server said.
    void take(const QByteArray &bytes);
    /// Nothing more befalls it.
    void goOn();
    /// Some of it is kept back here.
    [[nodiscard]] bool isUnderWay() const { return !m_kept.isEmpty(); }

Q_SIGNALS:
    void struck();
    /// From here on nothing moves.
    void stalls();
    /// The connection ends, once what was said has gone out.
    void ends(support::Mishap::Ending how);

private:
    void headCame(HttpHead head);
    void contentCame(QByteArray bytes);
    void tell(const QByteArray &content);
    void trickle();
    [[nodiscard]] qint64 limit() const;

    LineEnd &m_client;
    Mishap m_mishap;
    std::shared_ptr<RelayedRequest> m_entry;
    QByteArray m_in;   // of the head
    QByteArray m_kept; // not told yet
    bool m_hasHead = false;
    bool m_isDropped = false; // the rest of it
    qint64 m_length = -1;     // of the content, as the server says; -1: it does not
    qint64 m_passed = 0;      // of the content
    QTimer m_trickle;
};

} // namespace support
