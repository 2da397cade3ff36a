// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

// Sets TCP_NODELAY on every connected TCP socket of this process that lacks it, and returns on how
// many. QNetworkAccessManager offers no way to do so: it writes the head and the body of a request
// separately, and on each request Nagle's algorithm then waits some 40 ms for the peer's delayed
// acknowledgement (RFC 896, RFC 1122 4.2.3.2). Linux only; elsewhere it does nothing. Any thread.
int setLowDelayOnSockets();

} // namespace core
