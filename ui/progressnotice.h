#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace ui {

class MessageBar;

/// Says in the window that something is under way, once it has taken longer than needs no word and for as
/// long as it lasts, with a button that stops it. It gives way to whatever else is said, and is back when
/// that is gone.
class ProgressNotice final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgressNotice)

public:
    /// `messages` must outlive this.
    explicit ProgressNotice(MessageBar &messages, QObject *parent = nullptr);

    /// Until end(). How far it has come is asked of `text` about once a second; `stop` is called when the
    /// button is pressed.
    void start(const std::function<QString()> &text, const std::function<void()> &stop);
    /// Takes back what it says, and nothing that others say.
    void end();

private:
    void tell();

    MessageBar &m_messages;
    QTimer m_pace;
    std::function<QString()> m_text;
    std::function<void()> m_stop;
    QString m_shown; // last; empty: nothing yet
};

} // namespace ui
