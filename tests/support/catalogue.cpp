#include "support/catalogue.h"

#include <QFile>
#include <QXmlStreamReader>

namespace support {

namespace {

/// The content of <translation>: a text, or one <numerusform> for each plural form.
QStringList translationsAt(QXmlStreamReader &xml)
{
    QStringList forms;
    QString text;
    while (xml.readNext() != QXmlStreamReader::EndElement && !xml.hasError()) {
        if (xml.isStartElement())
            forms.append(xml.readElementText());
        else if (xml.isCharacters())
            text += xml.text();
    }
    return forms.isEmpty() ? QStringList(text) : forms;
}

CatalogueText textAt(QXmlStreamReader &xml, const QString &context)
{
    CatalogueText text;
    text.context = context;
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            text.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            text.type = xml.attributes().value(QLatin1String("type")).toString();
            text.translations = translationsAt(xml);
        } else {
            xml.skipCurrentElement();
        }
    }
    return text;
}

} // namespace

QList<CatalogueText> textsIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<CatalogueText> texts;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            texts.append(textAt(xml, context));
    }
    return xml.hasError() ? QList<CatalogueText>() : texts;
}

} // namespace support
