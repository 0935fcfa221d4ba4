#include "demo/generatedmedias.h"

#include "demo/filetypes.h"

#include <QCryptographicHash>
#include <QStringView>

#include <array>

namespace demo {

namespace {

constexpr qint64 minute = 60'000'000;

/** SplitMix64: scatters ids evenly, the same on every system. */
quint64 scattered(quint64 value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

/** One of @p list, by the @p salt-th scattering of @p id. */
template <typename List>
auto pick(const List &list, qint64 id, quint64 salt)
{
    const quint64 place = scattered(static_cast<quint64>(id) * 16 + salt) % static_cast<quint64>(list.size());
    return list[static_cast<decltype(list.size())>(place)];
}

constexpr std::array<QStringView, 8> extensions{u"pdf", u"txt", u"csv", u"json",
                                                u"md",  u"xml", u"svg", u"bmp"};
constexpr std::array<QStringView, 12> kinds{u"Pay slip", u"Bank statement", u"Contract",    u"Passport",
                                            u"Invoice",  u"Référence",      u"Mietvertrag", u"Lab report",
                                            u"ID card",  u"契約書",         u"Справка",     u"Tax return"};
constexpr std::array<QStringView, 12> people{u"Rossi",   u"Nguyễn",  u"Øvergård", u"田中",
                                             u"Ковалёв", u"Haddad",  u"O'Brien",  u"García",
                                             u"Yılmaz",  u"Schäfer", u"عبد الله", u"Smith"};
/** The null one makes a null tag. */
constexpr std::array<QStringView, 5> tags{QStringView(), u"To be signed", u"Income", u"Identity",
                                          u"Утверждено"};

/** Lines of text, about 100 to 2500 bytes of them. */
QByteArray lines(qint64 id, const QByteArray &before, const QByteArray &after)
{
    const quint64 count = 2 + scattered(static_cast<quint64>(id)) % 50;
    QByteArray text;
    for (quint64 line = 1; line <= count; ++line) {
        text += before + "Media " + QByteArray::number(id) + " line " + QByteArray::number(line) + " value " +
                QByteArray::number(scattered(static_cast<quint64>(id) * 64 + line) % 100'000) + after;
    }
    return text;
}

/** A page of one line, with the table of offsets that readers insist on. */
QByteArray pdf(qint64 id)
{
    const QByteArray stream = "BT /F1 18 Tf 40 90 Td (Media " + QByteArray::number(id) + ") Tj ET";
    const std::array<QByteArray, 5> objects{
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        "<</Length " + QByteArray::number(stream.size()) + ">>stream\n" + stream + "\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
    QByteArray text = "%PDF-1.4\n";
    QByteArray table = "xref\n0 6\n0000000000 65535 f \n";
    int number = 0;
    for (const QByteArray &object : objects) {
        table += QByteArray::number(text.size()).rightJustified(10, '0') + " 00000 n \n";
        text += QByteArray::number(++number) + " 0 obj" + object + "endobj\n";
    }
    return text + table + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + QByteArray::number(text.size()) +
           "\n%%EOF\n";
}

/** 8 to 31 by 24 pixels of one colour, 24 bits each. */
QByteArray bmp(qint64 id)
{
    const quint64 random = scattered(static_cast<quint64>(id));
    const auto width = static_cast<quint32>(8 + random % 24);
    const quint32 height = 24;
    const quint32 rowSize = (width * 3 + 3) / 4 * 4;
    QByteArray image = "BM";
    const auto add = [&image](quint32 value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            image += static_cast<char>(value >> (8 * i));
    };
    const quint32 headerSize = 54;
    add(headerSize + rowSize * height, 4);
    add(0, 4);
    add(headerSize, 4);
    add(40, 4);
    add(width, 4);
    add(height, 4);
    add(1, 2);
    add(24, 2);
    add(0, 4);
    add(rowSize * height, 4);
    add(2835, 4);
    add(2835, 4);
    add(0, 4);
    add(0, 4);
    QByteArray row;
    for (quint32 i = 0; i < width; ++i) {
        for (int shift = 8; shift <= 24; shift += 8)
            row += static_cast<char>(random >> shift);
    }
    image +=
        row.leftJustified(static_cast<qsizetype>(rowSize), '\0').repeated(static_cast<qsizetype>(height));
    return image;
}

} // namespace

GeneratedMedias::GeneratedMedias(qint64 count, qint64 seeded, QList<qint64> requests)
    : m_count(count)
    , m_seeded(seeded)
    , m_requests(std::move(requests))
{}

qint64 GeneratedMedias::requestOf(qint64 id) const
{
    return pick(m_requests, id, 0);
}

MediaRow GeneratedMedias::row(qint64 id) const
{
    const QByteArray bytes = content(id);
    MediaRow row;
    row.id = id;
    row.extension = pick(extensions, id, 1).toString();
    row.name =
        pick(kinds, id, 2) % u' ' % pick(people, id, 3) % u' ' % QString::number(id) % u'.' % row.extension;
    row.contentType = contentTypeOf(row.extension);
    row.bytes = bytes.size();
    row.file = QString::fromLatin1(
                   QCryptographicHash::hash(QByteArray::number(id), QCryptographicHash::Md5).toHex()) %
               u'.' % row.extension;
    row.remoteAddress = u"172.19.0.%1"_qs.arg(1 + id % 250);
    row.created = m_seeded - (m_count - id) * minute;
    row.updated = row.created + 12'205'213;
    row.checksum = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    row.state = u"available"_qs;
    row.tag = pick(tags, id, 4).toString();
    row.request = requestOf(id);
    return row;
}

QByteArray GeneratedMedias::content(qint64 id)
{
    const QStringView extension = pick(extensions, id, 1);
    const QByteArray number = QByteArray::number(id);
    if (extension == QLatin1String("pdf"))
        return pdf(id);
    if (extension == QLatin1String("bmp"))
        return bmp(id);
    if (extension == QLatin1String("csv"))
        return "what\r\n" + lines(id, "\"", "\"\r\n");
    if (extension == QLatin1String("json"))
        return "{\"id\":" + number + ",\"lines\":[\n" + lines(id, "\"", "\",\n") + "\"end\"]}\n";
    if (extension == QLatin1String("xml"))
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<media>\n" + lines(id, "<line>", "</line>\n") +
               "</media>\n";
    if (extension == QLatin1String("svg")) {
        const QByteArray colour = number.rightJustified(6, '7').right(6);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"100\">"
               "<rect width=\"200\" height=\"100\" fill=\"#" +
               colour + "\"/><text x=\"20\" y=\"60\">Media " + number + "</text></svg>\n";
    }
    if (extension == QLatin1String("md"))
        return "# Media " + number + "\n\n" + lines(id, "- ", "\n");
    return "Media " + number + ": made up to be looked at, and the same every time.\n" + lines(id, "", "\n");
}

} // namespace demo
