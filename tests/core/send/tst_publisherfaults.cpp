// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/send/FaultyStream.h"
#include "tests/core/send/NetworkRun.h"

#include <QTest>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

using test::Again;
using test::FaultServer;
using test::FaultyStream;
using test::NetworkRun;
using test::ReadRequest;
using test::Respond;
using test::Send;

namespace {

const QByteArray throttled = test::answer(
    "400 Bad Request",
    R"({"__type":"ProvisionedThroughputExceededException","message":"Rate exceeded"})");

test::Script answering(FaultyStream &stream)
{
    return {ReadRequest{},
            Respond{[&stream](const auto &request) { return stream.answer(request); }}, Again{}};
}

} // namespace

class TestPublisherFaults : public QObject
{
    Q_OBJECT

private slots:
    void nobodyListens();
    void strangersGetNothing();
    void aLostAnswerIsUncertainAndNotRepeated_data();
    void aLostAnswerIsUncertainAndNotRepeated();
    void aLostAnswerIsRepeatedWhenAsked();
    void throttledTwiceIsStoredAtTheThird();
    void onlyFailedRecordsAreSentAgain();
    void oneFullShardHoldsUpNoOther();
    void gatewayErrorsAreUncertain_data();
    void gatewayErrorsAreUncertain();
    void waitsAsLongAsItIsAskedTo_data();
    void waitsAsLongAsItIsAskedTo();
    void finalErrorsCostOneRequest_data();
    void finalErrorsCostOneRequest();
    void theOthersOfABadRecordAreStored();
    void cancelSettlesWhatHangs();
};

void TestPublisherFaults::nobodyListens()
{
    const QUrl url = FaultServer().url(); // gone again
    NetworkRun run(url);

    QVERIFY(run.send(1200));

    QCOMPARE(run.publisher.requestsSent(), 3);
    QCOMPARE(run.heard.count(RecordState::NotSent), 1200);
    QCOMPARE(run.heard.stops.size(), 1);
    QCOMPARE(run.heard.stops.first().kind, Error::Kind::Network);
    QCOMPARE(run.outcome(0).attempts, 3);
    QCOMPARE(run.outcome(1199).attempts, 0);
}

void TestPublisherFaults::strangersGetNothing()
{
    FaultServer server(test::TlsSide{.identity = test::TestCertificates::instance().selfSigned});
    server.script({ReadRequest{}, Again{}});
    NetworkRun run(server.url());

    QVERIFY(run.send(600));

    QCOMPARE(server.requests().size(), 0);
    QCOMPARE(run.publisher.requestsSent(), 1);
    QCOMPARE(run.heard.count(RecordState::NotSent), 600);
    QCOMPARE(run.heard.stops.first().kind, Error::Kind::Tls);
}

