#pragma once

namespace demo {

/**
 * Prepares for SIGINT and SIGTERM (Ctrl+C and a closing console on Windows). Called before any thread is
 * started, for threads inherit which signals they leave alone.
 */
void prepareStopSignal();

/** Returns once a stop was asked for: by a signal or, when @p untilStdinCloses, by the end of standard input.
 */
void waitForStop(bool untilStdinCloses);

} // namespace demo
