// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Actions.h"
#include "core/simulator/JsonParts.h"

#include <algorithm>

namespace core::simulator {

namespace {

constexpr int shardLimit = 1000;
constexpr int creatingLimit = 5;
constexpr int onDemandShards = 4;

// What every description of a stream begins with.
JsonObject startOfDescription(const SimulatedStream &stream, const QByteArray &arn)
{
    JsonObject mode;
    mode.text("StreamMode", stream.isOnDemand() ? "ON_DEMAND" : "PROVISIONED");
    JsonObject json;
    json.text("StreamName", stream.name())
        .text("StreamARN", arn)
        .text("StreamStatus", stream.statusText())
        .json("StreamModeDetails", mode.toByteArray())
        .json("StreamCreationTimestamp", jsonSeconds(stream.createdMs()));
    return json;
}

void addUnchangeable(JsonObject &json)
{
    json.number("RetentionPeriodHours", 24)
        .json("EnhancedMonitoring", R"([{"ShardLevelMetrics":[]}])")
        .text("EncryptionType", "NONE");
}

RecordDistribution distributionFrom(const QByteArray &text)
{
    return text == "AUTO" ? RecordDistribution::Automatic : RecordDistribution::ByPartitionKey;
}

Checked<StreamPlan> planFrom(const Value &input)
{
    const Value &shardCount = input["ShardCount"];
    const Value &maxRecordSize = input["MaxRecordSizeInKiB"];
    StreamPlan plan;
    plan.name = input["StreamName"].bytes;
    plan.isOnDemand = input["StreamModeDetails"]["StreamMode"].bytes == "ON_DEMAND";
    plan.shards = plan.isOnDemand ? onDemandShards : int(shardCount.integer);
    plan.distribution = distributionFrom(input["RecordDistributionStrategy"].bytes);
    if (!maxRecordSize.isNull)
        plan.maxRecordBytes = maxRecordSize.integer * 1024;

    // That these do not go together is documented, how the service says so is assumed.
    if (plan.isOnDemand && !shardCount.isNull)
        return refuse("InvalidArgumentException",
                      "ShardCount cannot be specified for a stream with StreamMode ON_DEMAND.");
    if (!plan.isOnDemand && plan.distribution == RecordDistribution::Automatic)
        return refuse("InvalidArgumentException",
                      "RecordDistributionStrategy AUTO is only available for streams with "
                      "StreamMode ON_DEMAND.");
    return plan;
}

} // namespace

std::optional<Failure> Actions::exceededShardLimit(int newShards) const
{
    const int count = m_store.shardCount();
    if (count + newShards > shardLimit)
        return Failure{
            "LimitExceededException",
            "This request would exceed the shard limit for the account " + m_site.accountId + " in "
                + m_site.region + ". Current shard count for the account: "
                + QByteArray::number(count) + ". Limit: " + QByteArray::number(shardLimit)
                + ". Number of additional shards that would have resulted from this request: "
                + QByteArray::number(newShards)
                + ". Refer to the AWS Service Limits page "
                  "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for "
                  "current limits and how to request higher limits."};
    return std::nullopt;
}

// The limit is documented, its text is assumed.
std::optional<Failure> Actions::exceededCreatingLimit() const
{
    const auto &streams = m_store.streams();
    const auto creating = std::count_if(streams.begin(), streams.end(), [](const auto &entry) {
        return entry.second->status() == SimulatedStream::Status::Creating;
    });
    if (creating < creatingLimit)
        return std::nullopt;
    return Failure{"LimitExceededException",
                   "This request would exceed the limit of " + QByteArray::number(creatingLimit)
                       + " streams in the CREATING state" + accountText() + '.'};
}

Checked<QByteArray> Actions::createStream(const Call &call)
{
    const auto plan = planFrom(call.input);
    if (!plan)
        return refuse(plan.error());
    if (m_store.find(plan->name))
        return refuse("ResourceInUseException",
                      "Stream " + plan->name + accountText() + " already exists.");
    if (auto failure = exceededShardLimit(plan->shards))
        return refuse(std::move(*failure));
    if (auto failure = exceededCreatingLimit())
        return refuse(std::move(*failure));
    m_store.create(*plan, call.now);
    return QByteArray();
}

Checked<QByteArray> Actions::deleteStream(const Call &call)
{
    const auto stream = streamOf(call.input);
    if (!stream)
        return refuse(stream.error());
    (*stream)->startDeleting(call.now);
    m_store.catchUp(call.now);
    return QByteArray();
}

Checked<QByteArray> Actions::describeStreamSummary(const Call &call)
{
    const auto stream = streamOf(call.input);
    if (!stream)
        return refuse(stream.error());
    JsonObject json = startOfDescription(**stream, arnOf((*stream)->name()));
    addUnchangeable(json);
    json.number("OpenShardCount", (*stream)->openShardCount())
        .number("ConsumerCount", 0)
        .number("MaxRecordSizeInKiB", (*stream)->maxRecordBytes() / 1024);
    if ((*stream)->isOnDemand())
        json.text("RecordDistributionStrategy",
                  (*stream)->isAutomatic() ? "AUTO" : "USER_PARTITION_KEY");
    return JsonObject().json("StreamDescriptionSummary", json.toByteArray()).toByteArray();
}

Checked<QByteArray> Actions::describeStream(const Call &call)
{
    constexpr qint64 mostShards = 100;
    const auto stream = streamOf(call.input);
    if (!stream)
        return refuse(stream.error());
    const Value &limit = call.input["Limit"];
    const qint64 count = limit.isNull ? mostShards : std::min(limit.integer, mostShards);
    const QByteArray &after = call.input["ExclusiveStartShardId"].bytes;
    QByteArrayList shards;
    bool hasMore = false;
    for (const auto &shard : (*stream)->shards()) {
        if (shard->id() <= after)
            continue;
        hasMore = shards.size() >= count;
        if (hasMore)
            break;
        shards.append(shardJson(*shard));
    }
    JsonObject json = startOfDescription(**stream, arnOf((*stream)->name()));
    addUnchangeable(json);
    json.boolean("HasMoreShards", hasMore).json("Shards", jsonList(shards));
    return JsonObject().json("StreamDescription", json.toByteArray()).toByteArray();
}

Checked<QByteArray> Actions::listStreams(const Call &call)
{
    constexpr qint64 mostStreams = 100;
    const Value &limit = call.input["Limit"];
    const qint64 count = limit.isNull ? mostStreams : std::min(limit.integer, mostStreams);
    QByteArray after = call.input["ExclusiveStartStreamName"].bytes;
    if (const Value &given = call.input["NextToken"]; !given.isNull) {
        const auto token = m_tokens.open(Tokens::Purpose::ListStreams, given.bytes);
        if (!token)
            return refuse("InvalidArgumentException", "NextToken is invalid.");
        if (call.now.wallMs - token->issuedMs > Tokens::lifetimeMs)
            return refuse("ExpiredNextTokenException", "NextToken has expired.");
        after = token->fields.value(0);
    }

    QByteArrayList names;
    QByteArrayList summaries;
    const auto &streams = m_store.streams();
    auto entry = streams.upper_bound(after);
    for (; entry != streams.end() && names.size() < count; ++entry) {
        names.append(jsonString(entry->first));
        summaries.append(startOfDescription(*entry->second, arnOf(entry->first)).toByteArray());
        after = entry->first;
    }
    const bool hasMore = entry != streams.end();
    JsonObject json;
    json.json("StreamNames", jsonList(names))
        .boolean("HasMoreStreams", hasMore)
        .json("StreamSummaries", jsonList(summaries));
    if (hasMore)
        json.text("NextToken",
                  m_tokens.issue(Tokens::Purpose::ListStreams, {call.now.wallMs, {after}}));
    return json.toByteArray();
}

Checked<QByteArray> Actions::updateMaxRecordSize(const Call &call)
{
    const auto stream = activeStreamOf(call.input);
    if (!stream)
        return refuse(stream.error());
    (*stream)->setMaxRecordBytes(call.input["MaxRecordSizeInKiB"].integer * 1024);
    return QByteArray();
}

Checked<QByteArray> Actions::updateStreamRecordDistributionStrategy(const Call &call)
{
    const auto stream = activeStreamOf(call.input);
    if (!stream)
        return refuse(stream.error());
    const auto distribution = distributionFrom(call.input["RecordDistributionStrategy"].bytes);
    if (distribution == RecordDistribution::Automatic && !(*stream)->isOnDemand())
        return refuse("InvalidArgumentException",
                      "RecordDistributionStrategy AUTO is only available for streams with "
                      "StreamMode ON_DEMAND.");
    (*stream)->setDistribution(distribution);
    return QByteArray();
}

} // namespace core::simulator
