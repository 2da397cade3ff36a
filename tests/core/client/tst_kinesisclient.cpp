// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/CallRetries.h"
#include "core/kinesis/PutRecord.h"
#include "tests/core/client/ClientBench.h"

#include <QTest>

#include <functional>
#include <memory>
#include <vector>

using namespace core;
using namespace test;
using namespace Qt::Literals::StringLiterals;

namespace {

// What every action's answer has, whatever it is about.
struct Ended
{
    std::optional<Error> error;
    CallFacts facts;
};
using Action = std::function<Ended(KinesisClient &)>;

template <typename T>
Ended endOf(const QFuture<Answer<T>> &future)
{
    const Answer<T> answer = future.result();
    return {answer.result ? std::nullopt : std::optional(answer.result.error()), answer.facts};
}

const Record record{.data = "hello", .partitionKey = "k"};

const QByteArray summaryBody =
    R"({"StreamDescriptionSummary":{"StreamName":"orders","StreamARN":"arn","StreamStatus":)"
    R"("ACTIVE","OpenShardCount":2,"RetentionPeriodHours":24,"StreamCreationTimestamp":1.5E9,)"
    R"("EnhancedMonitoring":[]}})";
const QByteArray shardsBody =
    R"({"Shards":[{"ShardId":"shardId-000000000000","HashKeyRange":{"StartingHashKey":"0",)"
    R"("EndingHashKey":"340282366920938463463374607431768211455"},"SequenceNumberRange":)"
    R"({"StartingSequenceNumber":"49"}}]})";

struct Case
{
    QByteArray name;
    Action action;
    QByteArray body; // of the request
    QByteArray answer;
};

std::vector<Case> allActions()
{
    const std::vector<const Record *> two{&record, &record};
    return {
        {"PutRecords",
         [two](KinesisClient &it) { return endOf(it.putRecords(orders(), two, false, {})); },
         putRecordsBody(orders(), two),
         R"({"FailedRecordCount":1,"Records":[{"SequenceNumber":"1","ShardId":"s"},)"
         R"({"ErrorCode":"InternalFailure","ErrorMessage":"no"}]})"},
        {"PutRecord",
         [](KinesisClient &it) { return endOf(it.putRecord(orders(), record, "41", true, {})); },
         putRecordBody(orders(), record, "41", true), R"({"SequenceNumber":"42","ShardId":"s"})"},
        {"ListStreams", [](KinesisClient &it) { return endOf(it.listStreams({}, u"last"_s)); },
         R"({"ExclusiveStartStreamName":"last"})",
         R"({"StreamNames":["orders"],"HasMoreStreams":false})"},
        {"DescribeStreamSummary",
         [](KinesisClient &it) { return endOf(it.describeStreamSummary(orders())); },
         R"({"StreamName":"orders"})", summaryBody},
        {"ListShards", [](KinesisClient &it) { return endOf(it.listShards(orders(), {})); },
         R"({"StreamName":"orders"})", shardsBody},
        {"GetShardIterator",
         [](KinesisClient &it) { return endOf(it.getShardIterator(orders(), u"s"_s, {})); },
         R"({"StreamName":"orders","ShardId":"s","ShardIteratorType":"LATEST"})",
         R"({"ShardIterator":"AAAA"})"},
        {"GetRecords",
         [](KinesisClient &it) { return endOf(it.getRecords("AAAA", 100, orders())); },
         getRecordsBody("AAAA", 100, orders()), R"({"Records":[],"NextShardIterator":"BBBB"})"},
        {"CreateStream",
         [](KinesisClient &it) {
             return endOf(it.createStream({.name = u"orders"_s, .shardCount = 2}));
         },
         R"({"StreamName":"orders","ShardCount":2})",
         {}},
        {"DeleteStream",
         [](KinesisClient &it) { return endOf(it.deleteStream(orders(), true)); },
         R"({"StreamName":"orders","EnforceConsumerDeletion":true})",
         {}},
    };
}

void addActions()
{
    QTest::addColumn<Case>("it");
    for (const Case &it : allActions())
        QTest::newRow(it.name.constData()) << it;
}

bool answersWithNothing(const Case &it)
{
    return it.answer.isEmpty();
}

} // namespace

