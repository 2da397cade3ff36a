// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServiceCaller.h"

#include <QTest>

using namespace core;
using namespace core::simulator;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace test;

class TestSimulatedStreams : public QObject
{
    Q_OBJECT

private slots:
    void refusesByState_data();
    void refusesByState();
    void streamsAreFoundByArn();
    void listsShardsByFilter();
    void listsInPages();
    void pageTokensExpire();
    void creatingTakesItsTime();
};

void TestSimulatedStreams::refusesByState_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("refusal");
    const auto row = [](const char *name, const char *action, const QByteArray &body,
                        const char *refusal) {
        QTest::newRow(name) << QByteArray(action) << body << QByteArray(refusal);
    };
    const char *notFound =
        "ResourceNotFoundException\nStream nope under account 000000000000 not found.";
    const QByteArray nope = R"({"StreamName":"nope"})";
    row("summary", "DescribeStreamSummary", nope, notFound);
    row("description", "DescribeStream", nope, notFound);
    row("shards", "ListShards", nope, notFound);
    row("delete", "DeleteStream", nope, notFound);
    row("put", "PutRecord", R"({"StreamName":"nope","PartitionKey":"a","Data":""})", notFound);
    row("other account", "DescribeStreamSummary",
        R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/one"})",
        "ResourceNotFoundException\nStream one under account 123456789012 not found.");
    row("other region", "DescribeStreamSummary",
        R"({"StreamARN":"arn:aws:kinesis:eu-west-1:000000000000:stream/one"})",
        "ResourceNotFoundException\nStream one under account 000000000000 not found.");
    row("duplicate", "CreateStream", R"({"StreamName":"one","ShardCount":1})",
        "ResourceInUseException\nStream one under account 000000000000 already exists.");
    row("shard limit", "CreateStream", R"({"StreamName":"b","ShardCount":1000})",
        "LimitExceededException\nThis request would exceed the shard limit for the account "
        "000000000000 in us-east-1. Current shard count for the account: 5. Limit: 1000. Number "
        "of additional shards that would have resulted from this request: 1000. Refer to the AWS "
        "Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html)"
        " for current limits and how to request higher limits.");
    row("hash key of 2^128", "PutRecord",
        R"({"StreamName":"one","PartitionKey":"a","Data":"","ExplicitHashKey":"340282366920938463463374607431768211456"})",
        "InvalidArgumentException\nInvalid ExplicitHashKey. ExplicitHashKey must be in the range: "
        "[0, 2^128-1]. Specified value was 340282366920938463463374607431768211456");
    row("negative hash key", "PutRecords",
        R"({"StreamName":"one","Records":[{"PartitionKey":"a","Data":"","ExplicitHashKey":"-1"}]})",
        "InvalidArgumentException\nInvalid ExplicitHashKey. ExplicitHashKey must be in the range: "
        "[0, 2^128-1]. Specified value was -1");
    row("ordering", "PutRecord",
        R"({"StreamName":"one","PartitionKey":"a","Data":"","SequenceNumberForOrdering":"7"})",
        "InvalidArgumentException\nExclusiveMinimumSequenceNumber 7 used in PutRecord on stream "
        "one under account 000000000000 is invalid.");
    row("garbage iterator", "GetRecords", R"({"ShardIterator":"garbage"})",
        "InvalidArgumentException\nInvalid ShardIterator.");
    row("no such shard", "GetShardIterator",
        R"({"StreamName":"one","ShardId":"shardId-1","ShardIteratorType":"LATEST"})",
        "ResourceNotFoundException\nShard shardId-000000000001 in stream one under account "
        "000000000000 does not exist");
    row("no shard id", "GetShardIterator",
        R"({"StreamName":"one","ShardId":"first","ShardIteratorType":"LATEST"})",
        "ResourceNotFoundException\nCould not find shard first in stream one under account "
        "000000000000.");
    row("no timestamp", "GetShardIterator",
        R"({"StreamName":"one","ShardId":"0","ShardIteratorType":"AT_TIMESTAMP"})",
        "InvalidArgumentException\nMust specify timestampInMillis parameter for iterator of type "
        "AT_TIMESTAMP. Current request has no timestamp parameter.");
    row("timestamp in the future", "GetShardIterator",
        R"({"StreamName":"one","ShardId":"0","ShardIteratorType":"AT_TIMESTAMP","Timestamp":1790000000.001})",
        "InvalidArgumentException\nThe timestampInMillis parameter cannot be greater than the "
        "currentTimestampInMillis. timestampInMillis: 1790000000001, currentTimestampInMillis: "
        "1790000000000");
    row("no sequence number", "GetShardIterator",
        R"({"StreamName":"one","ShardId":"0","ShardIteratorType":"AFTER_SEQUENCE_NUMBER"})",
        "InvalidArgumentException\nMust either specify (1) AT_SEQUENCE_NUMBER or "
        "AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no "
        "StartingSequenceNumber. Request specified AFTER_SEQUENCE_NUMBER and no "
        "StartingSequenceNumber.");
    row("sequence number of another kind", "GetShardIterator",
        R"({"StreamName":"one","ShardId":"0","ShardIteratorType":"AT_SEQUENCE_NUMBER","StartingSequenceNumber":"7"})",
        "InvalidArgumentException\nStartingSequenceNumber 7 used in GetShardIterator on shard "
        "shardId-000000000000 in stream one under account 000000000000 is invalid.");
    row("neither token nor name", "ListShards", "{}",
        "InvalidArgumentException\nEither NextToken or StreamName should be provided.");
    row("token and name", "ListShards", R"({"StreamName":"one","NextToken":"a"})",
        "InvalidArgumentException\nNextToken and StreamName cannot be provided together.");
    row("garbage token", "ListShards", R"({"NextToken":"a"})",
        "InvalidArgumentException\nNextToken is invalid.");
    row("AUTO without on-demand", "CreateStream",
        R"({"StreamName":"b","ShardCount":1,"RecordDistributionStrategy":"AUTO"})",
        "InvalidArgumentException\nRecordDistributionStrategy AUTO is only available for streams "
        "with StreamMode ON_DEMAND.");
    row("AUTO later", "UpdateStreamRecordDistributionStrategy",
        R"({"StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/one","RecordDistributionStrategy":"AUTO"})",
        "InvalidArgumentException\nRecordDistributionStrategy AUTO is only available for streams "
        "with StreamMode ON_DEMAND.");
    row("split outside", "SplitShard",
        R"({"StreamName":"one","ShardToSplit":"0","NewStartingHashKey":"1"})",
        "InvalidArgumentException\nNewStartingHashKey 1 used in SplitShard() on shard "
        "shardId-000000000000 in stream one under account 000000000000 is not both greater than "
        "one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey "
        "340282366920938463463374607431768211455.");
    row("merge of strangers", "MergeShards",
        R"({"StreamName":"four","ShardToMerge":"0","AdjacentShardToMerge":"2"})",
        "InvalidArgumentException\nShards shardId-000000000000 and shardId-000000000002 in stream "
        "four under account 000000000000 are not an adjacent pair of shards eligible for merging");
    row("merge round the end", "MergeShards",
        R"({"StreamName":"four","ShardToMerge":"3","AdjacentShardToMerge":"0"})",
        "InvalidArgumentException\nShards shardId-000000000003 and shardId-000000000000 in stream "
        "four under account 000000000000 are not an adjacent pair of shards eligible for merging");
}

