# shellcheck shell=bash
# For the scripts of this folder, which source it: provides what the cross build for Windows stands on, Qt and some
# headers, in a folder of the user's cache, so that nothing of the system changes.
# shellcheck source=packaging/linux/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/../linux/setup.sh"

windows=$root/packaging/windows
windows_cache=${XDG_CACHE_HOME:-$HOME/.cache}/mediadesk-build/windows
export MEDIADESK_WINDOWS_ROOT=$windows_cache/root

# source_apt ARGUMENT...: apt-get that knows the source packages of this Debian, with lists of its own.
source_apt() {
    local apt=$windows_cache/apt codename file
    if [ ! -d "$apt/sources" ]; then
        codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
        mkdir -p "$apt/sources.new" "$apt/lists/partial" "$apt/archives/partial"
        for file in /etc/apt/sources.list.d/*.sources; do
            grep -qE "^Suites:(.* )?$codename" "$file" 2>/dev/null || continue
            sed 's/^Types:.*/Types: deb-src/' "$file" >"$apt/sources.new/${file##*/}"
        done
        { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true; } |
            sed -nE "s/^deb(( +\[[^]]*\])? +[^ ]+ +$codename)/deb-src\1/p" >"$apt/sources.new/sources.list"
        mv "$apt/sources.new" "$apt/sources"
    fi
    apt-get -qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$apt/sources" \
        -o Dir::State::Lists="$apt/lists" -o Dir::Cache="$apt" -o APT::Sandbox::User="$(id -un)" "$@"
}

# unpack_source PACKAGE: the source package, unpacked; sets `source_folder`.
unpack_source() {
    local folder=$windows_cache/sources/$1
    if [ ! -d "$folder/unpacked" ]; then
        say "Getting the sources of $1"
        mkdir -p "$folder"
        (
            cd "$folder"
            source_apt update
            source_apt source --download-only --only-source "$1"
            rm -rf unpacking
            dpkg-source --no-check --no-copy -x ./*.dsc unpacking >/dev/null
            mv unpacking unpacked
        ) || fail "The sources of $1 could not be had"
    fi
    # shellcheck disable=SC2034 # for the caller
    source_folder=$folder/unpacked
}

# lay_headers ROOT: the libraries that are nothing but headers.
lay_headers() {
    mkdir -p "$1/include" "$1/share/cmake"
    cp -r /usr/include/tl "$1/include/"
    cp -r /usr/share/cmake/tl-expected "$1/share/cmake/"
    # Debian's own cpp-httplib is a library of this system; its source is one header.
    unpack_source cpp-httplib
    cp "$source_folder/httplib.h" "$1/include/"
}

# provide_root: MEDIADESK_WINDOWS_ROOT, with Qt from the archive that MEDIADESK_WINDOWS_QT names or, without one, the
# Qt that is there already or else one built from Debian's sources, which takes most of an hour.
provide_root() {
    local origin=built new
    if [ -n "${MEDIADESK_WINDOWS_QT:-}" ]; then
        [ -f "$MEDIADESK_WINDOWS_QT" ] || fail "MEDIADESK_WINDOWS_QT names no file: $MEDIADESK_WINDOWS_QT"
        origin=$(sha256sum <"$MEDIADESK_WINDOWS_QT")
        [ "$origin" != "$(cat "$MEDIADESK_WINDOWS_ROOT/origin" 2>/dev/null)" ] || return 0
    elif [ -d "$MEDIADESK_WINDOWS_ROOT" ]; then
        return 0
    fi
    mkdir -p "$windows_cache"
    new=$(mktemp -d "$windows_cache/new.XXXXXX")
    if [ "$origin" = built ]; then
        "$windows/qt.sh" "$new"
    else
        say "Unpacking Qt for Windows"
        # With today's times, so that what was built with another Qt is built again.
        tar -C "$new" --strip-components=1 -xmf "$MEDIADESK_WINDOWS_QT" || fail "Unpacking failed"
    fi
    lay_headers "$new"
    printf '%s\n' "$origin" >"$new/origin"
    chmod 755 "$new"
    rm -rf "$MEDIADESK_WINDOWS_ROOT"
    mv "$new" "$MEDIADESK_WINDOWS_ROOT"
}
