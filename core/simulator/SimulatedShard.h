// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/HashKey.h"
#include "core/result/Clock.h"
#include "core/simulator/SequenceNumber.h"
#include "core/simulator/TokenBucket.h"

#include <QByteArray>

#include <deque>
#include <optional>
#include <vector>

namespace core::simulator {

// One moment by both clocks, sampled once per request.
struct Instant
{
    Moment now;
    qint64 wallMs = 0; // since 1970 UTC
};

// A record as it is kept.
struct KeptRecord
{
    QByteArray data;
    QByteArray partitionKey; // empty on AUTO streams
    qint64 arrivedMs = 0; // never falls within a shard

    // What it costs in memory, roughly: the bytes and the room for their headers.
    qint64 cost() const { return data.size() + partitionKey.size() + 160; }
};

// The part of a shard's throughput that writes have, from over 0 to 1.
struct WriteShare
{
    double records = 1;
    double bytes = 1;
};

// A shard: a range of hash keys, its throughput, and the records that are still kept.
class SimulatedShard
{
public:
    struct Origin
    {
        int index = 0; // within its stream, also of the closed ones
        quint32 serial = 0; // within the simulator
        HashKey start;
        HashKey end;
        qint64 createdMs = 0; // as its sequence numbers say
        qint64 openedMs = 0; // when it began to take records
        int parent = -1;
        int adjacentParent = -1;
    };

    explicit SimulatedShard(const Origin &origin);

    const Origin &origin() const { return m_origin; }
    QByteArray id() const;
    bool isOpen() const { return !m_closedMs; }
    std::optional<qint64> closedMs() const { return m_closedMs; }
    void close(qint64 nowMs);
    bool contains(HashKey key) const { return key >= m_origin.start && key <= m_origin.end; }
    QByteArray startingSequenceNumber() const;
    QByteArray endingSequenceNumber() const; // of a closed shard

    // Takes a record of `bytes` out of this second's throughput, or refuses. With a smaller share
    // it costs more.
    bool admitWrite(qint64 bytes, Moment now, const WriteShare &share = {});
    // Five reads and 2 MiB a second; what a read returns is taken afterwards.
    bool admitRead(Moment now);
    void tookRead(qint64 bytes) { m_readBytes.take(double(bytes)); }

    // Stores; returns the index of its sequence number.
    qint64 append(KeptRecord record);
    void dropOldest();
    const KeptRecord &oldest() const { return m_records.front(); } // there must be one
    qint64 cost() const { return m_cost; } // of all records that are kept

    // Indices of sequence numbers: the oldest kept, and the one that comes next.
    qint64 firstIndex() const { return m_firstIndex; }
    qint64 nextIndex() const { return m_firstIndex + qint64(m_records.size()); }
    const KeptRecord &at(qint64 index) const { return m_records[size_t(index - m_firstIndex)]; }
    qint64 firstIndexSince(qint64 arrivedMs) const;
    QByteArray sequenceNumber(qint64 index) const;

private:
    QByteArray sequenceNumber(qint64 index, qint64 atMs) const;

    Origin m_origin;
    std::optional<qint64> m_closedMs;
    std::deque<KeptRecord> m_records;
    qint64 m_firstIndex = 1; // 0 is the shard's start
    qint64 m_lastArrivedMs = 0;
    qint64 m_cost = 0;
    TokenBucket m_writeRecords;
    TokenBucket m_writeBytes;
    TokenBucket m_reads;
    TokenBucket m_readBytes;
};

// "shardId-000000000007"
QByteArray shardIdText(int index);
// The index out of "shardId-000000000007", "shardId-7" or "7".
std::optional<int> shardIndexFrom(QByteArrayView shardId);

} // namespace core::simulator
