#!/bin/bash
# Installs what the build needs, builds, and opens Mediadesk on the demo server. Arguments go to Mediadesk in place
# of --demo. Without a display it runs under Xvfb and leaves a picture of its window at build/mediadesk.png.
# shellcheck source=packaging/linux/setup.sh
. "$(dirname "$0")/packaging/linux/setup.sh"

install_packages "$root/packaging/linux/build-packages"
build release --target mediadesk
program=$root/build/release/bin/mediadesk
[ $# -gt 0 ] || set -- --demo

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "Starting Mediadesk"
    exec "$program" "$@"
fi

say "There is no display here: running under Xvfb"
start_xvfb 1280x800x24 "$root/build/xvfb.log"
trap 'kill "$xvfb"' EXIT
"$root/packaging/linux/screenshot.sh" "$root/build/mediadesk.png" "$program" "$@"
