#include "transfers/journalentrywriter.h"

#include "transfers/journalentry.h"

#include <QCborMap>
#include <QCborStreamWriter>
#include <QCborValue>
#include <QJsonObject>
#include <QMetaEnum>

namespace transfers {

using botdoc::ApiError;
using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;

namespace {

void write(QCborStreamWriter &out, qint64 value)
{
    out.append(value);
}

void write(QCborStreamWriter &out, int value)
{
    out.append(qint64{value});
}

void write(QCborStreamWriter &out, bool value)
{
    out.append(value);
}

void write(QCborStreamWriter &out, QLatin1String value)
{
    out.append(value);
}

void write(QCborStreamWriter &out, const QString &value)
{
    out.append(value);
}

void write(QCborStreamWriter &out, const QDateTime &value)
{
    out.append(value.toMSecsSinceEpoch());
}

void write(QCborStreamWriter &out, MediaId value)
{
    out.append(number(value));
}

void write(QCborStreamWriter &out, RequestId value)
{
    out.append(number(value));
}

template <typename Enum, typename = decltype(QMetaEnum::fromType<Enum>())>
void write(QCborStreamWriter &out, Enum value)
{
    out.append(QLatin1String(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value))));
}

void write(QCborStreamWriter &out, const Media &media)
{
    QCborMap::fromJsonObject(media.toJson()).toCborValue().toCbor(out);
}

template <typename T>
void write(QCborStreamWriter &out, const QList<T> &values)
{
    out.startArray(static_cast<quint64>(values.size()));
    for (const T &value : values)
        write(out, value);
    out.endArray();
}

// Below; a map writes them, and they maps.
void write(QCborStreamWriter &out, const TransferOrder &order);
void write(QCborStreamWriter &out, const ApiError &error);
void write(QCborStreamWriter &out, const UploadProgress &progress);
void write(QCborStreamWriter &out, const UploadRemains &remains);

/// A map whose fields are written one by one: thousands of entries are written at a time, and each several
/// times.
class MapWriter final
{
    Q_DISABLE_COPY_MOVE(MapWriter)

public:
    explicit MapWriter(QCborStreamWriter &out)
        : m_out(out)
    {
        m_out.startMap();
    }
    ~MapWriter() { m_out.endMap(); }

    template <typename T>
    void add(QLatin1String name, const T &value)
    {
        m_out.append(name);
        write(m_out, value);
    }
    /// Leaves out what most do not have.
    template <typename T>
    void addUnless(const T &usual, QLatin1String name, const T &value)
    {
        if (value != usual)
            add(name, value);
    }
    template <typename T>
    void addIfAny(QLatin1String name, const std::optional<T> &value)
    {
        if (value)
            add(name, *value);
    }

private:
    QCborStreamWriter &m_out;
};

// Orders.

void write(QCborStreamWriter &out, const UploadOrder &order)
{
    MapWriter map(out);
    map.add(QLatin1String("kind"), QLatin1String("upload"));
    map.add(QLatin1String("path"), order.path);
    map.add(QLatin1String("request"), order.request);
    map.add(QLatin1String("requestTitle"), order.requestTitle);
}

void write(QCborStreamWriter &out, const SaveOrder &order)
{
    MapWriter map(out);
    map.add(QLatin1String("kind"), QLatin1String("save"));
    map.add(QLatin1String("media"), order.media);
    map.add(QLatin1String("folder"), order.target.folder);
    map.add(QLatin1String("fileName"), order.target.fileName);
    map.add(QLatin1String("overwrite"), order.target.overwrite);
    map.add(QLatin1String("mark"), order.target.mark);
    map.add(QLatin1String("requestTitle"), order.requestTitle);
}

void write(QCborStreamWriter &out, const OpenOrder &order)
{
    MapWriter map(out);
    map.add(QLatin1String("kind"), QLatin1String("open"));
    map.add(QLatin1String("media"), order.media);
    map.add(QLatin1String("requestTitle"), order.requestTitle);
}

