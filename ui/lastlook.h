#pragma once

#include <QObject>

namespace account {
class Settings;
}

namespace medias {
class MediaListModel;
}

namespace ui {

/// When whoever is signed in last looked at the medias: what has come since is marked as new in the list. A
/// look begins with signing in and ends with signing out, and what it marks stays marked as long. Of each
/// account one time is kept, by the server's clock alone: that of the newest media that the list of all
/// medias has had while somebody may have been looking. The list of one request does not count, for what came
/// to others meanwhile would never be marked. In an account's first look nothing is new but what comes during
/// it.
class LastLook final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LastLook)

public:
    /// Both must outlive this.
    LastLook(medias::MediaListModel &medias, account::Settings &settings, QObject *parent = nullptr);

    /// Somebody is about to sign in. `account` is their name in the settings.
    void begin(const QString &account);
    /// Signed out.
    void end();
    /// Whether somebody may be looking; at first nobody is.
    void setActive(bool isActive);

private:
    void stateChanged();
    void note();
    void keep(const QDateTime &time);

    medias::MediaListModel &m_medias;
    account::Settings &m_settings;
    QString m_account; // empty: nobody is signed in
    bool m_isActive = false;
};

} // namespace ui
