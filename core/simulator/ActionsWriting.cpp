// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Actions.h"
#include "core/simulator/JsonParts.h"

namespace core::simulator {

namespace {

// A record that came just after a reshard is stamped up to this much in the future.
constexpr qint64 orderingSlackMs = 1000;
constexpr qsizetype resultBytes = 140; // of one entry, about

qint64 sizeOf(const Value &record)
{
    return record["Data"].bytes.size() + record["PartitionKey"].bytes.size();
}

void appendStored(QByteArray &out, const QByteArray &sequenceNumber, const QByteArray &shardId)
{
    out += R"({"SequenceNumber":")";
    out += sequenceNumber;
    out += R"(","ShardId":")";
    out += shardId;
    out += R"("})";
}

void appendRefused(QByteArray &out, const Failure &failure)
{
    out += JsonObject()
               .text("ErrorCode", failure.code)
               .text("ErrorMessage", failure.message)
               .toByteArray();
}

Checked<HashKey> hashKeyOf(const Value &record)
{
    const Value &given = record["ExplicitHashKey"];
    if (given.isNull)
        return HashKey::ofPartitionKey(record["PartitionKey"].bytes);
    const auto key = HashKey::fromDecimal(given.bytes);
    if (!key)
        return refuse(
            "InvalidArgumentException",
            "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. "
            "Specified value was "
                + given.bytes);
    return *key;
}

// The places of all records, if those are valid and fit into one request.
Checked<std::vector<HashKey>> hashKeysOf(const std::vector<Value> &records)
{
    std::vector<HashKey> keys;
    keys.reserve(records.size());
    qint64 bytes = 0;
    for (const Value &record : records) {
        const auto key = hashKeyOf(record);
        if (!key)
            return refuse(key.error());
        keys.push_back(*key);
        bytes += sizeOf(record);
    }
    // The text is assumed from the one for the former limit of 5 MB.
    if (bytes > limits::requestBytes)
        return refuse("InvalidArgumentException", "Records size exceeds 10 MB limit");
    return keys;
}

} // namespace

Checked<SimulatedStream *> Actions::writableStreamOf(const Value &input) const
{
    auto stream = streamOf(input);
    if (stream && !(*stream)->canTakeRecords())
        return refuse(streamNotFound(input));
    return stream;
}

SimulatedShard &Actions::shardFor(const SimulatedStream &stream, HashKey key)
{
    return stream.isAutomatic() ? stream.openShardAt(m_random.generate())
                                : stream.openShardFor(key);
}

Checked<qint64> Actions::write(const Call &call, const SimulatedStream &stream,
                               SimulatedShard &shard, const Value &record)
{
    const RecordFate fate = call.recordFault ? call.recordFault(shard.id()) : RecordFate::Usual;
    if (fate == RecordFate::Failed)
        return refuse(Failure{"InternalFailure", "Internal service failure.", "message", 500});
    const WriteShare share = call.shardShare ? call.shardShare(shard.id()) : WriteShare();
    const bool isLimited = m_site.limits || share.records < 1 || share.bytes < 1;
    if (fate == RecordFate::Throttled
        || (isLimited && !shard.admitWrite(sizeOf(record), call.now.now, share)))
        return refuse(rateExceeded(shard, stream));
    return m_store.append(shard,
                          KeptRecord{.data = record["Data"].bytes,
                                     .partitionKey = stream.isAutomatic()
                                         ? QByteArray()
                                         : record["PartitionKey"].bytes,
                                     .arrivedMs = call.now.wallMs});
}

std::optional<Failure> Actions::wrongOrdering(const Call &call, const SimulatedStream &stream) const
{
    const Value &given = call.input["SequenceNumberForOrdering"];
    if (given.isNull)
        return std::nullopt;
    const auto number = SequenceNumber::fromDecimal(given.bytes);
    if (number && number->seconds * 1000 <= call.now.wallMs + orderingSlackMs)
        return std::nullopt;
    return Failure{"InvalidArgumentException",
                   "ExclusiveMinimumSequenceNumber " + given.bytes + " used in PutRecord on stream "
                       + stream.name() + accountText() + " is invalid."};
}

Checked<QByteArray> Actions::putRecord(const Call &call)
{
    const auto stream = writableStreamOf(call.input);
    if (!stream)
        return refuse(stream.error());
    const auto key = hashKeyOf(call.input);
    if (!key)
        return refuse(key.error());
    if (auto failure = wrongOrdering(call, **stream))
        return refuse(std::move(*failure));
    if (call.input["DryRun"].isTrue())
        return refuse(dryRunSucceeded());

    SimulatedShard &shard = shardFor(**stream, *key);
    const auto index = write(call, **stream, shard, call.input);
    if (!index)
        return refuse(index.error());
    QByteArray json;
    appendStored(json, shard.sequenceNumber(*index), shard.id());
    return json;
}

Checked<QByteArray> Actions::putRecords(const Call &call)
{
    const auto stream = writableStreamOf(call.input);
    if (!stream)
        return refuse(stream.error());
    const std::vector<Value> &records = call.input["Records"].items;
    const auto keys = hashKeysOf(records);
    if (!keys)
        return refuse(keys.error());
    if (call.input["DryRun"].isTrue())
        return refuse(dryRunSucceeded());

    QByteArray results;
    results.reserve(qsizetype(records.size()) * resultBytes);
    int failed = 0;
    for (size_t i = 0; i < records.size(); ++i) {
        SimulatedShard &shard = shardFor(**stream, (*keys)[i]);
        const auto index = write(call, **stream, shard, records[i]);
        failed += index ? 0 : 1;
        if (call.answersOneEntryLess && i + 1 == records.size())
            break;
        results += i > 0 ? "," : "";
        if (index)
            appendStored(results, shard.sequenceNumber(*index), shard.id());
        else
            appendRefused(results, index.error());
    }
    return JsonObject()
        .number("FailedRecordCount", failed)
        .json("Records", '[' + results + ']')
        .toByteArray();
}

} // namespace core::simulator
