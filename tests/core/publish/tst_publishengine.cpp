// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/publish/Bench.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

using test::Bench;

namespace {

// Of a run whose requests are each answered as long after they left.
qsizetype mostInFlight(Bench &bench, int milliseconds, int answers)
{
    qsizetype most = 0;
    std::vector<PlannedRequest> sent;
    while (answers > 0) {
        while (const auto request = bench.next())
            sent.push_back(*request);
        most = std::max(most, bench.engine.inFlight());
        bench.now += core::Milliseconds(milliseconds);
        for (const PlannedRequest &request : std::exchange(sent, {})) {
            bench.answer(request, test::allStored(request));
            --answers;
        }
    }
    return most;
}

} // namespace

class TestPublishEngine : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyRunIsDoneAtOnce();
    void cutsAtFiveHundredRecords();
    void cutsAtTheBytes_data();
    void cutsAtTheBytes();
    void sendsARecordOverTheLimitAlone();
    void startsWithOneRequestAndDoubles();
    void sendsAsManyAsTheTimeUntilAnAnswerCallsFor_data();
    void sendsAsManyAsTheTimeUntilAnAnswerCallsFor();
    void learnsNothingOfSmallRequestsForLargeOnes();
    void halvesWhenAWholeRequestIsThrottled();
    void fillsARequestWhileOthersAreOnTheirWay();
    void waitsForRecordsAndNotForAMoment_data();
    void waitsForRecordsAndNotForAMoment();
    void waitsAgainAfterAFlush();
    void aFlushWaitsForWhatIsOnItsWay();
    void aRetryTakesWaitingRecordsAlong();
    void givesResultsInInputOrder();
    void keepsThePlaceOfRecordsThatAreNotSent();
    void hasRoomForAWindow();
    void cancelKeepsWhatIsKnown();
    void nothingIsSentAfterCancel();
    void withdrawnRequestsWereNotSent();
};

void TestPublishEngine::anEmptyRunIsDoneAtOnce()
{
    Bench bench;
    QVERIFY(!bench.engine.isDone());
    bench.engine.close();
    QVERIFY(bench.engine.isDone());
    QVERIFY(!bench.next());
}

void TestPublishEngine::cutsAtFiveHundredRecords()
{
    Bench bench;
    bench.take(test::records(1001));

    QList<qsizetype> sizes;
    while (const auto request = bench.next()) {
        sizes.append(std::ssize(request->records));
        bench.answer(*request, test::allStored(*request));
    }

    QCOMPARE(sizes, (QList<qsizetype>{500, 500, 1}));
    QCOMPARE(bench.count(RecordState::Stored), 1001);
    QCOMPARE(bench.engine.requestsSent(), 3);
}

void TestPublishEngine::cutsAtTheBytes_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qint64>("lastBytes");
    QTest::addColumn<QList<qsizetype>>("sizes");

    for (const qint64 limit : {limits::safeRequestBytes, limits::requestBytes}) {
        const QByteArray name = QByteArray::number(limit);
        // Three records: half, a quarter, and what is left of the limit, keys counted.
        QTest::addRow("%s exactly", name.constData()) << limit << limit / 4 << QList<qsizetype>{3};
        QTest::addRow("%s and a byte", name.constData())
            << limit << limit / 4 + 1 << QList<qsizetype>{2, 1};
        QTest::addRow("%s less a byte", name.constData())
            << limit << limit / 4 - 1 << QList<qsizetype>{3};
    }
}

void TestPublishEngine::cutsAtTheBytes()
{
    QFETCH(qint64, limit);
    QFETCH(qint64, lastBytes);
    Bench bench({.bytesPerRequest = limit});
    std::vector<RunRecord> records;
    for (const qint64 bytes : {limit / 2, limit / 4, lastBytes}) {
        records.push_back(
            {std::ssize(records), {.data = QByteArray(bytes - 3, 'x'), .partitionKey = "key"}});
    }
    bench.take(std::move(records));

    QList<qsizetype> sizes;
    while (const auto request = bench.next()) {
        QVERIFY(request->bytes <= limit);
        sizes.append(std::ssize(request->records));
        bench.answer(*request, test::allStored(*request));
    }

    QTEST(sizes, "sizes");
}

