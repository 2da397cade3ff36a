// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/publish/Bench.h"

#include <QTest>

#include <chrono>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

using test::Bench;

class TestPublishRetries : public QObject
{
    Q_OBJECT

private slots:
    void sendsOnlyWhatFailedAgain();
    void fillsRetriesUpWithNewRecords();
    void triesAWholeRequestThreeTimes();
    void delaysGrowToTheirCap_data();
    void delaysGrowToTheirCap();
    void heedsRetryAfter_data();
    void heedsRetryAfter();
    void sendsOnceWhenRetriesAreOff();
    void triesThrottledRecordsAloneWhenToldSo();
    void triesTheCodesThatAreNamed();
    void stopsRetryingWhenTheTimeIsOver();
    void stopsRetryingWhenTheBudgetIsUsedUp();
    void givesTokensBack();
    void repeatsARequestUnderItsFirstNumber();
};

void TestPublishRetries::sendsOnlyWhatFailedAgain()
{
    Bench bench;
    bench.take(test::records(500));
    const PlannedRequest first = *bench.next();
    RequestAnswer answer = test::allStored(first);
    for (const qsizetype place : {7, 70, 499})
        answer.result->entries[place] = test::refused(test::throttledCode);
    answer.result->entries[100] = test::refused(u"InternalFailure");
    bench.answer(first, answer);

    QCOMPARE(bench.count(RecordState::Stored), 496);
    QCOMPARE(bench.count(RecordState::Retrying), 4);
    const PlannedRequest second = bench.await();
    QCOMPARE(second.indexes, QList<qint64>{100}); // 50 ms, not the second of the throttled
    bench.answer(second, test::allStored(second));
    const PlannedRequest third = bench.await();
    QCOMPARE(third.indexes, (QList<qint64>{7, 70, 499}));
    QCOMPARE(third.attempt, 2);
    bench.answer(third, test::allStored(third));

    QCOMPARE(bench.count(RecordState::Stored), 500);
    QCOMPARE(bench.engine.retries(), 4);
    QCOMPARE(bench.engine.takeSettled()[100].outcome.attempts, 2);
}

void TestPublishRetries::fillsRetriesUpWithNewRecords()
{
    Bench bench;
    bench.take(test::records(1100));
    const PlannedRequest first = *bench.next();
    RequestAnswer answer = test::allStored(first);
    answer.result->entries[3] = test::refused(u"InternalFailure");
    bench.answer(first, answer);

    bench.now += 50ms;
    const PlannedRequest second = *bench.next();

    QCOMPARE(second.records.size(), 500U);
    QCOMPARE(second.indexes.first(), 3);
    QCOMPARE(second.indexes.at(1), 500);
    QCOMPARE(second.attempt, 2);
    QCOMPARE(bench.engine.outcome(second.positions[0]).attempts, 2);
    QCOMPARE(bench.engine.outcome(second.positions[1]).attempts, 1);
}

void TestPublishRetries::triesAWholeRequestThreeTimes()
{
    Bench bench;
    bench.take(test::records(500));
    QCOMPARE(bench.engine.tokens(), 500);
    bench.answer(*bench.next(), test::throttledWhole());
    QCOMPARE(bench.untilWake(), 1000ms);
    QCOMPARE(bench.engine.tokens(), 495);
    bench.answer(bench.await(), test::throttledWhole());
    QCOMPARE(bench.untilWake(), 2000ms);
    QCOMPARE(bench.engine.tokens(), 490);
    const PlannedRequest third = bench.await();
    bench.answer(third, test::allStored(third));

    QCOMPARE(bench.engine.tokens(), 495);
    const std::vector<SettledRecord> settled = bench.engine.takeSettled();
    QCOMPARE(settled.size(), 500U);
    QCOMPARE(settled[0].outcome.state, RecordState::Stored);
    QCOMPARE(settled[0].outcome.attempts, 3);
    QCOMPARE(settled[0].outcome.errorCode, QString());
    QCOMPARE(settled[0].outcome.possibleDuplicates, 0);
}

void TestPublishRetries::delaysGrowToTheirCap_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QList<int>>("delays");

    QTest::newRow("transient") << u"InternalFailure"_s
                               << QList<int>{50, 100, 200, 400, 800, 1600, 3200, 6400, 12800};
    QTest::newRow("throttled") << QString::fromUtf16(test::throttledCode)
                               << QList<int>{1000, 2000, 4000, 8000, 16000, 20000, 20000, 20000};
}

void TestPublishRetries::delaysGrowToTheirCap()
{
    QFETCH(QString, code);
    QFETCH(QList<int>, delays);
    Bench bench({.maxAttempts = 10});
    bench.take(test::records(1));

    QList<int> measured;
    for (qsizetype retry = 0; retry < delays.size(); ++retry) {
        PutRecordsEntry entry = test::refused(test::throttledCode);
        entry.errorCode = code;
        bench.answer(bench.await(), {.result = PutRecordsReply{.entries = {entry}}});
        measured.append(static_cast<int>(bench.untilWake().count()));
    }

    QCOMPARE(measured, delays);
}

