// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace ui {

// What the simulator is to do wrong: with records that are put, and with streams.
struct FaultChoice
{
    int throttledPercent = 0; // of records: refused as if too fast
    int failedPercent = 0; // of records: refused with InternalFailure
    int narrowedPercent = 0; // of the throughput that each shard has: taken away
    int failedRequestsPercent = 0; // of requests: answered with InternalFailure as a whole
    int latency = 0; // milliseconds before each answer
    int droppedPercent = 0; // of requests: stored, and the connection closed without an answer
    int truncatedPercent = 0; // of requests: stored, and half of the answer sent
    int streamTime = 0; // milliseconds that a new stream is CREATING, a deleted one DELETING

    int countOn() const
    {
        return (throttledPercent > 0) + (failedPercent > 0) + (narrowedPercent > 0)
            + (failedRequestsPercent > 0) + (latency > 0) + (droppedPercent > 0)
            + (truncatedPercent > 0) + (streamTime > 0);
    }
    bool operator==(const FaultChoice &) const = default;
};

} // namespace ui

Q_DECLARE_METATYPE(ui::FaultChoice)
