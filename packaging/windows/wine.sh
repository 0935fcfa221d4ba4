# shellcheck shell=bash
# For the scripts of this folder that run Windows programs: `start_wine FOLDER` makes a Windows and a screen of their
# own below the folder, `stop_wine` ends them.
# shellcheck source=packaging/windows/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

wine_server=/usr/lib/wine/wineserver

# windows_path PATH: how a Windows program names it.
windows_path() { printf 'Z:%s' "${1//\//\\}"; }

# start_wine FOLDER
start_wine() {
    # Windows has none, and its C library reads names like Europe/Berlin as another zone.
    unset TZ
    export WINEPREFIX=$1/wine WINEARCH=win64 WINEDEBUG=${WINEDEBUG:--all}
    # Nothing of Gecko or Mono is needed, nor menus in this user's desktop.
    export WINEDLLOVERRIDES="mscoree,mshtml=;winemenubuilder.exe=d"
    # Test programs lie apart from Qt's libraries.
    WINEPATH="$(windows_path "$MEDIADESK_WINDOWS_ROOT/bin");$(windows_path /usr/x86_64-w64-mingw32/lib)"
    WINEPATH+=";$(windows_path "$(dirname "$(x86_64-w64-mingw32-gcc-posix -print-file-name=libstdc++-6.dll)")")"
    export WINEPATH
    start_xvfb 1400x900x24 "$1/xvfb.log"
    say "Making a Windows (Wine)"
    timeout 900 wine wineboot -i >"$1/wineboot.log" 2>&1 || fail "wineboot failed: $(cat "$1/wineboot.log")"
    {
        printf 'REGEDIT4\n\n[HKEY_CURRENT_USER\\Software\\Wine]\n"Version"="win10"\n'
        # Wine hides the variables of Qt from Windows programs, so they are told there.
        printf '\n[HKEY_CURRENT_USER\\Environment]\n"QT_FORCE_STDERR_LOGGING"="1"\n"QT_LOGGING_RULES"="mediadesk.ui.info=true"\n'
        printf '\n[HKEY_CURRENT_USER\\Software\\Wine\\Fonts\\Replacements]\n'
        printf '"%s"="Open Sans"\n' "Segoe UI" "Tahoma" "MS Shell Dlg" "MS Shell Dlg 2" "Arial"
    } >"$1/wine.reg"
    timeout 300 wine regedit /S "$(windows_path "$1/wine.reg")" >>"$1/wineboot.log" 2>&1 ||
        fail "regedit failed: $(cat "$1/wineboot.log")"
    # Read anew by whatever starts next.
    "$wine_server" -k || true
    "$wine_server" -w
}

stop_wine() {
    "$wine_server" -k 2>/dev/null || true
    [ -z "${xvfb:-}" ] || kill "$xvfb" 2>/dev/null || true
}
