#pragma once

#include "transfers/journalproblem.h"

namespace ui {

/// In whole sentences: what happened to the record of the transfers, and what that means for them. Plain
/// text; empty for what changes nothing for staff.
[[nodiscard]] QString journalProblemText(const transfers::JournalProblem &problem);

} // namespace ui
