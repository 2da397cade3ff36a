// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServiceCaller.h"

#include <QTest>

using namespace core;
using namespace core::simulator;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace test;

class TestKinesisService : public QObject
{
    Q_OBJECT

private slots:
    void checksBeforeTheSignature_data();
    void checksBeforeTheSignature();
    void checksInTheOrderOfTheService_data();
    void checksInTheOrderOfTheService();
    void answersCarryIdsAndADate();
    void faultsReachTheAnswer_data();
    void faultsReachTheAnswer();
    void faultsOfRecordsReachTheirShardOnly();
    void aCappedShardTakesLess();
    void aSkewedServiceSaysSo();
    void survivesAnyBody();
};

namespace {

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
    QTest::newRow("empty 413") << u"empty:status=413"_s << 413 << QByteArray() << Delivery::Whole
                               << 0 << 0;
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

void TestKinesisService::aCappedShardTakesLess()
{
    Caller caller({.faults = {.list = {*faultFromText(u"shard-cap:records=2,shard=1"_s)}}});
    const auto refused = [&caller](const char *key) {
        const QByteArrayList three(3, record(key, ""));
        return caller.result("PutRecords", put("four", three))[u"FailedRecordCount"].toInt();
    };

    QCOMPARE(refused("user123"), 1); // of shard 1: two a second
    QCOMPARE(refused("user123"), 3);
    caller.clock.pass(1s);
    QCOMPARE(refused("user123"), 1);
    QCOMPARE(refused("partitionKey2"), 0);
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

// Bodies cut, doubled and with bytes changed, to every action: whatever they are, an answer comes.
void TestKinesisService::survivesAnyBody()
{
    const QByteArrayList actions{"CreateStream",        "DeleteStream",
                                 "DescribeStream",      "DescribeStreamSummary",
                                 "GetRecords",          "GetShardIterator",
                                 "ListShards",          "ListStreams",
                                 "MergeShards",         "PutRecord",
                                 "PutRecords",          "SplitShard",
                                 "UpdateMaxRecordSize", "UpdateStreamRecordDistributionStrategy"};
    const QByteArray valid =
        R"({"StreamName":"four","Records":[{"PartitionKey":"é","Data":"AAAA",)"
        R"("ExplicitHashKey":"7"}],"PartitionKey":"a","Data":"AA==","Limit":2,)"
        R"("ShardId":"shardId-1","ShardToSplit":"0","ShardToMerge":"0",)"
        R"("AdjacentShardToMerge":"1","NewStartingHashKey":"100000",)"
        R"("ShardIteratorType":"AT_TIMESTAMP","Timestamp":1.7e9,)"
        R"("ShardFilter":{"Type":"AT_LATEST"},"ShardCount":3,)"
        R"("StreamModeDetails":{"StreamMode":"ON_DEMAND"},"DryRun":null})";
    Caller caller({.limits = false});
    QRandomGenerator random(11);
    for (int round = 0; round < 4000; ++round) {
        QByteArray body = valid;
        for (int i = random.bounded(5); i > 0; --i)
            body[random.bounded(body.size())] = char(random.bounded(256));
        if (random.bounded(8) == 0)
            body.truncate(random.bounded(body.size()));
        if (random.bounded(8) == 0)
            body.replace("\"four\"", "\"four\",\"StreamName\":[\"one\"]");

        const Answer answer = caller.call(actions[random.bounded(actions.size())], body);

        QVERIFY(answer.status == 200 || (answer.status == 400 && answer.errorCode != "HTTP"));
        QVERIFY(answer.body.isEmpty() || !test::jsonOf(answer.body).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestKinesisService)
#include "tst_kinesisservice.moc"
