#pragma once

#include "transfers/savedmedias.h"

#include <QObject>
#include <QTimer>

namespace transfers {

class JournalWriter;

/// What was saved on this computer of the account that is signed in: what the journal has on record of
/// earlier runs, and what has been saved since.
class SavedHere final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SavedHere)

public:
    /// `journal` must outlive this.
    explicit SavedHere(JournalWriter &journal, QObject *parent = nullptr);

    /// Whose medias are meant from now on: Owner::id; empty: nobody's.
    void setAccount(const QString &account);
    /// It has been saved: its file is there. `md5` as 32 hex digits.
    void add(botdoc::MediaId id, const QByteArray &md5);

Q_SIGNALS:
    /// Once it is read, and then at most twice a second.
    void changed(const transfers::SavedMedias &saved);

private:
    void tell();

    JournalWriter &m_journal;
    SavedMedias m_saved;
    QList<SavedMedia> m_added; // since that
    QTimer m_timer;
};

} // namespace transfers
