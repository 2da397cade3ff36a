// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/publish/Bench.h"

#include <QTest>

#include <chrono>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

using test::Bench;

class TestPublishErrors : public QObject
{
    Q_OBJECT

private slots:
    void triesAgainWhatWasNotSent();
    void endsWhenNobodyIsThere();
    void countsOneOutageOnce();
    void givesANameServerASecond();
    void endsWhenNoAnswerIsValid();
    void tlsEndsTheRun_data();
    void tlsEndsTheRun();
    void neverRepeatsTheUncertain();
    void repeatsTheUncertainWhenAsked();
    void neverUnsaysUncertain();
    void neverUnsaysRefused();
    void flagsServerErrors();
    void flagsNoReasonOfTheService();
    void gatewayErrorsAreUncertain();
    void outcomesKeepTheStatusThatDecided();
    void saysWhyItStopsWhereNobodyGaveAReason();
    void takesAMiscountedAnswerForNone();
    void finalErrorsEndTheRun_data();
    void finalErrorsEndTheRun();
    void answersStillCountAfterTheEnd();
    void oneBadRecordSinksNoOther();
    void aBadRecordAloneEndsNothing();
    void signsOnceMoreWithACorrectedClock();
    void dryRunWritesNothing();
    void saysWhenDryRunIsIgnored();
};

void TestPublishErrors::triesAgainWhatWasNotSent()
{
    Bench bench({.retryRefused = RetryRefused::Never});
    bench.take(test::records(3));

    bench.answer(*bench.next(),
                 test::networkError(Error::Kind::Network, test::Arrival::Impossible));
    QCOMPARE(bench.untilWake(), 50ms);
    QVERIFY(!bench.next());
    const PlannedRequest second = bench.await();
    bench.answer(second, test::allStored(second));

    QCOMPARE(bench.count(RecordState::Stored), 3);
    QCOMPARE(bench.engine.takeSettled()[0].outcome.possibleDuplicates, 0);
}

void TestPublishErrors::endsWhenNobodyIsThere()
{
    Bench bench({.recordsPerRequest = 1}, 6);
    bench.take(test::records(100));
    const RequestAnswer nobody = test::networkError(Error::Kind::Network, test::Arrival::Impossible,
                                                    u"Connection refused"_s);

    bench.answer(*bench.next(), nobody);
    QVERIFY(!bench.next());
    bench.answer(bench.await(), nobody);
    QVERIFY(!bench.next());
    bench.answer(bench.await(), nobody);

    QVERIFY(!bench.next());
    QVERIFY(!bench.engine.wakeAt());
    QCOMPARE(bench.engine.requestsSent(), 3);
    QCOMPARE(bench.count(RecordState::NotSent), 100);
    QCOMPARE(bench.engine.stoppedBy()->kind, Error::Kind::Network);
    QVERIFY(bench.engine.stoppedBy()->detail.contains(u"Connection refused"_s));
    const std::vector<SettledRecord> settled = bench.engine.takeSettled();
    QCOMPARE(settled[0].outcome.attempts, 3);
    QCOMPARE(settled[0].outcome.errorMessage, u"Connection refused"_s);
    QCOMPARE(settled[99].outcome.attempts, 0);
    QVERIFY(settled[99].outcome.errorMessage.contains(u"Connection refused"_s));
    QCOMPARE(settled[99].outcome.errorCode, u"network"_s);
}

void TestPublishErrors::countsOneOutageOnce()
{
    Bench bench({.recordsPerRequest = 1, .concurrency = 4}, 4);
    bench.take(test::records(20));
    std::vector<PlannedRequest> sent;
    for (int good = 0; good < 2; ++good) {
        const PlannedRequest request = *bench.next();
        bench.answer(request, test::allStored(request));
    }
    while (const auto request = bench.next())
        sent.push_back(*request);
    QCOMPARE(sent.size(), 4U);

    for (const PlannedRequest &request : sent) {
        bench.answer(request, test::networkError(Error::Kind::Network, test::Arrival::Impossible));
    }
    QVERIFY(!bench.engine.stoppedBy());
    const PlannedRequest trial = bench.await();
    QVERIFY(!bench.next()); // one at a time until somebody answers
    bench.answer(trial, test::allStored(trial));
    QVERIFY(bench.next());
}

