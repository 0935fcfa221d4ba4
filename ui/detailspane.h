#pragma once

#include "botdoc/media.h"
#include "colours.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QTextEdit;

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace medias {
class MediaSelection;
class RequestListModel;
} // namespace medias

namespace ui {

/// Everything about the selected media in words staff understand: at once as the list knows it, then as the
/// server says now. All of it plain text that can be selected and copied.
class DetailsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsPane)

public:
    explicit DetailsPane(const medias::RequestListModel &requests, QWidget *parent = nullptr);

    /// Not owned; nullptr: signed out.
    void setClient(botdoc::Client *client);
    /// One media: shown, and asked for anew unless it is the one shown and the list knows nothing else of it.
    /// Nothing any more, because the media shown has vanished from the list: it stays, and the server is
    /// asked whether it still has it.
    /// None or several: a line that says so, until the language changes: then it is shown again.
    void show(const medias::MediaSelection &selection);

Q_SIGNALS:
    /// The server's answer about the media shown.
    void refreshed(const botdoc::Media &media);
    /// The media shown is no longer on the server.
    void gone(botdoc::MediaId id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void vanished();
    void setGone();
    void clear(const QString &hint);
    void render();
    void retranslate();
    void setNotice(const QString &text, Meaning meaning);
    void clearNotice();

    const medias::RequestListModel &m_requests;
    QPointer<botdoc::Client> m_client;
    QPointer<botdoc::Call> m_call;
    std::optional<botdoc::Media> m_media;
    bool m_isGone = false; // m_media, from the server
    QString m_hint;        // while there is none
    QLabel *m_notice;
    QTextEdit *m_text;
};

} // namespace ui
