#include "medias/listtext.h"

#include "content/csv.h"
#include "medias/listsnapshot.h"

namespace medias {

namespace {

QString plainCell(const QString &content)
{
    QString cell = content::withoutFormula(content);
    // What a cell shows is one line; whatever else is in it parts cells.
    for (QChar &c : cell) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = u' ';
    }
    // One that begins with a quotation mark goes on up to the next one, over tabs and lines.
    return cell.startsWith(u'"') ? u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"' : cell;
}

QString htmlCell(const QString &content)
{
    return content::withoutFormula(content).toHtmlEscaped();
}

QString joined(const QStringList &cells, QString (*cellOf)(const QString &), const QString &between)
{
    QStringList written;
    written.reserve(cells.size());
    for (const QString &cell : cells)
        written.append(cellOf(cell));
    return written.join(between);
}

} // namespace

QString listAsText(const ListSnapshot &list)
{
    const auto line = [](const QStringList &cells) -> QString {
        return joined(cells, plainCell, QStringLiteral("\t")) + u'\n';
    };
    QString text = line(list.headings());
    for (qsizetype place = 0; place < list.medias().size(); ++place)
        text += line(list.cells(place));
    return text;
}

QString listAsHtml(const ListSnapshot &list)
{
    const auto row = [](const QStringList &cells, const QString &kind) -> QString {
        return QStringLiteral("<tr><%1>").arg(kind) +
               joined(cells, htmlCell, QStringLiteral("</%1><%1>").arg(kind)) +
               QStringLiteral("</%1></tr>\n").arg(kind);
    };
    QString html =
        QStringLiteral("<meta charset=\"utf-8\">\n<table>\n") + row(list.headings(), QStringLiteral("th"));
    for (qsizetype place = 0; place < list.medias().size(); ++place)
        html += row(list.cells(place), QStringLiteral("td"));
    return html + QStringLiteral("</table>\n");
}

} // namespace medias
