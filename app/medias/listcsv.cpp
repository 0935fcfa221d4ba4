#include "medias/listcsv.h"

#include "content/csv.h"
#include "medias/listsnapshot.h"

#include <QCoreApplication>

namespace medias {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(medias::ListCsv)

public:
    static QStringList exactHeadings();
};

QStringList Text::exactHeadings()
{
    return {tr("Media number"), tr("Bytes"), tr("Received (UTC)"), tr("MD5")};
}

QStringList exactCells(const botdoc::Media &media)
{
    return {QString::number(number(media.id)), media.bytes ? QString::number(*media.bytes) : QString(),
            media.created ? media.created->toUTC().toString(Qt::ISODateWithMs) : QString(),
            QString::fromLatin1(media.fileChecksum.value_or(QByteArray()))};
}

} // namespace

QByteArray listAsCsv(const ListSnapshot &list)
{
    return content::csv(
        list.headings() + Text::exactHeadings(), list.medias().size(),
        [&list](qsizetype place) { return list.cells(place) + exactCells(list.medias().at(place)); });
}

} // namespace medias
