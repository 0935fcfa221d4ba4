#include "demodesk.h"

#include "botdoc/outcome.h"

using botdoc::Media;

DemoDesk::DemoDesk(const support::DemoServer &demo)
    : relay(demo.port())
    , sender(relay.server(), demo.credentials())
    , m_witness(demo.server(), demo.credentials())
{}

QList<Media> DemoDesk::onServer(const QString &name)
{
    QObject context;
    QList<Media> medias;
    for (int page = 1, pages = 1; page <= pages; ++page) {
        Outcome<botdoc::Page<Media>> outcome;
        m_witness.client.medias({page, 100}, botdoc::RequestId{1080}, &context, outcome.callback());
        if (!outcome.comes() || !outcome.isSuccess())
            return {Media()};
        const botdoc::Page<Media> &answer = **outcome.result;
        pages = static_cast<int>(answer.totalPages.value_or(1));
        for (const std::optional<Media> &media : answer.results) {
            if (media && media->name == name && !media->isRemoved())
                medias.append(*media);
        }
    }
    return medias;
}

bool DemoDesk::hasOnce(const QString &name, const QByteArray &bytes)
{
    const QList<Media> medias = onServer(name);
    return medias.size() == 1 && medias.first().bytes == bytes.size() &&
           medias.first().fileChecksum == md5Of(bytes) && medias.first().isComplete() &&
           medias.first().state == u"available";
}
