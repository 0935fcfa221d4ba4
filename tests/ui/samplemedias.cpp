#include "samplemedias.h"

#include <QDateTime>

namespace samplemedias {

namespace {

constexpr int longLength = 300;

struct Sample
{
    const char *name;
    const char *type;
    const char *tag;
    qint64 bytes;
};

constexpr Sample samples[]{
    {"Passport of Anna Berger.pdf", "application/pdf", "Identity", 482'113},
    {"income statement 2025.xlsx", "application/vnd.ms-excel", "Income", 88'240},
    {"IMG_20260114_101213.jpg", "image/jpeg", "Damage", 3'481'900},
    {"Letter to the insurer, second draft.docx", "application/msword", "", 31'744},
    {"power of attorney (signed).pdf", "application/pdf", "Signed form", 1'200'345},
    {"archive.zip", "application/zip", "Everything", 912'000'000},
    {"voice message.m4a", "audio/mp4", "", 640'000},
};

QJsonObject media(qint64 id, const QString &name, const QString &tag)
{
    const QString created = QDateTime::currentDateTimeUtc().addDays(-(id % 16)).toString(Qt::ISODateWithMs);
    return {{u"id"_qs, id},
            {u"name"_qs, name},
            {u"content_type"_qs, u"application/pdf"_qs},
            {u"bytes"_qs, 20'283},
            {u"extension"_qs, u"pdf"_qs},
            {u"total_chunks"_qs, 1},
            {u"current_chunk"_qs, 1},
            {u"created"_qs, created},
            {u"updated"_qs, created},
            {u"file_checksum"_qs, u"0cc175b9c0f1b6a831c399e269772661"_qs},
            {u"removed_at"_qs, QJsonValue::Null},
            {u"times_downloaded"_qs, id % 7},
            {u"max_allowed_times_downloaded"_qs, 6},
            {u"state"_qs, u"available"_qs},
            {u"tag"_qs, tag},
            {u"metadata"_qs, QJsonObject{{u"remote_addr"_qs, u"192.0.2.17"_qs}}},
            {u"request"_qs, 1080 + id % 3}};
}

QList<QJsonObject> named(const QStringList &names, const QStringList &tags)
{
    QList<QJsonObject> medias;
    for (qsizetype i = 0; i < names.size(); ++i)
        medias.append(media(500 - i, names[i], tags[i % tags.size()]));
    return medias;
}

} // namespace

QList<QJsonObject> ordinary(int count)
{
    QList<QJsonObject> medias;
    for (int i = 0; i < count; ++i) {
        const Sample &sample = samples[i % std::size(samples)];
        QJsonObject one =
            media(500 + count - i, QString::fromUtf8(sample.name), QString::fromUtf8(sample.tag));
        one.insert(u"content_type"_qs, QLatin1String(sample.type));
        one.insert(u"extension"_qs, QString::fromUtf8(sample.name).section(u'.', -1));
        one.insert(u"bytes"_qs, sample.bytes + i);
        if (i % 11 == 9) {
            one.insert(u"total_chunks"_qs, 8);
            one.insert(u"current_chunk"_qs, 3);
        }
        medias.append(one);
    }
    return medias;
}

QString longText()
{
    QString text;
    while (text.size() < longLength)
        text += QStringLiteral("Agreement on the transfer of the shares and ");
    return text.left(longLength - 4) + QStringLiteral(".pdf");
}

QString unbreakable()
{
    return QString(longLength - 4, u'W') + QStringLiteral(".pdf");
}

QList<QJsonObject> longNamed()
{
    QList<QJsonObject> medias = named({longText(), unbreakable(), QString(longLength, u'i'), longText()},
                                      {longText(), unbreakable()});
    for (QJsonObject &one : medias) {
        one.insert(u"state"_qs, longText());
        one.insert(u"content_type"_qs, longText());
        one.insert(u"request"_qs, 1090);
        one.insert(u"bytes"_qs, 9'007'199'254'740'991.0);
        one.insert(u"max_allowed_times_downloaded"_qs, 999);
    }
    return medias;
}

QList<QJsonObject> rightToLeft()
{
    QList<QJsonObject> medias = named(
        {QString::fromUtf8("عقد الإيجار الموقع.pdf"), QString::fromUtf8("חוזה שכירות חתום.pdf"),
         QString::fromUtf8("جواز سفر Anna Berger نسخة 2.jpg"),
         QString::fromUtf8("Invoice 17 לכבוד כהן (עותק).pdf"),
         QString::fromUtf8("شهادة راتب لشهر كانون الثاني من سنة ألفين وستة وعشرين مع ملاحق كثيرة جدا.docx")},
        {QString::fromUtf8("هوية"), QString::fromUtf8("דרכון")});
    for (QJsonObject &one : medias) {
        one.insert(u"id"_qs, one[u"id"].toInt() - 100); // beside others
        one.insert(u"request"_qs, 1091);
    }
    return medias;
}

QList<QJsonObject> nameless()
{
    QList<QJsonObject> medias = named({QString(), u"   "_qs, u".pdf"_qs}, {QString()});
    medias[0].insert(u"name"_qs, QJsonValue::Null);
    medias[0].insert(u"tag"_qs, QJsonValue::Null);
    medias.append({{u"id"_qs, 490}});
    medias.append({{u"id"_qs, 489}, {u"request"_qs, 1092}});
    medias.append({{u"id"_qs, 488}, {u"name"_qs, u"only a name"_qs}, {u"bytes"_qs, QJsonValue::Null}});
    return medias;
}

QList<QJsonObject> odd()
{
    QString stacked = u"stacked "_qs;
    for (int i = 0; i < 40; ++i)
        stacked += QChar(0x0300 + i % 20);
    return named({QString::fromUtf8("holiday 🏖️👨‍👩‍👧‍👦 photos 🎉.jpg"),
                  stacked + u".pdf"_qs, QString::fromUtf8("合同扫描件（已签名）.pdf"),
                  u"two\nlines\tand a tab.txt"_qs, QString::fromUtf8("gnp.exe\u202e ends.png"),
                  QString::fromUtf8("สัญญาเช่าบ้านฉบับที่สอง.pdf"), u"<b>bold</b> &amp; more.html"_qs},
                 {QString::fromUtf8("🏷️ tag"), QString::fromUtf8("標籤")});
}

} // namespace samplemedias
