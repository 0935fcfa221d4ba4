#include "progressnotice.h"

#include "messagebar.h"

#include <chrono>
#include <utility>

namespace ui {

namespace {

/// What is over sooner needs no word.
constexpr std::chrono::milliseconds pace{1000};

} // namespace

ProgressNotice::ProgressNotice(MessageBar &messages, QObject *parent)
    : QObject(parent)
    , m_messages(messages)
{
    m_pace.setInterval(pace);
    connect(&m_pace, &QTimer::timeout, this, &ProgressNotice::tell);
}

void ProgressNotice::start(const std::function<QString()> &text, const std::function<void()> &stop)
{
    m_text = text;
    m_stop = stop;
    m_pace.start();
}

void ProgressNotice::end()
{
    m_pace.stop();
    if (const QString shown = std::exchange(m_shown, {}); !shown.isEmpty() && m_messages.text() == shown)
        m_messages.dismiss();
}

void ProgressNotice::tell()
{
    const QString standing = m_messages.text();
    if (!standing.isEmpty() && standing != m_shown)
        return;
    const QString text = m_text();
    // Who has it read aloud need not hear it again.
    if (text == standing)
        return;
    m_shown = text;
    m_messages.show(MessageBar::Kind::Information, text, {}, tr("Stop"), this, [this, stop = m_stop] {
        if (m_pace.isActive())
            stop();
    });
}

} // namespace ui
