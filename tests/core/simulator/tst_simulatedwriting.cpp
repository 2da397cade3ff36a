// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServiceCaller.h"
#include "core/kinesis/PutRecords.h"
#include "core/records/SampleSet.h"

#include <QTest>

using namespace core;
using namespace core::simulator;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace test;

class TestSimulatedWriting : public QObject
{
    Q_OBJECT

private slots:
    void routesByHash_data();
    void routesByHash();
    void aHotShardRefusesRecords();
    void theHotKeySampleEndsTheSameEverywhere();
    void limitsCanBeSwitchedOff();
    void aRequestHoldsTenMebibytes();
    void recordSizesAreTheStreams();
    void dryRunWritesNothing_data();
    void dryRunWritesNothing();
    void automaticStreamsNeedNoKeys();
};

void TestSimulatedWriting::routesByHash_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<int>("shard"); // of four
    const auto explicitly = [](const char *key) -> QByteArray {
        return R"({"PartitionKey":"a","Data":"","ExplicitHashKey":")" + QByteArray(key) + "\"}";
    };
    QTest::newRow("user123") << record("user123", "") << 1;
    QTest::newRow("user456") << record("user456", "") << 3;
    QTest::newRow("partitionKey2") << record("partitionKey2", "") << 0;
    QTest::newRow("user789") << record("user789", "") << 2;
    QTest::newRow("東京") << record("東京", "") << 1;
    QTest::newRow("k × 256") << record(QByteArray(256, 'k'), "") << 3;
    QTest::newRow("0") << explicitly("0") << 0;
    QTest::newRow("2^127-1") << explicitly("170141183460469231731687303715884105727") << 1;
    QTest::newRow("2^127") << explicitly("170141183460469231731687303715884105728") << 2;
    QTest::newRow("2^128-1") << explicitly("340282366920938463463374607431768211455") << 3;
}

void TestSimulatedWriting::routesByHash()
{
    QFETCH(QByteArray, record);
    QFETCH(int, shard);
    Caller caller;
    QCOMPARE(shardsOf(caller.result("PutRecords", put("four", {record}))), QList<int>{shard});
}

void TestSimulatedWriting::aHotShardRefusesRecords()
{
    Caller caller;
    QByteArrayList records;
    for (int i = 0; i < 12; ++i)
        records += record(i % 4 == 0 ? "user456" : "user123", QByteArray(128 * 1024 - 7, 'x'));

    const QJsonObject reply = caller.result("PutRecords", put("four", records));

    // Eight records of 128 KiB go to each shard in a second; user123 has nine.
    QCOMPARE(reply[u"FailedRecordCount"].toInt(), 1);
    const QJsonValue refused = reply[u"Records"][11];
    QCOMPARE(refused[u"ErrorCode"].toString(), u"ProvisionedThroughputExceededException"_s);
    QCOMPARE(
        refused[u"ErrorMessage"].toString(),
        u"Rate exceeded for shard shardId-000000000001 in stream four under account 000000000000."_s);
    QVERIFY(refused[u"SequenceNumber"].isUndefined());
    QCOMPARE(caller.recordsStored(), 11);
    QCOMPARE(caller.refusal("PutRecord",
                            R"({"StreamName":"four","PartitionKey":"user123","Data":"AAAA"})"),
             QByteArray("ProvisionedThroughputExceededException\nRate exceeded for shard "
                        "shardId-000000000001 in stream four under account 000000000000."));

    caller.clock.pass(1s);
    QCOMPARE(caller.result("PutRecords", put("four", records))[u"FailedRecordCount"].toInt(), 1);
}

void TestSimulatedWriting::theHotKeySampleEndsTheSameEverywhere()
{
    const QList<Record> records = sampleSet(u"hot-key"_s);
    std::vector<const Record *> pointers;
    for (const Record &each : records)
        pointers.push_back(&each);
    const QByteArray body = putRecordsBody(*StreamId::fromString(u"four"_s), pointers);
    Caller caller;

    const auto reply = putRecordsReply(caller.call("PutRecords", body).body, records.size());

    QVERIFY(reply);
    qsizetype refused = 0;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const PutRecordsEntry &entry = reply->entries[i];
        if (entry.isStored())
            continue;
        ++refused;
        QCOMPARE(records[i].partitionKey, QByteArray("tenant-7"));
        QCOMPARE(entry.errorCode, u"ProvisionedThroughputExceededException"_s);
    }
    QCOMPARE(records.size(), 500);
    QCOMPARE(refused, 37);
    QCOMPARE(caller.recordsStored(), 463);
}

void TestSimulatedWriting::limitsCanBeSwitchedOff()
{
    Caller caller({.limits = false});
    const QByteArrayList records(500, record("a", QByteArray(4000, 'x')));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(caller.result("PutRecords", put("one", records))[u"FailedRecordCount"].toInt(), 0);
    for (int i = 0; i < 20; ++i)
        caller.read(caller.iterator("0", trimHorizon));
}

