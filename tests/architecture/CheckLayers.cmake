# SPDX-License-Identifier: GPL-3.0-or-later
cmake_minimum_required(VERSION 3.25)
# Fails when a file includes what its floor or room may not know.
# cmake -DROOT=<source dir> -P CheckLayers.cmake
function(forbid folder pattern why)
    file(GLOB_RECURSE sources ${ROOT}/${folder}/*.h ${ROOT}/${folder}/*.cpp)
    foreach(source IN LISTS sources)
        file(STRINGS ${source} hits REGEX "#include [<\"](${pattern})")
        foreach(hit IN LISTS hits)
            file(RELATIVE_PATH name ${ROOT} ${source})
            message(SEND_ERROR "${name}: ${hit} -- ${why}")
        endforeach()
    endforeach()
endfunction()

# A room may use those before it in its floor's list, never those behind it.
function(forbid_rooms_below floor)
    set(later ${ARGN})
    foreach(room IN LISTS ARGN)
        list(POP_FRONT later)
        if(later)
            list(JOIN later "|" names)
            forbid(${floor}/${room} "${floor}/(${names})/" "${room} may not use a room below it")
        endif()
    endforeach()
endfunction()

set(values result text hashing json credentials kinesis records outcome signing publish drafts generators wordlists
    functions templates recordfiles rendering imports results settings)
set(services transport keychain files collections bundles client send simulator)

forbid(core "ui/|app/" "core knows nothing above it")
forbid(core "QtWidgets|QtGui|QWidget|QDialog|QMessageBox|QApplication|QIcon|QColor" "core has no screen")
forbid(app/cli "QtWidgets|QtGui|QWidget|ui/" "the command line has no screen")
forbid(ui "app/" "ui does not know who uses it")
forbid(ui "core/(signing|transport|keychain|files|collections|bundles|client|send|simulator)/|QNetwork|QtNetwork|QSql|qt6keychain"
       "ui does no I/O")
foreach(room IN LISTS values)
    forbid(core/${room} "QNetwork|QTcp|QSsl|QFile|QSaveFile|QThread|QTimer|qt6keychain|unistd|sys/"
           "a room of values does no I/O")
endforeach()
forbid_rooms_below(core ${values} ${services})
forbid_rooms_below(ui common forms picker credentials streams environments library simulator editor results records templates shell)
# Programs share rooms; no room but the two main files knows a program.
forbid(app/connection "app/(cli|window|manual|process)/|ui/|QtWidgets|QWidget" "connections know no program")
forbid(app/process "app/(cli|window|manual|connection)/|ui/|core/|QtWidgets|QWidget" "a process knows no program")
forbid(app/manual "app/(window|connection|process)/|ui/|QtWidgets|QWidget" "the manual is written from the options")
forbid(app/cli "app/(window|manual)/" "the command line knows no window")
forbid(app/window "app/(cli|manual)/" "the window knows no command line")
forbid_rooms_below(app/window start settings shell simulator connections drafts library environments send wiring)
forbid_rooms_below(app/cli console options connection command templates put streams tools)
