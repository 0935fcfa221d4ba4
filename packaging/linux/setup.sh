# shellcheck shell=bash
# For run.sh, test.sh and .ci/run, which source it: installs what the build needs, when something is missing.
# Sets `root` (the checkout) and says what it does.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '\033[1m== %s\033[0m\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# install_packages FILE...: the Debian packages named in the files.
install_packages() {
    local wanted missing
    command -v apt-get >/dev/null ||
        fail "This script installs packages with apt. On other systems install what $1 names, then run:
  cmake --preset release && cmake --build --preset release"
    wanted=$(grep -hv '^#' "$@")
    # dpkg-query fails when it does not know a package at all, which is no error here.
    # shellcheck disable=SC2086
    missing=$({ dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null || true; } |
        awk '$2 == "installed" { print $1 }' | sort | comm -13 - <(printf '%s\n' $wanted | sort))
    [ -n "$missing" ] || return 0
    local sudo=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "These packages are missing, and there is no sudo to install them with:" "$missing"
        sudo=sudo
    fi
    # shellcheck disable=SC2086
    say "Installing:" $missing
    $sudo apt-get update -qq || fail "apt-get update failed"
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
        fail "These packages could not be installed:" "$missing"
}

# A compiler cache serves every checkout of this user, unless told otherwise: what differs between them is no more than
# the folder that debug information begins with.
export CCACHE_BASEDIR=${CCACHE_BASEDIR-$root} CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR-1}
# Without these words it keeps nothing that is compiled with a precompiled header.
export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS-pch_defines,time_macros}

# build PRESET [OPTION...]: configures when that has not been done, and builds; the options are those of cmake --build.
build() {
    local folder=$root/build/$1
    mkdir -p "$folder"
    if [ ! -f "$folder/build.ninja" ]; then
        say "Configuring ($1)"
        (cd "$root" && cmake --preset "$1" >"$folder/configure.log" 2>&1) || {
            tail -n 30 "$folder/configure.log" >&2
            fail "Configuring failed; the whole log is $folder/configure.log"
        }
    fi
    say "Building ($1)"
    (cd "$root" && cmake --build --preset "$1" --parallel "${@:2}") || fail "Building failed"
}

# start_xvfb SIZE LOG: a screen of its own, WIDTHxHEIGHTxDEPTH; sets DISPLAY, and `xvfb`, the process to end. Not
# xvfb-run: that waits for ever where Xvfb is ready before it has begun to wait.
start_xvfb() {
    local screen
    exec {screen}< <(exec Xvfb -displayfd 1 -screen 0 "$1" -nolisten tcp 2>"$2")
    # shellcheck disable=SC2034 # for the caller
    xvfb=$!
    read -r -t 30 -u "$screen" DISPLAY || fail "Xvfb did not start: $(cat "$2")"
    export DISPLAY=:$DISPLAY
}