void TestPublishErrors::givesANameServerASecond()
{
    Bench bench;
    bench.take(test::records(1));
    RequestAnswer answer = test::networkError(Error::Kind::Network, test::Arrival::Impossible);
    answer.result.error().code = u"HostNotFound"_s;

    bench.answer(*bench.next(), answer);
    QCOMPARE(bench.untilWake(), 1000ms);
    const PlannedRequest again = bench.await();
    bench.answer(again, test::allStored(again));

    QCOMPARE(bench.count(RecordState::Stored), 1);
}

void TestPublishErrors::endsWhenNoAnswerIsValid()
{
    Bench bench({.recordsPerRequest = 10});
    bench.take(test::records(100));
    const RequestAnswer portal =
        test::networkError(Error::Kind::BadReply, test::Arrival::Possible, u"HTML"_s);

    for (int request = 0; request < 3; ++request)
        bench.answer(bench.await(), portal);

    QVERIFY(bench.engine.stoppedBy());
    QCOMPARE(bench.count(RecordState::Uncertain), 30);
    QCOMPARE(bench.count(RecordState::NotSent), 70);
}

void TestPublishErrors::tlsEndsTheRun_data()
{
    QTest::addColumn<Error::Kind>("kind");

    QTest::newRow("tls") << Error::Kind::Tls;
    QTest::newRow("configuration") << Error::Kind::Configuration;
}

void TestPublishErrors::tlsEndsTheRun()
{
    QFETCH(Error::Kind, kind);
    Bench bench({.recordsPerRequest = 1});
    bench.take(test::records(2));

    bench.answer(*bench.next(),
                 test::networkError(kind, test::Arrival::Impossible, u"unknown issuer"_s));

    QCOMPARE(bench.engine.requestsSent(), 1);
    QCOMPARE(bench.engine.stoppedBy()->kind, kind);
    QCOMPARE(bench.count(RecordState::NotSent), 2);
    QCOMPARE(bench.engine.takeSettled()[0].outcome.errorMessage, u"unknown issuer"_s);
}

void TestPublishErrors::neverRepeatsTheUncertain()
{
    Bench bench;
    bench.take(test::records(2));

    bench.answer(*bench.next(), test::networkError(Error::Kind::Timeout, test::Arrival::Possible));

    QVERIFY(!bench.engine.wakeAt());
    QCOMPARE(bench.count(RecordState::Uncertain), 2);
    const Outcome outcome = bench.engine.takeSettled()[0].outcome;
    QCOMPARE(outcome.errorCode, u"timeout"_s);
    QCOMPARE(outcome.possibleDuplicates, 0);
}

void TestPublishErrors::repeatsTheUncertainWhenAsked()
{
    Bench bench({.retryRefused = RetryRefused::Never, .retryUncertain = true});
    bench.take(test::records(1));
    const RequestAnswer lost = test::networkError(Error::Kind::Timeout, test::Arrival::Possible);

    bench.answer(*bench.next(), lost);
    bench.answer(bench.await(), lost);
    const PlannedRequest third = bench.await();
    bench.answer(third, test::allStored(third));

    const Outcome outcome = bench.engine.takeSettled()[0].outcome;
    QCOMPARE(outcome.state, RecordState::Stored);
    QCOMPARE(outcome.possibleDuplicates, 2);
    QCOMPARE(outcome.attempts, 3);
}

void TestPublishErrors::neverUnsaysUncertain()
{
    Bench bench({.maxAttempts = 2, .retryUncertain = true});
    bench.take(test::records(1));

    bench.answer(*bench.next(), test::networkError(Error::Kind::Timeout, test::Arrival::Possible));
    bench.answer(bench.await(), test::throttledWhole());

    const Outcome outcome = bench.engine.takeSettled()[0].outcome;
    QCOMPARE(outcome.state, RecordState::Uncertain);
    QCOMPARE(outcome.errorCode, u"timeout"_s);
    QCOMPARE(outcome.possibleDuplicates, 0);
    QCOMPARE(outcome.attempts, 2);
}

