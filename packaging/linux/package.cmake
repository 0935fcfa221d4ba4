# What is installed on Linux beside the programs, and the packages that CPack makes of it. Name, version and
# description come from project(), what has changed from CHANGELOG.md.

set(MEDIADESK_CONTACT "Mediadesk developers <mediadesk@example.com>" CACHE STRING
    "Who answers for the packages made here; the default is an address that is reserved for examples")

# The day of the last change, so that the same source gives the same files.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
    execute_process(COMMAND git -C "${PROJECT_SOURCE_DIR}" log -1 --format=%ct
        OUTPUT_VARIABLE last_change OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(last_change)
        set(ENV{SOURCE_DATE_EPOCH} ${last_change})
    endif()
endif()
string(TIMESTAMP today "%Y-%m-%d" UTC)
string(TIMESTAMP MEDIADESK_DATE "%B %d, %Y" UTC)

set(made "${PROJECT_BINARY_DIR}/packaging")
file(MAKE_DIRECTORY "${made}")
set(changes "${PROJECT_SOURCE_DIR}/CHANGELOG.md")
set(changelog "${CMAKE_CURRENT_LIST_DIR}/changelog.sh")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${changes}" "${changelog}")

file(STRINGS "${changes}" newest REGEX "^## " LIMIT_COUNT 1)
if(NOT newest MATCHES "^## ${PROJECT_VERSION} ")
    message(FATAL_ERROR "CHANGELOG.md begins with \"${newest}\", but project() says ${PROJECT_VERSION}")
endif()
execute_process(COMMAND "${changelog}" metainfo "${changes}" "${today}" "${MEDIADESK_CONTACT}"
    OUTPUT_VARIABLE MEDIADESK_RELEASES COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${changelog}" debian "${changes}" "${today}" "${MEDIADESK_CONTACT}"
    COMMAND gzip -9n OUTPUT_FILE "${made}/changelog.gz" COMMAND_ERROR_IS_FATAL ANY)
foreach(page IN ITEMS mediadesk.1 mediadesk-demo-server.1)
    configure_file("${CMAKE_CURRENT_LIST_DIR}/man/${page}.in" "${made}/${page}" @ONLY)
    execute_process(COMMAND gzip -9n INPUT_FILE "${made}/${page}" OUTPUT_FILE "${made}/${page}.gz"
        COMMAND_ERROR_IS_FATAL ANY)
endforeach()
configure_file("${CMAKE_CURRENT_LIST_DIR}/mediadesk.desktop.in" "${made}/${MEDIADESK_ID}.desktop" @ONLY)
configure_file("${CMAKE_CURRENT_LIST_DIR}/mediadesk.metainfo.xml.in" "${made}/${MEDIADESK_ID}.metainfo.xml" @ONLY)

install(FILES "${made}/mediadesk.1.gz" "${made}/mediadesk-demo-server.1.gz"
    DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${made}/${MEDIADESK_ID}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${made}/${MEDIADESK_ID}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${made}/changelog.gz" "${CMAKE_CURRENT_LIST_DIR}/copyright" "${PROJECT_SOURCE_DIR}/NOTICES"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${PROJECT_NAME}")
set(hicolor "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
foreach(px IN LISTS MEDIADESK_MARK_PIXELS)
    install(FILES "${PROJECT_BINARY_DIR}/resources/mediadesk-${px}.png"
        DESTINATION "${hicolor}/${px}x${px}/apps" RENAME mediadesk.png)
endforeach()
install(FILES "${PROJECT_SOURCE_DIR}/resources/mediadesk.svg" DESTINATION "${hicolor}/scalable/apps")

set(CPACK_GENERATOR DEB)
set(CPACK_OUTPUT_FILE_PREFIX "${PROJECT_BINARY_DIR}/packages")
set(CPACK_PACKAGE_CONTACT "${MEDIADESK_CONTACT}")
set(CPACK_PACKAGE_VENDOR "Mediadesk developers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Mediadesk is for office staff who receive and send customers' documents
through Botdoc. It shows the medias of their requests in one list, opens and
saves them, deletes them, and sends files that are dropped on its window.
Each file is checked against the checksum of the server.

To try it without an account, it brings mediadesk-demo-server, a complete
local Botdoc with sample documents.")
# What is linked is found by dpkg-shlibdeps. The demo server keeps its data with a plug-in of Qt; QtKeychain loads
# libsecret when it needs it; nothing that is reached over https can be trusted without certificates.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libsecret-1-0, ca-certificates")
# Qt's own texts in the user's language, a keychain, the programs that documents are opened with, and customers' names in
# any script.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "qt6-translations-l10n, gnome-keyring | libpam-kwallet5, xdg-utils, fonts-droid-fallback")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "qt6-wayland")
set(CPACK_DEBIAN_DEBUGINFO_PACKAGE ON)
include(CPack)
