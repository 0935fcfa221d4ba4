#!/bin/bash
# build.sh [TARGET...]: cross-compiles Mediadesk, its demo server and its tests for Windows, into build/windows.
# MEDIADESK_WINDOWS_QT names an archive of a ready Qt; without it, see provide_root.
# shellcheck source=packaging/windows/setup.sh
. "$(dirname "$0")/setup.sh"

install_packages "$root/packaging/linux/build-packages" "$windows/build-packages"
provide_root
build windows ${1:+--target "$@"}
