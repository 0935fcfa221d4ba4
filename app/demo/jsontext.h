#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace demo {

/** The JSON string literal of @p text, quotes included. */
QByteArray jsonString(QStringView text);

/** As jsonString(), and null for a null string. */
QByteArray jsonStringOrNull(const QString &text);

/**
 * An object whose keys keep the order in which they were added: the answers are to read like the document's,
 * and QJsonObject sorts.
 */
class JsonObject
{
public:
    /** @p value is JSON text already. */
    void add(QLatin1String key, const QByteArray &value);
    QByteArray text() const;

private:
    QByteArray m_members;
};

/** An array of values that are JSON text already. */
QByteArray jsonArray(const QList<QByteArray> &values);

} // namespace demo
