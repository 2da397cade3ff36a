// SPDX-License-Identifier: GPL-3.0-or-later
#include "SignedRequest.h"

#include <QJsonArray>
#include <QStringBuilder>
#include <QTest>

using namespace core;
using namespace core::simulator;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestKinesisService : public QObject
{
    Q_OBJECT

private slots:
    void checksBeforeTheSignature_data();
    void checksBeforeTheSignature();
    void checksInTheOrderOfTheService_data();
    void checksInTheOrderOfTheService();
    void answersCarryIdsAndADate();
    void refusesByState_data();
    void refusesByState();
    void storesAndReadsBack();
    void routesByHash_data();
    void routesByHash();
    void aHotShardRefusesRecords();
    void limitsCanBeSwitchedOff();
    void aRequestHoldsTenMebibytes();
    void recordSizesAreTheStreams();
    void dryRunWritesNothing_data();
    void dryRunWritesNothing();
    void automaticStreamsNeedNoKeys();
    void streamsAreFoundByArn();
    void iteratorsExpire();
    void iteratorsStartWhereTheySay();
    void aReadReturnsTenMebibytes();
    void readingFollowsASplit();
    void listsShardsByFilter();
    void listsInPages();
    void pageTokensExpire();
    void creatingTakesItsTime();
    void faultsReachTheAnswer_data();
    void faultsReachTheAnswer();
    void faultsOfRecordsReachTheirShardOnly();
    void aSkewedServiceSaysSo();
};

namespace {

// A service with a stream "one" of one shard and "four" of four, and whoever calls it.
class Caller
{
public:
    explicit Caller(SimulatorSettings settings = {})
        : m_service(withStreams(std::move(settings)), clock.clock(), 1)
    {
    }

    Answer send(const HttpRequest &request) { return m_service.answer(request); }
    Answer call(const QByteArray &action, const QByteArray &body)
    {
        return send(test::signedRequest(action, body, clock.wallTime()));
    }
    QJsonObject result(const QByteArray &action, const QByteArray &body)
    {
        const Answer answer = call(action, body);
        if (answer.status != 200)
            qCritical() << action << answer.body;
        return test::jsonOf(answer.body);
    }
    // "Code\nmessage", or nothing.
    QByteArray refusal(const QByteArray &action, const QByteArray &body)
    {
        const Answer answer = call(action, body);
        const QJsonObject json = test::jsonOf(answer.body);
        if (answer.status == 200)
            return {};
        return QString(json[u"__type"].toString() + u'\n' + json[u"message"].toString()).toUtf8();
    }
    QByteArray iterator(const QByteArray &shard, const QByteArray &rest,
                        const QByteArray &stream = "one")
    {
        return result("GetShardIterator",
                      "{\"StreamName\":\"" + stream + "\",\"ShardId\":\"" + shard + "\"," + rest
                          + '}')[u"ShardIterator"]
            .toString()
            .toLatin1();
    }
    QJsonObject read(const QByteArray &iterator)
    {
        return result("GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}");
    }
    qint64 recordsStored() const { return m_service.recordsStored(); }
    KinesisService &service() { return m_service; }

    test::HandClock clock;

private:
    static SimulatorSettings withStreams(SimulatorSettings settings)
    {
        settings.streams += {{.name = u"one"_s}, {.name = u"four"_s, .shards = 4}};
        return settings;
    }

    KinesisService m_service;
};

QByteArray put(const QByteArray &stream, const QByteArrayList &records)
{
    return "{\"StreamName\":\"" + stream + "\",\"Records\":[" + records.join(',') + "]}";
}

QByteArray record(const QByteArray &key, const QByteArray &data)
{
    return "{\"PartitionKey\":\"" + key + "\",\"Data\":\"" + data.toBase64() + "\"}";
}

const QByteArray trimHorizon = "\"ShardIteratorType\":\"TRIM_HORIZON\"";
const QByteArray latest = "\"ShardIteratorType\":\"LATEST\"";

QList<int> shardsOf(const QJsonObject &reply)
{
    QList<int> shards;
    for (const QJsonValue &entry : reply[u"Records"].toArray()) {
        const QString id = entry[u"ShardId"].toString();
        shards.append(id.isEmpty() ? -1 : id.last(12).toInt());
    }
    return shards;
}

HttpRequest unsignedRequest(const char *method, const char *type, const char *target,
                            const QByteArray &body)
{
    HttpRequest request{.method = method, .target = "/", .body = body};
    request.headers = {{"Host", "127.0.0.1"}};
    if (type)
        request.headers.emplaceBack("Content-Type", type);
    if (target)
        request.headers.emplaceBack("X-Amz-Target", target);
    return request;
}

constexpr const char *json = "application/x-amz-json-1.1";
constexpr const char *listStreams = "Kinesis_20131202.ListStreams";

} // namespace

