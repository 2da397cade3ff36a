// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ReadActions.h"

#include "core/kinesis/Base64.h"
#include "core/kinesis/JsonReply.h"
#include "core/kinesis/RequestBody.h"

#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

bool startsAtSequenceNumber(IteratorType type)
{
    return type == IteratorType::AtSequenceNumber || type == IteratorType::AfterSequenceNumber;
}

QByteArray readData(const JsonObject &record)
{
    if (!record.has("Data"))
        record.complainAbout("Data", u"is missing"_s);
    std::optional<QByteArray> data = fromBase64(record.bytes("Data"));
    if (!data)
        record.complainAbout("Data", u"is not base64"_s);
    return std::move(data).value_or(QByteArray());
}

StoredRecord readRecord(const JsonObject &record)
{
    return {.data = readData(record),
            .partitionKey = record.bytes("PartitionKey"),
            .sequenceNumber = record.needBytes("SequenceNumber"),
            .arrivedAtMs = record.timestampMs("ApproximateArrivalTimestamp"),
            .encryptionType = record.text("EncryptionType")};
}

} // namespace

QByteArray toApi(IteratorType type)
{
    switch (type) {
    case IteratorType::AtSequenceNumber:
        return "AT_SEQUENCE_NUMBER";
    case IteratorType::AfterSequenceNumber:
        return "AFTER_SEQUENCE_NUMBER";
    case IteratorType::AtTimestamp:
        return "AT_TIMESTAMP";
    case IteratorType::TrimHorizon:
        return "TRIM_HORIZON";
    case IteratorType::Latest:
        return "LATEST";
    }
    return {};
}

QByteArray getShardIteratorBody(const StreamId &stream, const QString &shardId,
                                const ShardPosition &position)
{
    RequestBody body;
    body.addStream(stream);
    body.addText("ShardId", shardId);
    body.addUtf8("ShardIteratorType", toApi(position.type));
    if (startsAtSequenceNumber(position.type))
        body.addUtf8("StartingSequenceNumber", position.sequenceNumber);
    if (position.type == IteratorType::AtTimestamp)
        body.addSeconds("Timestamp", position.timestampMs);
    return body.finish();
}

Result<QByteArray> getShardIteratorReply(const QByteArray &body)
{
    QByteArray iterator;
    const auto read = [&iterator](const JsonObject &root) {
        iterator = root.needBytes("ShardIterator");
    };
    return readReply(body, read).map([&iterator] { return iterator; });
}

QByteArray getRecordsBody(const QByteArray &iterator, std::optional<int> limit,
                          const StreamId &stream)
{
    RequestBody body;
    body.addUtf8("ShardIterator", iterator);
    if (limit)
        body.addNumber("Limit", *limit);
    if (stream.isArn()) // this action takes no name
        body.addStream(stream);
    return body.finish();
}

Result<RecordsPage> getRecordsReply(const QByteArray &body)
{
    RecordsPage page;
    const auto read = [&page](const JsonObject &root) {
        root.needForEach("Records", [&page](const JsonObject &record) {
            page.records.append(readRecord(record));
        });
        page.nextIterator = root.bytes("NextShardIterator");
        page.millisBehindLatest = root.integer("MillisBehindLatest");
    };
    return readReply(body, read).map([&page] { return page; });
}

} // namespace core
