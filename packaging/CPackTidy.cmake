# SPDX-License-Identifier: GPL-3.0-or-later
# Run by cpack before it packs, so that neither compiler nor umask shows in the package.

# The compiler's remarks go too, as with Debian's dh_strip.
file(GLOB programs ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/bin/*)
find_program(STRIP strip REQUIRED)
foreach(program IN LISTS programs)
    execute_process(COMMAND ${STRIP} --remove-section=.comment --remove-section=.note ${program}
                    COMMAND_ERROR_IS_FATAL ANY)
endforeach()

# cpack makes parents of folders with the umask of whoever runs it.
file(CHMOD_RECURSE ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr
     DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
