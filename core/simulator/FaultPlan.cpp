// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/FaultPlan.h"

#include "core/kinesis/Limits.h"

#include <algorithm>
#include <numeric>

namespace core::simulator {

namespace {

bool isFor(const Fault &fault, QByteArrayView shardId)
{
    return fault.shardId.isEmpty() || fault.shardId == QLatin1StringView(shardId);
}

bool strikesRecords(Fault::Kind kind)
{
    return kind == Fault::Kind::ThrottleRecords || kind == Fault::Kind::FailRecords;
}

} // namespace

const Fault *FaultPlan::first(Fault::Kind kind) const
{
    const auto found = std::find_if(faults.begin(), faults.end(),
                                    [kind](const Fault &fault) { return fault.kind == kind; });
    return found == faults.end() ? nullptr : &*found;
}

int FaultPlan::milliseconds() const
{
    return std::accumulate(faults.begin(), faults.end(), 0, [](int sum, const Fault &fault) {
        return sum + (fault.kind == Fault::Kind::Latency ? fault.milliseconds : 0);
    });
}

int FaultPlan::skewSeconds() const
{
    return std::accumulate(faults.begin(), faults.end(), 0, [](int sum, const Fault &fault) {
        return sum + (fault.kind == Fault::Kind::Skew ? fault.seconds : 0);
    });
}

WriteShare FaultPlan::shareOf(QByteArrayView shardId) const
{
    WriteShare share;
    const auto narrow = [](double &part, double perSecond, double usual) {
        if (perSecond > 0)
            part = std::min(part, perSecond / usual);
    };
    for (const Fault &fault : faults) {
        if (fault.kind != Fault::Kind::CapShard || !isFor(fault, shardId))
            continue;
        narrow(share.records, fault.recordsPerSecond, limits::shardRecordsPerSecond);
        narrow(share.bytes, fault.kibPerSecond * 1024.0, limits::shardBytesPerSecond);
    }
    return share;
}

FaultDraw::FaultDraw(const Faults &faults)
    : m_random(faults.seed)
{
    for (const Fault &fault : faults.list)
        m_faults.push_back({fault});
}

FaultPlan FaultDraw::planFor(QByteArrayView action)
{
    FaultPlan plan;
    for (Counted &counted : m_faults) {
        const QString &only = counted.fault.action;
        if ((only.isEmpty() || only == QLatin1StringView(action)) && strikes(counted))
            plan.faults.append(counted.fault);
    }
    return plan;
}

std::optional<Fault::Kind> FaultDraw::strikeRecord(const FaultPlan &plan, QByteArrayView shardId)
{
    for (const Fault &fault : plan.faults) {
        if (strikesRecords(fault.kind) && isFor(fault, shardId) && draw(fault.percent))
            return fault.kind;
    }
    return std::nullopt;
}

bool FaultDraw::strikes(Counted &counted)
{
    const Fault &fault = counted.fault;
    const int number = ++counted.matched;
    if (fault.first > 0 && number > fault.first)
        return false;
    if (fault.every > 1 && number % fault.every != 0)
        return false;
    return strikesRecords(fault.kind) || draw(fault.percent);
}

bool FaultDraw::draw(double percent)
{
    return percent >= 100 || m_random.bounded(100.0) < percent;
}

} // namespace core::simulator
