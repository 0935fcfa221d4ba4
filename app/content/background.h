#pragma once

namespace content {

/// From here on the calling thread leaves the processor to others first, above all to the window: on Linux
/// and Windows; elsewhere this does nothing.
void workInBackground();

} // namespace content
