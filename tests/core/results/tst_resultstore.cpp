// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultQuestions.h"
#include "core/results/ResultStore.h"
#include "tests/support/SampleRun.h"

#include <QTest>

#include <malloc.h>

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

std::shared_ptr<RequestDetail> request(quint64 number, std::vector<qint64> rows,
                                       qsizetype bodyBytes = 0)
{
    auto detail = std::make_shared<RequestDetail>();
    detail->number = number;
    detail->rows = std::move(rows);
    detail->requestBody = QByteArray(bodyBytes, 'x');
    detail->requestHead = "POST / HTTP/1.1";
    return detail;
}

RunUpdate updateWith(std::vector<std::shared_ptr<const RequestDetail>> requests)
{
    RunUpdate update;
    update.requests = std::move(requests);
    return update;
}

std::size_t heapBytes()
{
    return mallinfo2().uordblks;
}

} // namespace

class TestResultStore : public QObject
{
    Q_OBJECT

private slots:
    void everyRowWaitsAtFirst();
    void givesOutcomesBackAsTheyCame_data();
    void givesOutcomesBackAsTheyCame();
    void countersFollowTheRows();
    void tellsThePredictedFromTheActualShard();
    void keepsTheRequestsOfARow();
    void dropsTheOldestBodiesFirst();
    void keepsBodiesOfFailuresLonger();
    void marksCountUntilTheRowChanges();
    void beginningAnewForgetsEverything();
    void findingsPointAtTheirRows();
    void onlySendableFailuresAreRetryable();
    void needsFewBytesARow();
};

void TestResultStore::everyRowWaitsAtFirst()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(3));

    QCOMPARE(store.rowCount(), 3);
    QCOMPARE(store.tally().of(RecordState::Waiting), 3);
    QCOMPARE(store.outcome(2), Outcome{});
    QCOMPARE(store.record(2).partitionKey, "key 2");
    QCOMPARE(store.latency(2), -1);
    QVERIFY(store.requestsOf(2).empty());
}

void TestResultStore::givesOutcomesBackAsTheyCame_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("stored") << test::stored(0, 2).outcome;
    QTest::newRow("throttled") << test::throttled(0).outcome;
    QTest::newRow("uncertain") << test::uncertain(0).outcome;
    Outcome odd = test::stored(0).outcome;
    odd.shardId = "shardId-of-another-time";
    odd.sequenceNumber = QByteArray(129, '9');
    odd.possibleDuplicates = 2;
    odd.httpStatus = 504;
    QTest::newRow("unknown shard, longest number, twice") << odd;
    QTest::newRow("sending") << Outcome{.state = RecordState::Sending, .attempts = 1};
}

void TestResultStore::givesOutcomesBackAsTheyCame()
{
    QFETCH(Outcome, outcome);
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(2));

    store.apply(test::updateOf({test::stored(1), {.row = 0, .outcome = outcome}}));
    store.apply(test::updateOf({{.row = 0, .outcome = outcome}}));

    QCOMPARE(store.outcome(0), outcome);
    QCOMPARE(store.outcome(1), test::stored(1).outcome);
}

void TestResultStore::countersFollowTheRows()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(4));
    store.apply(test::updateOf(
        {test::stored(0), test::throttled(1), test::throttled(2), test::uncertain(3)}));
    QCOMPARE(store.throttledCount(), 2);
    QCOMPARE(store.retriedCount(), 0);

    store.apply(test::updateOf({test::stored(1, 2), test::throttled(2, 3)}));

    QCOMPARE(countOf(ResultChip::All, store), 4);
    QCOMPARE(countOf(ResultChip::Stored, store), 2);
    QCOMPARE(countOf(ResultChip::Refused, store), 1);
    QCOMPARE(countOf(ResultChip::Throttled, store), 1);
    QCOMPARE(countOf(ResultChip::Retried, store), 2);
    QCOMPARE(countOf(ResultChip::Uncertain, store), 1);
    QCOMPARE(countOf(ResultChip::NotSent, store), 0);
    QCOMPARE(store.tally().total(), 4);
}

void TestResultStore::tellsThePredictedFromTheActualShard()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(3));
    RowChange elsewhere = test::stored(1);
    elsewhere.outcome.shardId = "shardId-000000000003";
    RowChange unknown = test::stored(2);
    unknown.outcome.shardId = "shardId-000000000099";
    store.apply(test::updateOf({elsewhere, unknown}));

    QCOMPARE(store.predictedShard(0), 0);
    QCOMPARE(store.actualShard(0), -1);
    QCOMPARE(store.predictedShard(1), 1);
    QCOMPARE(store.actualShard(1), 3);
    QCOMPARE(store.actualShard(2), -1);
    QCOMPARE(store.outcome(2).shardId, "shardId-000000000099");
}

