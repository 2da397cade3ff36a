// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/StreamActions.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

core::StreamId stream(const QString &text)
{
    return core::StreamId::fromString(text).value();
}

const QString arn = u"arn:aws:kinesis:us-east-1:123456789012:stream/orders"_s;

const char oneShard[] = R"({"ShardId":"shardId-000000000001","ParentShardId":"p",)"
                        R"("AdjacentParentShardId":null,"HashKeyRange":{"StartingHashKey":"0",)"
                        R"("EndingHashKey":"340282366920938463463374607431768211455"},)"
                        R"("SequenceNumberRange":{"StartingSequenceNumber":"49","Future":1}})";

} // namespace

class TestStreamActions : public QObject
{
    Q_OBJECT

private slots:
    void writesBodies_data();
    void writesBodies();
    void listsStreams();
    void listsStreamsOfOldServers();
    void summarizesAStream();
    void summarizesAStreamOfOldServers();
    void readsTimestamps_data();
    void readsTimestamps();
    void listsShards();
    void refusesBadAnswers_data();
    void refusesBadAnswers();
};

void TestStreamActions::writesBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("list") << core::listStreamsBody({}, {}) << QByteArray("{}");
    QTest::newRow("list by token")
        << core::listStreamsBody("a\"b", u"last"_s) << QByteArray(R"({"NextToken":"a\"b"})");
    QTest::newRow("list after a name") << core::listStreamsBody({}, u"last"_s)
                                       << QByteArray(R"({"ExclusiveStartStreamName":"last"})");
    QTest::newRow("describe") << core::describeStreamSummaryBody(stream(u"orders"_s))
                              << QByteArray(R"({"StreamName":"orders"})");
    QTest::newRow("describe by arn") << core::describeStreamSummaryBody(stream(arn))
                                     << R"({"StreamARN":")" + arn.toUtf8() + R"("})";
    QTest::newRow("shards") << core::listShardsBody(stream(u"orders"_s), {})
                            << QByteArray(R"({"StreamName":"orders"})");
    QTest::newRow("shards by token")
        << core::listShardsBody(stream(u"orders"_s), "t") << QByteArray(R"({"NextToken":"t"})");
    QTest::newRow("create") << core::createStreamBody({.name = u"s"_s, .shardCount = 4})
                            << QByteArray(R"({"StreamName":"s","ShardCount":4})");
    QTest::newRow("create on demand")
        << core::createStreamBody({.name = u"s"_s,
                                   .onDemand = true,
                                   .maxRecordBytes = 10 * 1024 * 1024,
                                   .distribution = core::RecordDistribution::Automatic})
        << QByteArray(R"({"StreamName":"s","StreamModeDetails":{"StreamMode":"ON_DEMAND"},)"
                      R"("MaxRecordSizeInKiB":10240,"RecordDistributionStrategy":"AUTO"})");
    QTest::newRow("create by partition key")
        << core::createStreamBody(
               {.name = u"s"_s, .distribution = core::RecordDistribution::ByPartitionKey})
        << QByteArray(R"({"StreamName":"s","RecordDistributionStrategy":"USER_PARTITION_KEY"})");
    QTest::newRow("delete") << core::deleteStreamBody(stream(u"s"_s), false)
                            << QByteArray(R"({"StreamName":"s"})");
    QTest::newRow("delete with consumers")
        << core::deleteStreamBody(stream(u"s"_s), true)
        << QByteArray(R"({"StreamName":"s","EnforceConsumerDeletion":true})");
}

void TestStreamActions::writesBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);

    QCOMPARE(body, expected);
}

void TestStreamActions::listsStreams()
{
    const auto page = core::listStreamsReply(
        R"({"HasMoreStreams":true,"NextToken":"t","StreamNames":["a","b"],"StreamSummaries":[)"
        R"({"StreamName":"a","StreamARN":"arn","StreamStatus":"ACTIVE","StreamModeDetails":)"
        R"({"StreamMode":"ON_DEMAND"},"StreamCreationTimestamp":1.4E9},{"StreamName":"b",)"
        R"("StreamARN":null,"StreamModeDetails":null}]})");

    QVERIFY(page);
    QVERIFY(page->hasMore);
    QCOMPARE(page->nextToken, QByteArray("t"));
    QCOMPARE(page->streams.size(), 2);
    QCOMPARE(page->streams.at(0),
             (core::StreamListing{.name = u"a"_s,
                                  .arn = u"arn"_s,
                                  .status = u"ACTIVE"_s,
                                  .mode = u"ON_DEMAND"_s,
                                  .createdAtMs = 1'400'000'000'000}));
    QCOMPARE(page->streams.at(1), (core::StreamListing{.name = u"b"_s}));
}