class TestKinesisClient : public QObject
{
    Q_OBJECT

private slots:
    void eachActionIsOneSignedPost_data() { addActions(); }
    void eachActionIsOneSignedPost();
    void whatIsNoJsonIsNoAnswer_data() { addActions(); }
    void whatIsNoJsonIsNoAnswer();
    void anErrorOfTheServiceIsTyped_data() { addActions(); }
    void anErrorOfTheServiceIsTyped();
    void anErrorOfTheTransportIsPassedOn_data() { addActions(); }
    void anErrorOfTheTransportIsPassedOn();
    void readsEntriesOfPutRecords();
    void readsPutRecord();
    void readsStreamsAndShards();
    void readsIteratorsAndRecords();
    void refusesAPageThatLeadsToItself();
    void pagesToTheEnd();
    void asksByArnToo();
    void newKeysSignTheNextRequest();
    void temporaryKeysSendTheirToken();
    void retriesAreAttemptsOfOneCall();
    void retriesOfAQuestionCostTokens();
    void futuresOutliveTheClient();
};

void TestKinesisClient::eachActionIsOneSignedPost()
{
    QFETCH(Case, it);
    ClientBench bench;
    bench.transport.reply(200, it.answer, {{"x-amzn-RequestId", "id-1"}});

    const Ended ended = it.action(bench.client);

    QVERIFY2(!ended.error, qPrintable(ended.error ? ended.error->detail : QString()));
    QCOMPARE(bench.transport.requests().size(), 1);
    const sigv4::Request &request = bench.transport.lastRequest();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.url, QUrl(u"https://kinesis.example.com:8443/"_s));
    QCOMPARE(request.body, it.body);
    QCOMPARE(bench.header(0, "X-Amz-Target"), "Kinesis_20131202." + it.name);
    QCOMPARE(bench.header(0, "Content-Type"), "application/x-amz-json-1.1");
    QCOMPARE(bench.header(0, "User-Agent"), "headgate/1.0");
    QCOMPARE(bench.header(0, "X-Amz-Date"), "20261127T120000Z");
    const auto authorization = sigv4::parseAuthorization(bench.header(0, "Authorization"));
    QVERIFY(authorization);
    QCOMPARE(authorization->accessKeyId, "AKIDEXAMPLE");
    QCOMPARE(authorization->region, "eu-west-1");
    QCOMPARE(authorization->service, "kinesis");
    QCOMPARE(authorization->signedHeaders,
             (QList<QByteArray>{"content-type", "host", "x-amz-date", "x-amz-target"}));
    QCOMPARE(ended.facts.action, it.name);
    QCOMPARE(ended.facts.requestId, "id-1");
    QCOMPARE(ended.facts.status, 200);
    QVERIFY(ended.facts.isAwsBody);
}

void TestKinesisClient::whatIsNoJsonIsNoAnswer()
{
    QFETCH(Case, it);
    for (const QByteArray &body : {QByteArray("<html>Log in</html>"), QByteArray("[]"),
                                   QByteArray("\xEF\xBB\xBF<html>"), QByteArray("   ")}) {
        ClientBench bench;
        bench.transport.reply(200, body);

        const Ended ended = it.action(bench.client);

        QVERIFY2(ended.error, body.constData());
        QCOMPARE(nameOf(ended.error->kind), u"badReply"_s);
        QCOMPARE(ended.error->code, u"NotJson"_s);
        QCOMPARE(ended.error->httpStatus, 200);
        QVERIFY(ended.error->mayHaveArrived);
        QVERIFY(!ended.facts.isAwsBody);
    }
    ClientBench bench;
    bench.transport.reply(200, {});
    QCOMPARE(!it.action(bench.client).error, answersWithNothing(it));
    bench.transport.reply(200, "{}");
    QCOMPARE(!it.action(bench.client).error, answersWithNothing(it));
}