void TestPublishErrors::neverUnsaysRefused()
{
    Bench bench({.maxAttempts = 2});
    bench.take(test::records(1));

    bench.answer(*bench.next(), test::throttledWhole());
    bench.answer(bench.await(),
                 test::networkError(Error::Kind::Network, test::Arrival::Impossible));

    const Outcome outcome = bench.engine.takeSettled()[0].outcome;
    QCOMPARE(outcome.state, RecordState::Refused);
    QCOMPARE(outcome.errorCode, QString::fromUtf16(test::throttledCode));
}

void TestPublishErrors::flagsServerErrors()
{
    Bench bench({.recordsPerRequest = 1, .maxAttempts = 2});
    bench.take(test::records(2));
    const RequestAnswer failure =
        test::serviceError(503, u"ServiceUnavailable", Error::Kind::Server);

    bench.answer(*bench.next(), failure);
    bench.now += 1s;
    PlannedRequest again = *bench.next();
    bench.answer(again, test::allStored(again));
    bench.answer(*bench.next(), failure);
    bench.now += 1s;
    bench.answer(*bench.next(), failure);

    const std::vector<SettledRecord> settled = bench.engine.takeSettled();
    QCOMPARE(settled[0].outcome.state, RecordState::Stored);
    QCOMPARE(settled[0].outcome.possibleDuplicates, 1);
    QCOMPARE(settled[1].outcome.state, RecordState::Refused);
    QCOMPARE(settled[1].outcome.possibleDuplicates, 2);
    QVERIFY(!bench.engine.stoppedBy());
}

void TestPublishErrors::flagsNoReasonOfTheService()
{
    Bench bench({.maxAttempts = 1});
    bench.take(test::records(1));

    bench.answer(*bench.next(),
                 test::serviceError(503, u"KMSThrottlingException", Error::Kind::Throttled));

    const Outcome outcome = bench.engine.takeSettled()[0].outcome;
    QCOMPARE(outcome.state, RecordState::Refused);
    QCOMPARE(outcome.possibleDuplicates, 0);
}

void TestPublishErrors::gatewayErrorsAreUncertain()
{
    Bench bench;
    bench.take(test::records(1));
    RequestAnswer answer = test::serviceError(502, u"", Error::Kind::BadReply);
    answer.isAwsBody = false;

    bench.answer(*bench.next(), answer);

    QCOMPARE(bench.count(RecordState::Uncertain), 1);
}

void TestPublishErrors::outcomesKeepTheStatusThatDecided()
{
    const auto ofSomebodyElse = [](int status, Error::Kind kind) {
        RequestAnswer answer = test::serviceError(status, u"", kind);
        answer.isAwsBody = false;
        return answer;
    };
    Bench lost;
    lost.take(test::records(1));
    lost.answer(*lost.next(), ofSomebodyElse(504, Error::Kind::BadReply));
    const Outcome uncertain = lost.engine.takeSettled()[0].outcome;
    QCOMPARE(uncertain.state, RecordState::Uncertain);
    QCOMPARE(uncertain.httpStatus, 504);

    Bench stopped({.recordsPerRequest = 1});
    stopped.take(test::records(2));
    stopped.answer(*stopped.next(), ofSomebodyElse(401, Error::Kind::Refused));
    const std::vector<SettledRecord> settled = stopped.engine.takeSettled();
    QCOMPARE(settled.size(), 2U);
    QCOMPARE(settled[0].outcome.state, RecordState::Refused);
    QCOMPARE(settled[0].outcome.httpStatus, 401);
    QCOMPARE(settled[0].outcome.errorMessage, u"HTTP status 401, and no reason was given."_s);
    QCOMPARE(settled[1].outcome.state, RecordState::NotSent);
    QCOMPARE(settled[1].outcome.httpStatus, 401);
    QCOMPARE(settled[1].outcome.errorMessage,
             u"the run stopped before it was sent: HTTP status 401, and no reason was given."_s);
}

