// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Diagnosis.h"

// Records and what became of them, for tests of the diagnosis.
namespace test {

inline const QString throttled = QStringLiteral("ProvisionedThroughputExceededException");

inline core::Record record(const QByteArray &key, qsizetype bytes)
{
    return {.data = QByteArray(bytes - key.size(), 'x'), .partitionKey = key};
}

inline core::Outcome stored(const QByteArray &shardId)
{
    return {.state = core::RecordState::Stored, .sequenceNumber = "1", .shardId = shardId};
}

inline core::Outcome refusedBy(const QString &shardId)
{
    return {.state = core::RecordState::Refused,
            .errorCode = throttled,
            .errorMessage = QStringLiteral("Rate exceeded for shard ") + shardId
                + QStringLiteral(" in stream orders under account 123456789012.")};
}

inline core::Outcome ended(core::RecordState state, const QString &code, const QString &message)
{
    return {.state = state, .errorCode = code, .errorMessage = message};
}

inline core::ShardMap evenMap(int count)
{
    QList<core::Shard> shards;
    for (const auto &[start, end] : core::ShardMap::evenRanges(count)) {
        shards.append({.id = QStringLiteral("shardId-%1").arg(shards.size(), 12, 10, QChar(u'0')),
                       .startingHashKey = start,
                       .endingHashKey = end});
    }
    return core::ShardMap(shards);
}

} // namespace test
