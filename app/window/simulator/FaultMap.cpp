// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/simulator/FaultMap.h"

#include "core/kinesis/Limits.h"

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;
using core::Fault;

namespace {

void append(core::Faults &faults, int percent, Fault fault)
{
    if (percent <= 0)
        return;
    fault.percent = percent;
    fault.action = u"PutRecords"_s;
    faults.list.append(fault);
}

// However much is taken away, something gets through.
Fault cap(int takenAwayPercent)
{
    const auto leftOf = [takenAwayPercent](int usual) {
        return std::max(1, usual * (100 - takenAwayPercent) / 100);
    };
    return {.kind = Fault::Kind::CapShard,
            .recordsPerSecond = leftOf(core::limits::shardRecordsPerSecond),
            .kibPerSecond = leftOf(static_cast<int>(core::limits::shardBytesPerSecond / 1024))};
}

} // namespace

core::Faults faultsOf(const ui::FaultChoice &choice)
{
    core::Faults faults;
    append(faults, choice.throttledPercent, {.kind = Fault::Kind::ThrottleRecords});
    append(faults, choice.failedPercent, {.kind = Fault::Kind::FailRecords});
    append(faults, choice.narrowedPercent > 0 ? 100 : 0, cap(choice.narrowedPercent));
    append(faults, choice.failedRequestsPercent,
           {.kind = Fault::Kind::FailRequest, .code = u"InternalFailure"_s, .status = 500});
    append(faults, choice.latency > 0 ? 100 : 0,
           {.kind = Fault::Kind::Latency, .milliseconds = choice.latency});
    append(faults, choice.droppedPercent, {.kind = Fault::Kind::DropAfter});
    append(faults, choice.truncatedPercent, {.kind = Fault::Kind::Truncate});
    return faults;
}

} // namespace app