void TestPublisherFaults::aLostAnswerIsUncertainAndNotRepeated_data()
{
    QTest::addColumn<test::Script>("script");

    QTest::newRow("FIN") << test::Script{ReadRequest{}};
    QTest::newRow("RST") << test::Script{ReadRequest{}, test::Reset{}};
    QTest::newRow("half an answer")
        << test::Script{ReadRequest{}, Send{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"}};
    QTest::newRow("another's answer") << test::Script{ReadRequest{}, Send{test::okay("{}")}};
}

void TestPublisherFaults::aLostAnswerIsUncertainAndNotRepeated()
{
    QFETCH(test::Script, script);
    FaultServer server;
    server.script(script);
    NetworkRun run(server.url());

    QVERIFY(run.send(5));

    QCOMPARE(run.heard.count(RecordState::Uncertain), 5);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(run.heard.stops.isEmpty());
    QCOMPARE(run.outcome(0).possibleDuplicates, 0);
}

void TestPublisherFaults::aLostAnswerIsRepeatedWhenAsked()
{
    FaultServer server;
    FaultyStream stream;
    server.scriptNext({ReadRequest{}, test::Reset{}});
    server.script(answering(stream));
    NetworkRun run(server.url(), {.retryUncertain = true});

    QVERIFY(run.send(5));

    QCOMPARE(run.heard.count(RecordState::Stored), 5);
    QCOMPARE(run.outcome(4).possibleDuplicates, 1);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.deliveries(server.requests().first().body), 2);
}

void TestPublisherFaults::throttledTwiceIsStoredAtTheThird()
{
    FaultServer server;
    FaultyStream stream;
    test::Script script = answering(stream);
    script.insert(script.begin(), {ReadRequest{}, Send{throttled}, ReadRequest{}, Send{throttled}});
    script.pop_back();
    server.script(script);
    NetworkRun run(server.url());

    QVERIFY(run.send(5));

    QCOMPARE(run.heard.count(RecordState::Stored), 5);
    QCOMPARE(run.outcome(0).attempts, 3);
    QCOMPARE(run.outcome(0).possibleDuplicates, 0);
    QCOMPARE(server.deliveries(server.requests().first().body), 3);
    QCOMPARE(run.publisher.retries(), 10);
}

void TestPublisherFaults::onlyFailedRecordsAreSentAgain()
{
    const QHash<QByteArray, QByteArray> failing{
        {"data 7", "ProvisionedThroughputExceededException"},
        {"data 70", "ProvisionedThroughputExceededException"},
        {"data 499", "ProvisionedThroughputExceededException"},
        {"data 100", "InternalFailure"},
    };
    FaultyStream stream([&failing](const QByteArray &data, int delivery) {
        return delivery == 1 ? failing.value(data) : QByteArray();
    });
    FaultServer server;
    server.script(answering(stream));
    NetworkRun run(server.url());

    QVERIFY(run.send(500));

    QCOMPARE(run.heard.count(RecordState::Stored), 500);
    QCOMPARE(stream.deliveredTimes(1), 496);
    QCOMPARE(stream.deliveredTimes(2), 4);
    QCOMPARE(run.outcome(100).attempts, 2);
    QCOMPARE(run.outcome(101).attempts, 1);
}

void TestPublisherFaults::oneFullShardHoldsUpNoOther()
{
    FaultyStream stream([](const QByteArray &data, int) {
        return data.endsWith('7') ? QByteArray("ProvisionedThroughputExceededException")
                                  : QByteArray();
    });
    FaultServer server;
    server.script(answering(stream));
    NetworkRun run(server.url(), {.recordsPerRequest = 10, .maxAttempts = 2});

    QVERIFY(run.send(2000));

    QCOMPARE(run.heard.count(RecordState::Stored), 1800);
    QCOMPARE(run.heard.count(RecordState::Refused), 200);
    QCOMPARE(stream.deliveredTimes(1) + stream.deliveredTimes(2), 2000);
    QVERIFY(stream.deliveredTimes(2) >= 100); // 500 tokens at 5 each
    QVERIFY(run.heard.stops.isEmpty());
}

void TestPublisherFaults::gatewayErrorsAreUncertain_data()
{
    QTest::addColumn<QByteArray>("status");

    QTest::newRow("502") << QByteArray("502 Bad Gateway");
    QTest::newRow("504") << QByteArray("504 Gateway Timeout");
}

void TestPublisherFaults::gatewayErrorsAreUncertain()
{
    QFETCH(QByteArray, status);
    FaultServer server;
    FaultyStream stream;
    server.scriptNext({ReadRequest{}, Send{test::answer(status, "<html>Sorry</html>")}});
    server.scriptNext({ReadRequest{}, Send{test::answer(status, "<html>Sorry</html>")}});
    server.script(answering(stream));

    NetworkRun once(server.url());
    QVERIFY(once.send(3));
    QCOMPARE(once.heard.count(RecordState::Uncertain), 3);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(once.outcome(0).errorMessage.contains(u"Sorry"_s));

    NetworkRun again(server.url(), {.retryUncertain = true});
    QVERIFY(again.send(3));
    QCOMPARE(again.heard.count(RecordState::Stored), 3);
    QCOMPARE(again.outcome(0).possibleDuplicates, 1);
}

void TestPublisherFaults::waitsAsLongAsItIsAskedTo_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("pause"); // milliseconds, with no share of the policy's own

    QTest::newRow("none") << QByteArray() << 0;
    QTest::newRow("1500") << QByteArray("x-amz-retry-after: 1500\r\n") << 1500;
    QTest::newRow("10000") << QByteArray("x-amz-retry-after: 10000\r\n") << 5000;
    QTest::newRow("-1") << QByteArray("x-amz-retry-after: -1\r\n") << 0;
    QTest::newRow("x") << QByteArray("x-amz-retry-after: x\r\n") << 0;
    QTest::newRow("2^63") << QByteArray("x-amz-retry-after: 9223372036854775808\r\n") << 5000;
    QTest::newRow("plain 3") << QByteArray("Retry-After: 3\r\n") << 3000;
    QTest::newRow("plain 1e9") << QByteArray("Retry-After: 1000000000\r\n") << 5000;
    QTest::newRow("plain date") << QByteArray("Retry-After: Fri, 31 Dec 2100 23:59:59 GMT\r\n")
                                << 5000;
}

