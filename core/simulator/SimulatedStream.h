// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Stream.h"
#include "core/simulator/SimulatedShard.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace core::simulator {

// What CreateStream says about a stream.
struct StreamPlan
{
    QByteArray name;
    int shards = 1;
    bool isOnDemand = false;
    qint64 maxRecordBytes = limits::defaultRecordBytes;
    RecordDistribution distribution = RecordDistribution::ByPartitionKey;
};

// A stream and its shards. What takes time on the service (creating, deleting, resharding) is due
// at a moment, and happens when the stream is next looked at.
class SimulatedStream
{
public:
    enum class Status { Creating, Active, Updating, Deleting, Gone };
    using NextSerial = std::function<quint32()>;

    SimulatedStream(StreamPlan plan, const Instant &now, Milliseconds busyFor,
                    NextSerial nextSerial);

    // Does what has become due.
    void catchUp(const Instant &now);

    Status status() const { return m_status; }
    QByteArray statusText() const; // "ACTIVE"
    bool canTakeRecords() const
    {
        return m_status == Status::Active || m_status == Status::Updating;
    }
    void startDeleting(const Instant &now);

    const QByteArray &name() const { return m_plan.name; }
    qint64 createdMs() const { return m_createdMs; }
    bool isOnDemand() const { return m_plan.isOnDemand; }
    bool isAutomatic() const { return m_plan.distribution == RecordDistribution::Automatic; }
    qint64 maxRecordBytes() const { return m_plan.maxRecordBytes; }
    void setMaxRecordBytes(qint64 bytes) { m_plan.maxRecordBytes = bytes; }
    void setDistribution(RecordDistribution distribution) { m_plan.distribution = distribution; }

    // In order of their ids, also the closed ones; none while the stream is created.
    const std::vector<std::unique_ptr<SimulatedShard>> &shards() const { return m_shards; }
    int openShardCount() const;
    int plannedShardCount() const { return m_plan.shards; }
    SimulatedShard *shard(int index) const; // null: there is none
    SimulatedShard &openShardFor(HashKey key) const;
    SimulatedShard &openShardAt(quint32 random) const; // any of them, evenly

    // Both indices are of open shards; `key` lies inside the range; the two of a merge are
    // neighbours.
    void startSplitting(int index, HashKey key, const Instant &now);
    void startMerging(int index, int adjacent, const Instant &now);

private:
    struct Reshard
    {
        int index = 0;
        int adjacent = -1; // of a merge
        HashKey key; // of a split
    };

    void openFirstShards();
    void openShard(const SimulatedShard::Origin &origin);
    void reshard(const Instant &now);
    void become(Status status, const Instant &now);

    StreamPlan m_plan;
    Milliseconds m_busyFor;
    NextSerial m_nextSerial;
    qint64 m_createdMs;
    Status m_status = Status::Creating;
    Moment m_due;
    std::optional<Reshard> m_reshard;
    std::vector<std::unique_ptr<SimulatedShard>> m_shards;
    std::vector<SimulatedShard *> m_open; // by range
};

} // namespace core::simulator
