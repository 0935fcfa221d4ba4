# From Debian 12 to Windows on x86-64: mingw-w64 with GCC 12 and POSIX threads.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

set(triple x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${triple}-gcc-posix)
set(CMAKE_CXX_COMPILER ${triple}-g++-posix)
set(CMAKE_RC_COMPILER ${triple}-windres)
set(CMAKE_AR ${triple}-gcc-ar-posix CACHE FILEPATH "")
set(CMAKE_RANLIB ${triple}-gcc-ranlib-posix CACHE FILEPATH "")

# Qt for Windows and the headers of what else is used, as provide_root of setup.sh lays them.
set(MEDIADESK_WINDOWS_ROOT "$ENV{MEDIADESK_WINDOWS_ROOT}" CACHE PATH "Qt and headers for Windows")
if(NOT MEDIADESK_WINDOWS_ROOT)
    message(FATAL_ERROR "MEDIADESK_WINDOWS_ROOT is not set: use packaging/windows/build.sh")
endif()
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES MEDIADESK_WINDOWS_ROOT)

# No time stamps inside: the same sources give the same programs.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-Wl,--no-insert-timestamp")
set(CMAKE_SHARED_LINKER_FLAGS_INIT "-Wl,--no-insert-timestamp")
set(CMAKE_MODULE_LINKER_FLAGS_INIT "-Wl,--no-insert-timestamp")

set(CMAKE_FIND_ROOT_PATH /usr/${triple} "${MEDIADESK_WINDOWS_ROOT}")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
# This machine's pkg-config knows nothing about Windows.
set(PKG_CONFIG_EXECUTABLE "" CACHE FILEPATH "" FORCE)

# moc, rcc and lrelease run here: Debian's, of the same version.
set(QT_HOST_PATH /usr CACHE PATH "")
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/x86_64-linux-gnu/cmake CACHE PATH "")
