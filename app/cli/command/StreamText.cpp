// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command/StreamText.h"

#include "app/cli/console/JsonRow.h"
#include "app/cli/console/TextWidth.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

bool isAutomatic(const core::StreamSummary &summary)
{
    return summary.distribution == core::RecordDistribution::Automatic;
}

} // namespace

QString modeWords(const QString &mode)
{
    if (mode == u"ON_DEMAND")
        return u"on demand"_s;
    return mode.isEmpty() ? u"–"_s : mode.toLower();
}

Look lookOfStatus(const QString &status)
{
    return status == u"ACTIVE" ? Look::Stored : Look::Throttled;
}

QString shortShardId(const QString &id)
{
    const QString prefix = u"shardId-"_s;
    bool isNumber = false;
    const qulonglong number = id.mid(prefix.size()).toULongLong(&isNumber);
    return id.startsWith(prefix) && isNumber ? QString::number(number) : id;
}

QByteArray toJson(const core::StreamListing &stream,
                  const std::optional<core::StreamSummary> &summary)
{
    JsonRow row;
    row.text("name", stream.name).textIfAny("arn", stream.arn);
    row.textIfAny("status", summary ? summary->status : stream.status);
    row.textIfAny("mode", summary ? summary->mode : stream.mode);
    if (summary)
        row.number("openShards", summary->openShardCount);
    if (stream.createdAtMs)
        row.text("createdAt", isoTime(*stream.createdAtMs));
    return row.toJson();
}

QByteArray toJson(const core::StreamSummary &summary)
{
    JsonRow row;
    row.text("name", summary.name)
        .text("arn", summary.arn)
        .text("status", summary.status)
        .textIfAny("mode", summary.mode)
        .number("openShards", summary.openShardCount)
        .number("retentionHours", summary.retentionHours)
        .number("maxRecordBytes", summary.maxRecordBytes)
        .text("recordDistribution", isAutomatic(summary) ? "AUTO" : "USER_PARTITION_KEY")
        .textIfAny("encryptionType", summary.encryptionType)
        .textIfAny("keyId", summary.keyId);
    if (summary.consumerCount)
        row.number("consumers", *summary.consumerCount);
    if (summary.createdAtMs)
        row.text("createdAt", isoTime(*summary.createdAtMs));
    return row.toJson();
}

QByteArray toJson(const core::Shard &shard)
{
    return JsonRow()
        .text("shardId", shard.id)
        .textIfAny("parentShardId", shard.parentId)
        .textIfAny("adjacentParentShardId", shard.adjacentParentId)
        .text("startingHashKey", shard.startingHashKey.toDecimal())
        .text("endingHashKey", shard.endingHashKey.toDecimal())
        .text("startingSequenceNumber", shard.startingSequenceNumber)
        .textIfAny("endingSequenceNumber", shard.endingSequenceNumber)
        .flag("open", shard.isOpen())
        .toJson();
}

FactList factsOf(const core::StreamSummary &summary)
{
    FactList facts;
    facts.add(u"name"_s, summary.name, Look::Heading);
    facts.add(u"arn"_s, summary.arn);
    facts.add(u"status"_s, summary.status, lookOfStatus(summary.status));
    facts.add(u"mode"_s, modeWords(summary.mode));
    facts.add(u"open shards"_s, QString::number(summary.openShardCount));
    facts.add(u"retention"_s, u"%1 h"_s.arg(summary.retentionHours));
    facts.add(u"largest record"_s, humanBytes(summary.maxRecordBytes));
    facts.add(u"shard of a record"_s,
              isAutomatic(summary) ? u"chosen by the service (AUTO); keys are optional, nothing "
                                     "can be predicted"_s
                                   : u"by its partition key"_s);
    facts.add(u"encryption"_s,
              summary.keyId.isEmpty()
                  ? summary.encryptionType
                  : QString(summary.encryptionType + u" with " + summary.keyId));
    if (summary.consumerCount)
        facts.add(u"consumers"_s, QString::number(*summary.consumerCount));
    if (summary.createdAtMs)
        facts.add(u"created"_s, isoTime(*summary.createdAtMs));
    return facts;
}

} // namespace app