void write(QCborStreamWriter &out, const RemovalOrder &order)
{
    MapWriter map(out);
    map.add(QLatin1String("kind"), QLatin1String("removal"));
    map.add(QLatin1String("media"), order.media);
    map.add(QLatin1String("requestTitle"), order.requestTitle);
}

void write(QCborStreamWriter &out, const TransferOrder &order)
{
    std::visit([&out](const auto &one) { write(out, one); }, order);
}

// How far it got.

void write(QCborStreamWriter &out, const ApiError &error)
{
    MapWriter map(out);
    map.add(QLatin1String("kind"), error.kind);
    map.add(QLatin1String("cause"), error.cause);
    map.add(QLatin1String("httpStatus"), error.httpStatus);
    map.add(QLatin1String("serverWords"), error.serverWords);
    out.append(QLatin1String("fields"));
    {
        const MapWriter fields(out);
        for (auto it = error.fields.cbegin(); it != error.fields.cend(); ++it) {
            write(out, it.key());
            write(out, *it);
        }
    }
    map.add(QLatin1String("technical"), error.technical);
}

/// But for the path, which is here where it is another than `orderedPath`.
void write(QCborStreamWriter &out, const Transfer &transfer, const QString &orderedPath)
{
    MapWriter map(out);
    map.add(QLatin1String("state"), transfer.state);
    map.addUnless(qint64{0}, QLatin1String("bytesDone"), transfer.bytesDone);
    map.addUnless(qint64{-1}, QLatin1String("bytesTotal"), transfer.bytesTotal);
    map.addUnless(0, QLatin1String("chunksDone"), transfer.chunksDone);
    map.addUnless(0, QLatin1String("chunks"), transfer.chunks);
    map.addUnless(orderedPath, QLatin1String("path"), transfer.path);
    if (!transfer.md5.isEmpty())
        map.add(QLatin1String("md5"), QLatin1String(transfer.md5));
    map.addUnless(false, QLatin1String("isChecked"), transfer.isChecked);
    map.addUnless(false, QLatin1String("isCancelling"), transfer.isCancelling);
    map.addUnless(false, QLatin1String("isPaused"), transfer.isPaused);
    map.addUnless(QString(), QLatin1String("note"), transfer.note);
    map.addUnless(QDateTime(), QLatin1String("started"), transfer.started);
    map.addUnless(QDateTime(), QLatin1String("ended"), transfer.ended);
    map.addIfAny(QLatin1String("media"), transfer.media);
    map.addIfAny(QLatin1String("error"), transfer.error);
}

// What is left of it on the server.

void write(QCborStreamWriter &out, const UploadProgress &progress)
{
    MapWriter map(out);
    map.add(QLatin1String("chunksDone"), progress.chunksDone);
    map.add(QLatin1String("chunkSize"), progress.chunkSize);
    map.add(QLatin1String("fileSize"), progress.fileSize);
    map.add(QLatin1String("fileModified"), progress.fileModified);
    map.addIfAny(QLatin1String("media"), progress.media);
}

void write(QCborStreamWriter &out, const UploadRemains &remains)
{
    MapWriter map(out);
    if (!remains.medias.isEmpty())
        map.add(QLatin1String("medias"), remains.medias);
    map.addIfAny(QLatin1String("unconfirmedSince"), remains.unconfirmedSince);
    map.addIfAny(QLatin1String("progress"), remains.progress);
}

void write(QCborStreamWriter &out, const JournalEntry &entry)
{
    MapWriter map(out);
    map.add(QLatin1String("order"), entry.order);
    const auto *upload = std::get_if<UploadOrder>(&entry.order);
    out.append(QLatin1String("transfer"));
    write(out, entry.transfer, upload ? upload->path : QString());
    map.add(QLatin1String("remains"), entry.remains);
}

} // namespace

QByteArray toCbor(const JournalEntry &entry)
{
    QByteArray cbor;
    QCborStreamWriter out(&cbor);
    write(out, entry);
    return cbor;
}

} // namespace transfers
