# SPDX-License-Identifier: GPL-3.0-or-later
# Run by cpack before it packs: takes the compiler's remarks out too, as Debian's dh_strip does.
file(GLOB programs ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/bin/*)
find_program(STRIP strip REQUIRED)
foreach(program IN LISTS programs)
    execute_process(COMMAND ${STRIP} --remove-section=.comment --remove-section=.note ${program}
                    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