void TestPublishEngine::sendsARecordOverTheLimitAlone()
{
    Bench bench({.bytesPerRequest = 100});
    std::vector<RunRecord> records = test::records(3);
    records[1].record.data = QByteArray(101, 'x');
    bench.take(std::move(records));

    QList<QList<qint64>> indexes;
    while (const auto request = bench.next()) {
        indexes.append(request->indexes);
        bench.answer(*request, test::allStored(*request));
    }

    QCOMPARE(indexes, (QList<QList<qint64>>{{0}, {1}, {2}}));
}

void TestPublishEngine::startsWithOneRequestAndDoubles()
{
    Bench bench({.recordsPerRequest = 1, .concurrency = 6}, 6);
    bench.take(test::records(100));

    QList<qsizetype> inFlight;
    std::vector<PlannedRequest> sent;
    for (int answers = 0; answers < 6; ++answers) {
        while (const auto request = bench.next())
            sent.push_back(*request);
        inFlight.append(bench.engine.inFlight());
        bench.answer(sent.front(), test::allStored(sent.front()));
        sent.erase(sent.begin());
    }

    QCOMPARE(inFlight, (QList<qsizetype>{1, 2, 4, 6, 6, 6}));
}

void TestPublishEngine::sendsAsManyAsTheTimeUntilAnAnswerCallsFor_data()
{
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<int>("concurrency");
    QTest::addColumn<int>("most");

    QTest::newRow("this computer") << 1 << 0 << 6;
    QTest::newRow("next room") << 4 << 0 << 15;
    QTest::newRow("next country") << 40 << 0 << 36;
    QTest::newRow("told how many") << 1 << 20 << 20;
}

void TestPublishEngine::sendsAsManyAsTheTimeUntilAnAnswerCallsFor()
{
    QFETCH(const int, milliseconds);
    QFETCH(const int, concurrency);
    Bench bench({.recordsPerRequest = 1, .concurrency = concurrency},
                concurrency > 0 ? concurrency : 36);
    bench.take(test::records(500));

    QTEST(int(mostInFlight(bench, milliseconds, 300)), "most");
}

void TestPublishEngine::learnsNothingOfSmallRequestsForLargeOnes()
{
    Bench bench({.recordsPerRequest = 1}, 36);
    std::vector<RunRecord> records = test::records(500);
    for (RunRecord &record : records)
        record.record.data = QByteArray(record.index < 20 ? 10 : 1000, 'x');
    bench.take(std::move(records));

    QCOMPARE(mostInFlight(bench, 1, 10), 6);
    QCOMPARE(mostInFlight(bench, 40, 200), 36);
}

void TestPublishEngine::halvesWhenAWholeRequestIsThrottled()
{
    Bench bench({.recordsPerRequest = 1, .concurrency = 4}, 4);
    bench.take(test::records(100));
    std::vector<PlannedRequest> sent;
    const auto send = [&] {
        while (const auto request = bench.next())
            sent.push_back(*request);
    };
    const auto answerFirst = [&](const RequestAnswer &with) {
        bench.answer(sent.front(), with);
        sent.erase(sent.begin());
        send();
    };
    send();
    answerFirst(test::allStored(sent.front()));
    answerFirst(test::allStored(sent.front()));
    QCOMPARE(bench.engine.inFlight(), 4);

    answerFirst({.result = PutRecordsReply{.entries = {test::refused(test::throttledCode)}}});
    QCOMPARE(bench.engine.inFlight(), 4);
    answerFirst(test::throttledWhole());
    answerFirst(test::throttledWhole());
    answerFirst(test::throttledWhole());
    QCOMPARE(bench.engine.inFlight(), 1);

    // From here on by one for as many good answers as are on their way.
    answerFirst(test::allStored(sent.front()));
    QCOMPARE(bench.engine.inFlight(), 2);
    answerFirst(test::allStored(sent.front()));
    QCOMPARE(bench.engine.inFlight(), 2);
    answerFirst(test::allStored(sent.front()));
    QCOMPARE(bench.engine.inFlight(), 3);
}

