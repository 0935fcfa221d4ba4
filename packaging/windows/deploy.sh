#!/bin/bash
# deploy.sh FOLDER: lays Mediadesk for Windows, as build.sh has made it, into a folder that can be run from as it is:
# the two programs, the libraries and plugins they need, Qt's own translations, and the licences.
# shellcheck source=packaging/windows/setup.sh
. "$(dirname "$0")/setup.sh"

[ $# = 1 ] || fail "Usage: deploy.sh FOLDER"
mkdir -p "$1"
folder=$(cd "$1" && pwd)
[ -z "$(ls -A "$folder")" ] || fail "$folder is not empty"
triple=x86_64-w64-mingw32
search=("$MEDIADESK_WINDOWS_ROOT/bin" "/usr/$triple/lib"
    "$(dirname "$("$triple-gcc-posix" -print-file-name=libstdc++-6.dll)")")

# Beside the programs lies only what Windows looks for there.
printf '[Paths]\nPrefix = .\n' >"$folder/qt.conf"
cp "$root/build/windows/bin/mediadesk.exe" "$root/build/windows/bin/mediadesk-demo-server.exe" "$folder/"
for plugin in platforms/qwindows styles/qwindowsvistastyle tls/qschannelbackend tls/qcertonlybackend \
    sqldrivers/qsqlite imageformats/qico imageformats/qjpeg imageformats/qgif; do
    install -D "$MEDIADESK_WINDOWS_ROOT/plugins/$plugin.dll" "$folder/plugins/$plugin.dll"
done

# needed_by FILE...: the libraries that they ask for by name.
needed_by() {
    "$triple-objdump" -p "$@" | sed -n 's/^\s*DLL Name: //p' | sort -fu
}

# What is not found must be Windows' own: these are there since Windows 10.
own='^(api-ms-win-[a-z0-9-]+|advapi32|authz|bcrypt|comctl32|comdlg32|crypt32|d2d1|d3d11|d3d9|dnsapi|dwmapi|dwrite|dxgi|gdi32|imm32|iphlpapi|kernel32|mpr|msvcrt|ncrypt|netapi32|ole32|oleaut32|rpcrt4|secur32|setupapi|shcore|shell32|shlwapi|user32|userenv|uxtheme|version|winhttp|winmm|winspool\.drv|wldap32|ws2_32|wtsapi32)(\.dll)?$'
todo=("$folder"/*.exe)
mapfile -t -O "${#todo[@]}" todo < <(find "$folder/plugins" -name '*.dll')
while [ ${#todo[@]} -gt 0 ]; do
    found=()
    while read -r library; do
        [ ! -e "$folder/$library" ] || continue
        for place in "${search[@]}"; do
            [ -e "$place/$library" ] || continue
            cp -L "$place/$library" "$folder/"
            found+=("$folder/$library")
            continue 2
        done
        grep -qiE "$own" <<<"$library" || fail "$library is found nowhere"
    done < <(needed_by "${todo[@]}")
    todo=("${found[@]}")
done

# strip would write the current time into the programs.
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH
find "$folder" \( -name '*.dll' -o -name '*.exe' \) -exec "$triple-strip" --strip-unneeded {} +

mkdir "$folder/translations"
for translation in "$root"/translations/mediadesk_*.ts; do
    language=${translation##*/mediadesk_}
    qts=/usr/share/qt6/translations/qtbase_${language%.ts}.qm
    # English needs none.
    [ ! -e "$qts" ] || cp "$qts" "$folder/translations/"
done
for text in LICENSE NOTICES; do
    sed 's/$/\r/' "$root/$text" >"$folder/$text.txt"
done
say "Mediadesk for Windows lies in $folder ($(du -sh "$folder" | cut -f1))"
