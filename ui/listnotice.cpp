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

namespace {

/// The day, too, where it is another.
QString shortTime(const QDateTime &time)
{
    const QLocale locale;
    return time.date() == QDate::currentDate() ? locale.toString(time.time(), QLocale::ShortFormat)
                                               : locale.toString(time, QLocale::ShortFormat);
}

} // namespace

ListNotice::ListNotice(const MediaListModel &medias, MessageBar &messages, QObject *parent)
    : QObject(parent)
    , m_messages(messages)
{
    connect(&medias, &MediaListModel::pageFailed, this, &ListNotice::show);
    connect(&medias, &MediaListModel::pageArrived, this, &ListNotice::answered);
    // It was said of another list.
    connect(&medias, &QAbstractItemModel::modelReset, this, &ListNotice::takeBack);
}

void ListNotice::show(const ApiError &error)
{
    QString text = tr("A part of the list could not be loaded.");
    if (botdoc::isPassing(error)) {
        text = tr("The list is as it was at %1.").arg(shortTime(m_answered));
        m_isStale = true;
        Q_EMIT stale(shortTime(m_answered));
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
    takeBack();
}

void ListNotice::takeBack()
{
    if (const QString shown = std::exchange(m_shown, {}); !shown.isEmpty() && m_messages.text() == shown)
        m_messages.dismiss();
    if (std::exchange(m_isStale, false))
        Q_EMIT stale({});
}

} // namespace ui
