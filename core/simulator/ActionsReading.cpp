// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Actions.h"
#include "core/simulator/JsonParts.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace core::simulator {

namespace {

constexpr qint64 mostRecords = 10000;
constexpr qint64 mostBytes = 10LL * 1024 * 1024;

constexpr qint64 recordBytes = 200; // of a record in an answer beside its data, about

// Where an iterator points to.
struct Cursor
{
    QByteArray streamName;
    int shardIndex = 0;
    qint64 position = 0; // an index of sequence numbers
};

// "Thu Jan 22 01:22:02 UTC 2015"
QByteArray javaDate(qint64 ms)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return QLocale::c().toString(time, QStringLiteral("ddd MMM dd hh:mm:ss 'UTC' yyyy")).toLatin1();
}

Checked<Cursor> cursorFrom(const Tokens &tokens, const QByteArray &iterator, qint64 nowMs)
{
    const auto content = tokens.open(Tokens::Purpose::ShardIterator, iterator);
    if (!content || content->fields.size() != 3)
        return refuse("InvalidArgumentException", "Invalid ShardIterator.");
    if (nowMs - content->issuedMs > Tokens::lifetimeMs)
        return refuse("ExpiredIteratorException",
                      "Iterator expired. The iterator was created at time "
                          + javaDate(content->issuedMs) + " while right now it is "
                          + javaDate(nowMs)
                          + " which is further in the future than the tolerated delay of "
                          + QByteArray::number(Tokens::lifetimeMs) + " milliseconds.");
    return Cursor{content->fields[0], content->fields[1].toInt(), content->fields[2].toLongLong()};
}

Page pageFrom(const SimulatedShard &shard, qint64 position, qint64 limit)
{
    Page page;
    page.begin = std::clamp(position, shard.firstIndex(), shard.nextIndex());
    page.end = page.begin;
    while (page.end < shard.nextIndex() && page.end - page.begin < limit) {
        const KeptRecord &record = shard.at(page.end);
        const qint64 size = record.data.size() + record.partitionKey.size();
        if (page.end > page.begin && page.bytes + size > mostBytes)
            break;
        page.bytes += size;
        ++page.end;
    }
    return page;
}

void appendRecord(QByteArray &out, const SimulatedShard &shard, qint64 index)
{
    const KeptRecord &record = shard.at(index);
    out += R"({"SequenceNumber":")";
    out += shard.sequenceNumber(index);
    out += R"(","ApproximateArrivalTimestamp":)";
    out += jsonSeconds(record.arrivedMs);
    out += R"(,"Data":")";
    out += record.data.toBase64();
    out += '"';
    if (!record.partitionKey.isEmpty()) {
        out += R"(,"PartitionKey":)";
        appendJsonString(out, record.partitionKey);
    }
    out += '}';
}

QByteArray recordsJson(const SimulatedShard &shard, const Page &page)
{
    QByteArray json = "[";
    json.reserve(page.bytes * 4 / 3 + (page.end - page.begin) * recordBytes);
    for (qint64 index = page.begin; index < page.end; ++index) {
        json += index > page.begin ? "," : "";
        appendRecord(json, shard, index);
    }
    return json + ']';
}

QByteArray childJson(const SimulatedStream &stream, const SimulatedShard &child)
{
    const auto &origin = child.origin();
    QByteArrayList parents{jsonString(shardIdText(origin.parent))};
    if (origin.adjacentParent >= 0)
        parents.append(jsonString(stream.shard(origin.adjacentParent)->id()));
    return JsonObject()
        .text("ShardId", child.id())
        .json("ParentShards", jsonList(parents))
        .json("HashKeyRange", hashKeyRangeJson(child))
        .toByteArray();
}

// The shards that go on where a closed one ends.
QByteArray childrenJson(const SimulatedStream &stream, const SimulatedShard &parent)
{
    QByteArrayList children;
    for (const auto &shard : stream.shards()) {
        const auto &origin = shard->origin();
        if (origin.parent == parent.origin().index
            || origin.adjacentParent == parent.origin().index)
            children.append(childJson(stream, *shard));
    }
    return jsonList(children);
}

Checked<qint64> positionAtTime(const Call &call, const SimulatedShard &shard)
{
    const Value &timestamp = call.input["Timestamp"];
    if (timestamp.isNull)
        return refuse("InvalidArgumentException",
                      "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. "
                      "Current request has no timestamp parameter.");
    const auto ms = qint64(std::llround(timestamp.number * 1000));
    if (ms > call.now.wallMs)
        return refuse("InvalidArgumentException",
                      "The timestampInMillis parameter cannot be greater than the "
                      "currentTimestampInMillis. timestampInMillis: "
                          + QByteArray::number(ms)
                          + ", currentTimestampInMillis: " + QByteArray::number(call.now.wallMs));
    return shard.firstIndexSince(ms);
}

} // namespace

QByteArray Actions::iteratorText(const SimulatedStream &stream, const SimulatedShard &shard,
                                 qint64 position, qint64 nowMs) const
{
    return m_tokens.issue(
        Tokens::Purpose::ShardIterator,
        {nowMs,
         {stream.name(), QByteArray::number(shard.origin().index), QByteArray::number(position)}});
}

