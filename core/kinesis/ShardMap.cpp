// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ShardMap.h"

#include <algorithm>
#include <iterator>

namespace core {

namespace {

bool startsEarlier(const Shard &left, const Shard &right)
{
    return left.startingHashKey < right.startingHashKey;
}

} // namespace

ShardMap::ShardMap(const QList<Shard> &shards)
{
    std::copy_if(shards.begin(), shards.end(), std::back_inserter(m_open),
                 [](const Shard &shard) { return shard.isOpen(); });
    std::stable_sort(m_open.begin(), m_open.end(), startsEarlier);
}

qsizetype ShardMap::indexOf(HashKey key) const
{
    const auto next =
        std::upper_bound(m_open.begin(), m_open.end(), key, [](HashKey wanted, const Shard &shard) {
            return wanted < shard.startingHashKey;
        });
    if (next == m_open.begin())
        return -1;
    const auto candidate = std::prev(next);
    return key <= candidate->endingHashKey ? std::distance(m_open.begin(), candidate) : -1;
}

QString ShardMap::shardIdFor(HashKey key) const
{
    const qsizetype index = indexOf(key);
    return index < 0 ? QString() : m_open.at(index).id;
}

std::optional<HashKey> ShardMap::hashKeyOf(QByteArrayView partitionKey,
                                           QByteArrayView explicitHashKey)
{
    if (!explicitHashKey.isEmpty())
        return HashKey::fromDecimal(explicitHashKey);
    if (partitionKey.isEmpty())
        return std::nullopt;
    return HashKey::ofPartitionKey(partitionKey);
}

QList<std::pair<HashKey, HashKey>> ShardMap::evenRanges(int shardCount)
{
    QList<std::pair<HashKey, HashKey>> ranges;
    if (shardCount < 1)
        return ranges;
    ranges.reserve(shardCount);
    // 2^128 itself does not fit: divide 2^128 − 1 and add what the missing one makes up for.
    const auto count = static_cast<HashKey::Value>(shardCount);
    const HashKey::Value largest = maxHashKey.value();
    const HashKey::Value size = largest / count + (largest % count == count - 1 ? 1 : 0);
    for (HashKey::Value i = 0; i + 1 < count; ++i)
        ranges.append({HashKey(i * size), HashKey((i + 1) * size - 1)});
    ranges.append({HashKey((count - 1) * size), maxHashKey});
    return ranges;
}

} // namespace core
