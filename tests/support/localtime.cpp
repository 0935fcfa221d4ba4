#include "support/localtime.h"

#include <QByteArray>

namespace support {

void useTimeOfBerlin()
{
    // By its rules, not by its name: there need be no list of zones. Windows reads as far as the comma.
    qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
}

} // namespace support
