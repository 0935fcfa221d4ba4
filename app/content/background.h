#pragma once

namespace content {

/// From here on the calling thread leaves the processor to others first, above all to those that wait for
/// many such threads: on Linux and Windows; elsewhere this does nothing.
void workInBackground();

} // namespace content