void TestPublishErrors::saysWhyItStopsWhereNobodyGaveAReason()
{
    Bench bench({.recordsPerRequest = 1});
    bench.take(test::records(5));
    RequestAnswer answer = test::serviceError(502, u"", Error::Kind::BadReply);
    answer.isAwsBody = false;
    for (int i = 0; i < 3; ++i)
        bench.answer(bench.await(), answer);

    QCOMPARE(bench.engine.takeNotices(),
             QStringList{u"No valid answer: sending one request at a time. HTTP status 502, and no "
                         "reason was given."_s});
    QCOMPARE(bench.engine.stoppedBy()->detail, u"no valid answer to three requests in a row"_s);
    const std::vector<SettledRecord> settled = bench.engine.takeSettled();
    QCOMPARE(settled[4].outcome.errorMessage,
             u"the run stopped before it was sent: HTTP status 502: no valid answer to three "
             "requests in a row"_s);
}

void TestPublishErrors::takesAMiscountedAnswerForNone()
{
    Bench bench;
    bench.take(test::records(3));
    const PlannedRequest request = *bench.next();
    RequestAnswer answer = test::allStored(request);
    answer.result->entries.removeLast();

    bench.answer(request, answer);

    QCOMPARE(bench.count(RecordState::Uncertain), 3);
    const Outcome outcome = bench.engine.takeSettled()[0].outcome;
    QCOMPARE(outcome.errorMessage, u"2 results for 3 records"_s);
    QVERIFY(outcome.sequenceNumber.isEmpty());
}

void TestPublishErrors::finalErrorsEndTheRun_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Error::Kind>("kind");

    QTest::newRow("denied") << u"AccessDeniedException"_s << Error::Kind::AccessDenied;
    QTest::newRow("unknown stream") << u"ResourceNotFoundException"_s << Error::Kind::NotFound;
    QTest::newRow("kms denied") << u"KMSAccessDeniedException"_s << Error::Kind::AccessDenied;
    QTest::newRow("kms disabled") << u"KMSDisabledException"_s << Error::Kind::Refused;
    QTest::newRow("validation") << u"ValidationException"_s << Error::Kind::Refused;
    QTest::newRow("keys") << u"UnrecognizedClientException"_s << Error::Kind::Credentials;
    QTest::newRow("expired") << u"ExpiredTokenException"_s << Error::Kind::Credentials;
    QTest::newRow("signature") << u"InvalidSignatureException"_s << Error::Kind::Credentials;
    QTest::newRow("unheard of") << u"BrandNewException"_s << Error::Kind::Refused;
}

void TestPublishErrors::finalErrorsEndTheRun()
{
    QFETCH(QString, code);
    QFETCH(Error::Kind, kind);
    Bench bench({.recordsPerRequest = 10}, 6);
    bench.engine.add(test::records(50));

    RequestAnswer answer = test::serviceError(400, u"", kind, u"No."_s);
    answer.result.error().code = code;
    bench.answer(*bench.next(), answer);
    bench.engine.add(test::records(1, 50));
    bench.engine.close();

    QVERIFY(!bench.next());
    QCOMPARE(bench.engine.requestsSent(), 1);
    QCOMPARE(bench.engine.stoppedBy()->code, code);
    QCOMPARE(bench.count(RecordState::Refused), 10);
    QCOMPARE(bench.count(RecordState::NotSent), 41);
    const std::vector<SettledRecord> settled = bench.engine.takeSettled();
    QCOMPARE(settled[0].outcome.errorMessage, u"No."_s);
    QCOMPARE(settled[50].outcome.errorCode, code);
    QVERIFY(settled[50].outcome.errorMessage.endsWith(u"No."_s));
    QVERIFY(bench.engine.isDone());
}

void TestPublishErrors::answersStillCountAfterTheEnd()
{
    Bench bench({.recordsPerRequest = 1}, 2);
    bench.take(test::records(9));
    const PlannedRequest first = *bench.next();
    bench.answer(first, test::allStored(first));
    const PlannedRequest second = *bench.next();
    const PlannedRequest third = *bench.next();

    bench.answer(second,
                 test::serviceError(400, u"AccessDeniedException", Error::Kind::AccessDenied));
    QVERIFY(!bench.engine.isDone());
    bench.answer(third, test::allStored(third));

    QCOMPARE(bench.count(RecordState::Stored), 2);
    QCOMPARE(bench.count(RecordState::Refused), 1);
    QCOMPARE(bench.count(RecordState::NotSent), 6);
    QCOMPARE(bench.engine.takeSettled().size(), 9U);
    QVERIFY(bench.engine.isDone());
}