Checked<QByteArray> Actions::getRecords(const Call &call)
{
    const auto cursor = cursorFrom(m_tokens, call.input["ShardIterator"].bytes, call.now.wallMs);
    if (!cursor)
        return refuse(cursor.error());
    const SimulatedStream *stream = m_store.find(cursor->streamName);
    SimulatedShard *shard = stream ? stream->shard(cursor->shardIndex) : nullptr;
    if (!shard)
        return refuse(shardNotFound(shardIdText(cursor->shardIndex), cursor->streamName));
    const QByteArray &arn = call.input["StreamARN"].bytes;
    if (!arn.isEmpty() && arn != arnOf(stream->name()))
        return refuse(streamNotFound(call.input));
    if (call.input["DryRun"].isTrue())
        return refuse(dryRunSucceeded());
    if (m_site.limits && !shard->admitRead(call.now.now))
        return refuse(rateExceeded(*shard, *stream));

    const Value &limit = call.input["Limit"];
    const Page page =
        pageFrom(*shard, cursor->position, limit.isNull ? mostRecords : limit.integer);
    shard->tookRead(page.bytes);
    return pageJson(*stream, *shard, page, call.now.wallMs);
}

QByteArray Actions::pageJson(const SimulatedStream &stream, const SimulatedShard &shard,
                             const Page &page, qint64 nowMs) const
{
    const bool isAtTip = page.end == shard.nextIndex();
    // Who is not at the tip is at least a millisecond behind: 0 tells clients that all is read.
    const qint64 behindMs = isAtTip ? 0 : std::max<qint64>(1, nowMs - shard.at(page.end).arrivedMs);
    JsonObject json;
    json.number("MillisBehindLatest", behindMs);
    if (isAtTip && !shard.isOpen())
        json.json("ChildShards", childrenJson(stream, shard));
    else
        json.text("NextShardIterator", iteratorText(stream, shard, page.end, nowMs));
    json.json("Records", recordsJson(shard, page));
    return json.toByteArray();
}

Checked<QByteArray> Actions::getShardIterator(const Call &call)
{
    const QByteArray &shardId = call.input["ShardId"].bytes;
    const QByteArray streamName = streamNameIn(call.input);
    const auto index = shardIndexFrom(shardId);
    if (!index)
        return refuse("ResourceNotFoundException",
                      "Could not find shard " + shardId + " in stream " + streamName + accountText()
                          + '.');
    const auto stream = streamOf(call.input);
    const SimulatedShard *shard = stream ? (*stream)->shard(*index) : nullptr;
    if (!shard)
        return refuse(shardNotFound(shardIdText(*index), streamName));
    const auto position = positionOf(call, **stream, *shard);
    if (!position)
        return refuse(position.error());
    if (call.input["DryRun"].isTrue())
        return refuse(dryRunSucceeded());
    return JsonObject()
        .text("ShardIterator", iteratorText(**stream, *shard, *position, call.now.wallMs))
        .toByteArray();
}

Checked<qint64> Actions::positionOf(const Call &call, const SimulatedStream &stream,
                                    const SimulatedShard &shard) const
{
    const QByteArray &type = call.input["ShardIteratorType"].bytes;
    const bool isByNumber = type == "AT_SEQUENCE_NUMBER" || type == "AFTER_SEQUENCE_NUMBER";
    const bool hasNumber = !call.input["StartingSequenceNumber"].bytes.isEmpty();
    const bool isFixed = type == "TRIM_HORIZON" || type == "LATEST";
    if ((isByNumber && !hasNumber) || (isFixed && hasNumber))
        return refuse("InvalidArgumentException",
                      "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and "
                      "StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no "
                      "StartingSequenceNumber. Request specified "
                          + type
                          + (hasNumber ? " and also a StartingSequenceNumber."
                                       : " and no StartingSequenceNumber."));
    if (isByNumber)
        return positionAtNumber(call, stream, shard);
    if (type == "AT_TIMESTAMP")
        return positionAtTime(call, shard);
    return type == "LATEST" ? shard.nextIndex() : shard.firstIndex();
}

Checked<qint64> Actions::positionAtNumber(const Call &call, const SimulatedStream &stream,
                                          const SimulatedShard &shard) const
{
    const QByteArray &text = call.input["StartingSequenceNumber"].bytes;
    const auto number = SequenceNumber::fromDecimal(text);
    const QByteArray complaint = "StartingSequenceNumber " + text
        + " used in GetShardIterator on shard " + shard.id() + " in stream " + stream.name()
        + accountText() + " is invalid";
    if (!number)
        return refuse("InvalidArgumentException", complaint + '.');
    if (number->shard != shard.origin().index)
        return refuse("InvalidArgumentException",
                      "Invalid StartingSequenceNumber. It encodes " + shardIdText(number->shard)
                          + ", while it was used in a call to a shard with " + shard.id());
    if (number->shardCreatedSeconds != shard.origin().createdMs / 1000)
        return refuse("InvalidArgumentException",
                      complaint + " because it did not come from this stream.");
    const bool isAfter = call.input["ShardIteratorType"].bytes == "AFTER_SEQUENCE_NUMBER";
    const qint64 index = std::min(number->index, shard.nextIndex());
    return isAfter ? index + 1 : index;
}

} // namespace core::simulator
