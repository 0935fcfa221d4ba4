#!/bin/bash
# Makes the Debian package of Mediadesk and another with its debug information, in build/release/packages, and checks
# them: an error or a warning of lintian, desktop-file-validate or appstreamcli fails. MEDIADESK_PRESET makes them of
# another build than the one for users, to check what does not depend on it.
# shellcheck source=packaging/linux/setup.sh
. "$(dirname "$0")/setup.sh"
cd "$root"

install_packages "$root/packaging/linux/build-packages" "$root/packaging/linux/package-packages"
preset=${MEDIADESK_PRESET:-release}
build "$preset" --target mediadesk mediadesk-demo-server

packages=$root/build/$preset/packages
say "Packaging"
rm -rf "$packages"
umask 022
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH
# Once more, for what comes from the date of the last change.
cmake --preset "$preset" >"build/$preset/configure.log"
(cd "build/$preset" && cpack -G DEB) >"$packages.log" 2>&1 || {
    cat "$packages.log" >&2
    fail "Packaging failed"
}
deb=$(ls "$packages"/mediadesk_*.deb)
dpkg-deb --field "$deb"

# CPack gives the debug information no documents, and sums of files by the names that they have here.
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"
dpkg-deb --raw-extract "$packages"/mediadesk-dbgsym_*.ddeb "$tree/debug"
mkdir -p "$tree/debug/usr/share/doc"
ln -s mediadesk "$tree/debug/usr/share/doc/mediadesk-dbgsym"
sed -i "/^Package-Type:/d" "$tree/debug/DEBIAN/control"
(cd "$tree/debug" && find usr -type f -exec md5sum {} + >DEBIAN/md5sums)
debug=$packages/mediadesk-dbgsym_${deb##*/mediadesk_}
dpkg-deb --root-owner-group -Zxz -z1 --build "$tree/debug" "$debug" >/dev/null
rm "$packages"/mediadesk-dbgsym_*.ddeb

say "Checks (lintian)"
# Run as root too, as automatic builds are.
lintian --allow-root --pedantic --display-info --tag-display-limit 0 --fail-on error,warning "$deb" "$debug"

say "Checks (desktop-file-validate, appstreamcli)"
dpkg-deb --extract "$deb" "$tree/installed"
# It exits with 0 also when it has a warning or a hint.
complaints=$(desktop-file-validate "$tree"/installed/usr/share/applications/*.desktop 2>&1 || true)
[ -z "$complaints" ] || fail "$complaints"
appstreamcli validate --no-net --pedantic "$tree"/installed/usr/share/metainfo/*.metainfo.xml
appstreamcli validate-tree --no-net "$tree/installed"

say "Done: ${deb#"$root"/}, ${debug#"$root"/}"
