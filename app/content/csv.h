#pragma once

#include <QByteArray>
#include <QStringList>

#include <functional>

namespace content {

/// A cell as it may be given to a spreadsheet: one that it would take for a formula, which may come from a
/// stranger, is made text by an apostrophe before it.
[[nodiscard]] QString withoutFormula(const QString &cell);

/// A table as RFC 4180 has it, in UTF-8 with a byte order mark, without which spreadsheets take it for
/// something else. No cell is a formula.
[[nodiscard]] QByteArray csv(const QStringList &headings, const QList<QStringList> &rows);
/// The same for tables too long to be held twice: `row` gives each row, once, from 0 to before `rows`.
[[nodiscard]] QByteArray csv(const QStringList &headings, qsizetype rows,
                             const std::function<QStringList(qsizetype number)> &row);

} // namespace content