void TestSimulatedStreams::refusesByState()
{
    QFETCH(QByteArray, action);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, refusal);
    Caller caller;
    QCOMPARE(caller.refusal(action, body), refusal);
}

void TestSimulatedStreams::streamsAreFoundByArn()
{
    Caller caller;
    const QByteArray arn = "\"StreamARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/four\"";
    for (const char *action : {"DescribeStream", "DescribeStreamSummary", "ListShards"})
        caller.result(action, "{" + arn + "}");
    QCOMPARE(
        caller
            .result("PutRecords",
                    "{" + arn + ",\"Records\":[" + record("a", "") + "]}")[u"FailedRecordCount"]
            .toInt(-1),
        0);
    caller.result("DescribeStreamSummary", "{" + arn + R"(,"StreamName":"four"})");
    QVERIFY(caller.refusal("DescribeStreamSummary", "{" + arn + R"(,"StreamName":"one"})")
                .startsWith("InvalidArgumentException"));
    QCOMPARE(caller.call("DeleteStream", "{" + arn + "}").body, QByteArray());
    QVERIFY(caller.refusal("DescribeStreamSummary", "{" + arn + "}")
                .startsWith("ResourceNotFoundException"));
}

void TestSimulatedStreams::listsShardsByFilter()
{
    Caller caller;
    caller.clock.pass(10s);
    caller.result("SplitShard",
                  R"({"StreamName":"one","ShardToSplit":"0","NewStartingHashKey":"1000"})");
    caller.clock.pass(10s);
    const auto list = [&caller](const QByteArray &filter) {
        QByteArray indices;
        const auto reply = caller.result(
            "ListShards",
            filter.isEmpty() ? R"({"StreamName":"one"})"
                             : QByteArray(R"({"StreamName":"one","ShardFilter":)" + filter + '}'));
        for (const QJsonValue &shard : reply[u"Shards"].toArray())
            indices += shard[u"ShardId"].toString().last(1).toLatin1();
        return indices;
    };

    QCOMPARE(list({}), QByteArray("012"));
    QCOMPARE(list(R"({"Type":"FROM_TRIM_HORIZON"})"), QByteArray("012"));
    QCOMPARE(list(R"({"Type":"AT_LATEST"})"), QByteArray("12"));
    QCOMPARE(list(R"({"Type":"AT_TRIM_HORIZON"})"), QByteArray("0"));
    QCOMPARE(list(R"({"Type":"AT_TIMESTAMP","Timestamp":1790000005})"), QByteArray("0"));
    QCOMPARE(list(R"({"Type":"AT_TIMESTAMP","Timestamp":1790000010})"), QByteArray("12"));
    QCOMPARE(list(R"({"Type":"FROM_TIMESTAMP","Timestamp":1790000005})"), QByteArray("012"));
    QCOMPARE(list(R"({"Type":"FROM_TIMESTAMP","Timestamp":1790000015})"), QByteArray("12"));
    QCOMPARE(list(R"({"Type":"AFTER_SHARD_ID","ShardId":"shardId-000000000001"})"),
             QByteArray("2"));
    QVERIFY(
        caller
            .refusal("ListShards", R"({"StreamName":"one","ShardFilter":{"Type":"AT_TIMESTAMP"}})")
            .startsWith("InvalidArgumentException"));
    caller.clock.pass(24h);
    QCOMPARE(list({}), QByteArray("12"));
}

