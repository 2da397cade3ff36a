// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/SimulatedStream.h"

#include <deque>
#include <map>
#include <memory>
#include <unordered_map>

namespace core::simulator {

// All streams of the simulator, by name, and what they may keep together: records leave after 24
// hours, or when there are too many bytes; the oldest go first, whatever stream they are in.
class StreamStore
{
public:
    StreamStore(qint64 memoryBytes, Milliseconds busyFor);

    void setBusyFor(Milliseconds time) { m_busyFor = time; } // of streams from then on
    // Lets streams become what they are due to be, and forgets the deleted ones and old records.
    void catchUp(const Instant &now);

    SimulatedStream *find(const QByteArray &name) const; // null: there is none
    // There must be none of that name.
    SimulatedStream &create(const StreamPlan &plan, const Instant &now);
    const std::map<QByteArray, std::unique_ptr<SimulatedStream>> &streams() const
    {
        return m_streams;
    }
    int shardCount() const; // open ones, of all streams

    // Stores a record in one of our shards; returns the index of its sequence number.
    qint64 append(SimulatedShard &shard, KeptRecord record);
    qint64 keptBytes() const { return m_keptBytes; }
    qint64 recordsStored() const { return m_recordsStored; } // ever

private:
    void forget(const SimulatedStream &stream);
    void trim(qint64 nowMs);
    SimulatedShard *shardOf(quint32 serial) const;

    qint64 m_memoryBytes;
    Milliseconds m_busyFor;
    std::map<QByteArray, std::unique_ptr<SimulatedStream>> m_streams;
    quint32 m_lastSerial = 0;
    // By serial; shards of forgotten streams are gone from here, not from m_order.
    std::unordered_map<quint32, SimulatedShard *> m_shards;
    std::deque<quint32> m_order; // the shard of each record, in order of arrival
    qint64 m_keptBytes = 0;
    qint64 m_recordsStored = 0;
};

} // namespace core::simulator
