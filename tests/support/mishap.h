#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

class QJsonObject;

namespace support {

/// What befalls a request, or its answer, on the way. A client never hears of it in any other way than it
/// would hear of a bad network, a proxy or a server in trouble.
struct Mishap
{
    Q_GADGET

public:
    enum class Kind {
        None,
        // Of the request: the server does not get the whole of it.
        ResetBefore,  ///< the connection is reset when the headers have come; the server sees nothing of it
        Cut,          ///< reset once `bytes` of the body have been passed on
        LoseRequest,  ///< reset once all has come, but for what the server waits for
        StallRequest, ///< once `bytes` of the body have been passed on nothing moves, for ever or for `delay`
        HalfClose,    ///< the client hears no more, and may go on to speak to nobody
        Refuse,       ///< reset, and who connects within `delay` is refused
        Answer,       ///< answered with `status` once it was read, in the server's place
        AnswerEarly,  ///< as Answer, once `bytes` of the body have come, and the connection ends as `ending`
        // Of the answer: the server acts.
        LoseAnswer,  ///< reset in place of an answer
        DeliverLate, ///< reset once all has come; the server gets the end of it `delay` later, or at letGo()
        Hold,        ///< held back until Relay::letGo()
        ReplaceAnswer, ///< it is `status` in place of what the server says
        StallAnswer,   ///< after `bytes` of the content nothing moves, for ever or for `delay`
        Trickle,       ///< its content comes in pieces of `bytes`, one each `delay`
        Truncate,      ///< the connection ends as `ending` after `bytes` of the content
        FlipByte,      ///< byte number `bytes` of the content, or the last, is another
        LongLength,    ///< Content-Length tells `bytes` more than come before the connection is closed
        ShortLength    ///< Content-Length tells `bytes` less than come
    };
    Q_ENUM(Kind)

    enum class Ending { Close, Reset };
    Q_ENUM(Ending)

    Kind kind = Kind::None;
    qint64 bytes = 0;
    std::optional<std::chrono::milliseconds> delay = std::nullopt; ///< none: usualDelay(), or for ever
    int status = 0;
    std::optional<int> retryAfter = std::nullopt; ///< for Retry-After, in seconds
    bool isPage = false;                          ///< `status` comes with a web page and not with JSON
    Ending ending = Ending::Close;

    [[nodiscard]] std::chrono::milliseconds usualDelay() const
    {
        return delay.value_or(std::chrono::milliseconds(120));
    }
    /// Of those that say nothing of the server: "Cut" and so on.
    [[nodiscard]] QString name() const;
    /// The answer in the server's place, head and all.
    [[nodiscard]] QByteArray ownAnswer() const;
    /// {"mishap": "AnswerEarly", "bytes": 100, "status": 413, "ending": "Reset"}, `delay` in milliseconds as
    /// "delay", and so on. An empty `problem` says that it was one.
    [[nodiscard]] static Mishap fromJson(const QJsonObject &object, QString &problem);
};

} // namespace support

Q_DECLARE_METATYPE(support::Mishap)
