#pragma once

#include <QByteArray>
#include <QStringList>

namespace content {

/// A table as RFC 4180 has it, in UTF-8 with a byte order mark, without which spreadsheets take it for
/// something else. A cell that a spreadsheet would take for a formula, which may come from a stranger, is
/// made text by an apostrophe before it.
[[nodiscard]] QByteArray csv(const QStringList &headings, const QList<QStringList> &rows);

} // namespace content
