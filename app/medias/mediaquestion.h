#pragma once

#include "medias/mediafields.h"
#include "medias/mediaquery.h"
#include "medias/mediarows.h"

#include <QLocale>

namespace medias {

/// All that a search needs to know, for another thread: nothing in it is anybody else's, and no default of
/// the program's is read there.
struct MediaQuestion
{
    MediaRows::Snapshot rows;
    MediaQuery query;
    MediaFields::Labels labels; ///< of requests whose titles are known
    QLocale locale;             ///< whose order and dates are meant
};

} // namespace medias
