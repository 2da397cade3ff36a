// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/ClientBench.h"

#include <QTest>
#include <QUuid>

using namespace core;
using namespace test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray denied = R"({"__type":"AccessDeniedException","message":"No."})";
const QByteArray badSignature = R"({"__type":"InvalidSignatureException","message":"No."})";
const QByteArray summary =
    R"({"StreamDescriptionSummary":{"StreamName":"orders","StreamARN":"a",)"
    R"("StreamStatus":"ACTIVE","OpenShardCount":2,"RetentionPeriodHours":24,)"
    R"("StreamCreationTimestamp":1.5E9,"EnhancedMonitoring":[]}})";

} // namespace

class TestCallFacts : public QObject
{
    Q_OBJECT

private slots:
    void requestIdsAreKept_data();
    void requestIdsAreKept();
    void theServiceIsToldFromOthers_data();
    void theServiceIsToldFromOthers();
    void theAskedPauseIsKept_data();
    void theAskedPauseIsKept();
    void timesAreKept();
    void everyAnswerTeachesTheSkew_data();
    void everyAnswerTeachesTheSkew();
    void aStaleSkewHeals();
    void eachClientHasItsOwnSkew();
    void theInvocationIsNamedAndNotSigned();
    void everyCallHasItsOwnInvocation();
};

void TestCallFacts::requestIdsAreKept_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("success") << 200 << summary;
    QTest::newRow("refusal") << 400 << denied;
    QTest::newRow("failure") << 500 << QByteArray("oops");
    QTest::newRow("not understood") << 200 << QByteArray("<html>");
}

void TestCallFacts::requestIdsAreKept()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    ClientBench bench;
    bench.transport.reply(status, body,
                          {{"X-Amzn-RequestId", "first"}, {"X-Amz-Id-2", "extended"}});
    bench.transport.reply(status, body, {{"x-amz-request-id", "older"}});
    bench.transport.reply(status, body);

    const auto answer = bench.ask();
    QCOMPARE(answer.facts.requestId, "first");
    QCOMPARE(answer.facts.extendedRequestId, "extended");
    QCOMPARE(answer.facts.status, status);
    QCOMPARE(answer.facts.host, u"kinesis.example.com:8443"_s);
    if (!answer.result)
        QCOMPARE(answer.result.error().requestId, u"first"_s);

    QCOMPARE(bench.ask().facts.requestId, "older");
    QCOMPARE(bench.ask().facts.requestId, QByteArray());
}

void TestCallFacts::theServiceIsToldFromOthers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("errorType"); // header
    QTest::addColumn<bool>("isAwsBody");

    QTest::newRow("200") << 200 << summary << QByteArray() << true;
    QTest::newRow("200 of a portal") << 200 << QByteArray("<html>") << QByteArray() << false;
    QTest::newRow("400 of the service") << 400 << denied << QByteArray() << true;
    QTest::newRow("400, said in the header")
        << 400 << QByteArray() << QByteArray("AccessDeniedException:http://x/") << true;
    QTest::newRow("403 of a firewall") << 403 << QByteArray("<html>") << QByteArray() << false;
    QTest::newRow("500 of the service")
        << 500 << QByteArray(R"({"__type":"InternalFailure"})") << QByteArray() << true;
    QTest::newRow("502 of a gateway") << 502 << QByteArray("<html>") << QByteArray() << false;
    QTest::newRow("503, empty") << 503 << QByteArray() << QByteArray() << false;
}

void TestCallFacts::theServiceIsToldFromOthers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, errorType);
    QFETCH(bool, isAwsBody);
    ClientBench bench;
    bench.transport.reply(status, body, {{"X-Amzn-ErrorType", errorType}});

    QCOMPARE(bench.ask().facts.isAwsBody, isAwsBody);
}

void TestCallFacts::theAskedPauseIsKept_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("pause"); // milliseconds; −1: none

    QTest::newRow("milliseconds") << QByteArray("x-amz-retry-after") << QByteArray("1500")
                                  << 1500LL;
    QTest::newRow("not a number") << QByteArray("x-amz-retry-after") << QByteArray("x") << -1LL;
    QTest::newRow("seconds") << QByteArray("Retry-After") << QByteArray("3") << 3000LL;
    QTest::newRow("date") << QByteArray("Retry-After")
                          << QByteArray("Fri, 27 Nov 2026 12:00:07 GMT") << 7000LL;
    QTest::newRow("neither") << QByteArray("Date") << QByteArray("3") << -1LL;
}

void TestCallFacts::theAskedPauseIsKept()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(qint64, pause);
    ClientBench bench;
    bench.transport.reply(503, R"({"__type":"SlowDown"})", {{name, value}});

    QCOMPARE(bench.ask().facts.retryAfter.value_or(Milliseconds(-1)).count(), pause);
}

void TestCallFacts::timesAreKept()
{
    ClientBench bench;
    bench.transport.answerWith([&bench](const sigv4::Request &) {
        bench.now += 250ms;
        HttpReply reply = bench.transport.httpReply(200, summary);
        reply.timing.firstByte = 7;
        return Result<HttpReply>(reply);
    });

    const auto answer = bench.ask();

    QCOMPARE(answer.facts.startedAt, noon);
    QCOMPARE(answer.facts.endedAt, noon + 250ms);
    QCOMPARE(answer.facts.timing.firstByte, 7);
}

