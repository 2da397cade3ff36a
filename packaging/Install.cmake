# SPDX-License-Identifier: GPL-3.0-or-later
# Where each file goes. Only the branch for Linux has been tried; the others are unverified.
install(TARGETS headgate-cli)

# Unverified on macOS and Windows: a bundle, or a program without a console, with the parts of Qt
# that it needs beside it.
function(install_window_with_qt)
    set_target_properties(
        headgate
        PROPERTIES WIN32_EXECUTABLE ON
                   MACOSX_BUNDLE ON
                   MACOSX_BUNDLE_GUI_IDENTIFIER ${HEADGATE_APP_ID}
                   MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
                   MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION})
    install(TARGETS headgate BUNDLE DESTINATION . RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    qt_generate_deploy_app_script(TARGET headgate FILENAME_VARIABLE script)
    install(SCRIPT ${script})
endfunction()

function(install_window_for_freedesktop)
    install(TARGETS headgate)
    install(FILES ${HEADGATE_APP_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${HEADGATE_APP_ID}.metainfo.xml
            DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/headgate.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    install(FILES completion/headgate DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
    install(FILES completion/_headgate DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
    set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
    install(FILES icons/${HEADGATE_APP_ID}.svg DESTINATION ${icons}/scalable/apps)
    if(RSVG_CONVERT)
        foreach(size IN LISTS icon_sizes)
            install(FILES ${CMAKE_CURRENT_BINARY_DIR}/icons/${size}/${HEADGATE_APP_ID}.png
                    DESTINATION ${icons}/${size}x${size}/apps)
        endforeach()
    endif()
endfunction()

if(WIN32 OR APPLE)
    if(TARGET headgate)
        install_window_with_qt()
    endif()
    return()
endif()

if(TARGET headgate)
    install_window_for_freedesktop()
endif()
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/headgate-cli.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/headgate-cli.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME headgate-cli)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/headgate-cli.zsh
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions
        RENAME _headgate-cli)
install(FILES debian/copyright ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
