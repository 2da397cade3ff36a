# SPDX-License-Identifier: GPL-3.0-or-later
cmake_minimum_required(VERSION 3.25)
# Fails when product code uses what is known to lose data, leak secrets or freeze.
# cmake -DROOT=<source dir> -P CheckWords.cmake
function(forbid_words pattern why)
    foreach(source IN LISTS sources)
        file(RELATIVE_PATH name ${ROOT} ${source})
        if(name IN_LIST ARGN)
            continue()
        endif()
        file(STRINGS ${source} lines REGEX "${pattern}")
        foreach(line IN LISTS lines)
            if(NOT line MATCHES "^ *//")
                message(SEND_ERROR "${name}: ${line} -- ${why}")
            endif()
        endforeach()
    endforeach()
endfunction()

file(GLOB_RECURSE sources ${ROOT}/core/*.h ${ROOT}/core/*.cpp ${ROOT}/app/*.h ${ROOT}/app/*.cpp
     ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp)

forbid_words("QSettings" "QSettings rewrites what it cannot parse; use DurableFile")
forbid_words("QSaveFile" "QSaveFile loses data on a full disk; use durableWrite"
             core/files/DurableFile.cpp)
forbid_words("ignoreSslErrors" "TLS is always verified")
forbid_words("setInsecureFallback\\(true" "secrets are never kept in plain text")
forbid_words("[^a-zA-Z_]system\\(|popen\\(|QProcess[^E]" "nothing is executed")
forbid_words("QEventLoop|processEvents|waitForFinished|msleep\\("
             "no nested event loops, no blocking waits")
forbid_words("->post\\(|\\.post\\(" "QNetworkAccessManager repeats such a request by itself"
             core/transport/NetworkTransport.cpp)
forbid_words("TO[D]O|FIX[M]E|[^X]XX[X][^X]" "unfinished things do not land")
