#pragma once

#include "botdoc/media.h"

#include <QCoreApplication>
#include <QList>
#include <QLocale>

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
/// drawn (botdoc::displayText), in the default QLocale's formats. What the server does not say is unknown():
/// never 0, never empty.
class MediaText final
{
    Q_DECLARE_TR_FUNCTIONS(medias::MediaText)

public:
    MediaText() = delete;

    [[nodiscard]] static QString unknown();
    [[nodiscard]] static QString name(const botdoc::Media &media);
    [[nodiscard]] static QString tag(const botdoc::Media &media);  ///< empty when there is none
    [[nodiscard]] static QString type(const botdoc::Media &media); ///< "PDF document"
    /// "PDF document (application/pdf)"
    [[nodiscard]] static QString typeInDetail(const botdoc::Media &media);
    [[nodiscard]] static QString size(const botdoc::Media &media); ///< "20.3 kB"
    /// "20.3 kB (20,283 bytes)"
    [[nodiscard]] static QString sizeInDetail(const botdoc::Media &media);
    [[nodiscard]] static QString received(const botdoc::Media &media); ///< local date and time, short
    /// Local date and time, long.
    [[nodiscard]] static QString time(const std::optional<QDateTime> &at);
    /// UTC to the millisecond; empty when unknown.
    [[nodiscard]] static QString exactTime(const std::optional<QDateTime> &at);
    /// "5 of 6", "none left"
    [[nodiscard]] static QString downloadsLeft(const botdoc::Media &media);
    /// "2 of 6 used, 4 left"
    [[nodiscard]] static QString downloads(const botdoc::Media &media);
    /// "complete, 1 part", "1 of 3 parts have arrived"
    [[nodiscard]] static QString parts(const botdoc::Media &media);
    /// "Available", "Arriving, 1 of 3 parts", "Removed", "No downloads left", else the server's own word.
    [[nodiscard]] static QString state(const botdoc::Media &media, const QLocale &locale = {});
    /// "Request 1080", with a title "Mortgage (1080)".
    [[nodiscard]] static QString request(botdoc::RequestId id, const QString &title);
    /// What a row's other columns say, in one line to be spoken.
    [[nodiscard]] static QString summary(const botdoc::Media &media);
};

/// Every field of a media, in the order to be shown; a tag only where there is one. `requestLabel` is what
/// RequestListModel::labelOf() says; a bare number when empty.
[[nodiscard]] QList<Detail> detailsOf(const botdoc::Media &media, const QString &requestLabel);

} // namespace medias
