// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Shape.h"

#include "core/kinesis/Limits.h"
#include "core/text/Ascii.h"

#include <QByteArray>
#include <QList>

#include <algorithm>

namespace core::simulator {

namespace {

using Kind = Constraint::Kind;

bool isNaturalNumber(QByteArrayView text, qsizetype digits)
{
    if (text == "0")
        return true;
    return !text.isEmpty() && text.size() <= digits && text.front() != '0'
        && std::all_of(text.begin(), text.end(), isDigit);
}

bool isName(QByteArrayView text)
{
    const auto fits = [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
            || c == '.' || c == '-';
    };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), fits);
}

// A negative number is let through: the service then says "must be in the range: [0, 2^128-1]".
bool isHashKey(QByteArrayView text)
{
    return isNaturalNumber(text.startsWith('-') ? text.sliced(1) : text, 39);
}

bool isSequenceNumber(QByteArrayView text)
{
    return isNaturalNumber(text, limits::sequenceNumberDigits);
}

bool isStreamArn(QByteArrayView text)
{
    const QList<QByteArray> parts = text.toByteArray().split(':');
    if (parts.size() < 6 || parts[0] != "arn" || !parts[1].startsWith("aws"))
        return false;
    const QByteArray &account = parts[4];
    const QByteArray &resource = parts[5];
    return parts[2] == "kinesis" && account.size() == 12
        && std::all_of(account.begin(), account.end(), isDigit) && resource.startsWith("stream/")
        && resource.size() > 7 && resource.simplified() == resource && !resource.contains(' ');
}

constexpr Pattern namePattern{"[a-zA-Z0-9_.-]+", isName};
constexpr Pattern hashKeyPattern{"0|([1-9]\\d{0,38})", isHashKey};
constexpr Pattern sequencePattern{"0|([1-9]\\d{0,128})", isSequenceNumber};
constexpr Pattern arnPattern{"arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+", isStreamArn};

Constraint notNull(Waiver waiver = Waiver::Never)
{
    return {.kind = Kind::NotNull, .waiver = waiver};
}

Constraint minLength(qint64 bound)
{
    return {.kind = Kind::MinLength, .bound = bound};
}

Constraint maxLength(qint64 bound)
{
    return {.kind = Kind::MaxLength, .bound = bound};
}

Constraint matches(const Pattern &pattern)
{
    return {.kind = Kind::Matches, .pattern = &pattern};
}

Constraint oneOf(std::vector<const char *> values)
{
    return {.kind = Kind::OneOf, .values = std::move(values)};
}

Shape integer(const char *name, qint64 least, qint64 most)
{
    return {.name = name,
            .type = Type::Integer,
            .constraints = {{.kind = Kind::MinValue, .bound = least},
                            {.kind = Kind::MaxValue, .bound = most}}};
}

// Something called by a name of 1 to 128 characters; absent only under `waiver`.
Shape requiredName(const char *name, Waiver waiver = Waiver::Never)
{
    return {.name = name,
            .type = Type::String,
            .constraints = {notNull(waiver), matches(namePattern), minLength(1), maxLength(128)}};
}

Shape optionalName(const char *name)
{
    return {.name = name,
            .type = Type::String,
            .constraints = {matches(namePattern), minLength(1), maxLength(128)}};
}

Shape streamName()
{
    return requiredName("StreamName", Waiver::StreamIsNamedByArn);
}

Shape streamArn(std::vector<Constraint> before = {})
{
    before.insert(before.end(), {matches(arnPattern), minLength(1), maxLength(2048)});
    return {.name = "StreamARN", .type = Type::String, .constraints = std::move(before)};
}

Shape requiredStreamArn()
{
    return streamArn({notNull()});
}

Shape dryRun()
{
    return {.name = "DryRun", .type = Type::Boolean};
}

Shape timestamp(const char *name)
{
    return {.name = name, .type = Type::Timestamp};
}

Shape partitionKey()
{
    return {.name = "PartitionKey",
            .type = Type::String,
            .constraints = {notNull(Waiver::KeysAreAutomatic), minLength(1),
                            maxLength(limits::partitionKeyCharacters)}};
}

Shape explicitHashKey()
{
    return {
        .name = "ExplicitHashKey", .type = Type::String, .constraints = {matches(hashKeyPattern)}};
}

Shape blobOfRecord()
{
    return {
        .name = "Data", .type = Type::Blob, .constraints = {notNull(), {.kind = Kind::RecordSize}}};
}

Shape sequenceNumber(const char *name)
{
    return {.name = name, .type = Type::String, .constraints = {matches(sequencePattern)}};
}

Shape nextToken()
{
    return {.name = "NextToken",
            .type = Type::String,
            .constraints = {minLength(1), maxLength(1048576)}};
}

Shape distribution(std::vector<Constraint> before = {})
{
    before.push_back(oneOf({"AUTO", "USER_PARTITION_KEY"}));
    return {.name = "RecordDistributionStrategy",
            .type = Type::String,
            .constraints = std::move(before)};
}