void TestKinesisService::checksBeforeTheSignature_data()
{
    QTest::addColumn<HttpRequest>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const HttpRequest &request, int status, const char *type,
                        const QByteArray &body) {
        QTest::newRow(name) << request << status << QByteArray(type) << body;
    };
    const QByteArray denied = "<AccessDeniedException>\n  <Message>Unable to determine "
                              "service/operation name to be authorized</Message>\n"
                              "</AccessDeniedException>\n";
    const QByteArray unknown = R"({"__type":"UnknownOperationException"})";
    const QByteArray serialization = R"({"__type":"SerializationException"})";
    const auto request = unsignedRequest;

    row("GET", request("GET", nullptr, nullptr, {}), 403, nullptr, denied);
    row("PUT", request("PUT", json, listStreams, "{}"), 403, nullptr, denied);
    row("HEAD", request("HEAD", nullptr, nullptr, {}), 403, nullptr, {});
    row("no body", request("POST", json, listStreams, {}), 400, json, serialization);
    row("no body, no target", request("POST", json, nullptr, {}), 400, json, unknown);
    row("body and nothing else", request("POST", nullptr, nullptr, "{}"), 403, nullptr, denied);
    row("no content type", request("POST", nullptr, listStreams, "{}"), 404, nullptr,
        "<UnknownOperationException/>\n");
    row("x-amz-json-1.0", request("POST", "application/x-amz-json-1.0", listStreams, "{}"), 404,
        nullptr, "<UnknownOperationException/>\n");
    row("CBOR", request("POST", "application/x-amz-cbor-1.1", listStreams, "\xa0"), 404, nullptr,
        "<UnknownOperationException/>\n");
    row("application/json", request("POST", "application/json", listStreams, "{}"), 404,
        "application/json",
        R"({"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"})");
    row("application/json of nonsense", request("POST", "application/json", listStreams, "hello"),
        400, "application/json",
        R"({"Output":{"__type":"com.amazon.coral.service#SerializationException"},"Version":"1.0"})");
    row("nonsense", request("POST", json, listStreams, "hello"), 400, json, serialization);
    row("nonsense to nobody", request("POST", json, nullptr, "hello"), 400, json, serialization);
    row("truncated", request("POST", json, listStreams, "{\"Limit\":1"), 400, json, serialization);
    row("no target", request("POST", json, nullptr, "{}"), 400, json, unknown);
    row("unknown operation", request("POST", json, "Kinesis_20131202.ListStream", "{}"), 400, json,
        unknown);
    row("other version", request("POST", json, "Kinesis_20131203.ListStreams", "{}"), 400, json,
        unknown);
    row("no signature",
        request("POST", "application/x-amz-json-1.1; charset=utf-8", listStreams, "{}"), 400, json,
        R"({"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"})");
}

void TestKinesisService::checksBeforeTheSignature()
{
    QFETCH(HttpRequest, request);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    Caller caller;

    const Answer answer = caller.send(request);

    QCOMPARE(answer.status, status);
    QCOMPARE(answer.contentType, type);
    QCOMPARE(answer.contentType.isNull(), type.isEmpty());
    QCOMPARE(answer.body, body);
}

void TestKinesisService::checksInTheOrderOfTheService_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<QString>("code");
    QTest::newRow("syntax, then signature")
        << QByteArray("{") << false << u"SerializationException"_s;
    QTest::newRow("signature, then types")
        << QByteArray(R"({"Records":1})") << false << u"MissingAuthenticationTokenException"_s;
    QTest::newRow("types, then values")
        << QByteArray(R"({"Records":[],"StreamName":1})") << true << u"SerializationException"_s;
    QTest::newRow("values, then state")
        << QByteArray(R"({"Records":[],"StreamName":"nope"})") << true << u"ValidationException"_s;
    QTest::newRow("state") << put("nope", {record("a", "")}) << true
                           << u"ResourceNotFoundException"_s;
}

