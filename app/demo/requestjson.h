#pragma once

#include "demo/requestrow.h"

#include <QByteArray>

namespace demo {

/** A request as the API answers containers. */
QByteArray requestJson(const RequestRow &row);

} // namespace demo
