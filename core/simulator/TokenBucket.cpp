// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/TokenBucket.h"

#include <algorithm>

namespace core::simulator {

TokenBucket::TokenBucket(double perSecond)
    : m_perSecond(perSecond)
    , m_level(perSecond)
{
}

void TokenBucket::refill(Moment now)
{
    if (m_filledUntil != Moment::min() && now > m_filledUntil) {
        const std::chrono::duration<double> passed = now - m_filledUntil;
        m_level = std::min(m_perSecond, m_level + passed.count() * m_perSecond);
    }
    m_filledUntil = std::max(m_filledUntil, now);
}

bool TokenBucket::offers(double amount) const
{
    return m_level >= std::min(amount, m_perSecond);
}

} // namespace core::simulator