// The published cases of the SDKs' clock skew specification. Our clock says noon when the request
// is signed.
void TestCallFacts::everyAnswerTeachesTheSkew_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<sigv4::Headers>("headers");
    QTest::addColumn<Milliseconds>("roundTrip");
    QTest::addColumn<qint64>("skew"); // seconds, afterwards; before it was 0
    QTest::addColumn<bool>("corrected"); // worth another try

    const auto row = [](const char *name, int status, const QByteArray &body,
                        const sigv4::Headers &headers, Milliseconds roundTrip, qint64 skew,
                        bool corrected) {
        QTest::newRow(name) << status << body << headers << roundTrip << skew << corrected;
    };
    const auto at = [](const char *time) -> sigv4::Headers {
        return {{"Date", "Fri, 27 Nov 2026 " + QByteArray(time) + " GMT"}};
    };
    row("clocks agree", 200, summary, at("12:00:00"), 0s, 0, false);
    row("300 s, and another try", 403, badSignature, at("12:05:00"), 0s, 300, true);
    row("300 s behind", 403, badSignature, at("11:55:00"), 0s, -300, true);
    row("300 s, denied", 400, denied, at("12:05:00"), 0s, 300, true);
    row("300 s, on success", 200, summary, at("12:05:00"), 0s, 300, false);
    row("round trip of 16 min", 403, badSignature, at("12:21:00"), 16min, 0, false);
    row("half of the round trip counts", 403, badSignature, at("12:05:01"), 2s, 300, true);
    row("120 s are learned and no reason", 403, badSignature, at("12:02:00"), 0s, 120, false);
    row("300 s and another error", 400, R"({"__type":"ValidationException"})", at("12:05:00"), 0s,
        300, false);
    row("no Date", 403, badSignature, {}, 0s, 0, false);
    row("a Date that is none", 403, badSignature, {{"Date", "soon"}}, 0s, 0, false);
    sigv4::Headers cached = at("12:05:00");
    cached.emplaceBack("Age", "0");
    row("Age", 403, badSignature, cached, 0s, 0, false);
    cached.last().second = "300";
    row("Age of 300 s", 200, summary, cached, 0s, 0, false);
}

void TestCallFacts::everyAnswerTeachesTheSkew()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(sigv4::Headers, headers);
    QFETCH(Milliseconds, roundTrip);
    QFETCH(qint64, skew);
    QFETCH(bool, corrected);
    ClientBench bench;
    bench.transport.answerWith([&](const sigv4::Request &) {
        HttpReply reply = bench.transport.httpReply(status, body, headers);
        reply.receivedAt = reply.sentAt + roundTrip;
        return Result<HttpReply>(reply);
    });

    const auto answer = bench.ask();
    bench.ask();

    QCOMPARE(bench.client.clockSkew(), Milliseconds(std::chrono::seconds(skew)));
    QCOMPARE(answer.facts.skewCorrected, corrected);
    QCOMPARE(bench.header(0, "X-Amz-Date"), "20261127T120000Z");
    QCOMPARE(bench.header(1, "X-Amz-Date"), sigv4::amzDate(noon + std::chrono::seconds(skew)));
}

void TestCallFacts::aStaleSkewHeals()
{
    ClientBench bench;
    const sigv4::Headers ahead{{"Date", "Fri, 27 Nov 2026 12:05:00 GMT"}};
    const sigv4::Headers agreeing{{"Date", "Fri, 27 Nov 2026 12:00:00 GMT"}};
    bench.transport.reply(403, badSignature, ahead);
    bench.transport.reply(403, badSignature, ahead); // signed with the skew: not the clock's fault
    bench.transport.reply(403, badSignature, agreeing); // our clock was set right
    bench.transport.reply(200, summary, agreeing);

    QVERIFY(bench.ask().facts.skewCorrected);
    QVERIFY(!bench.ask().facts.skewCorrected);
    QVERIFY(bench.ask().facts.skewCorrected);
    QCOMPARE(bench.client.clockSkew(), 0ms);
    QVERIFY(bench.ask().result);
    QCOMPARE(bench.header(3, "X-Amz-Date"), "20261127T120000Z");
}

void TestCallFacts::eachClientHasItsOwnSkew()
{
    ClientBench one;
    ClientBench other;
    one.transport.reply(200, summary, {{"Date", "Fri, 27 Nov 2026 12:05:00 GMT"}});

    one.ask();

    QCOMPARE(one.client.clockSkew(), 300s);
    QCOMPARE(other.client.clockSkew(), 0s);
}

void TestCallFacts::theInvocationIsNamedAndNotSigned()
{
    ClientBench bench;
    const Record record{.data = "d", .partitionKey = "k"};
    const std::vector<const Record *> one{&record};
    const QByteArray id = "7d5b7ab6-51c4-4d2e-8d63-3b4f3d6f2a11";

    for (int attempt = 1; attempt <= 3; ++attempt) {
        bench.transport.reply(500, R"({"__type":"InternalFailure"})");
        bench.client.putRecords(orders(), one, false,
                                {.id = id, .attempt = attempt, .maxAttempts = 3});
    }

    for (int i = 0; i < 3; ++i) {
        QCOMPARE(bench.header(i, "amz-sdk-invocation-id"), id);
        QCOMPARE(bench.header(i, "amz-sdk-request"),
                 "attempt=" + QByteArray::number(i + 1) + "; max=3");
        QVERIFY(!bench.header(i, "Authorization").contains("amz-sdk"));
    }
}

void TestCallFacts::everyCallHasItsOwnInvocation()
{
    ClientBench bench;
    QSet<QByteArray> ids;
    for (int i = 0; i < 10; ++i) {
        bench.transport.reply(200, summary);
        bench.ask();
        const QByteArray id = bench.header(i, "amz-sdk-invocation-id");
        QVERIFY(!QUuid::fromString(QString::fromLatin1(id)).isNull());
        QCOMPARE(bench.header(i, "amz-sdk-request"), "attempt=1; max=1");
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 10);
}

QTEST_GUILESS_MAIN(TestCallFacts)
#include "tst_callfacts.moc"
