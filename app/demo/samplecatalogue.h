#pragma once

#include "demo/mediarow.h"
#include "demo/requestrow.h"

#include <QByteArray>

namespace demo {

struct SampleMedia
{
    /** Without id and storage name. */
    MediaRow row;
    QByteArray content;
};

/** The made-up requests and medias of resources/samples/catalogue.json, which is compiled in. */
struct SampleCatalogue
{
    QList<RequestRow> requests;
    /** Oldest first. */
    QList<SampleMedia> medias;
    /** What is wrong with the document; empty when nothing is. */
    QString error;
};

/** Reads the catalogue; its ages count back from @p now, in microseconds since 1970 UTC. */
SampleCatalogue loadSampleCatalogue(qint64 now);

} // namespace demo
