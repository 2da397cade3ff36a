// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/Hardening.h"

#include <csignal>
#include <initializer_list>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace app {

void hardenProcess()
{
    for (const int number : {SIGPIPE, SIGXFSZ}) {
        struct sigaction action = {};
        action.sa_handler = SIG_IGN;
        ::sigaction(number, &action, nullptr);
    }
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace app
