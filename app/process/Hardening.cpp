// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/Hardening.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <csignal>
#include <initializer_list>
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace app {

void hardenProcess()
{
#ifdef Q_OS_UNIX
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
