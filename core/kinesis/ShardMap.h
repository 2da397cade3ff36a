// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Stream.h"

#include <optional>
#include <utility>

namespace core {

// The open shards of a stream by hash range: says in which shard a record will land.
// Empty for AUTO streams and when the shards could not be listed: then nothing is predicted.
class ShardMap
{
public:
    ShardMap() = default;
    // Takes the open ones of `shards`.
    explicit ShardMap(const QList<Shard> &shards);

    bool isEmpty() const { return m_open.isEmpty(); }
    const QList<Shard> &openShards() const { return m_open; } // by starting hash key
    // The index in openShards() of the shard whose range holds the key; -1 when none does.
    qsizetype indexOf(HashKey key) const;
    // The shard's id, or empty.
    QString shardIdFor(HashKey key) const;
    // The hash key of a record: the explicit one when given, else that of its partition key.
    // Nothing when the explicit one is not valid or neither is given.
    static std::optional<HashKey> hashKeyOf(QByteArrayView partitionKey,
                                            QByteArrayView explicitHashKey);

    // The even split that CreateStream makes: floor(2^128 / n) each, the last one takes the rest.
    static QList<std::pair<HashKey, HashKey>> evenRanges(int shardCount);

private:
    QList<Shard> m_open;
};

} // namespace core