void TestResultStore::keepsTheRequestsOfARow()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(3));
    store.apply(updateWith({request(1, {0, 1, 2})}));
    store.apply(updateWith({request(1, {0, 1, 2}, 10), request(2, {1})}));

    QCOMPARE(store.requestsOf(0).size(), 1U);
    QCOMPARE(store.requestsOf(0).front()->requestBody.size(), 10);
    QCOMPARE(store.requestsOf(1).size(), 2U);
    QCOMPARE(store.requestsOf(1).back()->number, 2U);
}

void TestResultStore::dropsTheOldestBodiesFirst()
{
    ResultStore store(100);
    store.begin(test::ordersRun(), test::plannedRecords(3));
    store.apply(updateWith({request(1, {0}, 60), request(2, {1}, 40), request(3, {2}, 1)}));

    const auto oldest = store.requestsOf(0).front();
    QVERIFY(oldest->areBodiesDropped);
    QVERIFY(oldest->requestBody.isEmpty());
    QCOMPARE(oldest->requestHead, "POST / HTTP/1.1");
    QVERIFY(!store.requestsOf(1).front()->areBodiesDropped);
    QVERIFY(!store.requestsOf(2).front()->areBodiesDropped);
}

void TestResultStore::keepsBodiesOfFailuresLonger()
{
    ResultStore store(100);
    store.begin(test::ordersRun(), test::plannedRecords(3));
    auto failed = request(1, {0}, 60);
    failed->results = {{.state = RecordState::Refused}};
    store.apply(updateWith({failed, request(2, {1}, 40), request(3, {2}, 1)}));

    QVERIFY(!store.requestsOf(0).front()->areBodiesDropped);
    QVERIFY(store.requestsOf(1).front()->areBodiesDropped);
}

void TestResultStore::marksCountUntilTheRowChanges()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(2));
    store.apply(test::updateOf({test::uncertain(0), test::stored(1)}));
    RunUpdate marked = test::updateOf({test::inState(0, RecordState::NotSent)});
    marked.marks = {{.row = 0, .state = RecordState::NotSent}};
    store.apply(marked);

    QCOMPARE(store.markedCount(), 1);
    QCOMPARE(store.marksOf(0).size(), 1U);
    QCOMPARE(store.state(0), RecordState::NotSent);
    QVERIFY(store.marksOf(1).empty());

    store.apply(test::updateOf({test::stored(0, 2)}));
    QCOMPARE(store.markedCount(), 0);
    QCOMPARE(store.marksOf(0).size(), 1U);
}

void TestResultStore::beginningAnewForgetsEverything()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(2));
    RunUpdate update = test::updateOf({test::throttled(0, 2), test::stored(1)});
    update.requests = {request(1, {0, 1}, 10)};
    update.requestsSent = 1;
    store.apply(update);

    store.begin(test::ordersRun(), test::plannedRecords(1));

    QCOMPARE(store.rowCount(), 1);
    QCOMPARE(store.throttledCount(), 0);
    QCOMPARE(store.retriedCount(), 0);
    QCOMPARE(store.progress().requestsSent, 0);
    QCOMPARE(store.outcome(0), Outcome{});
    QVERIFY(store.requestsOf(0).empty());
}

void TestResultStore::findingsPointAtTheirRows()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(5));
    RowChange otherShard = test::throttled(3);
    otherShard.outcome.errorMessage.replace(u"000002"_s, u"000001"_s);
    store.apply(test::updateOf(
        {test::stored(0), test::throttled(1), test::uncertain(2), otherShard, test::throttled(4)}));

    const Finding ofShard{.state = RecordState::Refused,
                          .code = u"ProvisionedThroughputExceededException"_s,
                          .shardId = u"shardId-000000000002"_s};
    QCOMPARE(rowsOf(ofShard, store), (QList<qint64>{1, 4}));
    QCOMPARE(rowsOf({.state = RecordState::Uncertain, .code = u"network"_s}, store),
             QList<qint64>{2});
}

void TestResultStore::onlySendableFailuresAreRetryable()
{
    ResultStore store;
    std::vector<PlannedRecord> planned = test::plannedRecords(4);
    planned[3].isSendable = false;
    store.begin(test::ordersRun(), std::move(planned));
    store.apply(test::updateOf({test::stored(0), test::throttled(1), test::uncertain(2),
                                test::inState(3, RecordState::NotSent, 0)}));

    QCOMPARE(retryableRows(store), QList<qint64>{1});
    QCOMPARE(failedRows(store), (QList<qint64>{1, 2, 3}));
}

void TestResultStore::needsFewBytesARow()
{
    constexpr qsizetype count = 20'000;
    std::vector<PlannedRecord> planned = test::plannedRecords(count);
    ResultStore store;
    const std::size_t before = heapBytes();
    store.begin(test::ordersRun(), std::move(planned));
    for (qsizetype row = 0; row < count; ++row)
        store.apply(test::updateOf({row % 3 == 0 ? test::throttled(row) : test::stored(row)}));
    const std::size_t used = heapBytes() - before;

    QVERIFY2(used / count <= 150, qPrintable(QString::number(used / count)));
}

QTEST_GUILESS_MAIN(TestResultStore)
#include "tst_resultstore.moc"
