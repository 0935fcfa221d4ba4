#pragma once

#include "botdoc/ids.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace botdoc {

/// One request (the API's container), as `GET module_container/container/{id}/` gives it. Not described in
/// the media document; read from Botdoc's other public tutorials: only the id is certain.
struct Request
{
    RequestId id{};
    std::optional<QString> identifier; ///< 32 hex digits
    std::optional<QString> pageType;   ///< "pushpull", "p2"
    std::optional<QString> subject;
    std::optional<QString> message;
    QStringList people;               ///< names of contacts or recipients, as far as the answer names any
    std::optional<QDateTime> created; ///< UTC
    std::optional<QDateTime> updated; ///< UTC

    [[nodiscard]] static std::optional<Request> fromJson(const QJsonObject &object);

    /// What names it for people: subject and persons, else the start of the message; empty when nothing does.
    [[nodiscard]] QString title() const;

    friend bool operator==(const Request &, const Request &) = default;
};

} // namespace botdoc

Q_DECLARE_METATYPE(botdoc::Request)
