// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Stream.h"
#include "core/kinesis/StreamId.h"
#include "core/result/Result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace core {

// API_GetShardIterator and API_GetRecords: bodies of requests and readers of answers.

enum class IteratorType { AtSequenceNumber, AfterSequenceNumber, AtTimestamp, TrimHorizon, Latest };
// The service's spelling: "AT_SEQUENCE_NUMBER", …
QByteArray toApi(IteratorType type);

struct ShardPosition
{
    IteratorType type = IteratorType::Latest;
    QByteArray sequenceNumber; // for the first two
    qint64 timestampMs = 0; // since 1970 UTC, for AtTimestamp
};
QByteArray getShardIteratorBody(const StreamId &stream, const QString &shardId,
                                const ShardPosition &position);
Result<QByteArray> getShardIteratorReply(const QByteArray &body);

struct RecordsPage
{
    QList<StoredRecord> records;
    QByteArray nextIterator; // empty when the shard is closed and drained
    std::optional<qint64> millisBehindLatest;
};
QByteArray getRecordsBody(const QByteArray &iterator, std::optional<int> limit,
                          const StreamId &stream);
Result<RecordsPage> getRecordsReply(const QByteArray &body);

} // namespace core
