// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/Failure.h"
#include "core/simulator/Faults.h"
#include "core/simulator/SimulatedShard.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <optional>
#include <vector>

namespace core::simulator {

// The faults that strike one request, drawn before it is read.
struct FaultPlan
{
    QList<Fault> faults;

    const Fault *first(Fault::Kind kind) const; // null: does not strike
    bool has(Fault::Kind kind) const { return first(kind) != nullptr; }
    int milliseconds() const; // of all latencies
    int skewSeconds() const; // of all skews
    WriteShare shareOf(QByteArrayView shardId) const; // the smallest of all caps
};

// Draws which faults strike. The same faults with the same seed strike the same requests, if those
// come in the same order.
class FaultDraw
{
public:
    explicit FaultDraw(const Faults &faults = {});

    FaultPlan planFor(QByteArrayView action);
    // What a record of that shard gets, under the plan of its request.
    std::optional<Fault::Kind> strikeRecord(const FaultPlan &plan, QByteArrayView shardId);

private:
    struct Counted
    {
        Fault fault;
        int matched = 0;
    };

    bool strikes(Counted &counted);
    bool draw(double percent);

    std::vector<Counted> m_faults;
    QRandomGenerator m_random;
};

} // namespace core::simulator
