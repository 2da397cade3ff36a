# SPDX-License-Identifier: GPL-3.0-or-later
# What makes a build from nothing take half the time, as tests/run asks for it: CMAKE_UNITY_BUILD joins the
# files of a room, HEADGATE_PRECOMPILE parses once the headers that most of them include.

# Each source copies all of it: what few need costs more here than it saves.
set(headgate_headers
    <QByteArray>
    <QByteArrayView>
    <QCoreApplication>
    <QDateTime>
    <QDir>
    <QFile>
    <QFileInfo>
    <QHash>
    <QHostAddress>
    <QJsonArray>
    <QJsonDocument>
    <QJsonObject>
    <QList>
    <QMap>
    <QNetworkCookie>
    <QNetworkReply>
    <QObject>
    <QRegularExpression>
    <QSet>
    <QString>
    <QStringBuilder>
    <QTemporaryDir>
    <QTimer>
    <QUrl>
    <QVariant>
    <algorithm>
    <array>
    <chrono>
    <functional>
    <memory>
    <optional>
    <tl/expected.hpp>
    <variant>
    <vector>)
set(headgate_window_headers
    <QAction>
    <QApplication>
    <QClipboard>
    <QComboBox>
    <QDialog>
    <QKeyEvent>
    <QLabel>
    <QLineEdit>
    <QListView>
    <QMenu>
    <QPainter>
    <QPushButton>
    <QTableView>
    <QToolButton>
    <QTreeView>
    <QVBoxLayout>)

# Checks of each pointer for null, alignment and size take a third of the time to compile. What they find
# here the address sanitizer finds too, but for alignment, which this processor does not ask for. The
# preset alone has them.
set(headgate_unchecked "")
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=address,undefined")
    set(headgate_unchecked -fno-sanitize=null,alignment,object-size)
endif()

# The tests' own code is built without the checks, those of addresses among them where time counts.
set(headgate_unchecked_tests -fno-sanitize=undefined)
if(HEADGATE_PRECOMPILE)
    set(headgate_unchecked_tests -fno-sanitize=address,undefined)
endif()

# headgate_add_headers(<name> <library> <header> …): a program that does nothing, for its headers.
function(headgate_add_headers name library)
    add_executable(${name} ${PROJECT_BINARY_DIR}/precompiled.cpp)
    target_link_libraries(${name} PRIVATE ${library} tl::expected headgate_options)
    target_precompile_headers(${name} PRIVATE ${ARGN})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF UNITY_BUILD OFF)
endfunction()

if(HEADGATE_PRECOMPILE)
    file(CONFIGURE OUTPUT precompiled.cpp CONTENT "int main() { return 0; }\n")
    headgate_add_headers(headgate_headers Qt6::Network ${headgate_headers})
    headgate_add_headers(
        headgate_window_headers "Qt6::Network;Qt6::Widgets" ${headgate_headers} ${headgate_window_headers})
    if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=address,undefined")
        headgate_add_headers(headgate_checked_headers Qt6::Network ${headgate_headers})
        target_compile_options(headgate_checked_headers PRIVATE ${headgate_unchecked})
        target_compile_options(headgate_headers PRIVATE ${headgate_unchecked_tests})
    endif()
endif()

# headgate_reuse_headers(<target> <libraries> [CHECKED]): those that fit what the target links. CHECKED:
# what it is built from is checked for undefined behaviour where that is on.
function(headgate_reuse_headers target libraries)
    set(headers headgate_headers)
    if("ui" IN_LIST libraries OR "app_window" IN_LIST libraries OR "Qt6::Widgets" IN_LIST libraries)
        set(headers headgate_window_headers)
    elseif("CHECKED" IN_LIST ARGN AND TARGET headgate_checked_headers)
        set(headers headgate_checked_headers)
    endif()
    target_link_libraries(${target} PRIVATE Qt6::Network) # as what is reused
    target_precompile_headers(${target} REUSE_FROM ${headers})
endfunction()

# Files are joined within their room only, so that a file more in one room never makes two names meet in
# another.
function(headgate_join_rooms target)
    set(size ${CMAKE_UNITY_BUILD_BATCH_SIZE})
    if(NOT size)
        set(size 8)
    endif()
    get_target_property(sources ${target} SOURCES)
    get_target_property(base ${target} SOURCE_DIR)
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    foreach(source IN LISTS sources)
        # Named by the folder within the project: CMake's order of the groups, and so the program's bytes,
        # follow the name.
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${base} OUTPUT_VARIABLE room)
        cmake_path(RELATIVE_PATH room BASE_DIRECTORY ${PROJECT_SOURCE_DIR})
        cmake_path(GET room PARENT_PATH room)
        string(MAKE_C_IDENTIFIER "${room}" room)
        if(NOT DEFINED count_${room})
            set(count_${room} 0)
        endif()
        math(EXPR batch "${count_${room}} / ${size}")
        math(EXPR count_${room} "${count_${room}} + 1")
        set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP "${room}_${batch}")
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()

# Moc reads our headers without those of Qt, which tell it nothing about ours, in a fiftieth of the time
# that CMake's own use of it takes. A class that becomes a Q_OBJECT is seen by the next configuration.
function(headgate_moc_alone target)
    get_target_property(headers ${target} SOURCES)
    get_target_property(base ${target} SOURCE_DIR)
    list(FILTER headers INCLUDE REGEX "\\.h$")
    set(made "")
    set(text "")
    foreach(header IN LISTS headers)
        cmake_path(ABSOLUTE_PATH header BASE_DIRECTORY ${base})
        file(STRINGS ${header} objects REGEX "^ *Q_(OBJECT|GADGET|NAMESPACE)" LIMIT_COUNT 1)
        if(NOT objects)
            continue()
        endif()
        cmake_path(RELATIVE_PATH header BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE path)
        cmake_path(GET path PARENT_PATH folder)
        set(output ${PROJECT_BINARY_DIR}/moc/${path}.cpp)
        add_custom_command(
            OUTPUT ${output}
            COMMAND Qt6::moc -p ${folder} ${header} -o ${output}
            DEPENDS ${header}
            VERBATIM)
        list(APPEND made ${output})
        string(APPEND text "#include \"${output}\"\n")
    endforeach()
    set_target_properties(${target} PROPERTIES AUTOMOC OFF)
    if(NOT made)
        return()
    endif()
    set(joined ${PROJECT_BINARY_DIR}/moc/${target}.cpp)
    file(CONFIGURE OUTPUT ${joined} CONTENT "${text}" @ONLY)
    set_source_files_properties(
        ${joined} TARGET_DIRECTORY ${target} PROPERTIES OBJECT_DEPENDS "${made}" SKIP_UNITY_BUILD_INCLUSION ON)
    target_sources(${target} PRIVATE ${joined})
    add_custom_target(${target}_moc DEPENDS ${made})
    add_dependencies(${target} ${target}_moc)
endfunction()

# What a library of the product needs of the above.
function(headgate_build_quickly target)
    if(CMAKE_UNITY_BUILD)
        headgate_join_rooms(${target})
        headgate_moc_alone(${target})
    endif()
    if(CMAKE_UNITY_BUILD OR HEADGATE_PRECOMPILE)
        target_compile_options(${target} PRIVATE ${headgate_unchecked})
    endif()
    if(HEADGATE_PRECOMPILE)
        get_target_property(libraries ${target} LINK_LIBRARIES)
        headgate_reuse_headers(${target} "${libraries}" CHECKED)
    endif()
endfunction()
