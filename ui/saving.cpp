#include "saving.h"

#include "botdoc/errortext.h"
#include "content/namedfolder.h"
#include "content/promisedroom.h"
#include "filechoice.h"
#include "isolate.h"
#include "medianames.h"
#include "medias/requestlistmodel.h"
#include "messagebar.h"
#include "savesheet.h"
#include "transfers/transfers.h"

#include <QDir>
#include <QTimer>

#include <chrono>
#include <utility>

namespace ui {

using botdoc::Media;
using medias::MediasToSave;

namespace {

/// A disk that says nothing of its room for so long is not waited for: the transfers look, too.
constexpr std::chrono::milliseconds longestLook{2000};

/// Either may be empty.
QString withNote(const QString &text, const QString &note)
{
    const bool areBoth = !text.isEmpty() && !note.isEmpty();
    return text + QLatin1String(areBoth ? " " : "") + note;
}

} // namespace

/// Medias on their way from the choice of a folder to the orders.
struct Saving::Attempt
{
    Wish wish;
    content::FileThread files;                                   // one's own: a share that hangs keeps it
    std::unique_ptr<QObject> step = std::make_unique<QObject>(); // what is awaited; gone: not any more
};

Saving::Saving(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_progress(parts.messages)
{
    connect(&m_parts.transfers, &transfers::Transfers::mediaFetched, this,
            [this](botdoc::MediaId id) { m_fetched.insert(id); });
}

Saving::~Saving() = default;

MediasToSave Saving::sorted(const QList<Media> &medias) const
{
    return MediasToSave::of(medias, [this](botdoc::MediaId id) { return hasFetched(id); });
}

void Saving::tellUnsaveable(const MediasToSave &medias, const QString &note)
{
    QStringList texts;
    if (!medias.usedUp.isEmpty())
        texts.append(tr("All downloads of %Ln media(s) have been used up. Ask the sender for it again.",
                        nullptr, static_cast<int>(medias.usedUp.size())));
    if (!medias.incomplete.isEmpty())
        texts.append(tr("%Ln media(s) cannot be saved: they were removed, or have not arrived completely.",
                        nullptr, static_cast<int>(medias.incomplete.size())));
    if (texts.isEmpty())
        return;
    m_parts.messages.show(MessageBar::Kind::Warning, withNote(texts.join(u' '), note),
                          namesOf(medias.usedUp + medias.incomplete));
}

void Saving::askForFolder(const QString &title, const std::function<void(const QString &)> &chosen)
{
    m_dialog = chooseFolderToSaveIn(m_window, m_parts.settings, title, chosen);
}

void Saving::save(const QList<Media> &medias, const QString &folder, const QString &below,
                  const QString &note)
{
    const MediasToSave wanted = sorted(medias);
    if (wanted.saveable() == 0)
        tellUnsaveable(wanted, note);
    else if (isBusy())
        m_waiting.append({medias, folder, below, note});
    else
        begin({medias, folder, below, note});
}

void Saving::begin(const Wish &wish)
{
    m_attempt = std::make_unique<Attempt>();
    m_attempt->wish = wish;
    Q_EMIT busyChanged();
    m_attempt->files.ask<std::optional<qint64>>(
        [folder = wish.folder] { return content::PromisedRoom::freeIn(folder); }, m_attempt->step.get(),
        [this](std::optional<qint64> room) { roomKnown(room); });
    QTimer::singleShot(longestLook, m_attempt->step.get(), [this] { roomKnown(std::nullopt); });
}

void Saving::roomKnown(std::optional<qint64> room)
{
    m_attempt->step = std::make_unique<QObject>();
    const MediasToSave wanted = sorted(m_attempt->wish.medias);
    if (wanted.hasOdd() || !medias::MediasByRoom::of(wanted.usual, room).tooBig.isEmpty())
        openSheet(wanted, room);
    else
        go(wanted.usual);
}

void Saving::openSheet(const MediasToSave &medias, std::optional<qint64> room)
{
    const QString &below = m_attempt->wish.below;
    auto *sheet = new SaveSheet(
        medias, below.isEmpty() ? m_attempt->wish.folder : m_attempt->wish.folder + u'/' + below, room,
        m_window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &SaveSheet::saveWanted, this, &Saving::go);
    connect(sheet, &QDialog::rejected, this, &Saving::end);
    m_dialog = sheet;
    sheet->open();
}

void Saving::go(const QList<Media> &medias)
{
    if (!m_attempt->wish.below.isEmpty()) {
        makeFolder(medias);
        return;
    }
    order(medias, {.folder = m_attempt->wish.folder, .fileName = {}});
    end();
}

void Saving::makeFolder(const QList<Media> &medias)
{
    const QString shown =
        isolated(QDir::toNativeSeparators(m_attempt->wish.folder + u'/' + m_attempt->wish.below));
    m_attempt->files.ask<botdoc::Result<QString>>(
        [folder = m_attempt->wish.folder, below = m_attempt->wish.below] {
            return content::folderNamed(folder, below);
        },
        m_attempt->step.get(),
        [this, medias, shown](const botdoc::Result<QString> &folder) {
            if (folder) {
                order(medias, {.folder = *folder, .fileName = {}});
                end();
                return;
            }
            const QString note = std::exchange(m_attempt->wish.note, {});
            end();
            m_parts.messages.show(MessageBar::Kind::Error,
                                  withNote(tr("The folder %1 could not be made. Nothing was saved. Choose "
                                              "another place, then try again.")
                                               .arg(shown),
                                           note),
                                  botdoc::inDetail(folder.error()));
        });
    m_progress.start([shown] { return tr("Making the folder %1\u2026").arg(shown); }, [this] { end(); });
}

void Saving::order(const QList<Media> &medias, const content::SaveTarget &target)
{
    QList<transfers::SaveOrder> orders;
    orders.reserve(medias.size());
    for (const Media &media : medias)
        orders.append({.media = media, .target = target, .requestTitle = requestLabel(media)});
    m_parts.transfers.save(orders);
}

void Saving::leaveAccount()
{
    m_fetched.clear();
    m_waiting.clear();
    delete m_dialog;
    if (!m_attempt)
        return;
    m_attempt->wish.note.clear();
    end();
}

void Saving::end()
{
    m_progress.end();
    const QString note = m_attempt->wish.note;
    m_attempt.reset();
    if (!m_waiting.isEmpty()) {
        // Told at once it might give way to what there is to say of the next.
        Wish next = m_waiting.takeFirst();
        next.note = withNote(note, next.note);
        begin(next);
        return;
    }
    if (!note.isEmpty())
        m_parts.messages.show(MessageBar::Kind::Warning, note);
    Q_EMIT busyChanged();
}

QString Saving::requestLabel(const Media &media) const
{
    return media.request ? m_parts.requests.labelOf(*media.request) : QString();
}

} // namespace ui