void TestKinesisService::checksInTheOrderOfTheService()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isSigned);
    QFETCH(QString, code);
    Caller caller;

    const Answer answer = isSigned
        ? caller.call("PutRecords", body)
        : caller.send(unsignedRequest("POST", json, "Kinesis_20131202.PutRecords", body));

    QCOMPARE(test::jsonOf(answer.body)[u"__type"].toString(), code);
}

void TestKinesisService::answersCarryIdsAndADate()
{
    Caller caller;
    const Answer first = caller.call("ListStreams", "{}");
    const Answer second = caller.call("ListStreams", "{}");

    QCOMPARE(first.requestId.size(), 36);
    QCOMPARE(QByteArray::fromBase64(first.extendedRequestId).size(), 72);
    QVERIFY(first.requestId != second.requestId);
    QCOMPARE(first.date, caller.clock.wallTime());
    QCOMPARE(first.contentType, QByteArray(json));
}

void TestKinesisService::refusesByState_data()
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

void TestKinesisService::refusesByState()
{
    QFETCH(QByteArray, action);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, refusal);
    Caller caller;
    QCOMPARE(caller.refusal(action, body), refusal);
}

void TestKinesisService::storesAndReadsBack()
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

void TestKinesisService::routesByHash_data()
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

void TestKinesisService::routesByHash()
{
    QFETCH(QByteArray, record);
    QFETCH(int, shard);
    Caller caller;
    QCOMPARE(shardsOf(caller.result("PutRecords", put("four", {record}))), QList<int>{shard});
}

void TestKinesisService::aHotShardRefusesRecords()
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

void TestKinesisService::limitsCanBeSwitchedOff()
{
    Caller caller({.limits = false});
    const QByteArrayList records(500, record("a", QByteArray(4000, 'x')));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(caller.result("PutRecords", put("one", records))[u"FailedRecordCount"].toInt(), 0);
    for (int i = 0; i < 20; ++i)
        caller.read(caller.iterator("0", trimHorizon));
}

void TestKinesisService::aRequestHoldsTenMebibytes()
{
    Caller caller({.limits = false});
    QByteArrayList records(10, record("key", QByteArray(1024 * 1024 - 3, 'x')));
    QCOMPARE(caller.result("PutRecords", put("one", records))[u"FailedRecordCount"].toInt(), 0);

    records += record("k", "");
    QCOMPARE(caller.refusal("PutRecords", put("one", records)),
             QByteArray("InvalidArgumentException\nRecords size exceeds 10 MB limit"));
    QCOMPARE(caller.recordsStored(), 10);
}

void TestKinesisService::recordSizesAreTheStreams()
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

void TestKinesisService::dryRunWritesNothing_data()
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

void TestKinesisService::dryRunWritesNothing()
{
    QFETCH(QByteArray, action);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, code);
    Caller caller;
    QCOMPARE(caller.refusal(action, body).split('\n').first(), code);
    QCOMPARE(caller.recordsStored(), 0);
}

void TestKinesisService::automaticStreamsNeedNoKeys()
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

void TestKinesisService::streamsAreFoundByArn()
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

void TestKinesisService::iteratorsExpire()
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

void TestKinesisService::iteratorsStartWhereTheySay()
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

void TestKinesisService::aReadReturnsTenMebibytes()
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

void TestKinesisService::readingFollowsASplit()
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

void TestKinesisService::listsShardsByFilter()
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

void TestKinesisService::listsInPages()
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

void TestKinesisService::pageTokensExpire()
{
    Caller caller;
    const auto first = caller.result("ListShards", R"({"StreamName":"four","MaxResults":3})");
    caller.clock.pass(301s);
    QVERIFY(caller
                .refusal("ListShards",
                         "{\"NextToken\":\"" + first[u"NextToken"].toString().toLatin1() + "\"}")
                .startsWith("ExpiredNextTokenException"));
}

void TestKinesisService::creatingTakesItsTime()
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

