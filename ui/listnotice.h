#pragma once

#include "botdoc/apierror.h"

#include <QDateTime>
#include <QObject>

namespace medias {
class GoingSoon;
class MediaListModel;
} // namespace medias

namespace ui {

class ChosenRequest;
class MessageBar;

/// Says that a part of the list could not be had, or that what is shown is no longer the present, as the
/// server cannot be reached or does not take the sign-in; and takes that back once the server answers.
class ListNotice final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListNotice)

public:
    struct Parts
    {
        const medias::MediaListModel &medias;
        const medias::GoingSoon &goingSoon;
        const ChosenRequest &chosen;
        MessageBar &messages;
    };

    /// All must outlive this.
    ListNotice(const Parts &parts, QObject *parent);

Q_SIGNALS:
    void refreshWanted();
    /// The server takes this sign-in no more.
    void signInWanted();
    /// When the list that is shown was the present, in a word; empty: it is.
    void stale(const QString &since);

private:
    void followGoingSoon();
    void show(const botdoc::ApiError &error);
    void takeBack();

    Parts m_parts;
    QDateTime m_answered; // when a page of the server's list came last
    QDateTime m_looked;   // when the server told last what goes soon
    QString m_shown;      // empty: nothing that an answer takes back
    bool m_isStale = false;
};

} // namespace ui
