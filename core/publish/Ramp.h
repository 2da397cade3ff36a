// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Clock.h"

#include <QtGlobal>

#include <algorithm>
#include <chrono>
#include <limits>

namespace core {

// How many requests may be on their way at once. It starts with one, so that an error which every
// request would meet costs one request; doubles with each good answer; and after the service asked
// for less, goes on from half of it by one in as many answers as are on their way.
class Ramp
{
public:
    // What bounds it from above: `most`, and where it follows the round trip also as many as fill
    // the time until an answer.
    enum class Bound { Most, RoundTrip };

    explicit Ramp(int most, Bound bound = Bound::Most)
        : m_most(std::max(most, 1))
        , m_doublesUpTo(m_most)
        , m_bound(bound)
    {
    }

    int limit() const { return std::min(m_limit, most()); }
    // A request of `bytes` was answered after `took`.
    void answeredWell(qint64 bytes, std::chrono::nanoseconds took)
    {
        // Of small requests nothing is learnt about large ones.
        if (bytes >= 2 * m_fastestBytes) {
            m_fastestBytes = bytes;
            m_fastest = took;
        } else if (2 * bytes >= m_fastestBytes) {
            m_fastest = std::min(m_fastest, took);
        }
        m_limit = limit();
        if (m_limit >= most())
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
        m_limit = std::max(limit() / 2, 1);
        m_doublesUpTo = m_limit;
        m_answers = 0;
    }
    // Nobody answered: one at a time until somebody does.
    void unanswered() { m_limit = 1; }

private:
    // While one request is away, others are signed, written and read, each in a third of a
    // millisecond or more. Beyond that they only wait for each other, with more to look after.
    int most() const
    {
        if (m_bound == Bound::Most)
            return m_most;
        const auto thirds = m_fastest / std::chrono::microseconds(333);
        return static_cast<int>(std::min<qint64>(m_most, fewest + thirds));
    }

    static constexpr int fewest = 3;

    int m_most;
    int m_doublesUpTo;
    Bound m_bound;
    int m_limit = 1;
    int m_answers = 0;
    qint64 m_fastestBytes =
        0; // size of the requests of which m_fastest was learnt, within its half
    std::chrono::nanoseconds m_fastest = std::chrono::nanoseconds::max();
};

} // namespace core
