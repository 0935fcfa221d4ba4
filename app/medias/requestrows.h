#pragma once

#include "botdoc/request.h"

#include <QHash>
#include <QList>

namespace medias {

/// A request as a row has it: only its number may be known.
struct RequestRow
{
    explicit RequestRow(botdoc::RequestId bare);
    explicit RequestRow(const botdoc::Request &whole);

    void setRequest(const botdoc::Request &other);

    botdoc::RequestId id;
    std::optional<botdoc::Request> request;
    QString title;            ///< plain and safe to be drawn; empty when only the number is known
    QString folded;           ///< number and title, as SearchText takes them
    bool isListed = false;    ///< the server has listed it, in this run or the one before
    bool isSeen = false;      ///< a media names it
    bool isLookedFor = false; ///< somebody does
};

/// Which request is in which row: each in one, and found by its id.
class RequestRows final
{
public:
    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int rowOf(botdoc::RequestId id) const { return m_places.value(id, -1); } ///< -1: none
    /// `row` is in range.
    [[nodiscard]] const RequestRow &at(int row) const { return m_rows.at(row); }
    /// The same, to be changed; its id stays.
    [[nodiscard]] RequestRow &operator[](int row) { return m_rows[row]; }

    void clear();
    /// None of them is there yet.
    void insert(int row, const QList<RequestRow> &rows);
    void remove(int row);
    /// Up: `to` is before `from`.
    void moveUp(int from, int to);

private:
    void place(int first, int last);

    QList<RequestRow> m_rows;
    QHash<botdoc::RequestId, int> m_places;
};

} // namespace medias
