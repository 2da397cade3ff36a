// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/OpenSockets.h"

#ifdef Q_OS_LINUX
#include <QDirIterator>

#include <netinet/in.h>
#include <sys/socket.h>
#endif

namespace core {

#ifdef Q_OS_LINUX
namespace {

// The port of the other side; 0: not connected, or no socket of the internet.
quint16 peerPort(int descriptor)
{
    sockaddr_in6 peer = {}; // an IPv4 address has its port at the same place
    socklen_t size = sizeof peer;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) != 0)
        return 0;
    const bool isInternet = peer.sin6_family == AF_INET || peer.sin6_family == AF_INET6;
    return isInternet ? ntohs(peer.sin6_port) : 0;
}

} // namespace

bool hasSocketConnectedTo(quint16 port)
{
    QDirIterator descriptors(QStringLiteral("/proc/self/fd"), QDir::System | QDir::Files);
    while (descriptors.hasNext()) {
        descriptors.next();
        if (peerPort(descriptors.fileName().toInt()) == port)
            return true;
    }
    return false;
}
#else
bool hasSocketConnectedTo(quint16)
{
    return false;
}
#endif

} // namespace core