void TestKinesisClient::anErrorOfTheServiceIsTyped()
{
    QFETCH(Case, it);
    ClientBench bench;
    bench.transport.reply(400, R"({"__type":"ResourceNotFoundException","message":"No orders."})",
                          {{"x-amzn-RequestId", "id-1"}});

    const Ended ended = it.action(bench.client);

    QVERIFY(ended.error);
    QCOMPARE(nameOf(ended.error->kind), u"notFound"_s);
    QCOMPARE(ended.error->code, u"ResourceNotFoundException"_s);
    QCOMPARE(ended.error->detail, u"No orders."_s);
    QCOMPARE(ended.error->requestId, u"id-1"_s);
    QCOMPARE(ended.error->action.toLatin1(), ended.facts.action);
    QCOMPARE(ended.error->host, u"kinesis.example.com:8443"_s);
    QCOMPARE(ended.error->httpStatus, 400);
    QVERIFY(!ended.error->isRetryable);
    QVERIFY(!ended.error->mayHaveArrived);
    QVERIFY(ended.facts.isAwsBody);
}

void TestKinesisClient::anErrorOfTheTransportIsPassedOn()
{
    QFETCH(Case, it);
    ClientBench bench;
    bench.transport.fail({.kind = Error::Kind::Redirected,
                          .code = u"Redirected"_s,
                          .httpStatus = 307,
                          .mayHaveArrived = false});

    const Ended ended = it.action(bench.client);

    QVERIFY(ended.error);
    QCOMPARE(nameOf(ended.error->kind), u"redirected"_s);
    QCOMPARE(ended.error->host, u"kinesis.example.com:8443"_s);
    QCOMPARE(ended.facts.status, 307);
    QVERIFY(!ended.facts.isAwsBody);
    QVERIFY(!ended.error->mayHaveArrived);
}

void TestKinesisClient::readsEntriesOfPutRecords()
{
    ClientBench bench;
    const Case put = allActions().front();
    const std::vector<const Record *> three{&record, &record, &record};
    bench.transport.reply(200, put.answer);
    bench.transport.reply(200, put.answer);

    const auto two =
        bench.client.putRecords(orders(), std::span(three).first(2), false, {}).result();
    const auto tooMany = bench.client.putRecords(orders(), three, false, {}).result();

    QVERIFY(two.result);
    QCOMPARE(two.result->entries.at(0).sequenceNumber, "1");
    QCOMPARE(two.result->entries.at(1).errorCode, u"InternalFailure"_s);
    QVERIFY(!tooMany.result);
    QVERIFY(tooMany.result.error().mayHaveArrived);
    QVERIFY(tooMany.result.error().detail.contains(u"2/3"_s));
}

void TestKinesisClient::readsPutRecord()
{
    ClientBench bench;
    bench.transport.reply(200, R"({"SequenceNumber":"42","ShardId":"s"})");

    const auto answer = bench.client.putRecord(orders(), record, {}, false, {}).result();

    QCOMPARE(answer.result->sequenceNumber, "42");
    QVERIFY(!bench.transport.lastRequest().body.contains("DryRun"));
}

void TestKinesisClient::readsStreamsAndShards()
{
    ClientBench bench;
    bench.transport.reply(200, summaryBody);
    bench.transport.reply(200, shardsBody);

    const auto summary = bench.client.describeStreamSummary(orders()).result();
    const auto shards = bench.client.listShards(orders(), {}).result();

    QCOMPARE(summary.result->openShardCount, 2);
    QCOMPARE(shards.result->shards.constFirst().id, u"shardId-000000000000"_s);
    QVERIFY(shards.result->nextToken.isEmpty());
}

