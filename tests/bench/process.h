#pragma once

#include <QtGlobal>

namespace bench {

/// Keeps a process with all its threads, and those to come, on one core; where there are not two, or on other
/// systems than Linux, nothing is changed. Cores are from 0.
void keepOnCore(qint64 process, int core);

/// Of this process, in MiB: at its most, and now. 0 on other systems than Linux.
struct Memory
{
    double peak = 0;
    double now = 0;
};
[[nodiscard]] Memory memory();

} // namespace bench
