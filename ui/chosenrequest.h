#pragma once

#include "botdoc/ids.h"

#include <QObject>

#include <optional>

namespace account {
class Settings;
}

namespace medias {
class GoingSoon;
class MediaListModel;
class RequestListModel;
} // namespace medias

namespace ui {

class MessageBar;
class RequestSideBar;

/// Which medias the list shows: as chosen in the side bar; the request is remembered of each account, and it
/// is back to all when that is no longer there.
class ChosenRequest final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChosenRequest)

public:
    struct Parts
    {
        medias::RequestListModel &requests;
        medias::MediaListModel &medias;
        medias::GoingSoon &goingSoon;
        account::Settings &settings;
        RequestSideBar &sideBar;
        MessageBar &messages;
    };

    /// All must outlive this.
    explicit ChosenRequest(const Parts &parts, QObject *parent = nullptr);

    /// nullopt: those of all requests.
    [[nodiscard]] std::optional<botdoc::RequestId> request() const { return m_request; }
    /// Of those, what goes soon and was not saved here. That is not remembered.
    [[nodiscard]] bool isGoingSoon() const { return m_isGoingSoon; }
    [[nodiscard]] const medias::GoingSoon &goingSoon() const { return m_parts.goingSoon; }
    void chooseGoingSoon();
    void chooseAll() { choose(std::nullopt); }

    /// What the request is called, to be drawn in a line that has other things to say; empty for all medias.
    [[nodiscard]] QString label() const;

    /// Somebody is about to sign in: the list begins with what that account had chosen last. `account` is
    /// its name in the settings.
    void restore(const QString &account);
    /// Signed out: all medias, and nothing is remembered by it.
    void clear();
    /// Asks for the list of requests anew, and whether the chosen one is still there.
    void refresh();

    /// nullopt: all medias. Remembered.
    void choose(std::optional<botdoc::RequestId> request);

Q_SIGNALS:
    /// request() is another.
    void changed();

private:
    void followGoingSoon();
    void show(std::optional<botdoc::RequestId> request);
    void fallBackWhenGone();

    Parts m_parts;
    QString m_account;
    std::optional<botdoc::RequestId> m_request;
    bool m_isGoingSoon = false;
};

} // namespace ui
