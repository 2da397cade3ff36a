// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

namespace core {

// Moments and pauses inside the program: monotonic, so that a stepped system clock moves nothing.
using Moment = std::chrono::steady_clock::time_point;
using Milliseconds = std::chrono::milliseconds;

// The time of day in milliseconds since 1970 UTC: what a signature carries and a person reads.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

// Both clocks, handed in so that tests can turn them.
struct Clock
{
    std::function<Moment()> now = [] { return std::chrono::steady_clock::now(); };
    std::function<WallTime()> wallTime = [] {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now());
    };
};

} // namespace core
