#pragma once

#include "medias/mediacolumns.h"

#include <QString>

#include <optional>

namespace medias {

/// Which medias of a list are wanted, and in which order.
struct MediaQuery
{
    enum class Kind { Any, Picture, Pdf, Document, Other };
    enum class Condition { Any, Available, Arriving, Removed };
    enum class Downloads { Any, Left, NoneLeft };

    struct Order
    {
        MediaColumns::Column column = MediaColumns::Name;
        Qt::SortOrder direction = Qt::AscendingOrder;

        friend bool operator==(const Order &, const Order &) = default;
    };

    /// Words, each of which is to be found in the name, tag, type, request, state or date.
    QString text;
    Kind kind = Kind::Any;
    Condition condition = Condition::Any;
    Downloads downloads = Downloads::Any;
    std::optional<Order> order; ///< nullopt: the server's

    /// Takes every media.
    [[nodiscard]] bool isUnfiltered() const
    {
        return text.trimmed().isEmpty() && kind == Kind::Any && condition == Condition::Any &&
               downloads == Downloads::Any;
    }
    /// As the server lists them.
    [[nodiscard]] bool isPlain() const { return isUnfiltered() && !order; }

    friend bool operator==(const MediaQuery &, const MediaQuery &) = default;
};

} // namespace medias
