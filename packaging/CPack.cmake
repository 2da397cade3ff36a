# SPDX-License-Identifier: GPL-3.0-or-later
# Packages: `cpack` in the build folder of the preset "release" makes one for the system it runs on.
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_VENDOR "Headgate developers")
set(CPACK_PACKAGE_CONTACT "${HEADGATE_CONTACT}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_EXECUTABLES headgate Headgate)
set(CPACK_STRIP_FILES ON)

if(APPLE)
    set(CPACK_GENERATOR DragNDrop) # unverified
elseif(WIN32)
    set(CPACK_GENERATOR NSIS) # unverified
    set(CPACK_NSIS_DISPLAY_NAME Headgate)
    set(CPACK_NSIS_INSTALLED_ICON_NAME bin/headgate.exe)
    set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)
    set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
else()
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    # cpack stamps files with this date, not with that of the build.
    configure_file(CPackProject.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/CPackProject.cmake @ONLY)
    set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/CPackTidy.cmake)
    set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_BINARY_DIR}/CPackProject.cmake)
endif()

# The first line of the description is the project's, which CPack takes by itself.
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Write records, send them with PutRecords, and see what became of each one:
stored, in which shard and under which sequence number; refused, why, and what
to do now; or uncertain, because the answer was lost.
.
A built-in endpoint that verifies signatures, throttles shards and fails on
order makes it possible to try everything without an AWS account. Keys stay in
the desktop's keychain or in the shared AWS files.
.
The command line, headgate-cli, does the same for scripts.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Opened at run time, which dpkg-shlibdeps cannot see.
set(CPACK_DEBIAN_PACKAGE_DEPENDS libsecret-1-0)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, gnome-keyring | kwalletmanager")
if(TARGET headgate)
    string(APPEND CPACK_DEBIAN_PACKAGE_RECOMMENDS ", qt6-wayland")
endif()
set(CPACK_DEBIAN_PACKAGE_SUGGESTS bash-completion)
include(CPack)
