#include "requestsaving.h"

#include "botdoc/apierror.h"
#include "botdoc/client.h"
#include "botdoc/errortext.h"
#include "chosenrequest.h"
#include "content/safefilename.h"
#include "icon.h"
#include "isolate.h"
#include "medias/requestlistmodel.h"
#include "medias/requestmedias.h"
#include "messagebar.h"
#include "retranslation.h"
#include "saving.h"

#include <QFontMetrics>
#include <QLocale>
#include <QMenu>

namespace ui {

using botdoc::Media;
using botdoc::RequestId;
using medias::RequestMedias;

RequestSaving::RequestSaving(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_action(this)
    , m_progress(parts.messages)
{
    m_action.setIcon(icon(QStringLiteral("save")));
    m_action.setObjectName(QStringLiteral("saveRequest"));
    connect(&m_action, &QAction::triggered, this, [this] {
        if (const std::optional<RequestId> request = m_parts.chosen.request())
            ask(*request);
    });
    connect(&m_parts.chosen, &ChosenRequest::changed, this, &RequestSaving::update);
    connect(&m_parts.saving, &Saving::busyChanged, this, &RequestSaving::update);
    keepTranslated(window, [this] { retranslate(); });
    update();
}

RequestSaving::~RequestSaving() = default;

void RequestSaving::retranslate()
{
    m_action.setText(tr("Save all of this &request\u2026"));
    m_action.setToolTip(tr("Save all medias of the chosen request in a folder of its own"));
}

void RequestSaving::setClient(botdoc::Client *client)
{
    m_client = client;
    end();
}

void RequestSaving::update()
{
    m_action.setEnabled(isReady() && m_parts.chosen.request());
}

bool RequestSaving::isReady() const
{
    return m_client && !m_medias && !m_parts.saving.isBusy();
}

void RequestSaving::openMenu(RequestId request, const QPoint &position)
{
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("requestMenu"));
    // An & of its own is no mnemonic.
    QAction *save =
        menu->addAction(icon(QStringLiteral("save")),
                        tr("&Save all of %1\u2026").arg(label(request).replace(u'&', QStringLiteral("&&"))));
    save->setEnabled(isReady());
    connect(save, &QAction::triggered, this, [this, request] { ask(request); });
    menu->popup(position);
}

void RequestSaving::ask(RequestId request)
{
    if (!isReady())
        return;
    m_parts.saving.askForFolder(tr("Save all of %1 in\u2026").arg(label(request)),
                                [this, request](const QString &folder) { resolve(request, folder); });
}

/// Also while others are being saved: what comes of it waits for them.
void RequestSaving::resolve(RequestId request, const QString &folder)
{
    if (!m_client || m_medias)
        return;
    m_request = request;
    m_folder = folder;
    m_read = m_of = 0;
    m_isAgain = false;
    // What was said before is read, and would keep back how far it is, with the way to stop it.
    m_parts.messages.dismiss();
    m_progress.start([this] { return progressText(); }, [this] { stop(); });
    m_medias = std::make_unique<RequestMedias>(m_client, request);
    connect(m_medias.get(), &RequestMedias::progress, this, [this](int read, int of, bool isAgain) {
        m_read = read;
        m_of = of;
        m_isAgain = isAgain;
    });
    connect(m_medias.get(), &RequestMedias::resolved, this, &RequestSaving::resolved);
    connect(m_medias.get(), &RequestMedias::unsettled, this, [this] {
        failed(tr("The medias of %1 change again and again while they are being read.").arg(label(m_request)),
               {});
    });
    connect(m_medias.get(), &RequestMedias::failed, this, [this](const botdoc::ApiError &error) {
        failed(tr("The medias of %1 could not be read.").arg(label(m_request)) + u' ' +
                   botdoc::inWords(error),
               botdoc::inDetail(error));
    });
    update();
    m_medias->start();
}

QString RequestSaving::progressText() const
{
    const QString name = label(m_request);
    if (m_of == 0)
        return tr("Reading which medias %1 has\u2026").arg(name);
    // All at once: a title may have a %2 of its own.
    const QString read = QLocale().toString(m_read);
    const QString of = QLocale().toString(m_of);
    if (m_isAgain)
        return tr("Making sure that none is missing of %1: %2 of %3\u2026").arg(name, read, of);
    return tr("Reading which medias %1 has: %2 of %3\u2026").arg(name, read, of);
}

void RequestSaving::resolved(const QList<Media> &medias, int unreadable)
{
    const QString of = label(m_request);
    const QString below = folderName();
    const QString folder = m_folder;
    end();
    const QString leftOut =
        unreadable > 0
            ? tr("%Ln entries of %1 could not be read, and are not saved.", nullptr, unreadable).arg(of)
            : QString();
    if (!medias.isEmpty())
        m_parts.saving.save(medias, folder, below, leftOut);
    else if (unreadable > 0)
        m_parts.messages.show(MessageBar::Kind::Warning, leftOut);
    else
        m_parts.messages.show(MessageBar::Kind::Information,
                              tr("%1 has no medias yet. Nothing was saved.").arg(of));
}

void RequestSaving::failed(const QString &why, const QString &details)
{
    const RequestId request = m_request;
    const QString folder = m_folder;
    end();
    m_parts.messages.show(MessageBar::Kind::Error, why + u' ' + tr("Nothing was saved."), details,
                          tr("Try again"), this, [this, request, folder] { resolve(request, folder); });
}

void RequestSaving::stop()
{
    if (!m_medias)
        return;
    const QString of = label(m_request);
    end();
    m_parts.messages.show(MessageBar::Kind::Information, tr("Stopped. Nothing of %1 was saved.").arg(of));
}

void RequestSaving::end()
{
    if (m_medias) {
        // Later: it may be what called.
        m_medias->disconnect(this);
        m_medias.release()->deleteLater();
    }
    m_progress.end();
    update();
}

/// In a sentence that has other things to say.
QString RequestSaving::label(RequestId request) const
{
    constexpr int most = 40; // characters
    const QFontMetrics metrics = m_window->fontMetrics();
    return isolated(metrics.elidedText(m_parts.requests.labelOf(request), Qt::ElideMiddle,
                                       metrics.averageCharWidth() * most));
}

/// Its number stays at the end: there may be another of that title.
QString RequestSaving::folderName() const
{
    const QString number = QString::number(botdoc::number(m_request));
    const QString title = m_parts.requests.titleOf(m_request);
    return title.isEmpty() ? content::safeFolderName(m_parts.requests.labelOf(m_request), {})
                           : content::safeFolderName(title, QStringLiteral(" (%1)").arg(number));
}

} // namespace ui
