// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/ConnectionPool.h"

#include <algorithm>

namespace core {

std::unique_ptr<HttpConnection> ConnectionPool::take(const HttpOrigin &origin,
                                                     std::chrono::milliseconds maxIdle)
{
    const Moment now = std::chrono::steady_clock::now();
    std::erase_if(m_idle, [&](const Idle &idle) { return now - idle.since > maxIdle; });
    while (true) {
        const auto found =
            std::find_if(m_idle.rbegin(), m_idle.rend(), [&origin](const Idle &idle) {
                return idle.connection->origin() == origin;
            });
        if (found == m_idle.rend())
            return {};
        std::unique_ptr<HttpConnection> connection = std::move(found->connection);
        m_idle.erase(std::next(found).base());
        if (connection->isUsable())
            return connection;
    }
}

void ConnectionPool::put(std::unique_ptr<HttpConnection> connection)
{
    m_idle.push_back({std::move(connection), std::chrono::steady_clock::now()});
}

} // namespace core
