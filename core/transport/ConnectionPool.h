// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Clock.h"
#include "core/transport/HttpConnection.h"

#include <vector>

namespace core {

// Connections that wait for their next request.
class ConnectionPool
{
public:
    // The one used last, if it was used within `maxIdle` and still stands; null otherwise. Older
    // ones may be gone without our knowing, and are closed.
    std::unique_ptr<HttpConnection> take(const HttpOrigin &origin,
                                         std::chrono::milliseconds maxIdle);
    void put(std::unique_ptr<HttpConnection> connection);

private:
    struct Idle
    {
        std::unique_ptr<HttpConnection> connection;
        Moment since;
    };
    std::vector<Idle> m_idle; // the last used at the end
};

} // namespace core
