# What every target of ours shares: one INTERFACE target for warnings and Qt's strict definitions, and the
# functions by which the folders declare themselves.

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

# Some hundred test programs are linked; what users get comes from the system's own linker.
find_program(MOLD mold)
if(MOLD AND CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_BUILD_TYPE STREQUAL "Debug")
    add_link_options(-fuse-ld=mold)
endif()

add_library(mediadesk_options INTERFACE)
target_compile_definitions(mediadesk_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER
    QT_MESSAGELOGCONTEXT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    MEDIADESK_VERSION="${PROJECT_VERSION}")
target_include_directories(mediadesk_options INTERFACE "${PROJECT_SOURCE_DIR}/app")
target_compile_options(mediadesk_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wcast-qual -Wcast-align
        -Wold-style-cast -Woverloaded-virtual -Wnon-virtual-dtor -Wformat=2 -Wimplicit-fallthrough
        -Wnull-dereference -Werror=switch -Werror=return-type>
    # GCC takes a QPointer for null right after it was found not to be.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference>
    $<$<BOOL:${MEDIADESK_WARNINGS_AS_ERRORS}>:-Werror>)

if(MEDIADESK_SANITIZE)
    # Of debug information reports need no more than lines.
    add_compile_options(-fsanitize=${MEDIADESK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -g1)
    add_link_options(-fsanitize=${MEDIADESK_SANITIZE})
endif()

# What users get is hardened as Debian hardens its own packages, and names no folder of the machine that built it.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_BUILD_TYPE MATCHES "^Rel" AND NOT MEDIADESK_SANITIZE)
    include(CheckPIESupported)
    check_pie_supported(LANGUAGES CXX)
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong
        -fstack-clash-protection "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.")
    add_link_options(LINKER:-z,relro,-z,now,--as-needed,--build-id=sha1)
endif()

# What most sources include takes longer to read than they do themselves. Compiled once it is quick, and hides what a
# source forgets to include: clang-tidy and the builds for users do without.
function(precompiled target library)
    if(MEDIADESK_PRECOMPILE)
        file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/${target}.cpp" CONTENT "")
        # With no more definitions than those that all have, or it would serve only some.
        add_library(${target} OBJECT EXCLUDE_FROM_ALL "${PROJECT_BINARY_DIR}/${target}.cpp")
        target_precompile_headers(${target} PRIVATE
            <QByteArray> <QDateTime> <QIODevice> <QJsonObject> <QObject> <QString> <QTimer> <QUrl> <QVariant>
            <algorithm> <chrono> <functional> <map> <memory> <optional> <vector> ${ARGN})
        target_link_libraries(${target} PRIVATE Qt6::${library} mediadesk_options)
    endif()
endfunction()
precompiled(mediadesk_precompiled Core)
precompiled(mediadesk_precompiled_ui Widgets <QBoxLayout> <QDialog> <QLabel> <QMenu> <QPainter> <QTableView> <QWidget>)
if(BUILD_TESTING)
    precompiled(mediadesk_precompiled_tests Test <QtTest/qtestcase.h> <QtTest/qtestdata.h> <QtTest/qsignalspy.h>)
endif()

# uses_precompiled(TARGET [SUFFIX]): where there is one.
function(uses_precompiled target)
    if(TARGET mediadesk_precompiled${ARGN})
        target_precompile_headers(${target} REUSE_FROM mediadesk_precompiled${ARGN})
    endif()
endfunction()

# mediadesk_module(NAME SOURCES ... LINK ...): one folder of app/ as a static library. Only what stands after
# LINK may be included: that is how an include against the arrows fails.
function(mediadesk_module name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_library(mediadesk_${name} STATIC ${ARG_SOURCES})
    set_target_properties(mediadesk_${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(mediadesk_${name} PUBLIC ${ARG_LINK} PRIVATE mediadesk_options)
    target_include_directories(mediadesk_${name} PUBLIC "${PROJECT_SOURCE_DIR}/app")
    uses_precompiled(mediadesk_${name})
endfunction()

# What is particular to Windows.
if(WIN32)
    include("${PROJECT_SOURCE_DIR}/packaging/windows/program.cmake")
endif()

# mediadesk_program(TARGET DESCRIPTION [ICON]): what a program carries with it beyond its code; ICON is an .ico file.
function(mediadesk_program target description)
    if(WIN32)
        windows_program(${target} "${description}" ${ARGN})
    endif()
endfunction()

# Qt tells each test program where this checkout is, and none of ours asks: without that a compiler cache serves all.
if(BUILD_TESTING)
    set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
endif()

# mediadesk_test(NAME SOURCES ... LINK ...): one Qt Test program under ctest, windows drawn off screen.
function(mediadesk_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE ${ARG_LINK} Qt6::Test mediadesk_options)
    uses_precompiled(${name} _tests)
    # Most often empty: reading what is precompiled would take longer.
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp"
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    add_test(NAME ${name} COMMAND ${name})
    # Qt is not built for the thread sanitizer, which takes its locks for none, and for the child of a fork() what goes on
    # after Qt's vfork(), which could then have no threads. What one thread hands to another's event loop it knows by
    # GLib's wake-ups.
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_FORCE_STDERR_LOGGING=1;LC_ALL=C.UTF-8;TZ=Europe/Berlin;TSAN_OPTIONS=ignore_noninstrumented_modules=1:die_after_fork=0:suppressions=${PROJECT_SOURCE_DIR}/tests/support/races;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/leaks")
    if(MEDIADESK_SANITIZE STREQUAL "thread")
        set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "QT_NO_THREADED_GLIB=")
    endif()
endfunction()
