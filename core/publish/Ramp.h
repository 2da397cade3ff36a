// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace core {

// How many requests may be on their way at once. It starts with one, so that an error which every
// request would meet costs one request; doubles with each good answer; and after the service asked
// for less, goes on from half of it by one in as many answers as are on their way.
class Ramp
{
public:
    explicit Ramp(int most)
        : m_most(std::max(most, 1))
        , m_doublesUpTo(m_most)
    {
    }

    int limit() const { return m_limit; }
    void answeredWell()
    {
        if (m_limit >= m_most)
            return;
        if (m_limit < m_doublesUpTo) {
            m_limit = std::min(m_limit * 2, m_doublesUpTo);
        } else if (++m_answers >= m_limit) {
            ++m_limit;
            m_answers = 0;
        }
    }
    // The service throttled a whole request.
    void throttled()
    {
        m_limit = std::max(m_limit / 2, 1);
        m_doublesUpTo = m_limit;
        m_answers = 0;
    }
    // Nobody answered: one at a time until somebody does.
    void unanswered() { m_limit = 1; }

private:
    int m_most;
    int m_doublesUpTo;
    int m_limit = 1;
    int m_answers = 0;
};

} // namespace core
