// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/StreamActions.h"

#include "core/kinesis/JsonReply.h"
#include "core/kinesis/RequestBody.h"

#include <limits>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 bytesPerKiB = 1024;

QByteArray toApi(RecordDistribution distribution)
{
    return distribution == RecordDistribution::Automatic ? "AUTO" : "USER_PARTITION_KEY";
}

QString modeIn(const JsonObject &stream)
{
    QString mode;
    stream.inside("StreamModeDetails",
                  [&mode](const JsonObject &details) { mode = details.text("StreamMode"); });
    return mode;
}

// A count as the API gives them: not negative, and an int.
std::optional<int> countIn(const JsonObject &object, std::string_view name)
{
    const std::optional<qint64> number = object.integer(name);
    if (!number)
        return std::nullopt;
    if (*number < 0 || *number > std::numeric_limits<int>::max()) {
        object.complainAbout(name, u"is out of range"_s);
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

StreamListing readListing(const JsonObject &stream)
{
    return {.name = stream.needText("StreamName"),
            .arn = stream.text("StreamARN"),
            .status = stream.text("StreamStatus"),
            .mode = modeIn(stream),
            .createdAtMs = stream.timestampMs("StreamCreationTimestamp")};
}

// Old servers give the names alone.
QList<StreamListing> readNames(const JsonObject &root)
{
    QList<StreamListing> streams;
    root.forEachText("StreamNames",
                     [&streams](const QString &name) { streams.append({.name = name}); });
    return streams;
}

StreamSummary readSummary(const JsonObject &stream)
{
    StreamSummary summary{
        .name = stream.needText("StreamName"),
        .arn = stream.text("StreamARN"),
        .status = stream.needText("StreamStatus"),
        .mode = modeIn(stream),
        .openShardCount = countIn(stream, "OpenShardCount").value_or(0),
        .encryptionType = stream.text("EncryptionType"),
        .keyId = stream.text("KeyId"),
        .consumerCount = countIn(stream, "ConsumerCount"),
        .createdAtMs = stream.timestampMs("StreamCreationTimestamp"),
    };
    summary.retentionHours =
        countIn(stream, "RetentionPeriodHours").value_or(summary.retentionHours);
    if (const std::optional<int> kibibytes = countIn(stream, "MaxRecordSizeInKiB"))
        summary.maxRecordBytes = *kibibytes * bytesPerKiB;
    if (stream.text("RecordDistributionStrategy") == "AUTO"_L1)
        summary.distribution = RecordDistribution::Automatic;
    return summary;
}

HashKey readHashKey(const JsonObject &range, std::string_view name)
{
    const std::optional<HashKey> key = HashKey::fromDecimal(range.bytes(name));
    if (!key)
        range.complainAbout(name, u"is not a hash key"_s);
    return key.value_or(HashKey());
}

Shard readShard(const JsonObject &object)
{
    Shard shard{.id = object.needText("ShardId"),
                .parentId = object.text("ParentShardId"),
                .adjacentParentId = object.text("AdjacentParentShardId")};
    object.needInside("HashKeyRange", [&shard](const JsonObject &range) {
        shard.startingHashKey = readHashKey(range, "StartingHashKey");
        shard.endingHashKey = readHashKey(range, "EndingHashKey");
    });
    object.needInside("SequenceNumberRange", [&shard](const JsonObject &range) {
        shard.startingSequenceNumber = range.needBytes("StartingSequenceNumber");
        shard.endingSequenceNumber = range.bytes("EndingSequenceNumber");
    });
    return shard;
}

} // namespace

QByteArray listStreamsBody(const QByteArray &nextToken, const QString &afterName)
{
    RequestBody body;
    if (!nextToken.isEmpty())
        body.addUtf8("NextToken", nextToken);
    else if (!afterName.isEmpty())
        body.addText("ExclusiveStartStreamName", afterName);
    return body.finish();
}

Result<StreamPage> listStreamsReply(const QByteArray &body)
{
    StreamPage page;
    const auto read = [&page](const JsonObject &root) {
        root.forEach("StreamSummaries", [&page](const JsonObject &stream) {
            page.streams.append(readListing(stream));
        });
        if (page.streams.isEmpty()) {
            root.needArray("StreamNames");
            page.streams = readNames(root);
        }
        page.hasMore = root.boolean("HasMoreStreams").value_or(false);
        page.nextToken = root.bytes("NextToken");
    };
    return readReply(body, read).map([&page] { return page; });
}

QByteArray describeStreamSummaryBody(const StreamId &stream)
{
    RequestBody body;
    body.addStream(stream);
    return body.finish();
}

Result<StreamSummary> describeStreamSummaryReply(const QByteArray &body)
{
    StreamSummary summary;
    const auto read = [&summary](const JsonObject &root) {
        root.needInside("StreamDescriptionSummary",
                        [&summary](const JsonObject &stream) { summary = readSummary(stream); });
    };
    return readReply(body, read).map([&summary] { return summary; });
}

QByteArray listShardsBody(const StreamId &stream, const QByteArray &nextToken)
{
    RequestBody body;
    if (nextToken.isEmpty())
        body.addStream(stream);
    else // the token says which stream, and the service refuses to hear it twice
        body.addUtf8("NextToken", nextToken);
    return body.finish();
}

Result<ShardPage> listShardsReply(const QByteArray &body)
{
    ShardPage page;
    const auto read = [&page](const JsonObject &root) {
        root.needForEach(
            "Shards", [&page](const JsonObject &shard) { page.shards.append(readShard(shard)); });
        page.nextToken = root.bytes("NextToken");
    };
    return readReply(body, read).map([&page] { return page; });
}

QByteArray createStreamBody(const NewStream &stream)
{
    RequestBody body;
    body.addText("StreamName", stream.name);
    if (stream.shardCount)
        body.addNumber("ShardCount", *stream.shardCount);
    if (stream.onDemand) {
        body.startObject("StreamModeDetails");
        body.addText("StreamMode", u"ON_DEMAND");
        body.endObject();
    }
    if (stream.maxRecordBytes)
        body.addNumber("MaxRecordSizeInKiB", *stream.maxRecordBytes / bytesPerKiB);
    if (stream.distribution)
        body.addUtf8("RecordDistributionStrategy", toApi(*stream.distribution));
    return body.finish();
}

QByteArray deleteStreamBody(const StreamId &stream, bool enforceConsumerDeletion)
{
    RequestBody body;
    body.addStream(stream);
    if (enforceConsumerDeletion)
        body.addTrue("EnforceConsumerDeletion");
    return body.finish();
}

} // namespace core
