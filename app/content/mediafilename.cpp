#include "content/mediafilename.h"

#include "content/safefilename.h"

#include "botdoc/media.h"

namespace content {

QString fileNameOf(const botdoc::Media &media)
{
    QString extension = media.extension.value_or(QString()).trimmed();
    while (extension.startsWith(u'.'))
        extension.remove(0, 1);
    const auto withExtension = [&](const QString &name) {
        return name.contains(u'.') || extension.isEmpty() ? name : name + u'.' + extension;
    };
    const QString name = media.name.value_or(QString()).trimmed();
    const QString numbered = withExtension(QStringLiteral("media-%1").arg(number(media.id)));
    return safeFileName(name.isEmpty() ? numbered : withExtension(name), numbered);
}

} // namespace content
