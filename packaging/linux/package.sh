#!/bin/bash
# Makes the Debian package of Mediadesk and another with its debug information, in build/release/packages, and checks
# them: an error or a warning of lintian, desktop-file-validate or appstreamcli fails.
# shellcheck source=packaging/linux/setup.sh
. "$(dirname "$0")/setup.sh"
cd "$root"

install_packages "$root/packaging/linux/build-packages" "$root/packaging/linux/package-packages"
build release --target mediadesk mediadesk-demo-server

packages=$root/build/release/packages
say "Packaging"
rm -rf "$packages"
umask 022
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH
# Once more, for what comes from the date of the last change.
cmake --preset release >build/release/configure.log
(cd build/release && cpack -G DEB) >"$packages.log" 2>&1 || {
    cat "$packages.log" >&2
    fail "Packaging failed"
}
deb=$(ls "$packages"/mediadesk_*.deb)
debug=$(ls "$packages"/mediadesk-dbgsym_*.ddeb)
dpkg-deb --info "$deb" | sed -n '/^ Package/,$p'

say "Checks (lintian)"
# Run as root too, as automatic builds are.
lintian --allow-root --pedantic --display-info --tag-display-limit 0 --fail-on error,warning "$deb" "$debug"

say "Checks (desktop-file-validate, appstreamcli)"
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
dpkg-deb --extract "$deb" "$tree"
# It exits with 0 also when it has a warning or a hint.
complaints=$(desktop-file-validate "$tree"/usr/share/applications/*.desktop 2>&1 || true)
[ -z "$complaints" ] || fail "$complaints"
appstreamcli validate --no-net --pedantic "$tree"/usr/share/metainfo/*.metainfo.xml
appstreamcli validate-tree --no-net "$tree"

say "Done: ${deb#"$root"/}, ${debug#"$root"/}"
