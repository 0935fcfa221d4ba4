#include "botdoc/jsonfields.h"

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
    bool isNumber = false;
    const qint64 read = value.toString().trimmed().toLongLong(&isNumber);
    return isNumber ? std::optional(read) : std::nullopt;
}

std::optional<qint64> count(const QJsonValue &value)
{
    const std::optional<qint64> read = integer(value);
    return read && *read >= 0 ? read : std::nullopt;
}

std::optional<QString> text(const QJsonValue &value)
{
    constexpr qsizetype longest = 10'000;
    if (value.isString()) {
        const QString read = value.toString();
        const bool isSplit = read.size() > longest && read.at(longest - 1).isHighSurrogate();
        return read.left(isSplit ? longest - 1 : longest);
    }
    if (value.isDouble()) {
        const std::optional<qint64> whole = integer(value);
        return whole ? QString::number(*whole) : QString::number(value.toDouble());
    }
    return std::nullopt;
}

std::optional<QDateTime> time(const QJsonValue &value)
{
    const QString text = value.toString().trimmed();
    if (text.isEmpty())
        return std::nullopt;
    QDateTime read = QDateTime::fromString(text, Qt::ISODateWithMs);
    // Told before it is read: our own zone has hours that do not exist.
    if (read.timeSpec() == Qt::LocalTime)
        read = QDateTime::fromString(text + u'Z', Qt::ISODateWithMs);
    return read.isValid() ? std::optional(read.toUTC()) : std::nullopt;
}

} // namespace botdoc::json
