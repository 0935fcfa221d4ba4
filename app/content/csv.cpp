#include "content/csv.h"

namespace content {

namespace {

bool startsAFormula(const QString &cell)
{
    constexpr QStringView starts = u"=+-@\t\r\uff1d\uff0b\uff0d\uff20";
    return !cell.isEmpty() && starts.contains(cell.front());
}

QString cellOf(const QString &content)
{
    QString cell = withoutFormula(content);
    const auto needsQuotes = [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; };
    if (std::none_of(cell.cbegin(), cell.cend(), needsQuotes))
        return cell;
    return u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QByteArray lineOf(const QStringList &cells)
{
    QStringList written;
    written.reserve(cells.size());
    for (const QString &cell : cells)
        written.append(cellOf(cell));
    return written.join(u',').toUtf8() + "\r\n";
}

} // namespace

QString withoutFormula(const QString &cell)
{
    return startsAFormula(cell) ? u'\'' + cell : cell;
}

QByteArray csv(const QStringList &headings, const QList<QStringList> &rows)
{
    return csv(headings, rows.size(), [&rows](qsizetype number) { return rows.at(number); });
}

QByteArray csv(const QStringList &headings, qsizetype rows, const std::function<QStringList(qsizetype)> &row)
{
    QByteArray text = "\xef\xbb\xbf" + lineOf(headings);
    for (qsizetype number = 0; number < rows; ++number)
        text += lineOf(row(number));
    return text;
}

} // namespace content
