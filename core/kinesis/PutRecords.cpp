// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/PutRecords.h"

#include "core/kinesis/Base64.h"
#include "core/kinesis/PutRecord.h"
#include "core/kinesis/RequestBody.h"

namespace core {

namespace {

constexpr qsizetype sizeOfTheRest = 256; // names of members and the stream's

// What a record needs when nothing in its key has to be escaped.
qsizetype expectedSize(const Record &record)
{
    constexpr qsizetype namesOfMembers = 60;
    return base64Size(record.data.size()) + record.partitionKey.size()
        + record.explicitHashKey.size() + namesOfMembers;
}

void addRecord(RequestBody &body, const Record &record)
{
    body.addBase64("Data", record.data);
    if (!record.partitionKey.isEmpty())
        body.addUtf8("PartitionKey", record.partitionKey);
    if (!record.explicitHashKey.isEmpty())
        body.addUtf8("ExplicitHashKey", record.explicitHashKey);
}

} // namespace

QByteArray putRecordsBody(const StreamId &stream, std::span<const Record *const> records,
                          bool dryRun)
{
    qsizetype size = sizeOfTheRest + stream.toString().size();
    for (const Record *record : records)
        size += expectedSize(*record);

    RequestBody body(size);
    body.startList("Records");
    for (const Record *record : records) {
        body.startObject();
        addRecord(body, *record);
        body.endObject();
    }
    body.endList();
    body.addStream(stream);
    if (dryRun)
        body.addTrue("DryRun");
    return body.finish();
}

QByteArray putRecordBody(const StreamId &stream, const Record &record,
                         const QByteArray &sequenceNumberForOrdering, bool dryRun)
{
    RequestBody body(sizeOfTheRest + stream.toString().size() + expectedSize(record));
    addRecord(body, record);
    if (!sequenceNumberForOrdering.isEmpty())
        body.addUtf8("SequenceNumberForOrdering", sequenceNumberForOrdering);
    body.addStream(stream);
    if (dryRun)
        body.addTrue("DryRun");
    return body.finish();
}

} // namespace core