void TestPublishRetries::heedsRetryAfter_data()
{
    QTest::addColumn<std::optional<Milliseconds>>("retryAfter");
    QTest::addColumn<Milliseconds>("delay");

    QTest::newRow("1500") << std::optional(1500ms) << Milliseconds(1500);
    QTest::newRow("0") << std::optional(0ms) << Milliseconds(50);
    QTest::newRow("10000") << std::optional(10'000ms) << Milliseconds(5050);
    QTest::newRow("none") << std::optional<Milliseconds>() << Milliseconds(50);
}

void TestPublishRetries::heedsRetryAfter()
{
    QFETCH(std::optional<Milliseconds>, retryAfter);
    Bench bench;
    bench.take(test::records(1));

    RequestAnswer answer = test::serviceError(500, u"InternalFailure", Error::Kind::Server);
    answer.retryAfter = retryAfter;
    bench.answer(*bench.next(), answer);

    QTEST(bench.untilWake(), "delay");
}

void TestPublishRetries::triesThrottledRecordsAloneWhenToldSo()
{
    Bench bench({.maxAttempts = 2, .retryRefused = RetryRefused::Throttled});
    bench.take(test::records(3));
    const PlannedRequest first = *bench.next();
    RequestAnswer answer = test::allStored(first);
    answer.result->entries[0] = test::refused(u"InternalFailure");
    answer.result->entries[1] = test::refused(test::throttledCode);
    bench.answer(first, answer);
    QCOMPARE(bench.count(RecordState::Refused), 1);

    const PlannedRequest second = bench.await();
    QCOMPARE(second.indexes, QList<qint64>{1});
    RequestAnswer again = test::allStored(second);
    again.result->entries[0] = test::refused(test::throttledCode);
    bench.answer(second, again);

    QCOMPARE(bench.count(RecordState::Refused), 2);
}

void TestPublishRetries::sendsOnceWhenRetriesAreOff()
{
    Bench bench({.retryRefused = RetryRefused::Never});
    bench.take(test::records(1));

    bench.answer(*bench.next(), test::throttledWhole());

    QVERIFY(!bench.next());
    QCOMPARE(bench.count(RecordState::Refused), 1);
    QVERIFY(!bench.engine.stoppedBy());
    QCOMPARE(bench.engine.tokens(), 500);
}

void TestPublishRetries::triesTheCodesThatAreNamed()
{
    Bench bench({.recordsPerRequest = 1, .retryCodes = {u"ResourceNotFoundException"_s}});
    bench.take(test::records(2));

    // Not on the built-in list, but named.
    const RequestAnswer unknown =
        test::serviceError(400, u"ResourceNotFoundException", Error::Kind::NotFound);
    bench.answer(*bench.next(), unknown);
    QCOMPARE(bench.count(RecordState::Retrying), 1);
    QVERIFY(!bench.engine.stoppedBy());
    // On the built-in list, but not named.
    bench.answer(*bench.next(), test::throttledWhole());
    QCOMPARE(bench.count(RecordState::Refused), 1);
}

void TestPublishRetries::stopsRetryingWhenTheTimeIsOver()
{
    Bench bench({.maxAttempts = 10, .retryFor = core::Milliseconds(3'000)});
    bench.take(test::records(1));
    const core::Moment begin = bench.now;

    int attempts = 0;
    for (; bench.count(RecordState::Refused) == 0; ++attempts) {
        const PlannedRequest request = bench.await();
        QVERIFY(bench.now - begin <= core::Milliseconds(3'000));
        bench.answer(request, test::throttledWhole());
    }

    QVERIFY2(attempts > 1 && attempts < 10, qPrintable(QString::number(attempts)));
    QVERIFY(!bench.engine.wakeAt()); // and nothing is left to be waited for
    QCOMPARE(bench.engine.takeNotices().size(), 1);
}

void TestPublishRetries::stopsRetryingWhenTheBudgetIsUsedUp()
{
    Bench bench({.recordsPerRequest = 1, .maxAttempts = 2});
    bench.take(test::records(110));

    QStringList notices;
    while (bench.count(RecordState::Refused) < 110) {
        bench.answer(bench.await(), test::throttledWhole());
        notices += bench.engine.takeNotices();
    }

    QCOMPARE(bench.engine.retries(), 100); // 500 tokens at 5 each
    QCOMPARE(bench.engine.tokens(), 0);
    QCOMPARE(notices.size(), 1);
    QVERIFY(notices.first().contains(u"retry budget"_s));
    const std::vector<SettledRecord> settled = bench.engine.takeSettled();
    QCOMPARE(settled.size(), 110U);
    QCOMPARE(settled.back().outcome.errorCode, QString::fromUtf16(test::throttledCode));
}

void TestPublishRetries::givesTokensBack()
{
    Bench bench({.recordsPerRequest = 1});
    bench.take(test::records(3));

    bench.answer(*bench.next(), test::serviceError(500, u"InternalFailure", Error::Kind::Server));
    QCOMPARE(bench.engine.tokens(), 486);
    const PlannedRequest fresh = *bench.next();
    bench.answer(fresh, test::allStored(fresh));
    QCOMPARE(bench.engine.tokens(), 487);
    bench.now += 1s;
    const PlannedRequest again = *bench.next();
    QCOMPARE(again.indexes, QList<qint64>{0});
    bench.answer(again, test::allStored(again));
    QCOMPARE(bench.engine.tokens(), 500);
}

void TestPublishRetries::repeatsARequestUnderItsFirstNumber()
{
    Bench bench;
    bench.take(test::records(700));
    bench.answer(*bench.next(), test::throttledWhole());
    bench.now += 1s;
    const PlannedRequest whole = *bench.next();
    RequestAnswer partly = test::allStored(whole);
    partly.result->entries[0] = test::refused(test::throttledCode);
    bench.answer(whole, partly);
    bench.now += 2s;
    const PlannedRequest mixed = *bench.next();

    QCOMPARE(whole.number, 2U);
    QCOMPARE(whole.firstNumber, 1U);
    QCOMPARE(mixed.firstNumber, mixed.number);
}

QTEST_GUILESS_MAIN(TestPublishRetries)
#include "tst_publishretries.moc"
