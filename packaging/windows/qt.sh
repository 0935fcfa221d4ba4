#!/bin/bash
# qt.sh FOLDER [sources|configure]: builds Qt's base modules for Windows from Debian's source packages and installs
# them in the folder; with a second argument it goes only that far. The version is that of this machine's own Qt,
# whose moc, rcc and CMake files the build uses.
# shellcheck source=packaging/windows/setup.sh
. "$(dirname "$0")/setup.sh"

[ $# -ge 1 ] || fail "Usage: qt.sh FOLDER [sources|configure]"
folder=$(mkdir -p "$1" && cd "$1" && pwd)
until=${2:-all}
work=$windows_cache/qt-build
install_packages "$root/packaging/linux/build-packages" "$windows/build-packages" "$windows/qt-packages"

unpack_source sqlite3
sqlite=$source_folder
unpack_source qt6-base
qt=$source_folder
# Debian takes SQLite out of Qt's sources.
if [ ! -e "$qt/src/3rdparty/sqlite/sqlite3.c" ]; then
    say "Making SQLite's source file"
    mkdir -p "$work/sqlite"
    (cd "$work/sqlite" && "$sqlite/configure" && make sqlite3.c) >"$work/sqlite.log" 2>&1 ||
        fail "That failed; the log is $work/sqlite.log"
    mkdir -p "$qt/src/3rdparty/sqlite"
    cp "$work/sqlite/sqlite3.c" "$work/sqlite/sqlite3.h" "$qt/src/3rdparty/sqlite/"
fi
[ "$until" != sources ] || exit 0

say "Configuring Qt for Windows"
# Tablets go: Debian takes Wintab out, too. TLS is Windows' own, and so is drawing: no OpenGL, no Vulkan.
features=()
for feature in androiddeployqt dbus glib icu opengl openssl pkg_config sql_db2 sql_ibase sql_mysql sql_oci sql_odbc \
    sql_psql system_doubleconversion system_freetype system_harfbuzz system_jpeg system_pcre2 system_png \
    system_sqlite system_zlib tabletevent vulkan zstd; do
    features+=("-DFEATURE_$feature=OFF")
done
command -v ccache >/dev/null && features+=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
MEDIADESK_WINDOWS_ROOT=$folder cmake -S "$qt" -B "$work/qtbase" -G Ninja \
    -DCMAKE_TOOLCHAIN_FILE="$windows/toolchain.cmake" -DCMAKE_INSTALL_PREFIX="$folder" \
    -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=ON -DBUILD_WITH_PCH=OFF -DWARNINGS_ARE_ERRORS=OFF \
    -DQT_QMAKE_TARGET_MKSPEC=win32-g++ -DQT_BUILD_TOOLS_WHEN_CROSSCOMPILING=OFF \
    -DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_DOCS=OFF \
    -DINPUT_opengl=no -DINPUT_openssl=no -DFEATURE_schannel=ON -DFEATURE_sql_sqlite=ON "${features[@]}" \
    >"$work/configure.log" 2>&1 || {
    tail -n 30 "$work/configure.log" >&2
    fail "Configuring Qt failed; the whole log is $work/configure.log"
}
[ "$until" != configure ] || exit 0

say "Building Qt for Windows: most of an hour on two cores"
cmake --build "$work/qtbase" || fail "Building Qt failed"
cmake --install "$work/qtbase" --strip >"$work/install.log" || fail "Installing Qt failed; the log is $work/install.log"
rm -rf "$work"
