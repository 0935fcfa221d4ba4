#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace support {

/// One text as a .ts file has it.
struct CatalogueText
{
    QString context;
    QString source;
    QString type;             ///< "unfinished", "vanished", "obsolete"; empty: in use and translated
    QStringList translations; ///< one, or one for each plural form
};

/// All texts of a .ts file; none when it cannot be read as one.
[[nodiscard]] QList<CatalogueText> textsIn(const QString &path);

} // namespace support