void TestPublishEngine::fillsARequestWhileOthersAreOnTheirWay()
{
    Bench bench({}, 4);
    bench.engine.add(test::records(1));
    const PlannedRequest first = *bench.next();
    bench.answer(first, test::allStored(first));

    bench.engine.add(test::records(10, 1));
    const PlannedRequest second = *bench.next();
    bench.engine.add(test::records(10, 11));
    QVERIFY(!bench.next());
    QVERIFY(bench.untilWake() > 0ms);

    bench.engine.add(test::records(490, 21));
    QCOMPARE(bench.next()->records.size(), 500U);
    bench.engine.add(test::records(1, 511));
    bench.answer(second, test::allStored(second));
    QVERIFY(!bench.next());
    QCOMPARE(bench.untilWake(), 20ms);
    QCOMPARE(bench.await().indexes, QList<qint64>{511});
}

void TestPublishEngine::waitsForRecordsAndNotForAMoment_data()
{
    QTest::addColumn<int>("filling"); // how many more come
    QTest::addColumn<bool>("isClosed");
    QTest::addColumn<qsizetype>("sent");

    QTest::newRow("until it is full") << 401 << false << qsizetype(500);
    QTest::newRow("until the end") << 1 << true << qsizetype(101);
}

void TestPublishEngine::waitsForRecordsAndNotForAMoment()
{
    QFETCH(int, filling);
    QFETCH(bool, isClosed);
    QFETCH(qsizetype, sent);
    Bench bench({.waitsUntilFull = true}, 4);

    bench.engine.add(test::records(100));
    bench.now += 1h;
    QVERIFY(!bench.next());
    QVERIFY(!bench.engine.wakeAt());

    bench.engine.add(test::records(filling, 100));
    if (isClosed)
        bench.engine.close();
    QCOMPARE(std::ssize(bench.next()->records), sent);
    QVERIFY(!bench.next());
    QVERIFY(!bench.engine.wakeAt());
}

void TestPublishEngine::waitsAgainAfterAFlush()
{
    Bench bench({.waitsUntilFull = true}, 4);
    bench.engine.add(test::records(1));
    QVERIFY(!bench.next());

    bench.engine.flush();
    QVERIFY(bench.engine.wakeAt());
    const PlannedRequest first = *bench.next();
    QCOMPARE(first.indexes, QList<qint64>{0});
    bench.answer(first, test::allStored(first));

    bench.engine.add(test::records(1, 1));
    QVERIFY(!bench.next());
    QVERIFY(!bench.engine.wakeAt());
}

// Its answer makes room for the records that fill the next request up.
void TestPublishEngine::aFlushWaitsForWhatIsOnItsWay()
{
    Bench bench({.recordsPerRequest = 2, .waitsUntilFull = true}, 4);
    bench.engine.add(test::records(3));
    const PlannedRequest first = *bench.next();

    bench.engine.flush();
    QVERIFY(!bench.next());
    QVERIFY(!bench.engine.wakeAt());

    bench.answer(first, test::allStored(first));
    QVERIFY(!bench.next());
    QCOMPARE(bench.engine.takeSettled().size(), 2U);
    QCOMPARE(bench.next()->indexes, QList<qint64>{2});
}

void TestPublishEngine::aRetryTakesWaitingRecordsAlong()
{
    Bench bench({.recordsPerRequest = 2, .waitsUntilFull = true});
    bench.engine.add(test::records(2));
    const PlannedRequest first = *bench.next();
    RequestAnswer half = test::allStored(first);
    half.result->entries[1] = test::refused(test::throttledCode);
    bench.answer(first, half);

    bench.engine.add(test::records(1, 2));
    QCOMPARE(bench.await().indexes, (QList<qint64>{1, 2}));
}

void TestPublishEngine::givesResultsInInputOrder()
{
    Bench bench({.recordsPerRequest = 1}, 2);
    bench.take(test::records(3));
    const PlannedRequest first = *bench.next();
    bench.answer(first, test::allStored(first));
    const PlannedRequest second = *bench.next();
    const PlannedRequest third = *bench.next();

    QCOMPARE(bench.engine.takeSettled().size(), 1U);
    bench.answer(third, test::allStored(third));
    QVERIFY(bench.engine.takeSettled().empty());
    QCOMPARE(bench.count(RecordState::Stored), 2);
    bench.answer(second, test::allStored(second));
    const std::vector<SettledRecord> rest = bench.engine.takeSettled();

    QCOMPARE(rest.size(), 2U);
    QCOMPARE(rest[0].index, 1);
    QCOMPARE(rest[0].record.data, QByteArray("data 1"));
    QCOMPARE(rest[0].outcome.sequenceNumber, QByteArray("2"));
    QCOMPARE(rest[0].outcome.requestId, QByteArray("id-2"));
    QCOMPARE(rest[0].outcome.attempts, 1);
    QCOMPARE(rest[1].index, 2);
    QVERIFY(bench.engine.isDone());
}

