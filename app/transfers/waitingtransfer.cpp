#include "transfers/waitingtransfer.h"

#include "content/mediafilename.h"

#include <QFileInfo>

namespace transfers {

namespace {

/// As strangers wrote it; whoever shows it shows it as plain text.
QString nameOf(const botdoc::Media &media)
{
    return media.name && !media.name->trimmed().isEmpty() ? *media.name : content::fileNameOf(media);
}

void describe(Transfer &transfer, const UploadOrder &order)
{
    transfer.kind = Transfer::Kind::Upload;
    transfer.name = QFileInfo(order.path).fileName().normalized(QString::NormalizationForm_C);
    transfer.path = order.path;
    transfer.request = order.request;
    transfer.requestTitle = order.requestTitle;
}

/// All orders about a media.
template <typename Order>
void describe(Transfer &transfer, const Order &order)
{
    constexpr bool isRemoval = std::is_same_v<Order, RemovalOrder>;
    transfer.kind = isRemoval ? Transfer::Kind::Removal : Transfer::Kind::Download;
    transfer.name = nameOf(order.media);
    transfer.media = order.media.id;
    transfer.request = order.media.request;
    transfer.requestTitle = order.requestTitle;
    transfer.isForOpening = std::is_same_v<Order, OpenOrder>;
    if (!isRemoval)
        transfer.bytesTotal = order.media.bytes.value_or(-1);
}

} // namespace

Transfer waitingTransfer(TransferId id, const TransferOrder &order)
{
    Transfer transfer;
    transfer.id = id;
    std::visit([&](const auto &one) { describe(transfer, one); }, order);
    return transfer;
}

} // namespace transfers
