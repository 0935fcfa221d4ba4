#pragma once

#include "account/setting.h"

#include <QVariant>

#include <optional>
#include <type_traits>

namespace account {

/// A setting's value without its type: bool, qlonglong, int (the place of a choice), QString or QByteArray;
/// an address as text.
///
/// `stored`, as it stands in a file or was given by the administrator, as such a value; nullopt when the
/// table does not allow it.
[[nodiscard]] std::optional<QVariant> allowedValue(const SettingRow &row, const QVariant &stored);
/// The value as it is to stand in a file.
[[nodiscard]] QVariant storedForm(const SettingRow &row, const QVariant &value);
/// What holds while nobody has set anything.
[[nodiscard]] QVariant fallbackValue(const SettingRow &row);

[[nodiscard]] inline QVariant untyped(const std::optional<botdoc::Server> &server)
{
    return server ? server->base().toString(QUrl::FullyEncoded) : QString();
}
template <typename T>
[[nodiscard]] QVariant untyped(const T &value)
{
    if constexpr (std::is_enum_v<T>)
        return static_cast<int>(value);
    else
        return QVariant::fromValue(value);
}

template <typename T>
[[nodiscard]] T typed(const QVariant &value)
{
    if constexpr (std::is_enum_v<T>)
        return static_cast<T>(value.toInt());
    else if constexpr (std::is_same_v<T, std::optional<botdoc::Server>>)
        return botdoc::Server::fromText(value.toString());
    else
        return value.value<T>();
}

} // namespace account
