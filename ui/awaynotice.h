#pragma once

#include "botdoc/apierror.h"

#include <QObject>

namespace transfers {
class Transfers;
}

namespace ui {

class MessageBar;

/// Says once that the server is away and that transfers go on by themselves, and that they do when it is
/// back, in place of a failure for each.
class AwayNotice final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AwayNotice)

public:
    /// Both must outlive this.
    AwayNotice(transfers::Transfers &transfers, MessageBar &messages, QObject *parent);

private:
    void away(const botdoc::ApiError &error);
    void back();

    transfers::Transfers &m_transfers;
    MessageBar &m_messages;
};

} // namespace ui
