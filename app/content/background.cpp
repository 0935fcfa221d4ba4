#include "content/background.h"

#include <QtGlobal>

#if defined(Q_OS_LINUX)
#include <sys/resource.h>
#elif defined(Q_OS_WIN)
#include <windows.h>
#endif

namespace content {

void workInBackground()
{
#if defined(Q_OS_LINUX)
    constexpr int nicer = 10;
    ::setpriority(PRIO_PROCESS, 0, nicer); // on Linux of this thread alone
#elif defined(Q_OS_WIN)
    ::SetThreadPriority(::GetCurrentThread(), THREAD_PRIORITY_BELOW_NORMAL);
#endif
}

} // namespace content
