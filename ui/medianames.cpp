#include "medianames.h"

#include "isolate.h"
#include "medias/mediatext.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using botdoc::Media;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::MediaNames)
};

} // namespace

QString namesOf(const QList<Media> &medias)
{
    constexpr int most = 8;
    QStringList lines;
    for (const Media &media : medias.first(std::min<qsizetype>(most, medias.size()))) {
        QString name = medias::MediaText::name(media);
        if (name.size() > 80)
            name = name.left(50) + u'\u2026' + name.right(25);
        lines.append(QStringLiteral("\u2022 ") + isolated(name));
    }
    if (medias.size() > most)
        lines.append(Text::tr("and %Ln more", nullptr, static_cast<int>(medias.size()) - most));
    return lines.join(u'\n');
}

} // namespace ui
