// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashing/Digest.h"
#include "core/kinesis/PutRecords.h"
#include "core/kinesis/ShardMap.h"
#include "tests/bench/Groups.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Sample
{
    std::vector<core::Record> records = sampleRecords();
    std::vector<const core::Record *> pointers;
    core::StreamId stream = *core::StreamId::fromString(u"bench"_s);
    QByteArray reply;
    core::ShardMap shards;
};

QByteArray replyOf(qsizetype count)
{
    QByteArray reply = R"({"FailedRecordCount":0,"Records":[)";
    for (qsizetype i = 0; i < count; ++i) {
        reply.append(i == 0 ? "" : ",");
        reply.append(R"({"SequenceNumber":"495903382714902566085596925383615710959215759891)");
        reply.append(QByteArray::number(10'000'000 + i));
        reply.append(R"(","ShardId":"shardId-00000000000)");
        reply.append(QByteArray::number(i % 4)).append(R"("})");
    }
    return reply.append("]}");
}

core::ShardMap fourShards()
{
    QList<core::Shard> shards;
    for (const auto &[from, to] : core::ShardMap::evenRanges(4)) {
        core::Shard shard;
        shard.id = u"shardId-%1"_s.arg(shards.size(), 12, 10, QChar(u'0'));
        shard.startingHashKey = from;
        shard.endingHashKey = to;
        shards.append(shard);
    }
    return core::ShardMap(shards);
}

std::shared_ptr<Sample> sample()
{
    auto made = std::make_shared<Sample>();
    for (const core::Record &record : made->records)
        made->pointers.push_back(&record);
    made->reply = replyOf(static_cast<qsizetype>(made->records.size()));
    made->shards = fourShards();
    return made;
}

// The obvious way, for comparison.
QByteArray treeBody(const Sample &sample)
{
    QJsonArray records;
    for (const core::Record &record : sample.records)
        records.append(QJsonObject{{u"Data"_s, QString::fromLatin1(record.data.toBase64())},
                                   {u"PartitionKey"_s, QString::fromUtf8(record.partitionKey)}});
    const QJsonObject request{{u"StreamName"_s, sample.stream.name()}, {u"Records"_s, records}};
    return QJsonDocument(request).toJson(QJsonDocument::Compact);
}

void predictAll(const Sample &sample)
{
    for (const core::Record &record : sample.records)
        keep(sample.shards.indexOf(core::HashKey::ofPartitionKey(record.partitionKey)));
}

} // namespace

Group requests()
{
    const auto data = sample();
    const auto count = static_cast<double>(data->records.size());
    const auto part = [count](const char *name, std::function<void()> work) {
        return Part{name, std::move(work), 50, count, "records"};
    };
    return {
        .title = "PutRecords, 500 records of 200 bytes",
        .parts = {part("body", [=] { keep(core::putRecordsBody(data->stream, data->pointers)); }),
                  part("body by QJsonDocument", [=] { keep(treeBody(*data)); }),
                  part("answer", [=] { keep(core::putRecordsReply(data->reply, 500)); }),
                  part("answer by QJsonDocument",
                       [=] { keep(QJsonDocument::fromJson(data->reply)); }),
                  part("shard of each record", [=] { predictAll(*data); })},
        .goals = {{"body", "body by QJsonDocument", 0.05},
                  {"answer", "answer by QJsonDocument", 0.3}}};
}