void TestPublishEngine::keepsThePlaceOfRecordsThatAreNotSent()
{
    Bench bench;
    bench.engine.addSettled(
        {.index = 0, .outcome = {.state = RecordState::Refused, .errorMessage = u"too long"_s}});
    bench.engine.add(test::records(1, 1));
    bench.engine.addSettled({.index = 2, .outcome = {.state = RecordState::NotSent}});
    bench.engine.add(test::records(1, 3));
    bench.engine.close();

    const PlannedRequest request = *bench.next();
    bench.answer(request, test::allStored(request));

    QCOMPARE(request.indexes, (QList<qint64>{1, 3}));
    const std::vector<SettledRecord> settled = bench.engine.takeSettled();
    QCOMPARE(settled.size(), 4U);
    QCOMPARE(settled[0].outcome.errorMessage, u"too long"_s);
    QCOMPARE(settled[3].outcome.state, RecordState::Stored);
    QCOMPARE(bench.engine.tally().total(), 4);
}

void TestPublishEngine::hasRoomForAWindow()
{
    Bench bench({.window = 1000});
    QCOMPARE(bench.engine.room(), 1000);
    bench.engine.add(test::records(900));
    QCOMPARE(bench.engine.room(), 100);
    const PlannedRequest request = *bench.next();
    bench.answer(request, test::allStored(request));
    QCOMPARE(bench.engine.room(), 100);
    bench.engine.takeSettled();
    QCOMPARE(bench.engine.room(), 600);
    bench.engine.close();
    QCOMPARE(bench.engine.room(), 0);
}

void TestPublishEngine::cancelKeepsWhatIsKnown()
{
    Bench bench({.recordsPerRequest = 1, .retryUncertain = true}, 2);
    bench.engine.add(test::records(6));
    const PlannedRequest first = *bench.next();
    bench.answer(first, test::allStored(first));
    const PlannedRequest second = *bench.next();
    const PlannedRequest third = *bench.next();
    bench.answer(second, test::throttledWhole());
    bench.engine.takeSettled();

    bench.engine.cancel();
    bench.answer(third, test::networkError(Error::Kind::Cancelled, test::Arrival::Possible));

    const std::vector<SettledRecord> settled = bench.engine.takeSettled();
    QCOMPARE(settled[0].outcome.state, RecordState::Refused);
    QCOMPARE(settled[1].outcome.state, RecordState::Uncertain);
    QCOMPARE(settled[2].outcome.state, RecordState::NotSent);
    QCOMPARE(settled[2].outcome.errorCode, u"cancelled"_s);
    QVERIFY(bench.engine.isDone());
    QVERIFY(!bench.engine.stoppedBy());
}

void TestPublishEngine::nothingIsSentAfterCancel()
{
    Bench bench;
    bench.engine.add(test::records(5));
    bench.engine.cancel();
    bench.engine.add(test::records(5, 5));

    QVERIFY(!bench.next());
    QVERIFY(!bench.engine.wakeAt());
    QCOMPARE(bench.engine.room(), 0);
    QCOMPARE(bench.count(RecordState::NotSent), 10);
}

void TestPublishEngine::withdrawnRequestsWereNotSent()
{
    Bench bench({.recordsPerRequest = 1});
    bench.take(test::records(2));

    bench.engine.withdraw(bench.next()->number,
                          {.kind = Error::Kind::Storage, .detail = u"disk full"_s});

    QCOMPARE(bench.engine.requestsSent(), 0);
    QCOMPARE(bench.engine.stoppedBy()->kind, Error::Kind::Storage);
    const std::vector<SettledRecord> settled = bench.engine.takeSettled();
    QCOMPARE(settled[0].outcome.state, RecordState::NotSent);
    QCOMPARE(settled[0].outcome.attempts, 0);
    QCOMPARE(settled[0].outcome.errorMessage, u"disk full"_s);
    QVERIFY(settled[1].outcome.errorMessage.endsWith(u"disk full"_s));
}

QTEST_GUILESS_MAIN(TestPublishEngine)
#include "tst_publishengine.moc"
