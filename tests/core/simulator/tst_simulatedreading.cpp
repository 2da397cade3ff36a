// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServiceCaller.h"

#include <QTest>

using namespace core;
using namespace core::simulator;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace test;

class TestSimulatedReading : public QObject
{
    Q_OBJECT

private slots:
    void storesAndReadsBack();
    void iteratorsExpire();
    void iteratorsStartWhereTheySay();
    void aReadReturnsTenMebibytes();
    void readingFollowsASplit();
};

void TestSimulatedReading::storesAndReadsBack()
{
    Caller caller;
    QByteArray bytes(256, '\0');
    for (int i = 0; i < 256; ++i)
        bytes[i] = char(i);
    const QJsonObject stored =
        caller.result("PutRecords", put("one", {record("é", bytes), record("b\\\"", "")}));
    const QJsonObject alone =
        caller.result("PutRecord", R"({"StreamName":"one","PartitionKey":"c","Data":"AA=="})");
    QCOMPARE(stored[u"FailedRecordCount"].toInt(), 0);

    const QJsonObject read = caller.read(caller.iterator("shardId-000000000000", trimHorizon));

    const QJsonArray records = read[u"Records"].toArray();
    QCOMPARE(records.size(), 3);
    QCOMPARE(records[0][u"PartitionKey"].toString(), u"é"_s);
    QCOMPARE(QByteArray::fromBase64(records[0][u"Data"].toString().toLatin1()), bytes);
    QCOMPARE(records[0][u"SequenceNumber"], stored[u"Records"][0][u"SequenceNumber"]);
    QCOMPARE(records[0][u"ApproximateArrivalTimestamp"].toDouble(), 1'790'000'000.0);
    QCOMPARE(records[1][u"PartitionKey"].toString(), u"b\""_s);
    QCOMPARE(records[1][u"Data"].toString(), QString());
    QCOMPARE(records[2][u"SequenceNumber"], alone[u"SequenceNumber"]);
    QCOMPARE(read[u"MillisBehindLatest"].toInt(-1), 0);
    QVERIFY(caller.read(read[u"NextShardIterator"].toString().toLatin1())[u"Records"]
                .toArray()
                .isEmpty());
    QCOMPARE(caller.recordsStored(), 3);
}

void TestSimulatedReading::iteratorsExpire()
{
    Caller caller;
    const QByteArray iterator = caller.iterator("0", latest);
    caller.clock.pass(300s);
    caller.read(iterator);
    caller.clock.pass(1ms);

    QCOMPARE(caller.refusal("GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}"),
             QByteArray("ExpiredIteratorException\nIterator expired. The iterator was created at "
                        "time Mon Sep 21 14:13:20 UTC 2026 while right now it is Mon Sep 21 "
                        "14:18:20 UTC 2026 which is further in the future than the tolerated delay "
                        "of 300000 milliseconds."));
}

void TestSimulatedReading::iteratorsStartWhereTheySay()
{
    Caller caller;
    QByteArrayList numbers;
    const QByteArray early = caller.iterator("0", latest);
    for (const char *data : {"a", "b", "c", "d"}) {
        const auto reply = caller.result("PutRecords", put("one", {record("k", data)}));
        numbers += reply[u"Records"][0][u"SequenceNumber"].toString().toLatin1();
        caller.clock.pass(1s);
    }
    const auto dataFrom = [&caller](const QByteArray &iterator) {
        QByteArray data;
        for (const QJsonValue &each : caller.read(iterator)[u"Records"].toArray())
            data += QByteArray::fromBase64(each[u"Data"].toString().toLatin1());
        caller.clock.pass(1s);
        return data;
    };
    const auto byNumber = [&](const char *type, const QByteArray &number) {
        return caller.iterator("0",
                               "\"ShardIteratorType\":\"" + QByteArray(type)
                                   + "\",\"StartingSequenceNumber\":\"" + number + '"');
    };
    const auto start =
        caller
            .result("ListShards", R"({"StreamName":"one"})")[u"Shards"][0][u"SequenceNumberRange"]
                                                            [u"StartingSequenceNumber"]
            .toString()
            .toLatin1();

    QCOMPARE(dataFrom(early), QByteArray("abcd"));
    QCOMPARE(dataFrom(caller.iterator("0", trimHorizon)), QByteArray("abcd"));
    QCOMPARE(dataFrom(caller.iterator("0", latest)), QByteArray());
    QCOMPARE(dataFrom(byNumber("AT_SEQUENCE_NUMBER", numbers[1])), QByteArray("bcd"));
    QCOMPARE(dataFrom(byNumber("AFTER_SEQUENCE_NUMBER", numbers[1])), QByteArray("cd"));
    QCOMPARE(dataFrom(byNumber("AFTER_SEQUENCE_NUMBER", numbers[3])), QByteArray());
    QCOMPARE(dataFrom(byNumber("AT_SEQUENCE_NUMBER", start)), QByteArray("abcd"));
    const QByteArray atTime = "\"ShardIteratorType\":\"AT_TIMESTAMP\",\"Timestamp\":";
    QCOMPARE(dataFrom(caller.iterator("0", atTime + "1790000002")), QByteArray("cd"));
    QCOMPARE(dataFrom(caller.iterator("0", atTime + "1790000001.5")), QByteArray("cd"));
    QCOMPARE(dataFrom(caller.iterator("0", atTime + "1790000004")), QByteArray());

    const QByteArray limited =
        R"({"Limit":1,"ShardIterator":")" + caller.iterator("0", trimHorizon) + "\"}";
    const QJsonObject page = caller.result("GetRecords", limited);
    QCOMPARE(page[u"Records"].toArray().size(), 1);
    QVERIFY(page[u"MillisBehindLatest"].toInt() > 0);
    QCOMPARE(dataFrom(page[u"NextShardIterator"].toString().toLatin1()), QByteArray("bcd"));
}

