# What makes a Windows program of a target: how it introduces itself, and what it asks of the system.
enable_language(RC)

# Sockets without Qt: the demo server, and the servers of the tests.
target_link_libraries(mediadesk_options INTERFACE ws2_32)

# windows_program(TARGET DESCRIPTION [ICON]): version information and manifest and, when given, an .ico file.
function(windows_program target description)
    set(icon)
    if(ARGC GREATER 2)
        # The first icon is the one that Explorer and the task bar show.
        set(icon "IDI_ICON1 ICON \"${ARGV2}\"")
    endif()
    string(REPLACE "." "," version "${PROJECT_VERSION}.0")
    set(manifest "${PROJECT_SOURCE_DIR}/packaging/windows/program.manifest")
    set(rc "${CMAKE_CURRENT_BINARY_DIR}/${target}.rc")
    configure_file("${PROJECT_SOURCE_DIR}/packaging/windows/program.rc.in" "${rc}" @ONLY)
    target_sources(${target} PRIVATE "${rc}")
    set_source_files_properties("${rc}" PROPERTIES OBJECT_DEPENDS "${manifest};${ARGV2}")
endfunction()