void TestKinesisClient::readsIteratorsAndRecords()
{
    ClientBench bench;
    bench.transport.reply(200, R"({"ShardIterator":"AAAA"})");
    bench.transport.reply(200,
                          R"({"Records":[{"Data":"aGVsbG8=","PartitionKey":"k",)"
                          R"("SequenceNumber":"7"}],"NextShardIterator":"BBBB",)"
                          R"("MillisBehindLatest":5})");

    const auto iterator = bench.client.getShardIterator(orders(), u"s"_s, {}).result();
    const auto page = bench.client.getRecords(*iterator.result, {}, orders()).result();

    QVERIFY(bench.transport.lastRequest().body.contains("AAAA"));
    QCOMPARE(page.result->records.constFirst().data, "hello");
    QCOMPARE(page.result->nextIterator, "BBBB");
    QCOMPARE(page.result->millisBehindLatest, std::optional<qint64>(5));
}

void TestKinesisClient::refusesAPageThatLeadsToItself()
{
    ClientBench bench;
    bench.transport.reply(200, R"({"Shards":[],"NextToken":"t"})");
    bench.transport.reply(200, R"({"Shards":[],"NextToken":"t"})");
    bench.transport.reply(200, R"({"StreamNames":["a"],"HasMoreStreams":true,"NextToken":"t"})");

    QVERIFY(bench.client.listShards(orders(), {}).result().result);
    const auto shards = bench.client.listShards(orders(), "t").result();
    const auto streams = bench.client.listStreams("t", {}).result();

    QCOMPARE(shards.result.error().kind, core::Error::Kind::BadReply);
    QCOMPARE(streams.result.error().kind, core::Error::Kind::BadReply);
}

