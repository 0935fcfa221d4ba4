#include "support/places.h"

namespace support {

QString inSources(const QString &path)
{
    const QString top = QStringLiteral(MEDIADESK_SOURCE_DIR);
    return path.isEmpty() ? top : QString(top + u'/' + path);
}

QString demoServerProgram()
{
    return QStringLiteral(MEDIADESK_DEMO_SERVER);
}

} // namespace support
