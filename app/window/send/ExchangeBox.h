// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/KinesisClient.h"

#include <mutex>
#include <optional>
#include <unordered_map>

namespace app {

// Exchanges that ended in the transport's threads, until the thread that sends fetches them by
// the number of their request. Any thread.
class ExchangeBox
{
public:
    void put(const core::Exchange &exchange)
    {
        const std::scoped_lock lock(m_mutex);
        m_exchanges.insert_or_assign(exchange.facts.tag, exchange);
    }
    std::optional<core::Exchange> take(quint64 tag)
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_exchanges.extract(tag);
        return found ? std::optional(std::move(found.mapped())) : std::nullopt;
    }

private:
    std::mutex m_mutex;
    std::unordered_map<quint64, core::Exchange> m_exchanges;
};

} // namespace app
