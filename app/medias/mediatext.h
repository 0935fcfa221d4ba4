#pragma once

#include "botdoc/media.h"

#include <QCoreApplication>
#include <QList>

namespace medias {

/// One line of the details: plain texts, `hint` for a tool tip, empty when there is no more to say.
struct Detail
{
    QString label;
    QString value;
    QString hint;

    friend bool operator==(const Detail &, const Detail &) = default;
};

/// What staff read of a media, field by field: in the list and in the details pane. Plain text, safe to be
/// drawn (displayText), in the default QLocale's formats. What the server does not say is unknown(): never 0,
/// never empty.
class MediaText final
{
    Q_DECLARE_TR_FUNCTIONS(medias::MediaText)

public:
    MediaText() = delete;

    [[nodiscard]] static QString unknown();
    [[nodiscard]] static QString name(const botdoc::Media &media);
    [[nodiscard]] static QString tag(const botdoc::Media &media); ///< empty when there is none
    [[nodiscard]] static QString type(const botdoc::Media &media);
    [[nodiscard]] static QString size(const botdoc::Media &media);              ///< "20.3 kB"
    [[nodiscard]] static QString sizeInDetail(const botdoc::Media &media);      ///< "20.3 kB (20,283 bytes)"
    [[nodiscard]] static QString received(const botdoc::Media &media);          ///< local, short
    [[nodiscard]] static QString time(const std::optional<QDateTime> &at);      ///< local, long
    [[nodiscard]] static QString exactTime(const std::optional<QDateTime> &at); ///< UTC; empty when unknown
    [[nodiscard]] static QString downloadsLeft(const botdoc::Media &media);     ///< "5 of 6", "none left"
    [[nodiscard]] static QString state(const botdoc::Media &media); ///< "Available", "Arriving, 1 of 3 parts"
    /// "Request 1080", or with a title from strangers "Mortgage (1080)".
    [[nodiscard]] static QString request(botdoc::RequestId id, const QString &title);
    /// Kept on the server, but without content.
    [[nodiscard]] static bool isRemoved(const botdoc::Media &media) { return media.isRemoved(); }
};

/// Every field of a media, in the order to be shown. `requestLabel` is what RequestListModel::labelOf() says;
/// a bare number when empty.
[[nodiscard]] QList<Detail> detailsOf(const botdoc::Media &media, const QString &requestLabel);

} // namespace medias
