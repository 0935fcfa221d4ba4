#!/bin/bash
# screenshot.sh FILE PROGRAM [ARGUMENT...]: starts Mediadesk on the display there is, waits until its list of medias
# is shown, and saves a picture of the screen.
set -euo pipefail
picture=$1
shift
log=$(mktemp)
trap 'kill "$program" 2>/dev/null || true; wait 2>/dev/null || true; rm -f "$log"' EXIT
QT_LOGGING_RULES="mediadesk.ui.info=true" QT_FORCE_STDERR_LOGGING=1 "$@" 2>"$log" &
program=$!

for _ in $(seq 1 300); do
    if grep -q "list shown" "$log"; then
        # One more frame, for what was told just before it was painted.
        sleep 0.5
        import -silent -window root "png:$picture"
        printf 'The window is up; its picture: %s\n' "$picture"
        exit 0
    fi
    kill -0 "$program" 2>/dev/null || break
    sleep 0.1
done
cat "$log" >&2
printf 'Mediadesk showed no list of medias.\n' >&2
exit 1
