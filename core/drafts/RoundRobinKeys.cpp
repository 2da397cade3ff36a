// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/RoundRobinKeys.h"

#include <algorithm>

namespace core {

namespace {

// A shard whose range is so small that no key of the first few thousand lands there is left out.
constexpr qsizetype triesPerShard = 64;
constexpr qsizetype leastTries = 4096;

QList<QByteArray> keysFor(const ShardMap &shards)
{
    const qsizetype count = shards.openShards().size();
    QList<QByteArray> keys(count);
    qsizetype missing = count;
    for (qsizetype number = 1; missing > 0 && number <= leastTries + count * triesPerShard;
         ++number) {
        const QByteArray key = QByteArray::number(number);
        const qsizetype shard = shards.indexOf(HashKey::ofPartitionKey(key));
        if (shard < 0 || !keys.at(shard).isEmpty())
            continue;
        keys[shard] = key;
        --missing;
    }
    keys.removeAll(QByteArray());
    return keys;
}

} // namespace

RoundRobinKeys::RoundRobinKeys(ShardMap shards)
    : m_shards(std::move(shards))
{
}

QByteArray RoundRobinKeys::keyFor(qsizetype row) const
{
    if (m_keys.isEmpty() && !m_shards.isEmpty())
        m_keys = keysFor(m_shards);
    return m_keys.isEmpty() ? QByteArray::number(row + 1) : m_keys.at(row % m_keys.size());
}

} // namespace core
