#pragma once

#include <QByteArray>

namespace demo {

/** Microseconds since 1970, UTC: the resolution in which the API tells times. */
qint64 now();

/** ISO 8601 with six decimals and a Z, the form of the document's samples. */
QByteArray isoTime(qint64 microseconds);

/** The form that HTTP's Date header asks for. */
QByteArray httpDate(qint64 microseconds);

} // namespace demo
