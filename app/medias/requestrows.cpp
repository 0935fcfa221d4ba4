#include "medias/requestrows.h"

#include "botdoc/displaytext.h"
#include "medias/searchtext.h"

namespace medias {

using botdoc::Request;
using botdoc::RequestId;

RequestRow::RequestRow(RequestId bare)
    : id(bare)
    , folded(QString::number(number(bare)))
{}

RequestRow::RequestRow(const Request &whole)
    : id(whole.id)
{
    setRequest(whole);
}

void RequestRow::setRequest(const Request &other)
{
    request = other;
    title = botdoc::displayText(other.title());
    folded = SearchText::folded(QString::number(number(id)) + u' ' + title);
}

void RequestRows::clear()
{
    m_rows.clear();
    m_places.clear();
}

void RequestRows::insert(int row, const QList<RequestRow> &rows)
{
    const QList<RequestRow> after = m_rows.mid(row);
    m_rows = m_rows.first(row) + rows + after;
    place(row, size() - 1);
}

void RequestRows::remove(int row)
{
    m_places.remove(m_rows[row].id);
    m_rows.removeAt(row);
    place(row, size() - 1);
}

void RequestRows::moveUp(int from, int to)
{
    m_rows.move(from, to);
    place(to, from);
}

void RequestRows::place(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_places.insert(m_rows[row].id, row);
}

} // namespace medias