void TestKinesisService::faultsReachTheAnswer_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("bodyStart");
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<int>("delay");
    QTest::addColumn<int>("stored");
    const QByteArray success = "{\"FailedRecordCount\":0";
    QTest::newRow("error") << u"error:code=KMSDisabledException"_s << 400
                           << QByteArray(R"({"__type":"KMSDisabledException",)") << Delivery::Whole
                           << 0 << 0;
    QTest::newRow("error 500") << u"error:code=InternalFailure,status=500"_s << 500
                               << QByteArray(R"({"__type":"InternalFailure",)") << Delivery::Whole
                               << 0 << 0;
    QTest::newRow("latency") << u"latency:ms=40"_s << 200 << success << Delivery::Whole << 40 << 2;
    QTest::newRow("drop before") << u"drop:when=before"_s << 200 << QByteArray()
                                 << Delivery::Dropped << 0 << 0;
    QTest::newRow("drop after") << u"drop:when=after"_s << 200 << success << Delivery::Dropped << 0
                                << 2;
    QTest::newRow("truncate") << u"truncate"_s << 200 << success << Delivery::Truncated << 0 << 2;
    QTest::newRow("html") << u"html"_s << 503 << QByteArray("<html>") << Delivery::Whole << 0 << 0;
    QTest::newRow("empty") << u"empty"_s << 500 << QByteArray() << Delivery::Whole << 0 << 0;
    QTest::newRow("hang") << u"hang"_s << 200 << QByteArray() << Delivery::Never << 0 << 0;
    QTest::newRow("wrong count") << u"wrong-count"_s << 200 << success << Delivery::Whole << 0 << 2;
    QTest::newRow("throttle") << u"throttle"_s << 200 << QByteArray("{\"FailedRecordCount\":2,")
                              << Delivery::Whole << 0 << 0;
    QTest::newRow("fail records") << u"fail-records"_s << 200
                                  << QByteArray("{\"FailedRecordCount\":2,") << Delivery::Whole << 0
                                  << 0;
    QTest::newRow("of another action")
        << u"html:action=ListStreams"_s << 200 << success << Delivery::Whole << 0 << 2;
}

void TestKinesisService::faultsReachTheAnswer()
{
    QFETCH(QString, fault);
    QFETCH(int, status);
    QFETCH(QByteArray, bodyStart);
    QFETCH(Delivery, delivery);
    QFETCH(int, delay);
    QFETCH(int, stored);
    Caller caller;
    caller.service().setFaults({.list = {*faultFromText(fault)}});

    const Answer answer = caller.call("PutRecords", put("one", {record("a", ""), record("b", "")}));

    QCOMPARE(answer.status, status);
    QCOMPARE(answer.body.left(bodyStart.size()), bodyStart);
    QCOMPARE(answer.body.isEmpty(), bodyStart.isEmpty());
    QCOMPARE(answer.delivery, delivery);
    QCOMPARE(int(answer.delay.count()), delay);
    QCOMPARE(caller.recordsStored(), stored);
    if (fault == u"wrong-count")
        QCOMPARE(test::jsonOf(answer.body)[u"Records"].toArray().size(), 1);
}

void TestKinesisService::faultsOfRecordsReachTheirShardOnly()
{
    Caller caller({.faults = {.list = {*faultFromText(u"throttle:shard=1"_s),
                                       *faultFromText(u"fail-records:shard=3"_s)}}});

    const auto reply = caller.result(
        "PutRecords",
        put("four", {record("user123", ""), record("user456", ""), record("partitionKey2", "")}));

    QCOMPARE(reply[u"FailedRecordCount"].toInt(), 2);
    QCOMPARE(
        reply[u"Records"][0][u"ErrorMessage"].toString(),
        u"Rate exceeded for shard shardId-000000000001 in stream four under account 000000000000."_s);
    QCOMPARE(reply[u"Records"][1][u"ErrorCode"].toString(), u"InternalFailure"_s);
    QCOMPARE(reply[u"Records"][1][u"ErrorMessage"].toString(), u"Internal service failure."_s);
    QVERIFY(reply[u"Records"][2][u"ErrorCode"].isUndefined());
}

void TestKinesisService::aSkewedServiceSaysSo()
{
    Caller caller;
    caller.service().setFaults({.list = {*faultFromText(u"skew:seconds=600"_s)}});

    const Answer answer = caller.call("ListStreams", "{}");

    QCOMPARE(answer.date, caller.clock.wallTime() + 600s);
    QVERIFY(answer.body.contains("Signature expired: 20260921T141320Z is now earlier than "
                                 "20260921T141820Z (20260921T142320Z - 5 min.)"));
    QCOMPARE(caller.send(test::signedRequest("ListStreams", "{}", answer.date)).status, 200);
}

QTEST_GUILESS_MAIN(TestKinesisService)
#include "tst_kinesisservice.moc"
