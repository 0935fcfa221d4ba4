#include "listnotice.h"

#include "botdoc/errortext.h"
#include "botdoc/retrypolicy.h"
#include "medias/medialistmodel.h"
#include "messagebar.h"

#include <QLocale>

#include <utility>

namespace ui {

using botdoc::ApiError;
using medias::MediaListModel;

ListNotice::ListNotice(const MediaListModel &medias, MessageBar &messages, QObject *parent)
    : QObject(parent)
    , m_messages(messages)
{
    connect(&medias, &MediaListModel::pageFailed, this, &ListNotice::show);
    connect(&medias, &MediaListModel::pageArrived, this, &ListNotice::answered);
    connect(&medias, &QAbstractItemModel::modelReset, this, &ListNotice::leave);
}

void ListNotice::show(const ApiError &error)
{
    QString text = tr("A part of the list could not be loaded.");
    if (botdoc::isPassing(error) && m_answered.isValid()) {
        text = tr("The list is as it was at %1.")
                   .arg(QLocale().toString(m_answered.time(), QLocale::ShortFormat));
        m_isStale = true;
        Q_EMIT stale(m_answered);
    }
    text += u' ' + botdoc::inWords(error);
    const bool isRefused = error.kind == ApiError::Kind::Unauthorized;
    m_messages.show(MessageBar::Kind::Error, text, botdoc::inDetail(error),
                    isRefused ? tr("Sign in again") : tr("Try again"), this, [this, isRefused] {
                        if (isRefused)
                            Q_EMIT signInWanted();
                        else
                            Q_EMIT refreshWanted();
                    });
    m_shown = botdoc::isPassing(error) ? text : QString();
}

void ListNotice::answered()
{
    m_answered = QDateTime::currentDateTime();
    if (const QString shown = std::exchange(m_shown, {}); !shown.isEmpty() && m_messages.text() == shown)
        m_messages.dismiss();
    setFresh();
}

/// Another list: nothing is known of it yet.
void ListNotice::leave()
{
    m_answered = {};
    m_shown.clear();
    setFresh();
}

void ListNotice::setFresh()
{
    if (std::exchange(m_isStale, false))
        Q_EMIT stale({});
}

} // namespace ui
