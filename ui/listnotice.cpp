#include "listnotice.h"

#include "botdoc/errortext.h"
#include "botdoc/retrypolicy.h"
#include "chosenrequest.h"
#include "medias/goingsoon.h"
#include "medias/medialistmodel.h"
#include "messagebar.h"

#include <QLocale>

#include <utility>

namespace ui {

using botdoc::ApiError;
using medias::GoingSoon;
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

ListNotice::ListNotice(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&parts.medias, &MediaListModel::pageFailed, this, &ListNotice::show);
    connect(&parts.medias, &MediaListModel::pageArrived, this, [this] {
        m_answered = QDateTime::currentDateTime();
        takeBack();
    });
    followGoingSoon();
    // It was said of another list.
    connect(&parts.medias, &QAbstractItemModel::modelReset, this, &ListNotice::takeBack);
}

/// Its list is kept here, and its pages tell nothing of the server.
void ListNotice::followGoingSoon()
{
    connect(&m_parts.goingSoon, &GoingSoon::looked, this, [this] {
        m_looked = QDateTime::currentDateTime();
        if (m_parts.chosen.isGoingSoon())
            takeBack();
    });
    connect(&m_parts.goingSoon, &GoingSoon::lookFailed, this, [this](const ApiError &error) {
        if (m_parts.chosen.isGoingSoon())
            show(error);
    });
}

void ListNotice::show(const ApiError &error)
{
    const bool isRefused = error.kind == ApiError::Kind::Unauthorized;
    const bool isAllOld = isRefused || botdoc::isPassing(error);
    QString text = tr("A part of the list could not be loaded.");
    if (isAllOld) {
        const QString since = shortTime(m_parts.chosen.isGoingSoon() ? m_looked : m_answered);
        text = tr("The list is as it was at %1.").arg(since);
        m_isStale = true;
        Q_EMIT stale(since);
    }
    text += u' ' + botdoc::inWords(error);
    m_parts.messages.show(MessageBar::Kind::Error, text, botdoc::inDetail(error),
                          isRefused ? tr("Sign in again") : tr("Try again"), this, [this, isRefused] {
                              if (isRefused)
                                  Q_EMIT signInWanted();
                              else
                                  Q_EMIT refreshWanted();
                          });
    m_shown = isAllOld ? text : QString();
}

void ListNotice::takeBack()
{
    if (const QString shown = std::exchange(m_shown, {});
        !shown.isEmpty() && m_parts.messages.text() == shown)
        m_parts.messages.dismiss();
    if (std::exchange(m_isStale, false))
        Q_EMIT stale({});
}

} // namespace ui