void TestKinesisClient::pagesToTheEnd()
{
    ClientBench bench;
    bench.transport.reply(200, R"({"StreamNames":["a"],"HasMoreStreams":true,"NextToken":"t1"})");
    bench.transport.reply(200, R"({"StreamNames":["b"],"HasMoreStreams":true,"NextToken":"t2"})");
    bench.transport.reply(200, R"({"StreamNames":["c"],"HasMoreStreams":false})");

    QStringList names;
    StreamPage page{.hasMore = true};
    while (page.hasMore) {
        page = *bench.client.listStreams(page.nextToken, {}).result().result;
        names.append(page.streams.constFirst().name);
    }

    QCOMPARE(names, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(bench.transport.requests().at(0).body, "{}");
    QCOMPARE(bench.transport.requests().at(1).body, R"({"NextToken":"t1"})");
    QCOMPARE(bench.transport.requests().at(2).body, R"({"NextToken":"t2"})");
}

void TestKinesisClient::asksByArnToo()
{
    ClientBench bench;
    const QString arn = u"arn:aws:kinesis:eu-west-1:123456789012:stream/orders"_s;
    bench.transport.reply(200, summaryBody);

    const auto answer = bench.client.describeStreamSummary(*StreamId::fromString(arn)).result();

    QVERIFY(answer.result);
    QCOMPARE(bench.transport.lastRequest().body, R"({"StreamARN":")" + arn.toUtf8() + R"("})");
}

void TestKinesisClient::newKeysSignTheNextRequest()
{
    ClientBench bench;
    bench.transport.reply(200, summaryBody);
    bench.transport.reply(200, summaryBody);

    bench.ask();
    Credentials keys = longTermKeys();
    keys.accessKeyId = "AKIDANOTHER";
    bench.client.setCredentials(keys);
    bench.ask();

    QVERIFY(bench.header(0, "Authorization").contains("AKIDEXAMPLE/"));
    QVERIFY(bench.header(1, "Authorization").contains("AKIDANOTHER/"));
}

void TestKinesisClient::temporaryKeysSendTheirToken()
{
    ClientBench bench(temporaryKeys());
    bench.transport.reply(200, summaryBody);

    bench.ask();

    QCOMPARE(bench.header(0, "X-Amz-Security-Token"),
             temporaryKeys().sessionToken.reveal().toByteArray());
    QVERIFY(bench.header(0, "Authorization").contains("x-amz-security-token"));
}

void TestKinesisClient::retriesAreAttemptsOfOneCall()
{
    ClientBench bench;
    core::CallRetries retries([] { return 0.5; });
    core::CallRetries::Call call = retries.begin();
    for (const QByteArray code : {"InternalFailure", "LimitExceededException", "InternalFailure"})
        bench.transport.reply(500, R"({"__type":")" + code + R"("})");
    QList<qint64> pauses;

    std::optional<core::Milliseconds> pause(0);
    while (pause) {
        const auto answer = bench.client.describeStreamSummary(orders(), call.invocation).result();
        pause = retries.next(call, &answer.result.error(), answer.facts);
        if (pause)
            pauses.append(pause->count());
    }

    QCOMPARE(bench.transport.requests().size(), 3);
    QCOMPARE(pauses, (QList<qint64>{25, 1000})); // halves of 50 ms and of 2 s
    QCOMPARE(bench.header(0, "amz-sdk-request"), "attempt=1; max=3");
    QCOMPARE(bench.header(1, "amz-sdk-request"), "attempt=2; max=3");
    QCOMPARE(bench.header(2, "amz-sdk-request"), "attempt=3; max=3");
    const QByteArray id = bench.header(0, "amz-sdk-invocation-id");
    QVERIFY(!id.isEmpty());
    QCOMPARE(bench.header(1, "amz-sdk-invocation-id"), id);
    QCOMPARE(bench.header(2, "amz-sdk-invocation-id"), id);
    QVERIFY(retries.begin().invocation.id != id);
}

void TestKinesisClient::retriesOfAQuestionCostTokens()
{
    core::CallRetries retries([] { return 0.0; });
    const Error transient{.kind = Error::Kind::Server, .isRetryable = true};
    const Error throttled{.kind = Error::Kind::Throttled, .isRetryable = true};
    const Error final{.kind = Error::Kind::AccessDenied};
    core::CallRetries::Call call = retries.begin();

    QVERIFY(retries.next(call, &transient, {}));
    QCOMPARE(retries.tokens(), 486);
    QVERIFY(retries.next(call, &throttled, {}));
    QCOMPARE(retries.tokens(), 481);
    QVERIFY(!retries.next(call, nullptr, {})); // gives the last one's back
    QCOMPARE(retries.tokens(), 486);
    core::CallRetries::Call other = retries.begin();
    QVERIFY(!retries.next(other, &final, {}));
    QCOMPARE(retries.tokens(), 486);
    QVERIFY(retries.next(other, &final, {.skewCorrected = true}));
    QCOMPARE(retries.tokens(), 472);
    QVERIFY(!retries.next(call = retries.begin(), nullptr, {}));
    QCOMPARE(retries.tokens(), 473);

    while (retries.next(call = retries.begin(), &transient, {})) { }
    QVERIFY(retries.tokens() < 14); // and nothing is asked again
    QVERIFY(!retries.next(call = retries.begin(), &transient, {}));
}

void TestKinesisClient::futuresOutliveTheClient()
{
    FakeTransport transport;
    auto client = std::make_unique<KinesisClient>(
        transport, KinesisClient::Settings{.endpoint = {}, .credentials = longTermKeys()});
    int heard = 0;
    client->onExchange([&heard](const Exchange &) { ++heard; });
    transport.hold();
    transport.reply(200, summaryBody);
    const auto future = client->describeStreamSummary(orders());

    client.reset();
    transport.release();

    QVERIFY(future.result().result);
    QCOMPARE(heard, 1);
}

QTEST_GUILESS_MAIN(TestKinesisClient)
#include "tst_kinesisclient.moc"
