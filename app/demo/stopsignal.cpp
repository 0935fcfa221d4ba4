#include "demo/stopsignal.h"

#include <array>
#include <semaphore>
#include <thread>

#ifdef _WIN32
#include <io.h>
#include <windows.h>
#else
#include <csignal>
#include <pthread.h>
#include <unistd.h>
#endif

namespace demo {

namespace {

/** Never destroyed, for the threads that wait on what may never come outlive main(). */
std::counting_semaphore<> &stops()
{
    static auto *semaphore = new std::counting_semaphore<>(0);
    return *semaphore;
}

/** Reads and drops what comes on standard input until nothing more does. */
void drainStandardInput()
{
    // Not through stdin: exit() would wait for the lock that a blocked reader holds on it.
    std::array<char, 256> ignored{};
#ifdef _WIN32
    while (::_read(0, ignored.data(), static_cast<unsigned>(ignored.size())) > 0) {
    }
#else
    while (::read(STDIN_FILENO, ignored.data(), ignored.size()) > 0) {
    }
#endif
}

#ifdef _WIN32

BOOL WINAPI onConsoleEvent(DWORD event)
{
    stops().release();
    // When the console closes or the user leaves, Windows ends the process as soon as this returns.
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        Sleep(INFINITE);
    return TRUE;
}

#else

sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

#endif

} // namespace

void prepareStopSignal()
{
#ifdef _WIN32
    SetConsoleCtrlHandler(&onConsoleEvent, TRUE);
#else
    const sigset_t signals = stopSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals] {
        int signal = 0;
        sigwait(&signals, &signal);
        stops().release();
    }).detach();
#endif
}

void waitForStop(bool untilStdinCloses)
{
    if (untilStdinCloses) {
        // A thread that reads, because nothing else tells of a closed pipe on every system.
        std::thread([] {
            drainStandardInput();
            stops().release();
#ifdef _WIN32
            // Never to its end: where exit() meets a thread that is just ending, it waits for it for ever.
            Sleep(INFINITE);
#endif
        }).detach();
    }
    stops().acquire();
}

} // namespace demo