void TestPublishErrors::oneBadRecordSinksNoOther()
{
    Bench bench({.maxAttempts = 2});
    bench.take(test::records(500));
    const QString detail =
        u"2 validation errors detected: Value at 'records.1.member.partitionKey' failed to satisfy "
        "constraint: x; Value at 'records.213.member.data' failed to satisfy constraint: y"_s;

    bench.answer(*bench.next(),
                 test::serviceError(400, u"ValidationException", Error::Kind::Refused, detail));
    const PlannedRequest second = *bench.next();
    bench.answer(second, test::throttledWhole());
    const PlannedRequest third = bench.await(); // the first one does not count as an attempt
    bench.answer(third, test::allStored(third));

    QCOMPARE(second.records.size(), 498U);
    QVERIFY(!second.indexes.contains(0));
    QVERIFY(!second.indexes.contains(212));
    QVERIFY(!bench.engine.stoppedBy());
    const std::vector<SettledRecord> settled = bench.engine.takeSettled();
    QCOMPARE(settled[212].outcome.state, RecordState::Refused);
    QCOMPARE(settled[212].outcome.errorMessage, detail);
    QCOMPARE(settled[1].outcome.state, RecordState::Stored);
    QCOMPARE(settled[1].outcome.possibleDuplicates, 0);
}

void TestPublishErrors::aBadRecordAloneEndsNothing()
{
    Bench bench({.recordsPerRequest = 1});
    bench.take(test::records(2));

    bench.answer(*bench.next(),
                 test::serviceError(400, u"InvalidArgumentException", Error::Kind::Refused,
                                    u"Invalid ExplicitHashKey. It must be in the range: "
                                    "[0, 2^128-1]."_s));
    const PlannedRequest second = *bench.next();
    bench.answer(second, test::allStored(second));

    QCOMPARE(bench.count(RecordState::Refused), 1);
    QCOMPARE(bench.count(RecordState::Stored), 1);
}

void TestPublishErrors::signsOnceMoreWithACorrectedClock()
{
    Bench bench({.recordsPerRequest = 2, .retryRefused = RetryRefused::Never});
    bench.take(test::records(4));
    RequestAnswer skewed =
        test::serviceError(400, u"InvalidSignatureException", Error::Kind::Credentials);
    skewed.skewCorrected = true;

    bench.answer(*bench.next(), skewed);
    QVERIFY(!bench.engine.stoppedBy());
    QCOMPARE(bench.engine.tokens(), 486);
    bench.now += 50ms;
    const PlannedRequest second = *bench.next();
    QCOMPARE(second.indexes, (QList<qint64>{0, 1}));
    bench.answer(second, skewed);

    QCOMPARE(bench.engine.stoppedBy()->code, u"InvalidSignatureException"_s);
    QCOMPARE(bench.count(RecordState::Refused), 2);
    QCOMPARE(bench.count(RecordState::NotSent), 2);
}

void TestPublishErrors::dryRunWritesNothing()
{
    Bench bench({.recordsPerRequest = 1, .dryRun = true});
    bench.take(test::records(2));
    const RequestAnswer accepted = test::serviceError(
        400, u"DryRunOperationException", Error::Kind::Refused, u"Request would have succeeded"_s);

    bench.answer(*bench.next(), accepted);
    bench.answer(*bench.next(), accepted);

    QVERIFY(!bench.engine.stoppedBy());
    QCOMPARE(bench.count(RecordState::NotSent), 2);
    const Outcome outcome = bench.engine.takeSettled()[1].outcome;
    QCOMPARE(outcome.errorCode, u"DryRunOperationException"_s);
    QCOMPARE(outcome.errorMessage, u"would be accepted; nothing was written"_s);
}

void TestPublishErrors::saysWhenDryRunIsIgnored()
{
    Bench bench({.dryRun = true});
    bench.take(test::records(1));
    const PlannedRequest request = *bench.next();

    bench.answer(request, test::allStored(request));

    QCOMPARE(bench.count(RecordState::Stored), 1);
    QVERIFY(bench.engine.takeNotices().value(0).contains(u"DryRun"_s));
}

QTEST_GUILESS_MAIN(TestPublishErrors)
#include "tst_publisherrors.moc"
