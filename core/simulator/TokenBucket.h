// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Clock.h"

namespace core::simulator {

// Throughput that is saved up to one second's worth. Full at the start. Times come from outside and
// are sampled once per request, so that what a request is granted does not depend on the machine.
class TokenBucket
{
public:
    explicit TokenBucket(double perSecond);

    // Adds what has flowed in until `now`; a clock that stands or goes back adds nothing.
    void refill(Moment now);
    // Whether `amount` can be had. More than fits is granted when the bucket is full, and is then
    // owed: a burst.
    bool offers(double amount) const;
    bool isOverdrawn() const { return m_level <= 0; }
    void take(double amount) { m_level -= amount; }

private:
    double m_perSecond;
    double m_level;
    Moment m_filledUntil = Moment::min();
};

} // namespace core::simulator
