# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed where, and the .deb files of `./dev package`: qunce (console) and qunce-server.
include(GNUInstallDirs)

install(TARGETS qunced RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT server)
install(FILES packaging/server/qunced.service DESTINATION lib/systemd/system COMPONENT server)
install(FILES packaging/server/qunced.sysusers DESTINATION lib/sysusers.d RENAME qunced.conf COMPONENT server)
install(FILES docs/SYNC.md docs/DATA.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/qunce-server COMPONENT server)
install(DIRECTORY resources/templates DESTINATION ${CMAKE_INSTALL_DATADIR}/qunce COMPONENT server)
install(FILES packaging/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/qunce-server COMPONENT server)
if(TARGET qunce)
    install(TARGETS qunce RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT console)
    # app/windowprogram.cpp looks there.
    install(TARGETS qunce_window RUNTIME DESTINATION libexec/qunce COMPONENT console)
    install(FILES packaging/org.qunce.Qunce.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT console)
    install(FILES packaging/org.qunce.Qunce.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT console)
    install(FILES resources/icons/qunce.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
        RENAME org.qunce.Qunce.svg COMPONENT console)
    foreach(size 16 32 48 64 128 256)
        install(FILES packaging/icons/${size}.png DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps
            RENAME org.qunce.Qunce.png COMPONENT console)
    endforeach()
    install(FILES packaging/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/qunce COMPONENT console)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME qunce)
set(CPACK_PACKAGE_VENDOR "The Qunce authors")
set(CPACK_PACKAGE_CONTACT "The Qunce authors <qunce@example.org>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL console server)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_CONSOLE_PACKAGE_NAME qunce)
# Loaded at run time, so that no tool sees them.
set(CPACK_DEBIAN_CONSOLE_PACKAGE_DEPENDS "qt6-qpa-plugins, libqt6svg6, qt6-translations-l10n, fonts-noto-cjk, fonts-wqy-microhei")
set(CPACK_DEBIAN_CONSOLE_PACKAGE_RECOMMENDS "qunce-server, qt6-wayland, fcitx5-frontend-qt6, libsecret-1-0, gnome-keyring | kwalletmanager")
set(CPACK_DEBIAN_SERVER_PACKAGE_NAME qunce-server)
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "systemd | systemd-standalone-sysusers")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA
    "${PROJECT_SOURCE_DIR}/packaging/server/postinst;${PROJECT_SOURCE_DIR}/packaging/server/prerm")
set(CPACK_COMPONENT_CONSOLE_DESCRIPTION "Operations console for private-domain brands
 Groups, KOC rosters, the content calendar and the completion of tasks per
 guide, online or offline. The demo brand needs qunce-server on this machine.")
set(CPACK_COMPONENT_SERVER_DESCRIPTION "Central server of the Qunce operations console
 Keeps a brand's data in one SQLite file, imports and exports, and serves the
 consoles over HTTP or HTTPS.")
include(CPack)
