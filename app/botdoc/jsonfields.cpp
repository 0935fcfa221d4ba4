#include "botdoc/jsonfields.h"

#include <QTimeZone>

namespace botdoc::json {

std::optional<qint64> integer(const QJsonValue &value)
{
    if (value.isDouble()) {
        // toInteger() gives the default for what is no integer: two defaults tell that from a real answer.
        const qint64 read = value.toInteger(0);
        if (read != 0 || value.toInteger(1) == 0)
            return read;
        return std::nullopt;
    }
    if (value.isString()) {
        const QString digits = value.toString().trimmed();
        bool isNumber = false;
        const qint64 read = digits.size() <= 20 ? digits.toLongLong(&isNumber) : 0;
        if (isNumber)
            return read;
    }
    return std::nullopt;
}

std::optional<qint64> count(const QJsonValue &value)
{
    const std::optional<qint64> read = integer(value);
    return read && *read >= 0 ? read : std::nullopt;
}

std::optional<QString> text(const QJsonValue &value)
{
    constexpr qsizetype longest = 10'000;
    if (value.isString())
        return value.toString().left(longest);
    if (value.isDouble()) {
        const std::optional<qint64> whole = integer(value);
        return whole ? QString::number(*whole) : QString::number(value.toDouble());
    }
    return std::nullopt;
}

std::optional<QDateTime> time(const QJsonValue &value)
{
    if (!value.isString() || value.toString().size() > 64)
        return std::nullopt;
    const QDateTime read = QDateTime::fromString(value.toString().trimmed(), Qt::ISODateWithMs);
    if (!read.isValid())
        return std::nullopt;
    // A time without a zone is UTC: the API knows no other.
    if (read.timeSpec() == Qt::LocalTime)
        return QDateTime(read.date(), read.time(), QTimeZone::utc());
    return read.toUTC();
}

} // namespace botdoc::json
