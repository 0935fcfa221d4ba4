#!/bin/bash
# Installs what building and testing need, builds, and runs every test. Arguments go to ctest: ./test.sh -R client
# shellcheck source=packaging/linux/setup.sh
. "$(dirname "$0")/packaging/linux/setup.sh"

install_packages "$root/packaging/linux/build-packages"
preset=${MEDIADESK_PRESET:-dev}
build "$preset"
say "Testing ($preset)"
cd "$root"
ctest --preset "$preset" "$@" && exit
status=$?
# Once more at the end: a test of hundreds of rows hides the one that failed.
say "What failed"
grep -A 2 '^FAIL!' "build/$preset/Testing/Temporary/LastTest.log" >&2 || true
exit "$status"
