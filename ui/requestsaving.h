#pragma once

#include "botdoc/ids.h"
#include "progressnotice.h"

#include <QAction>
#include <QObject>
#include <QPointer>

#include <memory>

namespace botdoc {
class Client;
struct ApiError;
struct Media;
} // namespace botdoc

namespace medias {
class RequestListModel;
class RequestMedias;
} // namespace medias

namespace ui {

class ChosenRequest;
class MessageBar;
class Saving;

/// Saves all medias of a request in a folder named after it: those that the server has, however many of them
/// the list has loaded.
class RequestSaving final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestSaving)

public:
    struct Parts
    {
        const ChosenRequest &chosen;
        const medias::RequestListModel &requests;
        Saving &saving;
        MessageBar &messages;
    };

    /// All must outlive this. The menu is over `window`.
    RequestSaving(const Parts &parts, QWidget *window);
    ~RequestSaving() override;

    /// Not owned; nullptr: signed out. What is being prepared is left.
    void setClient(botdoc::Client *client);
    /// For the request chosen; for menus.
    [[nodiscard]] QAction *action() { return &m_action; }
    /// A request's medias are being found out.
    [[nodiscard]] bool isBusy() const { return m_medias != nullptr; }
    /// For another one, at that place on the screen.
    void openMenu(botdoc::RequestId request, const QPoint &position);

private:
    void retranslate();
    void update();
    [[nodiscard]] bool isReady() const;
    void ask(botdoc::RequestId request);
    void resolve(botdoc::RequestId request, const QString &folder);
    [[nodiscard]] QString progressText() const;
    void resolved(const QList<botdoc::Media> &medias, int unreadable);
    void failed(const QString &why, const QString &details);
    void stop();
    void end();
    [[nodiscard]] QString label(botdoc::RequestId request) const;
    [[nodiscard]] QString folderName() const;

    Parts m_parts;
    QWidget *m_window;
    QAction m_action;
    QPointer<botdoc::Client> m_client;
    std::unique_ptr<medias::RequestMedias> m_medias; // while they are being found out
    botdoc::RequestId m_request{};                   // whose those are
    QString m_folder;
    ProgressNotice m_progress;
    int m_read = 0;
    int m_of = 0; // 0: not known
    bool m_isAgain = false;
};

} // namespace ui