void TestSimulatedWriting::aRequestHoldsTenMebibytes()
{
    Caller caller({.limits = false});
    QByteArrayList records(10, record("key", QByteArray(1024 * 1024 - 3, 'x')));
    QCOMPARE(caller.result("PutRecords", put("one", records))[u"FailedRecordCount"].toInt(), 0);

    records += record("k", "");
    QCOMPARE(caller.refusal("PutRecords", put("one", records)),
             QByteArray("InvalidArgumentException\nRecords size exceeds 10 MB limit"));
    QCOMPARE(caller.recordsStored(), 10);
}

void TestSimulatedWriting::recordSizesAreTheStreams()
{
    Caller caller;
    const QByteArray body = put("one", {record("key", QByteArray(1024 * 1024 - 2, 'x'))});
    const QByteArray arn = R"("StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/one")";
    QCOMPARE(caller.refusal("PutRecords", body),
             QByteArray("ValidationException\n1 validation error detected: Value at "
                        "'records.1.member.data' failed to satisfy constraint: Member must have "
                        "length less than or equal to 1048576."));

    QCOMPARE(caller.call("UpdateMaxRecordSize", "{" + arn + R"(,"MaxRecordSizeInKiB":10240})").body,
             QByteArray());

    QCOMPARE(caller
                 .result("DescribeStreamSummary",
                         "{" + arn + "}")[u"StreamDescriptionSummary"][u"MaxRecordSizeInKiB"]
                 .toInt(),
             10240);
    QCOMPARE(caller.result("PutRecords", body)[u"FailedRecordCount"].toInt(), 0);
}

void TestSimulatedWriting::dryRunWritesNothing_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("code");
    const QByteArray success = "DryRunOperationException";
    QTest::newRow("PutRecords")
        << QByteArray("PutRecords")
        << QByteArray(
               R"({"StreamName":"one","DryRun":true,"Records":[{"PartitionKey":"a","Data":""}]})")
        << success;
    QTest::newRow("PutRecord")
        << QByteArray("PutRecord")
        << QByteArray(R"({"StreamName":"one","DryRun":true,"PartitionKey":"a","Data":""})")
        << success;
    QTest::newRow("GetShardIterator")
        << QByteArray("GetShardIterator")
        << QByteArray(
               R"({"StreamName":"one","DryRun":true,"ShardId":"0","ShardIteratorType":"LATEST"})")
        << success;
    QTest::newRow("no such stream")
        << QByteArray("PutRecord")
        << QByteArray(R"({"StreamName":"nope","DryRun":true,"PartitionKey":"a","Data":""})")
        << QByteArray("ResourceNotFoundException");
    QTest::newRow("invalid")
        << QByteArray("PutRecord")
        << QByteArray(R"({"StreamName":"one","DryRun":true,"PartitionKey":"","Data":""})")
        << QByteArray("ValidationException");
    QTest::newRow("bad iterator") << QByteArray("GetRecords")
                                  << QByteArray(R"({"ShardIterator":"a","DryRun":true})")
                                  << QByteArray("InvalidArgumentException");
}

void TestSimulatedWriting::dryRunWritesNothing()
{
    QFETCH(QByteArray, action);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, code);
    Caller caller;
    QCOMPARE(caller.refusal(action, body).split('\n').first(), code);
    QCOMPARE(caller.recordsStored(), 0);
}

void TestSimulatedWriting::automaticStreamsNeedNoKeys()
{
    Caller caller({.streams = {{.name = u"auto"_s, .shards = 4, .automaticDistribution = true}}});
    QByteArrayList records(200, R"({"Data":"AAAA"})");
    records += record("user123", "x");

    const QJsonObject reply = caller.result("PutRecords", put("auto", records));

    QList<int> shards = shardsOf(reply);
    for (int shard = 0; shard < 4; ++shard)
        QVERIFY2(shards.count(shard) > 20, qPrintable(QString::number(shards.count(shard))));
    const QByteArray last = reply[u"Records"][200][u"ShardId"].toString().toLatin1();
    const QJsonArray read =
        caller.read(caller.iterator(last, trimHorizon, "auto"))[u"Records"].toArray();
    QVERIFY(read.last()[u"PartitionKey"].isUndefined());

    const QJsonValue summary = caller.result(
        "DescribeStreamSummary", R"({"StreamName":"auto"})")[u"StreamDescriptionSummary"];
    QCOMPARE(summary[u"RecordDistributionStrategy"].toString(), u"AUTO"_s);
    QCOMPARE(summary[u"StreamModeDetails"][u"StreamMode"].toString(), u"ON_DEMAND"_s);

    caller.result("UpdateStreamRecordDistributionStrategy",
                  R"({"StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/auto",)"
                  R"("RecordDistributionStrategy":"USER_PARTITION_KEY"})");
    QCOMPARE(caller.refusal("PutRecords", put("auto", {R"({"Data":"AAAA"})"})),
             QByteArray("ValidationException\n1 validation error detected: Value null at "
                        "'records.1.member.partitionKey' failed to satisfy constraint: Member must "
                        "not be null"));
}

QTEST_GUILESS_MAIN(TestSimulatedWriting)
#include "tst_simulatedwriting.moc"