void TestPublisherFaults::waitsAsLongAsItIsAskedTo()
{
    QFETCH(QByteArray, header);
    QFETCH(int, pause);
    FaultServer server;
    server.script({ReadRequest{},
                   Send{test::answer("503 Service Unavailable",
                                     R"({"__type":"SlowDown","message":"slow"})", header)},
                   Again{}});
    test::ManualTime time;
    NetworkTransport transport(test::quickSettings());
    KinesisClient client(transport, test::localSettings(server.url()));
    Publisher publisher(*StreamId::fromString(u"orders"_s), {},
                        {.client = client,
                         .clock = time.clock(),
                         .random = [] { return 0.0; },
                         .callLater = time.callLater()});
    publisher.add(test::runRecords(1));
    publisher.close();
    if (pause == 0) { // sent again in the same breath
        QVERIFY(QTest::qWaitFor([&] { return publisher.requestsSent() > 1; }));
        return;
    }
    QVERIFY(QTest::qWaitFor([&] { return publisher.tally().of(RecordState::Retrying) == 1; }));
    time.pass(Milliseconds(pause - 1));
    QCOMPARE(publisher.requestsSent(), 1);
    time.pass(1ms);
    QCOMPARE(publisher.requestsSent(), 2);
}

void TestPublisherFaults::finalErrorsCostOneRequest_data()
{
    QTest::addColumn<QByteArray>("code");

    for (const char *code :
         {"AccessDeniedException", "ResourceNotFoundException", "KMSAccessDeniedException",
          "KMSDisabledException", "KMSInvalidStateException", "KMSNotFoundException",
          "KMSOptInRequired", "ValidationException", "InvalidArgumentException",
          "UnrecognizedClientException", "ExpiredTokenException"})
        QTest::newRow(code) << QByteArray(code);
}

void TestPublisherFaults::finalErrorsCostOneRequest()
{
    QFETCH(QByteArray, code);
    FaultServer server;
    server.script(
        {ReadRequest{},
         Send{test::answer("400 Bad Request", R"({"__type":")" + code + R"(","message":"No."})")},
         Again{}});
    NetworkRun run(server.url());

    QVERIFY(run.send(5000));

    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(run.heard.stops.first().code, QString::fromLatin1(code));
    QCOMPARE(run.heard.count(RecordState::Refused), 500);
    QCOMPARE(run.heard.count(RecordState::NotSent), 4500);
}

void TestPublisherFaults::theOthersOfABadRecordAreStored()
{
    FaultServer server;
    FaultyStream stream;
    server.script({ReadRequest{},
                   Send{test::answer(
                       "400 Bad Request",
                       R"({"__type":"ValidationException","message":"1 validation error )"
                       R"(detected: Value at 'records.3.member.data' failed to satisfy )"
                       R"(constraint: Member must have length less than or equal to 1048576"})")},
                   ReadRequest{},
                   Respond{[&](const auto &request) { return stream.answer(request); }}});
    NetworkRun run(server.url());

    QVERIFY(run.send(5));

    QCOMPARE(run.heard.count(RecordState::Stored), 4);
    QCOMPARE(run.outcome(2).state, RecordState::Refused);
    QCOMPARE(run.outcome(2).errorCode, u"ValidationException"_s);
    QCOMPARE(stream.deliveredTimes(1), 4);
}

void TestPublisherFaults::cancelSettlesWhatHangs()
{
    FaultServer server;
    server.script({ReadRequest{}, test::Hang{}});
    NetworkRun run(server.url());
    run.publisher.add(test::runRecords(1000));
    QVERIFY(QTest::qWaitFor([&] { return server.waitForRequests(1); }));

    run.publisher.cancel(10ms);
    QVERIFY(QTest::qWaitFor([&] { return run.publisher.isFinished(); }, 60'000));

    QCOMPARE(run.heard.count(RecordState::Uncertain), 500);
    QCOMPARE(run.heard.count(RecordState::NotSent), 500);
    QCOMPARE(run.heard.finished, 1);
}

QTEST_GUILESS_MAIN(TestPublisherFaults)
#include "tst_publisherfaults.moc"
