// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Actions.h"
#include "core/simulator/JsonParts.h"

#include <algorithm>
#include <cmath>

namespace core::simulator {

namespace {

constexpr qint64 retentionMs = 24LL * 60 * 60 * 1000;
constexpr qint64 mostShards = 1000;

// Which shards of a stream ListShards is asked for; kept in its page token.
struct ShardListing
{
    QByteArray streamName;
    int after = -1; // an index
    QByteArray filter = "FROM_TRIM_HORIZON";
    qint64 filterMs = 0; // of the two filters with a time
};

bool wasOpenAt(const SimulatedShard &shard, qint64 ms)
{
    return shard.origin().openedMs <= ms && shard.closedMs().value_or(ms + 1) > ms;
}

bool matches(const ShardListing &listing, const SimulatedShard &shard, qint64 horizonMs)
{
    const auto closed = shard.closedMs();
    if (shard.origin().index <= listing.after || (closed && *closed < horizonMs))
        return false;
    if (listing.filter == "AT_LATEST")
        return shard.isOpen();
    if (listing.filter == "AT_TRIM_HORIZON")
        return wasOpenAt(shard, horizonMs);
    if (listing.filter == "AT_TIMESTAMP")
        return wasOpenAt(shard, listing.filterMs);
    if (listing.filter == "FROM_TIMESTAMP")
        return !closed || *closed >= listing.filterMs;
    return true;
}

Checked<ShardListing> listingFromToken(const Tokens &tokens, const QByteArray &text, qint64 nowMs)
{
    const auto token = tokens.open(Tokens::Purpose::ListShards, text);
    if (!token || token->fields.size() != 4)
        return refuse("InvalidArgumentException", "NextToken is invalid.");
    if (nowMs - token->issuedMs > Tokens::lifetimeMs)
        return refuse("ExpiredNextTokenException", "NextToken has expired.");
    return ShardListing{token->fields[0], token->fields[1].toInt(), token->fields[2],
                        token->fields[3].toLongLong()};
}

// What the filter lacks is refused; the texts are assumed.
Checked<ShardListing> listingFromFilter(const QByteArray &streamName, const Value &input)
{
    ShardListing listing;
    listing.streamName = streamName;
    if (const auto after = shardIndexFrom(input["ExclusiveStartShardId"].bytes))
        listing.after = *after;
    const Value &filter = input["ShardFilter"];
    if (filter.isNull)
        return listing;
    listing.filter = filter["Type"].bytes;
    const auto afterShard = shardIndexFrom(filter["ShardId"].bytes);
    if (listing.filter == "AFTER_SHARD_ID" && !afterShard)
        return refuse("InvalidArgumentException",
                      "ShardId must be specified for ShardFilter type AFTER_SHARD_ID.");
    if (listing.filter == "AFTER_SHARD_ID")
        listing.after = std::max(listing.after, *afterShard);
    if (listing.filter.endsWith("_TIMESTAMP") && filter["Timestamp"].isNull)
        return refuse("InvalidArgumentException",
                      "Timestamp must be specified for ShardFilter type " + listing.filter + '.');
    listing.filterMs = qint64(std::llround(filter["Timestamp"].number * 1000));
    return listing;
}

struct ShardPageText
{
    QByteArrayList shards;
    int lastIndex = -1; // of the last one in `shards`
    bool hasMore = false;
};

ShardPageText pageOf(const SimulatedStream &stream, const ShardListing &listing, qint64 count,
                     qint64 nowMs)
{
    const qint64 horizonMs = std::max(stream.createdMs(), nowMs - retentionMs);
    ShardPageText page;
    for (const auto &shard : stream.shards()) {
        if (!matches(listing, *shard, horizonMs))
            continue;
        page.hasMore = page.shards.size() >= count;
        if (page.hasMore)
            break;
        page.shards.append(shardJson(*shard));
        page.lastIndex = shard->origin().index;
    }
    return page;
}

} // namespace

QByteArray hashKeyRangeJson(const SimulatedShard &shard)
{
    return JsonObject()
        .text("StartingHashKey", shard.origin().start.toDecimal())
        .text("EndingHashKey", shard.origin().end.toDecimal())
        .toByteArray();
}

QByteArray shardJson(const SimulatedShard &shard)
{
    const auto &origin = shard.origin();
    JsonObject numbers;
    numbers.text("StartingSequenceNumber", shard.startingSequenceNumber());
    if (!shard.isOpen())
        numbers.text("EndingSequenceNumber", shard.endingSequenceNumber());
    JsonObject json;
    json.text("ShardId", shard.id());
    if (origin.parent >= 0)
        json.text("ParentShardId", shardIdText(origin.parent));
    if (origin.adjacentParent >= 0)
        json.text("AdjacentParentShardId", shardIdText(origin.adjacentParent));
    json.json("HashKeyRange", hashKeyRangeJson(shard));
    json.json("SequenceNumberRange", numbers.toByteArray());
    return json.toByteArray();
}

Checked<QByteArray> Actions::listShards(const Call &call)
{
    const Value &token = call.input["NextToken"];
    const QByteArray named = streamNameIn(call.input);
    if (token.isNull && named.isEmpty())
        return refuse("InvalidArgumentException",
                      "Either NextToken or StreamName should be provided.");
    if (!token.isNull && !named.isEmpty())
        return refuse("InvalidArgumentException",
                      "NextToken and StreamName cannot be provided together.");
    const auto listing = token.isNull ? listingFromFilter(named, call.input)
                                      : listingFromToken(m_tokens, token.bytes, call.now.wallMs);
    if (!listing)
        return refuse(listing.error());
    const auto stream = token.isNull ? streamOf(call.input) : m_store.find(listing->streamName);
    if (!stream)
        return refuse(stream.error());
    if (!*stream)
        return refuse("ResourceNotFoundException",
                      "Stream " + listing->streamName + accountText() + " not found.");
    if ((*stream)->status() == SimulatedStream::Status::Creating)
        return refuse(notActive(**stream));

    const Value &limit = call.input["MaxResults"];
    const qint64 count = limit.isNull ? mostShards : std::min(limit.integer, mostShards);
    const ShardPageText page = pageOf(**stream, *listing, count, call.now.wallMs);
    JsonObject json;
    json.json("Shards", jsonList(page.shards));
    if (page.hasMore)
        json.text("NextToken",
                  m_tokens.issue(Tokens::Purpose::ListShards,
                                 {call.now.wallMs,
                                  {listing->streamName, QByteArray::number(page.lastIndex),
                                   listing->filter, QByteArray::number(listing->filterMs)}}));
    return json.toByteArray();
}

// That only provisioned streams can is documented, the text is assumed.
Checked<SimulatedStream *> Actions::reshardableStreamOf(const Value &input) const
{
    auto stream = activeStreamOf(input);
    if (stream && (*stream)->isOnDemand())
        return refuse("ValidationException",
                      "Stream " + (*stream)->name() + accountText()
                          + " is in StreamMode ON_DEMAND; its shards cannot be split or merged.");
    return stream;
}

Checked<SimulatedShard *> Actions::shardToChange(const SimulatedStream &stream,
                                                 QByteArrayView id) const
{
    const auto index = shardIndexFrom(id);
    SimulatedShard *shard = index ? stream.shard(*index) : nullptr;
    const QByteArray text = index ? shardIdText(*index) : id.toByteArray();
    const QByteArray place = text + " in stream " + stream.name() + accountText();
    if (!shard)
        return refuse("ResourceNotFoundException", "Could not find shard " + place + '.');
    if (!shard->isOpen())
        return refuse("InvalidArgumentException",
                      "Shard " + place
                          + " has already been merged or split, and thus is not eligible for "
                            "merging or splitting.");
    return shard;
}

Checked<QByteArray> Actions::splitShard(const Call &call)
{
    const auto stream = reshardableStreamOf(call.input);
    if (!stream)
        return refuse(stream.error());
    const auto shard = shardToChange(**stream, call.input["ShardToSplit"].bytes);
    if (!shard)
        return refuse(shard.error());
    if (auto failure = exceededShardLimit(1))
        return refuse(std::move(*failure));
    const QByteArray &text = call.input["NewStartingHashKey"].bytes;
    const auto key = HashKey::fromDecimal(text);
    const auto &origin = (*shard)->origin();
    if (!key || key->value() <= origin.start.value() + 1 || *key >= origin.end)
        return refuse("InvalidArgumentException",
                      "NewStartingHashKey " + text + " used in SplitShard() on shard "
                          + (*shard)->id() + " in stream " + (*stream)->name() + accountText()
                          + " is not both greater than one plus the shard's StartingHashKey "
                          + origin.start.toDecimal() + " and less than the shard's EndingHashKey "
                          + origin.end.toDecimal() + '.');
    (*stream)->startSplitting(origin.index, *key, call.now);
    return QByteArray();
}

Checked<QByteArray> Actions::mergeShards(const Call &call)
{
    const auto stream = reshardableStreamOf(call.input);
    if (!stream)
        return refuse(stream.error());
    const auto first = shardToChange(**stream, call.input["ShardToMerge"].bytes);
    if (!first)
        return refuse(first.error());
    const auto second = shardToChange(**stream, call.input["AdjacentShardToMerge"].bytes);
    if (!second)
        return refuse(second.error());
    const HashKey end = (*first)->origin().end;
    const HashKey start = (*second)->origin().start;
    if (end >= start || end.value() + 1 != start.value())
        return refuse("InvalidArgumentException",
                      "Shards " + (*first)->id() + " and " + (*second)->id() + " in stream "
                          + (*stream)->name() + accountText()
                          + " are not an adjacent pair of shards eligible for merging");
    (*stream)->startMerging((*first)->origin().index, (*second)->origin().index, call.now);
    return QByteArray();
}

} // namespace core::simulator
