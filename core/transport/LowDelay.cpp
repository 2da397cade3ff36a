// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/LowDelay.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <cstdlib>
#include <filesystem>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <system_error>
#endif

namespace core {

#ifdef Q_OS_LINUX
namespace {

int optionOf(int socket, int level, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    return ::getsockopt(socket, level, name, &value, &size) == 0 ? value : -1;
}

// A descriptor may be closed and reused by another thread at any time: the worst that can
// happen is that the option is set on another TCP socket of ours, which does no harm.
bool setLowDelay(int descriptor)
{
    if (optionOf(descriptor, IPPROTO_TCP, TCP_NODELAY) != 0)
        return false; // has it, or is no such socket: nearly all
    const int domain = optionOf(descriptor, SOL_SOCKET, SO_DOMAIN);
    if ((domain != AF_INET && domain != AF_INET6)
        || optionOf(descriptor, SOL_SOCKET, SO_PROTOCOL) != IPPROTO_TCP
        || optionOf(descriptor, SOL_SOCKET, SO_ACCEPTCONN) != 0)
        return false;
    const int on = 1;
    return ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) == 0;
}

} // namespace

int setLowDelayOnSockets()
{
    int count = 0;
    std::error_code failure; // ends the loop
    std::filesystem::directory_iterator descriptor("/proc/self/fd", failure);
    for (; descriptor != std::filesystem::directory_iterator(); descriptor.increment(failure)) {
        if (setLowDelay(std::atoi(descriptor->path().filename().c_str())))
            ++count;
    }
    return count;
}
#else
int setLowDelayOnSockets()
{
    return 0;
}
#endif

} // namespace core
