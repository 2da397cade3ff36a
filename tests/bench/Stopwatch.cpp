// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/Stopwatch.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <time.h>

namespace {

// What this thread had of the processor: other programs change it less than the time of day.
double secondsOfThread()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double secondsPerGo(const Part &part)
{
    const double begin = secondsOfThread();
    for (int go = 0; go < part.goes; ++go)
        part.work();
    return (secondsOfThread() - begin) / part.goes;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void print(const Part &part, double seconds)
{
    std::printf("  %-52s%12.2f µs", part.name.c_str(), seconds * 1e6);
    if (part.units > 1)
        std::printf("%14.2f M %s/s", part.units / seconds / 1e6, part.unit.c_str());
    std::printf("\n");
}

void print(const Goal &goal, double ratio)
{
    std::printf("  %s  %s: %.2f times %s, goal at most %.2f\n",
                ratio <= goal.atMost ? "met    " : "not met", goal.part.c_str(), ratio,
                goal.yardstick.c_str(), goal.atMost);
}

} // namespace

void measure(const Group &group, int rounds)
{
    std::map<std::string, std::vector<double>> times;
    for (const Part &part : group.parts)
        part.work(); // pages in, caches filled
    for (int round = 0; round < rounds; ++round) {
        for (const Part &part : group.parts)
            times[part.name].push_back(secondsPerGo(part));
    }
    std::printf("\n%s\n", group.title.c_str());
    for (const Part &part : group.parts)
        print(part, median(times.at(part.name)));
    // Of one round both: what slows the machine down slows down both.
    for (const Goal &goal : group.goals) {
        std::vector<double> ratios(times.at(goal.part));
        const std::vector<double> &yardstick = times.at(goal.yardstick);
        std::transform(ratios.begin(), ratios.end(), yardstick.begin(), ratios.begin(),
                       std::divides<>());
        print(goal, median(ratios));
    }
    std::fflush(stdout);
}
