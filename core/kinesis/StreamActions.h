// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Stream.h"
#include "core/kinesis/StreamId.h"
#include "core/result/Result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace core {

// API_ListStreams, API_DescribeStreamSummary, API_ListShards, API_CreateStream, API_DeleteStream:
// bodies of requests and readers of answers. Unknown members are ignored, null is absent; an answer
// that lacks what the API promises is BadReply.

struct StreamPage
{
    QList<StreamListing> streams;
    bool hasMore = false;
    QByteArray nextToken; // may be empty although there is more: then go on after the last name
};
QByteArray listStreamsBody(const QByteArray &nextToken, const QString &afterName);
Result<StreamPage> listStreamsReply(const QByteArray &body);

QByteArray describeStreamSummaryBody(const StreamId &stream);
Result<StreamSummary> describeStreamSummaryReply(const QByteArray &body);

struct ShardPage
{
    QList<Shard> shards;
    QByteArray nextToken; // empty on the last page
};
QByteArray listShardsBody(const StreamId &stream, const QByteArray &nextToken);
Result<ShardPage> listShardsReply(const QByteArray &body);

struct NewStream
{
    QString name;
    std::optional<int> shardCount; // absent for on-demand streams
    bool onDemand = false;
    std::optional<qint64> maxRecordBytes; // whole KiB, 1 MiB … 10 MiB
    std::optional<RecordDistribution> distribution;
};
QByteArray createStreamBody(const NewStream &stream);
QByteArray deleteStreamBody(const StreamId &stream, bool enforceConsumerDeletion);

} // namespace core
