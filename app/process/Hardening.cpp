// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/Hardening.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <csignal>
#include <fcntl.h>
#include <initializer_list>
#include <sys/resource.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace app {
namespace {

#ifdef Q_OS_UNIX
// Input can only be written to and output only be read, which is what nobody does.
void takeClosedDescriptors()
{
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(number, F_GETFD) < 0) // the lowest free number is the one that is taken
            (void)::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}
#endif

} // namespace

void hardenProcess()
{
#ifdef Q_OS_UNIX
    takeClosedDescriptors();
    for (const int number : {SIGPIPE, SIGXFSZ}) {
        struct sigaction action = {};
        action.sa_handler = SIG_IGN;
        ::sigaction(number, &action, nullptr);
    }
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#endif
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace app
