#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>

/// Reading fields of an answer that may be missing, null, or of a surprising type. What cannot be understood
/// is nullopt, never a guess: a number in a string is read, a text in place of a number is not.
namespace botdoc::json {

/// A whole number, from a JSON number (exact up to 2^63) or from its decimal digits in a string.
[[nodiscard]] std::optional<qint64> integer(const QJsonValue &value);

/// The same, only if at least 0.
[[nodiscard]] std::optional<qint64> count(const QJsonValue &value);

/// A text; numbers become their digits. Cut at 10,000 characters: no field of the API is meant to be longer.
[[nodiscard]] std::optional<QString> text(const QJsonValue &value);

/// An ISO 8601 date and time, read to the millisecond, given in UTC. One without a zone is UTC: the API knows
/// no other.
[[nodiscard]] std::optional<QDateTime> time(const QJsonValue &value);

} // namespace botdoc::json
