#include "mediaactions.h"

#include "account/settings.h"
#include "content/mediafilename.h"
#include "icon.h"
#include "medianames.h"
#include "medias/mediaselection.h"
#include "medias/mediatext.h"
#include "messagebar.h"
#include "question.h"
#include "retranslation.h"
#include "saving.h"
#include "transfers/transfers.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace ui {

using account::Setting;
using botdoc::Media;

namespace {

QString sizeOf(const QList<Media> &medias)
{
    const QString size = QLocale().formattedDataSize(medias::bytesOf(medias), 1, QLocale::DataSizeSIFormat);
    const bool isKnown =
        std::all_of(medias.begin(), medias.end(), [](const Media &media) { return media.bytes.has_value(); });
    return isKnown ? size : MediaActions::tr("at least %1").arg(size);
}

} // namespace

MediaActions::MediaActions(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_open(action(QStringLiteral("open"), {}, &MediaActions::open))
    , m_save(action(QStringLiteral("save"), QKeySequence::Save, &MediaActions::save))
    , m_saveAs(action(QStringLiteral("save-as"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
                      &MediaActions::saveAs))
    , m_delete(action(QStringLiteral("delete"), QKeySequence::Delete, &MediaActions::remove))
    , m_copyName(action(QStringLiteral("copy"), QKeySequence::Copy, &MediaActions::copyName))
{
    connect(&m_parts.selection, &medias::MediaSelection::changed, this, &MediaActions::update);
    connect(&m_parts.saving, &Saving::busyChanged, this, &MediaActions::update);
    keepTranslated(this, [this] { retranslate(); });
    update();
}

void MediaActions::retranslate()
{
    m_open->setText(tr("&Open"));
    m_open->setToolTip(tr("Open in the program your computer uses for such files"));
    m_save->setText(tr("&Save to folder\u2026"));
    m_save->setToolTip(tr("Save the selected medias to a folder"));
    m_saveAs->setText(tr("Save &as\u2026"));
    m_saveAs->setToolTip(tr("Save the selected media under a name of your own"));
    m_delete->setText(tr("&Delete\u2026"));
    m_delete->setToolTip(tr("Delete the selected medias from the server"));
    m_copyName->setText(tr("&Copy name"));
}

QAction *MediaActions::action(const QString &iconName, const QKeySequence &keys,
                              void (MediaActions::*function)())
{
    auto *result = new QAction(this);
    result->setIcon(icon(iconName));
    result->setShortcut(keys);
    connect(result, &QAction::triggered, this, function);
    return result;
}

void MediaActions::update()
{
    const int count = m_parts.selection.count();
    m_open->setEnabled(count == 1);
    m_saveAs->setEnabled(count == 1);
    m_save->setEnabled(count > 0 && !m_parts.saving.isBusy());
    m_delete->setEnabled(count > 0);
    m_copyName->setEnabled(count > 0);
}

void MediaActions::open()
{
    whenAllowed(
        [this](const Media &media) { m_parts.transfers.open(media, m_parts.saving.requestLabel(media)); });
}

void MediaActions::save()
{
    const QList<Media> medias = m_parts.selection.medias();
    const QString title = tr("Save %Ln media(s) to\u2026", nullptr, static_cast<int>(medias.size()));
    if (medias.size() == 1) {
        whenAllowed([this, title](const Media &media) {
            m_parts.saving.askForFolder(title, [this, media](const QString &folder) {
                m_parts.saving.order({media}, {.folder = folder, .fileName = {}});
            });
        });
        return;
    }
    // A folder is asked for where something can be saved in it.
    const medias::MediasToSave sorted = m_parts.saving.sorted(medias);
    if (sorted.saveable() == 0)
        m_parts.saving.tellUnsaveable(sorted);
    else
        m_parts.saving.askForFolder(
            title, [this, medias](const QString &folder) { m_parts.saving.save(medias, folder); });
}

void MediaActions::saveAs()
{
    whenAllowed([this](const Media &media) {
        auto *dialog = new QFileDialog(m_window, tr("Save as"), m_parts.settings.get<Setting::SaveFolder>());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(content::fileNameOf(media));
        connect(dialog, &QFileDialog::fileSelected, this, [this, media](const QString &path) {
            const QFileInfo chosen(path);
            m_parts.settings.set<Setting::SaveFolder>(chosen.absolutePath());
            // The dialog has asked whether to replace a file of that name.
            m_parts.saving.order({media}, {.folder = chosen.absolutePath(),
                                           .fileName = chosen.fileName(),
                                           .overwrite = chosen.exists()});
        });
        dialog->open();
    });
}

void MediaActions::remove()
{
    QList<Media> medias = m_parts.selection.medias();
    const qsizetype selected = medias.size();
    medias.removeIf([](const Media &media) { return media.isRemoved(); });
    const auto gone = static_cast<int>(selected - medias.size());
    if (medias.isEmpty()) {
        if (gone > 0)
            m_parts.messages.show(
                MessageBar::Kind::Information,
                tr("%Ln media(s) were removed already. There is nothing left to delete.", nullptr, gone));
        return;
    }
    const auto number = static_cast<int>(medias.size());
    QString text = namesOf(medias) + QStringLiteral("\n\n");
    if (number > 1)
        text += tr("Together they have %1.").arg(sizeOf(medias)) + u' ';
    if (gone > 0)
        text += tr("%Ln more were removed already, and stay as they are.", nullptr, gone) + u' ';
    text += tr("Nobody can open or save them afterwards, the customer neither. This cannot be undone.",
               nullptr, number);
    ask(m_window, tr("Delete %Ln media(s) from the server?", nullptr, number), text, tr("Delete"),
        [this, medias] {
            // One call a media, but one title for all only where it is the same.
            QHash<QString, QList<Media>> byRequest;
            for (const Media &media : medias)
                byRequest[m_parts.saving.requestLabel(media)].append(media);
            for (auto it = byRequest.cbegin(); it != byRequest.cend(); ++it)
                m_parts.transfers.remove(it.value(), it.key());
        });
}

void MediaActions::copyName()
{
    QStringList names;
    const QList<Media> medias = m_parts.selection.medias();
    for (const Media &media : medias)
        names.append(medias::MediaText::name(media));
    QGuiApplication::clipboard()->setText(names.join(u'\n'));
}

void MediaActions::whenAllowed(const std::function<void(const Media &)> &go)
{
    const QList<Media> selected = m_parts.selection.medias();
    if (selected.size() != 1)
        return;
    const Media &media = selected.first();
    const medias::MediasToSave sorted = m_parts.saving.sorted(selected);
    if (!sorted.usual.isEmpty()) {
        go(media);
        return;
    }
    if (sorted.last.isEmpty()) {
        m_parts.saving.tellUnsaveable(sorted);
        return;
    }
    const QString after =
        m_parts.saving.hasFetched(media.id)
            ? tr("It was fetched before: only if that copy has been moved or changed is the download used.")
            : tr("Afterwards nobody can fetch it from there again. Keep the saved file safe.");
    ask(m_window, tr("Use the last download?"),
        tr("The server allows only one more download of:") + u'\n' + namesOf(selected) +
            QStringLiteral("\n\n") + after,
        tr("Use it"), [go, media] { go(media); });
}

} // namespace ui
