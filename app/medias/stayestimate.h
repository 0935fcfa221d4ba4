#pragma once

#include <QCoreApplication>
#include <QDateTime>

#include <optional>

namespace botdoc {
class Client;
struct Media;
} // namespace botdoc

namespace medias {

/// What an estimate of how long medias stay starts from.
struct StayTerms
{
    int days = 0;  ///< that the service keeps a media, as far as is known: 1 to 365; 0: not known
    QDateTime now; ///< by the server's clock where that is known, for so are its times

    /// Now; `client` may be nullptr.
    [[nodiscard]] static StayTerms of(const botdoc::Client *client, int days);
};

/// How much longer a media is likely to stay on the server, which deletes by itself some days after it got
/// it. No field of the API says when, and no document of it (the vendor's help pages speak of 14 days): all
/// of this is an estimate, in days of 24 hours, and says so.
class StayEstimate final
{
    Q_DECLARE_TR_FUNCTIONS(medias::StayEstimate)

public:
    enum class Kind {
        Unknown, ///< the server does not say when it got the media, or a clock is wrong
        Gone,    ///< removed already
        Stays,   ///< for about days()
        Overdue  ///< it should have gone, and may at any time
    };

    /// What has at most this many days left goes soon: whoever looks on a Friday is told of all that will not
    /// be there any more on Monday.
    static constexpr int soonDays = 3;

    [[nodiscard]] static StayEstimate of(const botdoc::Media &media, const StayTerms &terms);

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// Of what stays: the nearest whole number of days; 0: less than one. It is what text() says.
    [[nodiscard]] int days() const { return m_days; }
    [[nodiscard]] bool isGoingSoon() const;

    // Plain texts in the default QLocale's formats, as MediaText's.

    /// "about 3 days", "less than a day", "may go any time", "gone", "unknown"
    [[nodiscard]] QString text() const;
    /// That it is an estimate, from what, and that the service decides.
    [[nodiscard]] QString inDetail() const;

private:
    StayEstimate(Kind kind, const botdoc::Media &media, const StayTerms &terms);

    Kind m_kind;
    int m_days = 0;
    int m_daysKept;
    std::optional<QDateTime> m_received;
    std::optional<QDateTime> m_removed;
};

} // namespace medias