void TestStreamActions::listsStreamsOfOldServers()
{
    const auto page = core::listStreamsReply(R"({"StreamNames":["a","b"],"HasMoreStreams":false})");

    QVERIFY(page);
    QVERIFY(!page->hasMore);
    QCOMPARE(page->streams,
             (QList{core::StreamListing{.name = u"a"_s}, core::StreamListing{.name = u"b"_s}}));
    QVERIFY(core::listStreamsReply(R"({"StreamNames":[],"HasMoreStreams":false})"));
}

void TestStreamActions::summarizesAStream()
{
    const auto summary = core::describeStreamSummaryReply(
        R"({"StreamDescriptionSummary":{"StreamName":"orders","StreamARN":"arn","StreamStatus":)"
        R"("UPDATING","StreamModeDetails":{"StreamMode":"ON_DEMAND"},"RetentionPeriodHours":168,)"
        R"("StreamCreationTimestamp":1459799926.48,"EnhancedMonitoring":[{"ShardLevelMetrics":[]}],)"
        R"("EncryptionType":"KMS","KeyId":"alias/aws/kinesis","OpenShardCount":12,)"
        R"("ConsumerCount":3,"WarmThroughput":{"TargetMiBps":1},"MaxRecordSizeInKiB":10240,)"
        R"("ChannelCount":0,"RecordDistributionStrategy":"AUTO"}})");

    QVERIFY(summary);
    QCOMPARE(*summary,
             (core::StreamSummary{.name = u"orders"_s,
                                  .arn = u"arn"_s,
                                  .status = u"UPDATING"_s,
                                  .mode = u"ON_DEMAND"_s,
                                  .openShardCount = 12,
                                  .retentionHours = 168,
                                  .maxRecordBytes = 10 * 1024 * 1024,
                                  .distribution = core::RecordDistribution::Automatic,
                                  .encryptionType = u"KMS"_s,
                                  .keyId = u"alias/aws/kinesis"_s,
                                  .consumerCount = 3,
                                  .createdAtMs = 1'459'799'926'480}));
}

void TestStreamActions::summarizesAStreamOfOldServers()
{
    const auto summary = core::describeStreamSummaryReply(
        R"({"StreamDescriptionSummary":{"RetentionPeriodHours":24,"EnhancedMonitoring":)"
        R"([{"ShardLevelMetrics":[]}],"EncryptionType":"NONE","StreamARN":"arn","StreamName":"s",)"
        R"("StreamStatus":"ACTIVE","OpenShardCount":1,"ConsumerCount":0}})");

    QVERIFY(summary);
    QVERIFY(summary->mode.isEmpty());
    QCOMPARE(summary->maxRecordBytes, 1024 * 1024);
    QVERIFY(summary->distribution == core::RecordDistribution::ByPartitionKey);
    QVERIFY(!summary->createdAtMs);
    QCOMPARE(summary->consumerCount, 0);
}

void TestStreamActions::readsTimestamps_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<qint64>("milliseconds");

    QTest::newRow("seconds") << QByteArray("1459799926") << true << 1'459'799'926'000LL;
    QTest::newRow("fraction") << QByteArray("1459799926.487") << true << 1'459'799'926'487LL;
    QTest::newRow("exponent") << QByteArray("1.45E9") << true << 1'450'000'000'000LL;
    QTest::newRow("zero") << QByteArray("0") << true << 0LL;
    QTest::newRow("before 1970") << QByteArray("-0.5") << true << -500LL;
    QTest::newRow("after 2038") << QByteArray("4102444800") << true << 4'102'444'800'000LL;
    QTest::newRow("beyond all years") << QByteArray("1e300") << false << 0LL;
    QTest::newRow("beyond all numbers") << QByteArray("1e400") << false << 0LL;
    QTest::newRow("string") << QByteArray("\"1459799926\"") << false << 0LL;
}

void TestStreamActions::readsTimestamps()
{
    QFETCH(QByteArray, number);
    QFETCH(bool, isTaken);
    QFETCH(qint64, milliseconds);
    const QByteArray body =
        R"({"StreamSummaries":[{"StreamName":"a","StreamCreationTimestamp":)" + number + "}]}";

    const auto page = core::listStreamsReply(body);

    QCOMPARE(page.has_value(), isTaken);
    if (isTaken)
        QCOMPARE(page->streams.constFirst().createdAtMs, milliseconds);
}

