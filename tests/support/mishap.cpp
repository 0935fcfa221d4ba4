#include "support/mishap.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

namespace support {

namespace {

template <typename Enum>
Enum valueOf(const QJsonValue &word, Enum byDefault, QString &problem)
{
    if (word.isUndefined())
        return byDefault;
    bool isOne = false;
    const int value = QMetaEnum::fromType<Enum>().keyToValue(word.toString().toLatin1().constData(), &isOne);
    if (!isOne)
        problem = QStringLiteral("not known: \"%1\"").arg(word.toVariant().toString());
    return isOne ? static_cast<Enum>(value) : byDefault;
}

bool answersItself(Mishap::Kind kind)
{
    return kind == Mishap::Kind::Answer || kind == Mishap::Kind::AnswerEarly ||
           kind == Mishap::Kind::ReplaceAnswer;
}

} // namespace

QString Mishap::name() const
{
    return QString::fromLatin1(QMetaEnum::fromType<Kind>().valueToKey(static_cast<int>(kind)));
}

QByteArray Mishap::ownAnswer() const
{
    const QByteArray number = QByteArray::number(status);
    const QByteArray body = isPage ? "<html><body><h1>" + number + "</h1></body></html>"
                                   : QByteArray(R"({"detail": "Said on the way."})");
    QByteArray head = "HTTP/1.1 " + number + " On the way\r\nContent-Type: " +
                      (isPage ? "text/html; charset=utf-8" : "application/json") +
                      "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (retryAfter)
        head += "Retry-After: " + QByteArray::number(*retryAfter) + "\r\n";
    if (kind == Kind::AnswerEarly)
        head += "Connection: close\r\n";
    return head + "\r\n" + body;
}

Mishap Mishap::fromJson(const QJsonObject &object, QString &problem)
{
    Mishap mishap;
    mishap.kind = valueOf(object[u"mishap"], Kind::None, problem);
    mishap.bytes = object[u"bytes"].toInteger();
    if (object.contains(u"delay"))
        mishap.delay = std::chrono::milliseconds(object[u"delay"].toInteger());
    mishap.status = object[u"status"].toInt();
    if (object.contains(u"retryAfter"))
        mishap.retryAfter = object[u"retryAfter"].toInt();
    mishap.isPage = object[u"page"].toBool();
    mishap.ending = valueOf(object[u"ending"], Ending::Close, problem);
    if (answersItself(mishap.kind) && (mishap.status < 200 || mishap.status > 599))
        problem = QStringLiteral("\"%1\" needs a status from 200 to 599").arg(mishap.name());
    return mishap;
}

} // namespace support
