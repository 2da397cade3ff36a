// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/HashKey.h"
#include "core/kinesis/Limits.h"

#include <QList>
#include <QString>

#include <optional>

namespace core {

// What the service says about streams, shards and stored records. Texts as it spells them.

enum class RecordDistribution { ByPartitionKey, Automatic }; // USER_PARTITION_KEY, AUTO

struct StreamListing // an entry of ListStreams
{
    QString name;
    QString arn;
    QString status; // CREATING DELETING ACTIVE UPDATING
    QString mode; // PROVISIONED ON_DEMAND; empty when the server does not say
    std::optional<qint64> createdAtMs; // since 1970 UTC

    bool operator==(const StreamListing &) const = default;
};

struct StreamSummary // DescribeStreamSummary
{
    QString name;
    QString arn;
    QString status;
    QString mode;
    int openShardCount = 0;
    int retentionHours = 24;
    qint64 maxRecordBytes = limits::defaultRecordBytes;
    RecordDistribution distribution = RecordDistribution::ByPartitionKey;
    QString encryptionType; // NONE KMS
    QString keyId;
    std::optional<int> consumerCount;
    std::optional<qint64> createdAtMs;

    bool operator==(const StreamSummary &) const = default;
};

struct Shard // an entry of ListShards
{
    QString id;
    QString parentId;
    QString adjacentParentId;
    HashKey startingHashKey;
    HashKey endingHashKey; // inclusive
    QByteArray startingSequenceNumber;
    QByteArray endingSequenceNumber; // empty while the shard is open

    bool isOpen() const { return endingSequenceNumber.isEmpty(); }
    bool operator==(const Shard &) const = default;
};

struct StoredRecord // an entry of GetRecords
{
    QByteArray data;
    QByteArray partitionKey; // UTF-8; empty on AUTO streams
    QByteArray sequenceNumber;
    std::optional<qint64> arrivedAtMs;
    QString encryptionType;

    bool operator==(const StoredRecord &) const = default;
};

} // namespace core