void TestSimulatedStreams::listsInPages()
{
    Caller caller;
    const auto first = caller.result("ListShards", R"({"StreamName":"four","MaxResults":3})");
    QCOMPARE(first[u"Shards"].toArray().size(), 3);
    const QByteArray token = first[u"NextToken"].toString().toLatin1();
    const auto second = caller.result("ListShards", "{\"NextToken\":\"" + token + "\"}");
    QCOMPARE(second[u"Shards"].toArray().size(), 1);
    QCOMPARE(second[u"Shards"][0][u"ShardId"].toString(), u"shardId-000000000003"_s);
    QVERIFY(second[u"NextToken"].isUndefined());

    const auto streams = caller.result("ListStreams", R"({"Limit":1})");
    QCOMPARE(streams[u"StreamNames"].toArray(), QJsonArray{u"four"_s});
    QVERIFY(streams[u"HasMoreStreams"].toBool());
    QCOMPARE(streams[u"StreamSummaries"][0][u"StreamARN"].toString(),
             u"arn:aws:kinesis:us-east-1:000000000000:stream/four"_s);
    const auto rest = caller.result(
        "ListStreams", "{\"NextToken\":\"" + streams[u"NextToken"].toString().toLatin1() + "\"}");
    QCOMPARE(rest[u"StreamNames"].toArray(), QJsonArray{u"one"_s});
    QVERIFY(!rest[u"HasMoreStreams"].toBool());
    QCOMPARE(caller.result("ListStreams", R"({"ExclusiveStartStreamName":"four"})")[u"StreamNames"]
                 .toArray(),
             QJsonArray{u"one"_s});

    const QJsonValue description = caller.result(
        "DescribeStream",
        R"({"StreamName":"four","Limit":2,"ExclusiveStartShardId":"shardId-000000000000"})")
                                       [u"StreamDescription"];
    QCOMPARE(description[u"Shards"].toArray().size(), 2);
    QCOMPARE(description[u"Shards"][0][u"ShardId"].toString(), u"shardId-000000000001"_s);
    QVERIFY(description[u"HasMoreShards"].toBool());
}

void TestSimulatedStreams::pageTokensExpire()
{
    Caller caller;
    const auto first = caller.result("ListShards", R"({"StreamName":"four","MaxResults":3})");
    caller.clock.pass(301s);
    QVERIFY(caller
                .refusal("ListShards",
                         "{\"NextToken\":\"" + first[u"NextToken"].toString().toLatin1() + "\"}")
                .startsWith("ExpiredNextTokenException"));
}

void TestSimulatedStreams::creatingTakesItsTime()
{
    Caller caller({.createMilliseconds = 500});
    QCOMPARE(caller
                 .result("DescribeStreamSummary",
                         R"({"StreamName":"one"})")[u"StreamDescriptionSummary"][u"StreamStatus"]
                 .toString(),
             u"ACTIVE"_s);
    caller.result("CreateStream",
                  R"({"StreamName":"new","StreamModeDetails":{"StreamMode":"ON_DEMAND"}})");

    const auto summary = [&caller]() -> QJsonValue {
        return caller.result("DescribeStreamSummary",
                             R"({"StreamName":"new"})")[u"StreamDescriptionSummary"];
    };
    QCOMPARE(summary()[u"StreamStatus"].toString(), u"CREATING"_s);
    QCOMPARE(
        caller.refusal("PutRecords", put("new", {record("a", "")})),
        QByteArray("ResourceNotFoundException\nStream new under account 000000000000 not found."));
    QCOMPARE(caller.refusal("ListShards", R"({"StreamName":"new"})"),
             QByteArray("ResourceInUseException\nStream new under account 000000000000 not ACTIVE, "
                        "instead in state CREATING"));
    caller.clock.pass(500ms);
    QCOMPARE(summary()[u"StreamStatus"].toString(), u"ACTIVE"_s);
    QCOMPARE(summary()[u"OpenShardCount"].toInt(), 4);
    caller.result("DeleteStream", R"({"StreamName":"new"})");
    QCOMPARE(summary()[u"StreamStatus"].toString(), u"DELETING"_s);
    caller.clock.pass(500ms);
    QVERIFY(caller.refusal("DescribeStreamSummary", R"({"StreamName":"new"})")
                .startsWith("ResourceNotFound"));
}

QTEST_GUILESS_MAIN(TestSimulatedStreams)
#include "tst_simulatedstreams.moc"
