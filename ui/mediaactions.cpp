#include "mediaactions.h"

#include "account/settings.h"
#include "content/mediafilename.h"
#include "icon.h"
#include "medias/mediaselection.h"
#include "medias/mediatext.h"
#include "medias/requestlistmodel.h"
#include "messagebar.h"
#include "question.h"
#include "retranslation.h"
#include "transfers/transfers.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>

namespace ui {

using account::Setting;
using botdoc::Media;

namespace {

/// The names, one a line, as many as can be taken in at once.
QString namesOf(const QList<Media> &medias)
{
    constexpr int most = 8;
    QStringList lines;
    for (const Media &media : medias.first(std::min<qsizetype>(most, medias.size()))) {
        QString name = medias::MediaText::name(media);
        if (name.size() > 80)
            name = name.left(50) + u'\u2026' + name.right(25);
        lines.append(QStringLiteral("\u2022 ") + name);
    }
    if (medias.size() > most)
        lines.append(MediaActions::tr("and %n more", nullptr, static_cast<int>(medias.size()) - most));
    return lines.join(u'\n');
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
    connect(&m_parts.transfers, &transfers::Transfers::mediaFetched, this,
            [this](botdoc::MediaId id) { m_fetched.insert(id); });
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
    m_save->setEnabled(count > 0);
    m_delete->setEnabled(count > 0);
    m_copyName->setEnabled(count > 0);
}

void MediaActions::open()
{
    whenAllowed(m_parts.selection.medias(), [this](const QList<Media> &medias) {
        m_parts.transfers.open(medias.first(), requestLabel(medias.first()));
    });
}

void MediaActions::save()
{
    whenAllowed(m_parts.selection.medias(), [this](const QList<Media> &medias) {
        auto *dialog = new QFileDialog(
            m_window, tr("Save %n media(s) to\u2026", nullptr, static_cast<int>(medias.size())),
            m_parts.settings.get<Setting::SaveFolder>());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        dialog->setLabelText(QFileDialog::Accept, tr("Save here"));
        connect(dialog, &QFileDialog::fileSelected, this, [this, medias](const QString &folder) {
            m_parts.settings.set<Setting::SaveFolder>(folder);
            QList<transfers::SaveOrder> orders;
            for (const Media &media : medias)
                orders.append({.media = media,
                               .target = {.folder = folder, .fileName = {}},
                               .requestTitle = requestLabel(media)});
            m_parts.transfers.save(orders);
        });
        dialog->open();
    });
}

void MediaActions::saveAs()
{
    whenAllowed(m_parts.selection.medias(), [this](const QList<Media> &medias) {
        const Media &media = medias.first();
        auto *dialog = new QFileDialog(m_window, tr("Save as"), m_parts.settings.get<Setting::SaveFolder>());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(content::fileNameOf(media));
        connect(dialog, &QFileDialog::fileSelected, this, [this, media](const QString &path) {
            const QFileInfo chosen(path);
            m_parts.settings.set<Setting::SaveFolder>(chosen.absolutePath());
            // The dialog has asked whether to replace a file of that name.
            m_parts.transfers.save({{.media = media,
                                     .target = {.folder = chosen.absolutePath(),
                                                .fileName = chosen.fileName(),
                                                .overwrite = chosen.exists()},
                                     .requestTitle = requestLabel(media)}});
        });
        dialog->open();
    });
}

void MediaActions::remove()
{
    const QList<Media> medias = m_parts.selection.medias();
    if (medias.isEmpty())
        return;
    const auto number = static_cast<int>(medias.size());
    ask(m_window, tr("Delete %n media(s) from the server?", nullptr, number),
        namesOf(medias) + QStringLiteral("\n\n") +
            tr("Nobody can open or save them afterwards, the customer neither. This cannot be undone.",
               nullptr, number),
        tr("Delete"), [this, medias] {
            // One call a media, but one title for all only where it is the same.
            QHash<QString, QList<Media>> byRequest;
            for (const Media &media : medias)
                byRequest[requestLabel(media)].append(media);
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

void MediaActions::whenAllowed(const QList<Media> &medias,
                               const std::function<void(const QList<Media> &)> &go)
{
    QList<Media> fit;
    QList<Media> incomplete;
    QList<Media> usedUp;
    QList<Media> last;
    for (const Media &media : medias) {
        const bool isFetched = m_fetched.contains(media.id);
        if (media.isRemoved() || !media.isComplete())
            incomplete.append(media);
        else if (media.downloadsLeft() == 0 && !isFetched)
            usedUp.append(media);
        else
            fit.append(media);
        if (media.downloadsLeft() == 1 && !isFetched)
            last.append(media);
    }
    if (!usedUp.isEmpty()) {
        m_parts.messages.show(
            MessageBar::Kind::Warning,
            tr("All downloads of %n of the selected medias have been used up. Ask the sender for it again.",
               nullptr, static_cast<int>(usedUp.size())),
            namesOf(usedUp));
    } else if (!incomplete.isEmpty()) {
        m_parts.messages.show(MessageBar::Kind::Warning,
                              tr("%n of the selected medias cannot be saved: they were removed, or have not "
                                 "arrived completely.",
                                 nullptr, static_cast<int>(incomplete.size())),
                              namesOf(incomplete));
    }
    if (fit.isEmpty())
        return;
    if (last.isEmpty()) {
        go(fit);
        return;
    }
    ask(m_window, tr("Use the last download?"),
        tr("The server allows only one more download of:") + u'\n' + namesOf(last) + QStringLiteral("\n\n") +
            tr("Afterwards nobody can fetch it from there again. Keep the saved file safe."),
        tr("Use it"), [go, fit] { go(fit); });
}

QString MediaActions::requestLabel(const Media &media) const
{
    return media.request ? m_parts.requests.labelOf(*media.request) : QString();
}

} // namespace ui
