#pragma once

#include "lookwalker.h"

class QAbstractItemView;

/// Flaws in the cells that `view` shows at this moment: texts that are cut and nowhere whole, that do not
/// stand within their cells, that are higher than their rows, or too faint.
[[nodiscard]] QList<Finding> cellFindings(const QAbstractItemView &view);

/// The same of a heading.
[[nodiscard]] QList<Finding> headingFindings(const QHeaderView &header, int section);
