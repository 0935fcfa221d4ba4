#pragma once

#include "demo/mediarow.h"
#include "demo/options.h"

#include <QByteArray>

#include <optional>

namespace demo {

/** Medias as the API answers them, in one of the dialects. */
class MediaJson
{
public:
    /** Where an answer stands: what creating answers stays usable in every dialect. */
    enum class Place { List, Single, Created };

    explicit MediaJson(FieldDialect dialect)
        : m_dialect(dialect)
    {}

    QByteArray object(const MediaRow &row, Place place) const;
    /** The media that an id in a path means; ids count only as they were given out. */
    std::optional<qint64> idFromPath(const QByteArray &text) const;

private:
    qint64 wireId(qint64 id) const;

    FieldDialect m_dialect;
};

} // namespace demo
