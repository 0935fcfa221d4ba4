#!/bin/bash
# Installs what building and testing need, builds, and runs every test. Arguments go to ctest: ./test.sh -R client
# shellcheck source=packaging/linux/setup.sh
. "$(dirname "$0")/packaging/linux/setup.sh"

install_packages "$root/packaging/linux/build-packages"
preset=${MEDIADESK_PRESET:-dev}
build "$preset"
say "Testing ($preset)"
cd "$root"
exec ctest --preset "$preset" "$@"
