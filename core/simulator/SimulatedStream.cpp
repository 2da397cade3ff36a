// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/SimulatedStream.h"

#include "core/kinesis/ShardMap.h"

#include <algorithm>

namespace core::simulator {

namespace {

// Shards are a little older than the request that made them, their children a little younger: so
// the service's sequence numbers say.
constexpr qint64 shardHeadStartMs = 2000;
constexpr qint64 childDelayMs = 1000;

HashKey before(HashKey key)
{
    return HashKey(key.value() - 1);
}

} // namespace

SimulatedStream::SimulatedStream(StreamPlan plan, const Instant &now, Milliseconds busyFor,
                                 NextSerial nextSerial)
    : m_plan(std::move(plan))
    , m_busyFor(busyFor)
    , m_nextSerial(std::move(nextSerial))
    , m_createdMs(now.wallMs - shardHeadStartMs)
    , m_due(now.now + busyFor)
{
    catchUp(now);
}

void SimulatedStream::catchUp(const Instant &now)
{
    if (m_status == Status::Active || m_status == Status::Gone || now.now < m_due)
        return;
    if (m_status == Status::Creating)
        openFirstShards();
    if (m_status == Status::Updating)
        reshard(now);
    m_status = m_status == Status::Deleting ? Status::Gone : Status::Active;
}

QByteArray SimulatedStream::statusText() const
{
    switch (m_status) {
    case Status::Creating:
        return "CREATING";
    case Status::Active:
        return "ACTIVE";
    case Status::Updating:
        return "UPDATING";
    case Status::Deleting:
    case Status::Gone:
        break;
    }
    return "DELETING";
}

void SimulatedStream::startDeleting(const Instant &now)
{
    if (m_status != Status::Deleting)
        become(Status::Deleting, now);
}

int SimulatedStream::openShardCount() const
{
    return int(m_open.size());
}

SimulatedShard *SimulatedStream::shard(int index) const
{
    return index >= 0 && size_t(index) < m_shards.size() ? m_shards[size_t(index)].get() : nullptr;
}

SimulatedShard &SimulatedStream::openShardFor(HashKey key) const
{
    const auto endsBefore = [](const SimulatedShard *shard, HashKey value) {
        return shard->origin().end < value;
    };
    return **std::lower_bound(m_open.begin(), m_open.end(), key, endsBefore);
}

SimulatedShard &SimulatedStream::openShardAt(quint32 random) const
{
    return *m_open[random % m_open.size()];
}

void SimulatedStream::startSplitting(int index, HashKey key, const Instant &now)
{
    m_reshard = Reshard{.index = index, .key = key};
    become(Status::Updating, now);
}

void SimulatedStream::startMerging(int index, int adjacent, const Instant &now)
{
    m_reshard = Reshard{.index = index, .adjacent = adjacent};
    become(Status::Updating, now);
}

void SimulatedStream::openFirstShards()
{
    for (const auto &[start, end] : ShardMap::evenRanges(m_plan.shards))
        openShard({.start = start, .end = end, .createdMs = m_createdMs, .openedMs = m_createdMs});
}

void SimulatedStream::openShard(const SimulatedShard::Origin &origin)
{
    SimulatedShard::Origin numbered = origin;
    numbered.index = int(m_shards.size());
    numbered.serial = m_nextSerial();
    m_shards.push_back(std::make_unique<SimulatedShard>(numbered));
    m_open.push_back(m_shards.back().get());
    std::sort(m_open.begin(), m_open.end(), [](const SimulatedShard *a, const SimulatedShard *b) {
        return a->origin().start < b->origin().start;
    });
}

void SimulatedStream::reshard(const Instant &now)
{
    const Reshard plan = *std::exchange(m_reshard, std::nullopt);
    SimulatedShard &parent = *m_shards[size_t(plan.index)];
    SimulatedShard *adjacent = shard(plan.adjacent);
    std::erase_if(m_open,
                  [&](const SimulatedShard *each) { return each == &parent || each == adjacent; });
    parent.close(now.wallMs);

    SimulatedShard::Origin child{.start = parent.origin().start,
                                 .end = parent.origin().end,
                                 .createdMs = now.wallMs + childDelayMs,
                                 .openedMs = now.wallMs,
                                 .parent = plan.index};
    if (adjacent) {
        adjacent->close(now.wallMs);
        child.end = adjacent->origin().end;
        child.adjacentParent = plan.adjacent;
        openShard(child);
        return;
    }
    child.end = before(plan.key);
    openShard(child);
    child.start = plan.key;
    child.end = parent.origin().end;
    openShard(child);
}

void SimulatedStream::become(Status status, const Instant &now)
{
    m_status = status;
    m_due = now.now + m_busyFor;
    catchUp(now);
}

} // namespace core::simulator
