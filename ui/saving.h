#pragma once

#include "content/filethread.h"
#include "content/savedcontent.h"
#include "medias/mediastosave.h"
#include "progressnotice.h"

#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>
#include <memory>

class QWidget;

namespace account {
class Settings;
}

namespace medias {
class RequestListModel;
}

namespace transfers {
class Transfers;
}

namespace ui {

class MessageBar;

/// From medias that somebody wants saved to the orders that go to the transfers: into which folder, whether
/// they fit there, and what becomes of the odd ones among them.
class Saving final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Saving)

public:
    struct Parts
    {
        const medias::RequestListModel &requests;
        transfers::Transfers &transfers;
        account::Settings &settings;
        MessageBar &messages;
    };

    /// All must outlive this. The dialogs are over `window`.
    Saving(const Parts &parts, QWidget *window);
    ~Saving() override;

    /// By what stands in the way of saving them.
    [[nodiscard]] medias::MediasToSave sorted(const QList<botdoc::Media> &medias) const;
    /// In this session. Whether that copy is still as it was is not known.
    [[nodiscard]] bool hasFetched(botdoc::MediaId id) const { return m_fetched.contains(id); }
    /// Why some cannot be saved, in the window, and `note`; nothing where all can.
    void tellUnsaveable(const medias::MediasToSave &medias, const QString &note = {});
    /// Something is being prepared; until busyChanged().
    [[nodiscard]] bool isBusy() const { return m_attempt != nullptr; }

    /// Asks for the folder, `title` being the question, and calls `chosen` with it.
    void askForFolder(const QString &title, const std::function<void(const QString &folder)> &chosen);
    /// Asks about the odd ones among them, and which to take where not all fit; then they are on their way.
    /// With `below`, a safe name, into the folder of that name there, which is made when there is something
    /// to be saved in it. While another is being prepared, after that. `note`, a warning, is told when the
    /// orders are given, or with the reason why none are.
    void save(const QList<botdoc::Media> &medias, const QString &folder, const QString &below = {},
              const QString &note = {});
    /// Without a question more. `target` may have a file name when it is one.
    void order(const QList<botdoc::Media> &medias, const content::SaveTarget &target);

    /// What transfers of it call its request; empty: it has none.
    [[nodiscard]] QString requestLabel(const botdoc::Media &media) const;

    /// Another account: what was fetched from the last one says nothing of its medias, and what is being
    /// prepared is left.
    void leaveAccount();

Q_SIGNALS:
    void busyChanged();

private:
    struct Wish
    {
        QList<botdoc::Media> medias;
        QString folder;
        QString below;
        QString note;
    };
    struct Attempt;

    void begin(const Wish &wish);
    void roomKnown(std::optional<qint64> room);
    void openSheet(const medias::MediasToSave &medias, std::optional<qint64> room);
    void go(const QList<botdoc::Media> &medias);
    void makeFolder(const QList<botdoc::Media> &medias);
    void end();

    Parts m_parts;
    QWidget *m_window;
    QSet<botdoc::MediaId> m_fetched;
    QPointer<QWidget> m_dialog;
    std::unique_ptr<Attempt> m_attempt;
    QList<Wish> m_waiting;
    ProgressNotice m_progress; // of what hangs
};

} // namespace ui
