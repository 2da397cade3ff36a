// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/simulator/FaultMap.h"

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

} // namespace

core::Faults faultsOf(const ui::FaultChoice &choice)
{
    core::Faults faults;
    append(faults, choice.throttledPercent, {.kind = Fault::Kind::ThrottleRecords});
    append(faults, choice.failedPercent, {.kind = Fault::Kind::FailRecords});
    append(faults, choice.failedRequestsPercent,
           {.kind = Fault::Kind::FailRequest, .code = u"InternalFailure"_s, .status = 500});
    append(faults, choice.latency > 0 ? 100 : 0,
           {.kind = Fault::Kind::Latency, .milliseconds = choice.latency});
    append(faults, choice.droppedPercent, {.kind = Fault::Kind::DropAfter});
    append(faults, choice.truncatedPercent, {.kind = Fault::Kind::Truncate});
    return faults;
}

} // namespace app