void TestSimulatedReading::aReadReturnsTenMebibytes()
{
    Caller caller({.limits = false});
    const QByteArrayList records(8, record("key", QByteArray(1024 * 1024 - 3, 'x')));
    for (int i = 0; i < 2; ++i)
        caller.result("PutRecords", put("one", records));

    const QJsonObject page = caller.read(caller.iterator("0", trimHorizon));

    QCOMPARE(page[u"Records"].toArray().size(), 10);
    const QByteArray next = page[u"NextShardIterator"].toString().toLatin1();
    QCOMPARE(caller.read(next)[u"Records"].toArray().size(), 6);
}

void TestSimulatedReading::readingFollowsASplit()
{
    Caller caller;
    const QByteArray half = "170141183460469231731687303715884105728";
    caller.result("PutRecords", put("one", {record("user123", "before")}));
    caller.result("SplitShard",
                  R"({"StreamName":"one","ShardToSplit":"0","NewStartingHashKey":")" + half
                      + "\"}");
    QCOMPARE(shardsOf(caller.result("PutRecords",
                                    put("one", {record("user123", ""), record("user456", "")}))),
             (QList<int>{1, 2}));

    const QJsonObject end = caller.read(caller.iterator("0", trimHorizon));

    QCOMPARE(end[u"Records"].toArray().size(), 1);
    QVERIFY(end[u"NextShardIterator"].isUndefined());
    QCOMPARE(end[u"ChildShards"].toArray().size(), 2);
    QCOMPARE(end[u"ChildShards"][0][u"ParentShards"][0].toString(), u"shardId-000000000000"_s);
    QCOMPARE(end[u"ChildShards"][1][u"HashKeyRange"][u"StartingHashKey"].toString().toLatin1(),
             half);
    QCOMPARE(caller.read(caller.iterator("shardId-000000000002", trimHorizon))[u"Records"]
                 .toArray()
                 .size(),
             1);

    caller.result("MergeShards",
                  R"({"StreamName":"one","ShardToMerge":"1","AdjacentShardToMerge":"2"})");
    QCOMPARE(shardsOf(caller.result("PutRecords", put("one", {record("user123", "")}))),
             QList<int>{3});
    QVERIFY(caller
                .refusal("SplitShard",
                         R"({"StreamName":"one","ShardToSplit":"0","NewStartingHashKey":")" + half
                             + "\"}")
                .startsWith("InvalidArgumentException\nShard shardId-000000000000 in stream one "
                            "under account 000000000000 has already been merged or split"));
}

QTEST_GUILESS_MAIN(TestSimulatedReading)
#include "tst_simulatedreading.moc"
