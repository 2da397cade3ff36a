// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/RetryPolicy.h"

#include <algorithm>

namespace core {

// How many retries a client has left, as tokens: when everything fails, retrying stops instead of
// making it worse. The numbers are those of the standard retry mode of the AWS SDKs of 2026.
class RetryQuota
{
public:
    static constexpr int costOf(RetryCause cause)
    {
        return cause == RetryCause::Throttled ? 5 : 14;
    }

    // Pays for one retry; false, and nothing paid, when there is not enough.
    bool take(RetryCause cause)
    {
        if (m_tokens < costOf(cause))
            return false;
        m_tokens -= costOf(cause);
        return true;
    }

    // A request was answered well. `cost` is what its last retry took, which comes back; 0 when it
    // was the first attempt, which earns one token.
    void succeeded(int cost) { m_tokens = std::min(capacity, m_tokens + std::max(cost, 1)); }

    int tokens() const { return m_tokens; }

private:
    static constexpr int capacity = 500;
    int m_tokens = capacity;
};

} // namespace core
