// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/ShardMap.h"

#include <QByteArray>
#include <QList>

namespace core {

// Partition keys that give each open shard its turn; numbers in turn where the shards are not
// known. They are found when the first is asked for, and kept. One thread.
class RoundRobinKeys
{
public:
    explicit RoundRobinKeys(ShardMap shards);

    // The key of record `row`, from 0: the same whenever it is asked.
    QByteArray keyFor(qsizetype row) const;

private:
    ShardMap m_shards;
    mutable QList<QByteArray> m_keys; // one per open shard
};

} // namespace core
