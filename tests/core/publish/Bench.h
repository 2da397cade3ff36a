// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/PublishEngine.h"
#include "tests/core/publish/Answers.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace test {

inline double nearlyOne()
{
    return 0.9999999;
}

// An engine with a clock that stands still until it is moved.
class Bench
{
public:
    explicit Bench(const core::PublishOptions &options = {}, int concurrency = 1,
                   std::function<double()> random = nearlyOne)
        : engine(options, concurrency, std::move(random))
    {
    }

    // All of the input at once.
    void take(std::vector<core::RunRecord> records)
    {
        engine.add(std::move(records));
        engine.close();
    }
    std::optional<core::PlannedRequest> next() { return engine.next(now); }
    // The next request, after waiting until the engine wants to be asked.
    core::PlannedRequest await()
    {
        for (int turn = 0; turn < 10; ++turn) {
            if (std::optional<core::PlannedRequest> request = next())
                return *request;
            if (engine.wakeAt())
                now = std::max(now, *engine.wakeAt());
        }
        qFatal("the engine gives no request");
    }
    void answer(const core::PlannedRequest &request, const core::RequestAnswer &with)
    {
        engine.answered(request.number, with, now);
    }
    core::Milliseconds untilWake() const
    {
        return std::chrono::round<core::Milliseconds>(
            engine.wakeAt().value_or(now - std::chrono::hours(1)) - now);
    }
    qint64 count(core::RecordState state) const { return engine.tally().of(state); }

    core::PublishEngine engine;
    core::Moment now{std::chrono::hours(1)};
};

} // namespace test