void TestStreamActions::listsShards()
{
    const auto page = core::listShardsReply(
        QByteArray(R"({"NextToken":"more","Shards":[)") + oneShard
        + R"(,{"ShardId":"s0","HashKeyRange":{"StartingHashKey":"7","EndingHashKey":"9"},)"
          R"("SequenceNumberRange":{"StartingSequenceNumber":"1","EndingSequenceNumber":"2"}}]})");

    QVERIFY(page);
    QCOMPARE(page->nextToken, QByteArray("more"));
    QCOMPARE(page->shards.size(), 2);
    const core::Shard &open = page->shards.at(0);
    QCOMPARE(open.id, u"shardId-000000000001"_s);
    QCOMPARE(open.parentId, u"p"_s);
    QVERIFY(open.adjacentParentId.isEmpty());
    QVERIFY(open.endingHashKey == core::maxHashKey);
    QCOMPARE(open.startingSequenceNumber, QByteArray("49"));
    QVERIFY(open.isOpen());
    QVERIFY(!page->shards.at(1).isOpen());
    QVERIFY(page->shards.at(1).startingHashKey == core::HashKey(7));
}

void TestStreamActions::refusesBadAnswers_data()
{
    QTest::addColumn<QString>("reader");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");

    const auto row = [](const char *name, const QString &reader, const QByteArray &body,
                        const QString &reason) { QTest::newRow(name) << reader << body << reason; };
    const QString list = u"listStreams"_s;
    const QString describe = u"describe"_s;
    const QString shards = u"listShards"_s;
    row("empty", list, "", u"is empty"_s);
    row("blanks", list, " ", u"not a JSON object"_s);
    row("html", list, "<html>", u"an HTML page"_s);
    row("nothing in it", list, "{}", u"StreamNames is missing"_s);
    row("names are a string", list, R"({"StreamNames":"a"})", u"StreamNames is not an array"_s);
    row("a name is a number", list, R"({"StreamNames":[1]})", u"not a string"_s);
    row("no name", list, R"({"StreamSummaries":[{"StreamARN":"a"}]})", u"StreamName is missing"_s);
    row("more is a word", list, R"({"StreamNames":[],"HasMoreStreams":"yes"})",
        u"neither true nor false"_s);
    row("no summary", describe, "{}", u"StreamDescriptionSummary is missing"_s);
    row("summary is an array", describe, R"({"StreamDescriptionSummary":[]})",
        u"is not an object"_s);
    row("no status", describe, R"({"StreamDescriptionSummary":{"StreamName":"s"}})",
        u"StreamStatus is missing"_s);
    const QByteArray start = R"({"StreamDescriptionSummary":{"StreamName":"s","StreamStatus":"A",)";
    row("half a shard", describe, start + R"("OpenShardCount":1.5}})", u"whole number"_s);
    row("minus one shard", describe, start + R"("OpenShardCount":-1}})", u"out of range"_s);
    row("too many shards", describe, start + R"("OpenShardCount":4294967296}})", u"out of range"_s);
    row("no shards", shards, "{}", u"Shards is missing"_s);
    row("a shard is null", shards, R"({"Shards":[null]})", u"not an object"_s);
    QByteArray shard = oneShard;
    row("hash key with a leading zero", shards,
        R"({"Shards":[)" + shard.replace(R"("StartingHashKey":"0")", R"("StartingHashKey":"00")")
            + "]}",
        u"StartingHashKey is not a hash key"_s);
    shard = oneShard;
    row("hash key of 2^128", shards, R"({"Shards":[)" + shard.replace("211455", "211456") + "]}",
        u"EndingHashKey is not a hash key"_s);
    row("no ranges", shards, R"({"Shards":[{"ShardId":"s"}]})", u"HashKeyRange is missing"_s);
}

void TestStreamActions::refusesBadAnswers()
{
    QFETCH(QString, reader);
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);

    std::optional<core::Error> error;
    const auto keep = [&error](const auto &result) {
        if (!result)
            error = result.error();
    };
    if (reader == u"listStreams"_s)
        keep(core::listStreamsReply(body));
    else if (reader == u"describe"_s)
        keep(core::describeStreamSummaryReply(body));
    else
        keep(core::listShardsReply(body));

    QVERIFY(error);
    QCOMPARE(nameOf(error->kind), u"badReply"_s);
    QVERIFY2(error->detail.contains(reason), qUtf8Printable(error->detail));
}

QTEST_APPLESS_MAIN(TestStreamActions)
#include "tst_streamactions.moc"