Shape input(std::vector<Shape> members)
{
    return {.name = "", .type = Type::Structure, .members = std::move(members)};
}

} // namespace

const Shape &createStreamShape()
{
    static const Shape shape = [] {
        Shape count = integer("ShardCount", 1, 100000);
        count.constraints.insert(count.constraints.begin(), notNull(Waiver::StreamIsOnDemand));
        const Shape mode{.name = "StreamMode",
                         .type = Type::String,
                         .constraints = {notNull(), oneOf({"PROVISIONED", "ON_DEMAND"})}};
        return input({count,
                      requiredName("StreamName"),
                      {.name = "StreamModeDetails", .type = Type::Structure, .members = {mode}},
                      integer("MaxRecordSizeInKiB", 1024, 10240),
                      distribution()});
    }();
    return shape;
}

const Shape &deleteStreamShape()
{
    static const Shape shape = input(
        {{.name = "EnforceConsumerDeletion", .type = Type::Boolean}, streamName(), streamArn()});
    return shape;
}

const Shape &describeStreamShape()
{
    static const Shape shape =
        input({integer("Limit", 1, 10000), optionalName("ExclusiveStartShardId"), streamName(),
               streamArn()});
    return shape;
}

const Shape &describeStreamSummaryShape()
{
    static const Shape shape = input({streamName(), streamArn()});
    return shape;
}

const Shape &getRecordsShape()
{
    static const Shape shape = input({integer("Limit", 1, 10000),
                                      {.name = "ShardIterator",
                                       .type = Type::String,
                                       .constraints = {notNull(), minLength(1), maxLength(512)}},
                                      streamArn(),
                                      dryRun()});
    return shape;
}

const Shape &getShardIteratorShape()
{
    static const Shape shape =
        input({requiredName("ShardId"),
               {.name = "ShardIteratorType",
                .type = Type::String,
                .constraints = {notNull(),
                                oneOf({"AFTER_SEQUENCE_NUMBER", "LATEST", "AT_TIMESTAMP",
                                       "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"})}},
               sequenceNumber("StartingSequenceNumber"),
               streamName(),
               timestamp("Timestamp"),
               streamArn(),
               dryRun()});
    return shape;
}

const Shape &listShardsShape()
{
    static const Shape shape = [] {
        const Shape filterType{
            .name = "Type",
            .type = Type::String,
            .constraints = {notNull(),
                            oneOf({"AFTER_SHARD_ID", "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON",
                                   "AT_LATEST", "AT_TIMESTAMP", "FROM_TIMESTAMP"})}};
        return input({optionalName("ExclusiveStartShardId"),
                      integer("MaxResults", 1, 10000),
                      nextToken(),
                      timestamp("StreamCreationTimestamp"),
                      optionalName("StreamName"),
                      streamArn(),
                      {.name = "ShardFilter",
                       .type = Type::Structure,
                       .members = {filterType, optionalName("ShardId"), timestamp("Timestamp")}}});
    }();
    return shape;
}

const Shape &listStreamsShape()
{
    static const Shape shape =
        input({integer("Limit", 1, 10000), optionalName("ExclusiveStartStreamName"), nextToken()});
    return shape;
}

const Shape &mergeShardsShape()
{
    static const Shape shape =
        input({requiredName("ShardToMerge"), requiredName("AdjacentShardToMerge"), streamName(),
               streamArn()});
    return shape;
}

const Shape &putRecordShape()
{
    static const Shape shape =
        input({sequenceNumber("SequenceNumberForOrdering"), partitionKey(), explicitHashKey(),
               blobOfRecord(), streamName(), streamArn(), dryRun()});
    return shape;
}

const Shape &putRecordsShape()
{
    static const Shape shape = [] {
        const Shape entry{.name = "member",
                          .type = Type::Structure,
                          .constraints = {notNull()},
                          .members = {partitionKey(), explicitHashKey(), blobOfRecord()}};
        const Shape records{
            .name = "Records",
            .type = Type::List,
            .constraints = {notNull(), minLength(1), maxLength(limits::recordsPerRequest)},
            .members = {entry},
            .itemText = "com.amazonaws.kinesis.v20131202.PutRecordsRequestEntry@7a1ebcd8"};
        return input({records, streamName(), streamArn(), dryRun()});
    }();
    return shape;
}

const Shape &splitShardShape()
{
    static const Shape shape = input({{.name = "NewStartingHashKey",
                                       .type = Type::String,
                                       .constraints = {notNull(), matches(hashKeyPattern)}},
                                      streamName(),
                                      requiredName("ShardToSplit"),
                                      streamArn()});
    return shape;
}

const Shape &updateMaxRecordSizeShape()
{
    static const Shape shape = [] {
        Shape size = integer("MaxRecordSizeInKiB", 1024, 10240);
        size.constraints.insert(size.constraints.begin(), notNull());
        return input({size, requiredStreamArn()});
    }();
    return shape;
}

const Shape &updateStreamRecordDistributionStrategyShape()
{
    static const Shape shape = input({distribution({notNull()}), requiredStreamArn()});
    return shape;
}

} // namespace core::simulator
