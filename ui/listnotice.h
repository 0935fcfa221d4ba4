#pragma once

#include "botdoc/apierror.h"

#include <QDateTime>
#include <QObject>

namespace medias {
class MediaListModel;
}

namespace ui {

class MessageBar;

/// Says that a part of the list could not be had, or that the server cannot be reached and what is shown is
/// no longer the present; and takes that back once the server answers.
class ListNotice final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListNotice)

public:
    /// Both must outlive this.
    ListNotice(const medias::MediaListModel &medias, MessageBar &messages, QObject *parent);

Q_SIGNALS:
    void refreshWanted();
    /// The server takes this sign-in no more.
    void signInWanted();
    /// When the list that is shown was the present, in a word; empty: it is.
    void stale(const QString &since);

private:
    void show(const botdoc::ApiError &error);
    void answered();
    void takeBack();

    MessageBar &m_messages;
    QDateTime m_answered; // the last time
    QString m_shown;      // empty: nothing that an answer takes back
    bool m_isStale = false;
};

} // namespace ui
