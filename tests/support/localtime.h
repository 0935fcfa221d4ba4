#pragma once

namespace support {

/// Makes local time that of Berlin for this program, whatever this computer's is and calls it. On Windows
/// summer begins and ends as in the United States: the weeks in between are not for tests.
void useTimeOfBerlin();

} // namespace support
