// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/StreamStore.h"

#include <utility>

namespace core::simulator {

namespace {

constexpr qint64 retentionMs = 24LL * 60 * 60 * 1000;

} // namespace

StreamStore::StreamStore(qint64 memoryBytes, Milliseconds busyFor)
    : m_memoryBytes(memoryBytes)
    , m_busyFor(busyFor)
{
}

void StreamStore::catchUp(const Instant &now)
{
    for (auto entry = m_streams.begin(); entry != m_streams.end();) {
        entry->second->catchUp(now);
        const bool isGone = entry->second->status() == SimulatedStream::Status::Gone;
        if (isGone)
            forget(*entry->second);
        entry = isGone ? m_streams.erase(entry) : std::next(entry);
    }
    trim(now.wallMs);
}

SimulatedStream *StreamStore::find(const QByteArray &name) const
{
    const auto found = m_streams.find(name);
    return found == m_streams.end() ? nullptr : found->second.get();
}

SimulatedStream &StreamStore::create(const StreamPlan &plan, const Instant &now)
{
    auto stream =
        std::make_unique<SimulatedStream>(plan, now, m_busyFor, [this] { return ++m_lastSerial; });
    return *(m_streams[plan.name] = std::move(stream));
}

int StreamStore::shardCount() const
{
    int count = 0;
    for (const auto &[name, stream] : m_streams) {
        const bool isCreating = stream->status() == SimulatedStream::Status::Creating;
        count += isCreating ? stream->plannedShardCount() : stream->openShardCount();
    }
    return count;
}

qint64 StreamStore::append(SimulatedShard &shard, KeptRecord record)
{
    m_shards.try_emplace(shard.origin().serial, &shard);
    m_order.push_back(shard.origin().serial);
    m_keptBytes += record.cost();
    ++m_recordsStored;
    return shard.append(std::move(record));
}

void StreamStore::forget(const SimulatedStream &stream)
{
    for (const auto &shard : stream.shards()) {
        m_keptBytes -= shard->cost();
        m_shards.erase(shard->origin().serial);
    }
}

void StreamStore::trim(qint64 nowMs)
{
    while (!m_order.empty()) {
        SimulatedShard *shard = shardOf(m_order.front());
        if (shard) {
            const KeptRecord &oldest = shard->oldest();
            if (m_keptBytes <= m_memoryBytes && oldest.arrivedMs >= nowMs - retentionMs)
                return;
            m_keptBytes -= oldest.cost();
            shard->dropOldest();
        }
        m_order.pop_front();
    }
}

SimulatedShard *StreamStore::shardOf(quint32 serial) const
{
    const auto found = m_shards.find(serial);
    return found == m_shards.end() ? nullptr : found->second;
}

} // namespace core::simulator
