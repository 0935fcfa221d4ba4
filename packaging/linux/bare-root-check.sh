#!/bin/bash
# bare-root-check.sh [deb] [run] [test]: tries what a stranger does on a machine that has nothing, in roots that
# debootstrap makes of this Debian with no more than git and ca-certificates added; all three without arguments.
#   deb    `apt install` of the package; a plain user starts the program and does the main job; nothing is left when it
#          is purged
#   run    clone and ./run.sh, twice: the second time without a network, and its window is there within 5 seconds
#   test   clone and ./test.sh, twice: the second time without a network, and its first test runs within 15 seconds
# What is committed is tried. Needs root. Logs and pictures stay in build/bare-root. apt is used as this machine does.
# shellcheck source=packaging/linux/setup.sh
. "$(dirname "$0")/setup.sh"
cd "$root"
[ "$(id -u)" = 0 ] || fail "Making roots takes root: sudo $0"
[ $# -gt 0 ] || set -- deb run test
install_packages "$root/packaging/linux/bare-root-packages"
export LC_ALL=C

results=$root/build/bare-root
mkdir -p "$results"
work=$(mktemp -d /var/tmp/mediadesk-bare-root.XXXXXX)
started=()
finish() {
    [ ${#started[@]} = 0 ] || kill "${started[@]}" 2>/dev/null || true
    # What still runs in a root, when this script was ended.
    local process
    for process in /proc/[0-9]*; do
        [[ $(readlink "$process/root" || true) != "$work"/* ]] || kill -KILL "${process#/proc/}" 2>/dev/null || true
    done
    # Mounts end with the namespaces that they are made in: there is nothing to unmount here.
    rm -rf --one-file-system -- "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

# make_base: the root that all others are copies of; it serves for a day.
base=$results/base
make_base() {
    [ -z "$(find "$base" -maxdepth 0 -mtime -1 2>/dev/null)" ] || return 0
    rm -rf --one-file-system -- "$base" "$base.part"
    local codename site
    # shellcheck source=/dev/null
    codename=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
    # shellcheck disable=SC2016
    site=$(apt-get indextargets --format '$(CODENAME) $(SITE)' 'Created-By: Packages' |
        awk -v codename="$codename" '$1 == codename { print $2; exit }')
    [ -n "$site" ] || fail "apt knows no packages of $codename here; run apt-get update first"
    say "Making a bare root of $codename"
    unshare --mount debootstrap --variant=minbase --include=git,ca-certificates "$codename" "$base.part" "$site" \
        >"$results/debootstrap.log" 2>&1 || {
        tail -n 20 "$results/debootstrap.log" >&2
        fail "debootstrap failed; the whole log is $results/debootstrap.log"
    }
    # How apt reaches its mirror is this machine's business.
    local to=$base.part/etc/apt part
    rm -rf "$to/sources.list" "$to/sources.list.d"
    for part in sources.list sources.list.d trusted.gpg trusted.gpg.d keyrings auth.conf auth.conf.d preferences.d; do
        [ ! -e "/etc/apt/$part" ] || cp -a "/etc/apt/$part" "$to/"
    done
    apt-config dump Acquire >"$to/apt.conf.d/90acquire"
    # These roots need not outlive a power cut.
    echo force-unsafe-io >"$base.part/etc/dpkg/dpkg.cfg.d/unsafe-io"
    cp -an /usr/share/keyrings/. "$base.part/usr/share/keyrings/"
    cp -L /etc/resolv.conf /etc/hosts "$base.part/etc/"
    if compgen -G '/usr/local/share/ca-certificates/*' >/dev/null; then
        cp -a /usr/local/share/ca-certificates/. "$base.part/usr/local/share/ca-certificates/"
        inside "$base.part" update-ca-certificates >/dev/null
    fi
    touch "$base.part"
    mv "$base.part" "$base"
}

# fresh NAME: a copy of the bare root in which nothing has happened; `bare` is its folder.
fresh() {
    bare=$work/$1
    cp -a "$base" "$bare"
}

# inside ROOT COMMAND...: runs it as root in the root, with mounts and processes of its own, which end with it.
# `unshared` holds options of unshare, to take more than that away.
unshared=()
inside() {
    local folder=$1 proxies
    shift
    mapfile -t proxies < <(env | grep -iE '^(http|https|ftp|no)_proxy=' || true)
    # shellcheck disable=SC2016
    unshare --mount --pid --fork --kill-child "${unshared[@]}" -- bash -euc '
        folder=$1
        shift
        if [ -z "$(ip -brief link show up)" ]; then ip link set lo up; fi
        # The root of a machine is mounted; of what is not, Qt does not know how much it can hold.
        mount --bind "$folder" "$folder"
        mount -t proc proc "$folder/proc"
        mkdir -p "$folder/dev/pts" "$folder/dev/shm"
        mount -t devpts -o newinstance,gid=5,mode=620,ptmxmode=666 devpts "$folder/dev/pts"
        mount -t tmpfs tmpfs "$folder/dev/shm"
        exec chroot "$folder" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
    ' inside "$folder" "${proxies[@]}" "$@" </dev/null
}

# logged LOG COMMAND...: keeps what it prints in LOG, each line behind the seconds since its start.
logged() {
    local log=$1 began=${EPOCHREALTIME/./}
    shift
    "$@" 2>&1 | while IFS= read -r line; do
        printf '%9.2f %s\n' "$(((${EPOCHREALTIME/./} - began) / 10000))e-2" "$line"
    done >"$log" || {
        tail -n 40 "$log" >&2
        fail "Failed; the whole log is $log"
    }
}

# by LOG SECONDS WHAT PATTERN: the pattern's first line in LOG came by then.
by() {
    local at
    at=$(grep -m 1 -E -- "$4" "$1" | awk '{ print $1 }') || fail "$3: not seen in $1"
    printf '%s after %s s; allowed are %s\n' "$3" "$at" "$2"
    awk -v at="$at" -v limit="$2" 'BEGIN { exit !(at <= limit) }' || fail "That is too late."
}

# clone: what is committed here, as /root/mediadesk in the root.
clone() {
    git clone -q --bare "$root" "$bare/srv/mediadesk.git"
    inside "$bare" git clone -q /srv/mediadesk.git /root/mediadesk
}

# display: a screen with a window manager, outside of the roots; programs in them reach it as the network does.
display() {
    local socket
    exec {socket}> >(read -r number; printf '%s' "$number" >"$work/display")
    Xvfb -displayfd "$socket" -screen 0 1366x860x24 -nolisten tcp -ac 2>"$results/xvfb.log" &
    started+=($!)
    exec {socket}>&-
    local end=$((SECONDS + 20))
    until [ -s "$work/display" ]; do
        [ $SECONDS -lt $end ] || fail "Xvfb did not start; see $results/xvfb.log"
        sleep 0.1
    done
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    openbox --sm-disable 2>/dev/null &
    started+=($!)
}

# listing: all that is in the root, but for the records of dpkg and apt, logs, caches, what is gone with the next
# start, and the user's own folder.
listing() {
    (cd "$bare" && find . \( -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/log -o -path ./var/cache \
        -o -path ./run -o -path ./home \) -prune -o -printf '/%P\n') | sort
}

# office NAME: a bare root with a user, to whom the folder for a login's own things is given as desktops do.
office() {
    fresh "$1"
    inside "$bare" useradd --create-home --shell /bin/bash clerk
    inside "$bare" install -d -m 700 -o clerk -g clerk /run/user/clerk
    cp "$package" "$bare/root/"
    inside "$bare" apt-get update -qq
}

# start_as_clerk LOG: the installed program on the demo server, as a plain user logs in and does.
start_as_clerk() {
    inside "$bare" su - clerk -c "XDG_RUNTIME_DIR=/run/user/clerk DISPLAY=$DISPLAY QT_LOGGING_RULES=mediadesk.ui.info=true \
        QT_FORCE_STDERR_LOGGING=1 exec mediadesk --demo" >"$1" 2>&1 &
    program=$!
    started+=("$program")
}

check_deb() {
    packaging/linux/package.sh
    local package lean=$results/deb-without-recommends.log left
    package=$(ls "$root"/build/release/packages/mediadesk_*.deb)
    display

    office deb
    listing >"$results/deb-bare"
    say "apt install ./${package##*/} in a bare root"
    logged "$results/deb-install.log" inside "$bare" DEBIAN_FRONTEND=noninteractive \
        bash -c "cd /root && apt install -y ./${package##*/}"
    listing >"$results/deb-installed"
    inside "$bare" dpkg -L mediadesk | grep -v '^/\.$' | sort >"$results/deb-files"
    say "The main job, as a plain user"
    start_as_clerk "$results/deb-program.log"
    packaging/linux/main-job.sh "$bare" /home/clerk "$results/deb-program.log" "$results/deb"
    wait "$program" || fail "Mediadesk ended with $?"
    say "apt purge"
    logged "$results/deb-purge.log" inside "$bare" DEBIAN_FRONTEND=noninteractive apt purge -y mediadesk
    listing >"$results/deb-purged"
    # Folders that the package shares with others stay with them.
    left=$(comm -13 "$results/deb-installed" "$results/deb-purged"
        comm -12 "$results/deb-files" "$results/deb-purged" | while IFS= read -r path; do
            [ -d "$bare$path" ] && [[ $path != *mediadesk* ]] || printf '%s\n' "$path"
        done)
    [ -z "$left" ] || fail "That is left:" "$left"
    left=$(comm -23 "$results/deb-installed" "$results/deb-purged" | comm -23 - "$results/deb-files")
    [ -z "$left" ] || fail "That is gone and was not the package's:" "$left"
    printf 'Nothing of the package is left. In the folder of its user:\n'
    (cd "$bare/home/clerk" && find . -type f -newer "$bare/root/${package##*/}" -printf '    %P\n' |
        sed -E 's,/demo/.*,/demo/...,' | sort -u)
    logged "$results/deb-autoremove.log" inside "$bare" DEBIAN_FRONTEND=noninteractive apt autoremove -y --purge
    listing | comm -13 "$results/deb-bare" - >"$results/deb-left-by-others"
    ! grep -i mediadesk "$results/deb-left-by-others" || fail "That is left."
    printf 'With its dependencies removed too, %s files and folders of theirs are left: %s\n' \
        "$(wc -l <"$results/deb-left-by-others")" "$results/deb-left-by-others"

    office lean
    say "The same package without what it only recommends"
    logged "$results/deb-lean-install.log" inside "$bare" DEBIAN_FRONTEND=noninteractive \
        bash -c "cd /root && apt install -y --no-install-recommends ./${package##*/}"
    start_as_clerk "$lean"
    packaging/linux/main-job.sh "$bare" /home/clerk "$lean" "$results/deb-without-recommends"
    wait "$program" || fail "Mediadesk ended with $?"
}

check_run() {
    fresh run
    clone
    say "./run.sh in a bare root"
    logged "$results/run-first.log" inside "$bare" bash -c 'cd /root/mediadesk && ./run.sh'
    tail -n 1 "$results/run-first.log"
    cp "$bare/root/mediadesk/build/mediadesk.png" "$results/run-first.png"
    rm "$bare/root/mediadesk/build/mediadesk.png"
    say "Once more, without a network"
    unshared=(--net)
    logged "$results/run-second.log" inside "$bare" bash -c 'cd /root/mediadesk && ./run.sh'
    unshared=()
    cp "$bare/root/mediadesk/build/mediadesk.png" "$results/run-second.png"
    by "$results/run-second.log" 5 "The window was painted" "The window is up"
}

check_test() {
    fresh test
    clone
    say "./test.sh in a bare root"
    logged "$results/test-first.log" inside "$bare" bash -c 'cd /root/mediadesk && ./test.sh'
    grep "tests passed" "$results/test-first.log"
    say "Once more, without a network"
    unshared=(--net)
    logged "$results/test-second.log" inside "$bare" bash -c 'cd /root/mediadesk && ./test.sh'
    unshared=()
    grep "tests passed" "$results/test-second.log"
    by "$results/test-second.log" 15 "The first test ran" " Start +[0-9]+:"
}

for check in "$@"; do
    [[ $check =~ ^(deb|run|test)$ ]] || fail "$check is none of deb, run, test"
done
make_base
for check in "$@"; do
    "check_$check"
done
say "All of it holds: $*"
