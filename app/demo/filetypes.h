#pragma once

#include <QString>

namespace demo {

/** The lower-case extension without its dot; empty where there is none. */
QString extensionOf(const QString &name);

/** The content type that goes with an extension, application/octet-stream for one that is not known. */
QString contentTypeOf(const QString &extension);

} // namespace demo
