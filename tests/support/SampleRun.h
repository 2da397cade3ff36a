// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/ShardMap.h"
#include "core/results/ResultStore.h"

#include <QList>

#include <vector>

// A run with outcomes that a test makes up.
namespace test {

inline QList<core::Shard> evenShards(int count)
{
    QList<core::Shard> shards;
    int number = 0;
    for (const auto &[start, end] : core::ShardMap::evenRanges(count)) {
        core::Shard shard{.id = QStringLiteral("shardId-%1").arg(number++, 12, 10, QChar(u'0'))};
        shard.startingHashKey = start;
        shard.endingHashKey = end;
        shards.append(shard);
    }
    return shards;
}

inline core::RunTitle ordersRun(int shards = 4)
{
    return {.run = QUuid::createUuid(),
            .stream = QStringLiteral("orders"),
            .connection = QStringLiteral("dev"),
            .openShards = evenShards(shards),
            .startedAt = core::WallTime(std::chrono::hours(500'000))};
}

// Record n has the key "key n", the body {"n":n} and shard n modulo 4 predicted.
inline std::vector<core::PlannedRecord> plannedRecords(qsizetype count)
{
    std::vector<core::PlannedRecord> records(static_cast<std::size_t>(count));
    for (qsizetype n = 0; n < count; ++n) {
        core::PlannedRecord &planned = records[static_cast<std::size_t>(n)];
        planned.record = {.data = "{\"n\":" + QByteArray::number(n) + '}',
                          .partitionKey = "key " + QByteArray::number(n)};
        planned.predictedShard = n % 4;
    }
    return records;
}

inline core::RowChange stored(qint64 row, int attempts = 1)
{
    return {.row = row,
            .outcome = {.state = core::RecordState::Stored,
                        .sequenceNumber = "4959033827149025660855969253836157109592157598913658"
                            + QByteArray::number(1000 + row),
                        .shardId = "shardId-00000000000" + QByteArray::number(row % 4),
                        .requestId = "request-1",
                        .attempts = attempts},
            .latency = 2000 + row};
}

inline core::RowChange throttled(qint64 row, int attempts = 1)
{
    return {.row = row,
            .outcome = {.state = core::RecordState::Refused,
                        .errorCode = QStringLiteral("ProvisionedThroughputExceededException"),
                        .errorMessage = QStringLiteral(
                            "Rate exceeded for shard shardId-000000000002 in stream orders under "
                            "account 000000000000."),
                        .requestId = "request-1",
                        .attempts = attempts},
            .latency = 2500};
}

inline core::RowChange failedWith(qint64 row, core::RecordState state, const QString &code,
                                  const QString &message)
{
    return {.row = row,
            .outcome = {.state = state, .errorCode = code, .errorMessage = message, .attempts = 1}};
}

inline core::RowChange uncertain(qint64 row)
{
    return failedWith(row, core::RecordState::Uncertain, QStringLiteral("network"),
                      QStringLiteral("the connection was closed before an answer came"));
}

inline core::RowChange inState(qint64 row, core::RecordState state, int attempts = 1)
{
    return {.row = row, .outcome = {.state = state, .attempts = attempts}};
}

inline core::RunUpdate updateOf(std::vector<core::RowChange> rows)
{
    core::RunUpdate update;
    update.rows = std::move(rows);
    return update;
}

} // namespace test
