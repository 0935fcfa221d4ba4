#pragma once

#include <QByteArray>
#include <QStringList>

#include <functional>

namespace content {

/// A table as RFC 4180 has it, in UTF-8 with a byte order mark, without which spreadsheets take it for
/// something else. A cell that a spreadsheet would take for a formula, which may come from a stranger, is
/// made text by an apostrophe before it.
[[nodiscard]] QByteArray csv(const QStringList &headings, const QList<QStringList> &rows);
/// The same for tables too long to be held twice: `row` gives each row, once, from 0 to before `rows`.
[[nodiscard]] QByteArray csv(const QStringList &headings, qsizetype rows,
                             const std::function<QStringList(qsizetype number)> &row);

} // namespace content
