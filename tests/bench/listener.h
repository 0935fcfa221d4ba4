#pragma once

namespace bench {

/// From here on somebody listens: of each thing that the program tells those who cannot see it, is asked what
/// a bridge to a screen reader asks. Offscreen there is no such bridge: this one stands in for it, in the
/// program, without the bus behind it.
void listen();

} // namespace bench
