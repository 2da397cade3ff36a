// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/publish/Bench.h"

#include <QTest>

#include <chrono>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

using test::Bench;

namespace {

PublishOptions strict()
{
    return {.strictOrder = true};
}

std::vector<RunRecord> ofKeys(const QList<QByteArray> &keys)
{
    std::vector<RunRecord> made;
    for (const QByteArray &key : keys)
        made.push_back({std::ssize(made), {.data = "x", .partitionKey = key}});
    return made;
}

} // namespace

class TestStrictOrder : public QObject
{
    Q_OBJECT

private slots:
    void strictOrderSendsOneOfAKey();
    void strictOrderStopsTheKeyAtAFailure_data();
    void strictOrderStopsTheKeyAtAFailure();
    void strictOrderTriesThrottledAgainInPlace();
    void strictOrderTakesAnExplicitHashKeyAsItsLane();
};

void TestStrictOrder::strictOrderSendsOneOfAKey()
{
    Bench bench(strict(), 6);
    bench.take(ofKeys({"a", "b", "a", "a", "b"}));

    const PlannedRequest first = *bench.next();
    QCOMPARE(first.action, PlannedRequest::Action::PutRecord);
    QCOMPARE(first.indexes, QList<qint64>{0});
    QVERIFY(first.sequenceNumberForOrdering.isEmpty());
    bench.answer(first, test::allStored(first));
    const PlannedRequest ofB = *bench.next();
    const PlannedRequest secondOfA = *bench.next();
    QCOMPARE(ofB.indexes, QList<qint64>{1});
    QCOMPARE(secondOfA.indexes, QList<qint64>{2});
    QCOMPARE(secondOfA.sequenceNumberForOrdering, QByteArray("1"));
    QVERIFY(!bench.next());
    bench.answer(secondOfA, test::allStored(secondOfA));
    QCOMPARE(bench.next()->sequenceNumberForOrdering, QByteArray("3"));
}

void TestStrictOrder::strictOrderStopsTheKeyAtAFailure_data()
{
    QTest::addColumn<RequestAnswer>("answer");
    QTest::addColumn<RecordState>("state");

    QTest::newRow("server error") << test::serviceError(500, u"InternalFailure",
                                                        Error::Kind::Server)
                                  << RecordState::Refused;
    QTest::newRow("lost answer") << test::networkError(Error::Kind::Timeout,
                                                       test::Arrival::Possible)
                                 << RecordState::Uncertain;
    QTest::newRow("bad record") << test::serviceError(
        400, u"ValidationException", Error::Kind::Refused,
        u"Value at 'partitionKey' failed to satisfy constraint"_s)
                                << RecordState::Refused;
}

void TestStrictOrder::strictOrderStopsTheKeyAtAFailure()
{
    QFETCH(RequestAnswer, answer);
    QFETCH(RecordState, state);
    PublishOptions options = strict();
    options.retryUncertain = true;
    Bench bench(options, 6);
    bench.engine.add(ofKeys({"a", "a", "b", "a"}));

    bench.answer(*bench.next(), answer);
    bench.engine.add({{4, {.data = "x", .partitionKey = "a"}}});
    bench.engine.close();
    const PlannedRequest ofB = bench.await();
    bench.answer(ofB, test::allStored(ofB));

    QCOMPARE(ofB.indexes, QList<qint64>{2});
    QVERIFY(!bench.next());
    const std::vector<SettledRecord> settled = bench.engine.takeSettled();
    QCOMPARE(settled.size(), 5U);
    QCOMPARE(settled[0].outcome.state, state);
    for (const std::size_t behind : {1U, 3U, 4U}) {
        QCOMPARE(settled[behind].outcome.state, RecordState::NotSent);
        QVERIFY(settled[behind].outcome.errorMessage.startsWith(u"record 1 of the same key"_s));
    }
    QVERIFY(!bench.engine.stoppedBy());
}

void TestStrictOrder::strictOrderTriesThrottledAgainInPlace()
{
    Bench bench(strict());
    bench.take(ofKeys({"a", "a"}));

    bench.answer(*bench.next(), test::throttledWhole());
    QVERIFY(!bench.next());
    QCOMPARE(bench.untilWake(), 1000ms);
    const PlannedRequest again = bench.await();
    QCOMPARE(again.indexes, QList<qint64>{0});
    bench.answer(again, test::allStored(again));
    QCOMPARE(bench.next()->indexes, QList<qint64>{1});
}

void TestStrictOrder::strictOrderTakesAnExplicitHashKeyAsItsLane()
{
    Bench bench(strict(), 6);
    std::vector<RunRecord> records = ofKeys({"a", "b", "b"});
    records[0].record.explicitHashKey = "7";
    records[1].record.explicitHashKey = "7";
    bench.take(std::move(records));

    const PlannedRequest first = *bench.next();
    bench.answer(first, test::allStored(first));

    QCOMPARE(bench.next()->indexes, QList<qint64>{2}); // the lane of 7 joins behind
    QCOMPARE(bench.next()->sequenceNumberForOrdering, QByteArray("1"));
}

QTEST_GUILESS_MAIN(TestStrictOrder)
#include "tst_strictorder.moc"
