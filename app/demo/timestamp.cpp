#include "demo/timestamp.h"

#include <QDateTime>
#include <QLocale>

#include <chrono>

namespace demo {

qint64 now()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

QByteArray isoTime(qint64 microseconds)
{
    const QDateTime seconds = QDateTime::fromSecsSinceEpoch(microseconds / 1'000'000, Qt::UTC);
    return seconds.toString(u"yyyy-MM-ddTHH:mm:ss."_qs).toLatin1() +
           QByteArray::number(microseconds % 1'000'000).rightJustified(6, '0') + 'Z';
}

QByteArray httpDate(qint64 microseconds)
{
    const QDateTime seconds = QDateTime::fromSecsSinceEpoch(microseconds / 1'000'000, Qt::UTC);
    return QLocale::c().toString(seconds, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
}

} // namespace demo
