#include "sending.h"

#include "chosenrequest.h"
#include "filechoice.h"
#include "medias/mediaselection.h"
#include "senddialog.h"
#include "transfers/transfers.h"

#include <algorithm>

namespace ui {

Sending::Sending(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
{}

Sending::~Sending()
{
    cancel();
}

void Sending::send(const QStringList &paths)
{
    if (paths.isEmpty()) {
        m_fileChoice = chooseFilesToSend(m_window, m_parts.settings,
                                         [this](const QStringList &chosen) { send(chosen); });
        return;
    }
    if (m_dialog) {
        m_dialog->add(paths);
        m_dialog->raise();
        return;
    }
    m_dialog = new SendDialog(m_parts.requests, m_parts.settings, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &SendDialog::sendWanted, this, [this](const QList<transfers::UploadOrder> &orders) {
        m_lastTarget = orders.first().request;
        m_parts.transfers.upload(orders);
    });
    m_dialog->chooseRequest(target());
    m_dialog->open();
    m_dialog->add(paths);
}

void Sending::cancel()
{
    delete m_fileChoice;
    delete m_dialog;
    m_lastTarget.reset();
}

/// The request whose medias are shown; else where the selected media belongs, for that is where an answer to
/// it goes; else the last one.
std::optional<botdoc::RequestId> Sending::target() const
{
    if (m_parts.chosen.request())
        return m_parts.chosen.request();
    const QList<botdoc::Media> selected = m_parts.selection.medias();
    const bool isOneRequest =
        !selected.isEmpty() &&
        std::all_of(selected.begin(), selected.end(), [&selected](const botdoc::Media &media) {
            return media.request == selected.first().request;
        });
    return isOneRequest ? selected.first().request : m_lastTarget;
}

} // namespace ui
