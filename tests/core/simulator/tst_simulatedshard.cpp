// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/SequenceNumber.h"
#include "core/simulator/StreamStore.h"
#include "core/simulator/TokenBucket.h"
#include "core/simulator/Tokens.h"

#include <QRandomGenerator>
#include <QTest>

using namespace core;
using namespace core::simulator;
using namespace std::chrono_literals;

class TestSimulatedShard : public QObject
{
    Q_OBJECT

private slots:
    void sequenceNumbersReadBack();
    void sequenceNumbersLookLikeThoseOfTheService();
    void sequenceNumbersRise();
    void refusesWhatIsNoSequenceNumber_data();
    void refusesWhatIsNoSequenceNumber();
    void aBucketHoldsOneSecond();
    void aBucketLendsToWhatDoesNotFit();
    void aShardTakesAThousandRecordsASecond();
    void aShardTakesAMebibyteASecond();
    void aLargeRecordNeedsAFullBucket();
    void aShardIsReadFiveTimesASecond();
    void readingMuchDelaysTheNextRead();
    void findsRecordsByTime();
    void shardIdsHaveThreeSpellings_data();
    void shardIdsHaveThreeSpellings();
    void theOldestRecordsOfAllStreamsLeaveFirst();
    void recordsLeaveAfterADay();
    void aDeletedStreamFreesItsMemory();
    void streamsTakeTheirTime();
    void aSplitShardHandsItsRangeOn();
    void mergedShardsHandTheirRangeOn();
    void tokensAreRecognised();
};

namespace {

constexpr qint64 wallMs = 1'790'000'000'000;

Moment at(Milliseconds ms)
{
    return Moment(1h + ms);
}

Instant instant(Milliseconds ms)
{
    return {at(ms), wallMs + ms.count()};
}

SimulatedShard shard()
{
    return SimulatedShard({.index = 3, .end = maxHashKey, .createdMs = wallMs});
}

KeptRecord record(qsizetype bytes, qint64 arrivedMs = wallMs)
{
    return {.data = QByteArray(bytes, 'x'), .partitionKey = {}, .arrivedMs = arrivedMs};
}

} // namespace

void TestSimulatedShard::sequenceNumbersReadBack()
{
    QRandomGenerator random(1);
    for (int i = 0; i < 2000; ++i) {
        const SequenceNumber number{
            .shardCreatedSeconds = qint64(random.bounded(4'000'000'000U)),
            .index = qint64(random.generate64() >> 1),
            .seconds = qint64(random.bounded(4'000'000'000U)),
            .shard = int(random.bounded(0x7fffffff)),
        };
        QCOMPARE(SequenceNumber::fromDecimal(number.toDecimal()), number);
    }
}

void TestSimulatedShard::sequenceNumbersLookLikeThoseOfTheService()
{
    // Made of its parts with another program: int("2" "0553beb10" "3" "0000000000000001" "00"
    // "0553beb12" "00000003" "2", 16).
    const SequenceNumber number{
        .shardCreatedSeconds = 0x0553beb10, .index = 1, .seconds = 0x0553beb12, .shard = 3};

    QCOMPARE(number.toDecimal(),
             QByteArray("49550094846888402303879726568930419720204183710359093298"));
    QCOMPARE(number.toDecimal().size(), 56);
}

void TestSimulatedShard::sequenceNumbersRise()
{
    SimulatedShard shard = ::shard();
    QByteArray last = shard.startingSequenceNumber();
    QRandomGenerator random(2);
    for (int i = 0; i < 1000; ++i) {
        // The clock may even go back.
        const qint64 index = shard.append(record(1, wallMs + random.bounded(5000)));
        const QByteArray next = shard.sequenceNumber(index);
        QVERIFY(next > last);
        last = next;
    }
    shard.close(wallMs);
    QVERIFY(shard.endingSequenceNumber() > last);
    QCOMPARE(shard.endingSequenceNumber().size(), last.size());
}

void TestSimulatedShard::refusesWhatIsNoSequenceNumber_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zero") << QByteArray("0");
    QTest::newRow("letters") << QByteArray(56, 'a');
    QTest::newRow("too large") << QByteArray(56, '9');
    QTest::newRow("too short") << QByteArray("4954607932506310042118281446567632163700352");
    QTest::newRow("of another version") << SequenceNumber{1, 2, 3, 4}.toDecimal().chopped(1) + '7';
}

void TestSimulatedShard::refusesWhatIsNoSequenceNumber()
{
    QFETCH(QByteArray, text);
    QVERIFY(!SequenceNumber::fromDecimal(text));
}

void TestSimulatedShard::aBucketHoldsOneSecond()
{
    TokenBucket bucket(100);
    bucket.refill(at(0ms));
    QVERIFY(bucket.offers(100));
    bucket.take(100);
    QVERIFY(!bucket.offers(1));

    bucket.refill(at(250ms));
    QVERIFY(bucket.offers(25));
    QVERIFY(!bucket.offers(26));

    bucket.refill(at(0ms)); // a clock that goes back gives nothing
    QVERIFY(!bucket.offers(26));
    bucket.refill(at(10s));
    QVERIFY(bucket.offers(100));
    bucket.take(100);
    QVERIFY(!bucket.offers(1));
}

void TestSimulatedShard::aBucketLendsToWhatDoesNotFit()
{
    TokenBucket bucket(100);
    bucket.refill(at(0ms));
    QVERIFY(bucket.offers(1000));
    bucket.take(1000);

    bucket.refill(at(9s)); // the debt of 900 is just paid
    QVERIFY(!bucket.offers(1));
    QVERIFY(bucket.isOverdrawn());
    bucket.refill(at(9500ms));
    QVERIFY(bucket.offers(50));
    QVERIFY(!bucket.offers(1000));
}

void TestSimulatedShard::aShardTakesAThousandRecordsASecond()
{
    SimulatedShard shard = ::shard();
    int taken = 0;
    for (int i = 0; i < 1500; ++i)
        taken += shard.admitWrite(10, at(0ms)) ? 1 : 0;
    QCOMPARE(taken, 1000);

    for (int i = 0; i < 1500; ++i)
        taken += shard.admitWrite(10, at(500ms)) ? 1 : 0;
    QCOMPARE(taken, 1500);
}

void TestSimulatedShard::aShardTakesAMebibyteASecond()
{
    SimulatedShard shard = ::shard();

    QVERIFY(shard.admitWrite(1024 * 1024 - 100, at(0ms)));
    QVERIFY(!shard.admitWrite(101, at(0ms)));
    QVERIFY(shard.admitWrite(100, at(0ms))); // a smaller one still fits
    QVERIFY(!shard.admitWrite(1, at(0ms)));
    QVERIFY(shard.admitWrite(1024 * 512, at(500ms)));
}

void TestSimulatedShard::aLargeRecordNeedsAFullBucket()
{
    SimulatedShard shard = ::shard();
    constexpr qint64 large = 10 * 1024 * 1024;

    QVERIFY(shard.admitWrite(large, at(0ms)));
    QVERIFY(!shard.admitWrite(1, at(8999ms)));
    QVERIFY(!shard.admitWrite(large, at(9500ms)));
    QVERIFY(shard.admitWrite(large, at(10001ms)));
}

void TestSimulatedShard::aShardIsReadFiveTimesASecond()
{
    SimulatedShard shard = ::shard();
    for (int i = 0; i < 5; ++i)
        QVERIFY(shard.admitRead(at(0ms)));
    QVERIFY(!shard.admitRead(at(0ms)));
    QVERIFY(shard.admitRead(at(201ms)));
    QVERIFY(!shard.admitRead(at(201ms)));
}

void TestSimulatedShard::readingMuchDelaysTheNextRead()
{
    SimulatedShard shard = ::shard();
    QVERIFY(shard.admitRead(at(0ms)));
    shard.tookRead(10 * 1024 * 1024);

    QVERIFY(!shard.admitRead(at(3999ms)));
    QVERIFY(shard.admitRead(at(4001ms)));
}

void TestSimulatedShard::findsRecordsByTime()
{
    SimulatedShard shard = ::shard();
    for (const int second : {1, 2, 2, 5})
        shard.append(record(1, wallMs + second * 1000));
    shard.dropOldest();

    QCOMPARE(shard.firstIndex(), 2);
    QCOMPARE(shard.nextIndex(), 5);
    QCOMPARE(shard.firstIndexSince(wallMs), 2);
    QCOMPARE(shard.firstIndexSince(wallMs + 2000), 2);
    QCOMPARE(shard.firstIndexSince(wallMs + 2001), 4);
    QCOMPARE(shard.firstIndexSince(wallMs + 6000), 5);
}

void TestSimulatedShard::shardIdsHaveThreeSpellings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("index"); // -1: none
    QTest::newRow("full") << QByteArray("shardId-000000000012") << 12;
    QTest::newRow("short") << QByteArray("shardId-12") << 12;
    QTest::newRow("number") << QByteArray("12") << 12;
    QTest::newRow("word") << QByteArray("shardId") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("negative") << QByteArray("shardId--1") << -1;
    QTest::newRow("sign") << QByteArray("+1") << -1;
    QTest::newRow("too large") << QByteArray("shardId-2147483648") << -1;
}

void TestSimulatedShard::shardIdsHaveThreeSpellings()
{
    QFETCH(QByteArray, text);
    QFETCH(int, index);
    QCOMPARE(shardIndexFrom(text).value_or(-1), index);
}

void TestSimulatedShard::theOldestRecordsOfAllStreamsLeaveFirst()
{
    StreamStore store(3 * record(1000).cost(), 0ms);
    SimulatedShard &a = *store.create({.name = "a"}, instant(0ms)).shard(0);
    SimulatedShard &b = *store.create({.name = "b"}, instant(0ms)).shard(0);

    for (SimulatedShard *each : {&a, &b, &a, &b, &b})
        store.append(*each, record(1000));
    store.catchUp(instant(0ms));

    QCOMPARE(a.firstIndex(), 2);
    QCOMPARE(a.nextIndex(), 3);
    QCOMPARE(b.firstIndex(), 2);
    QCOMPARE(b.nextIndex(), 4);
    QCOMPARE(store.keptBytes(), 3 * record(1000).cost());
    QCOMPARE(store.recordsStored(), 5);
}

void TestSimulatedShard::recordsLeaveAfterADay()
{
    StreamStore store(1'000'000, 0ms);
    SimulatedShard &shard = *store.create({.name = "a"}, instant(0ms)).shard(0);
    store.append(shard, record(10, wallMs));
    store.append(shard, record(10, wallMs + 1000));

    store.catchUp(instant(24h));
    QCOMPARE(shard.firstIndex(), 1);
    store.catchUp(instant(24h + 1ms));
    QCOMPARE(shard.firstIndex(), 2);
    store.catchUp(instant(25h));
    QCOMPARE(shard.firstIndex(), 3);
    QCOMPARE(store.keptBytes(), 0);
}

void TestSimulatedShard::aDeletedStreamFreesItsMemory()
{
    StreamStore store(2 * record(1000).cost(), 0ms);
    SimulatedStream &gone = store.create({.name = "gone"}, instant(0ms));
    SimulatedShard &kept = *store.create({.name = "kept"}, instant(0ms)).shard(0);
    store.append(*gone.shard(0), record(1000));
    store.append(kept, record(1000));

    gone.startDeleting(instant(0ms));
    store.catchUp(instant(0ms));
    store.append(kept, record(1000));
    store.catchUp(instant(0ms));

    QVERIFY(!store.find("gone"));
    QCOMPARE(kept.firstIndex(), 1);
    QCOMPARE(store.keptBytes(), 2 * record(1000).cost());
}

void TestSimulatedShard::streamsTakeTheirTime()
{
    StreamStore store(1000, 100ms);
    SimulatedStream &stream = store.create({.name = "a", .shards = 2}, instant(0ms));
    QCOMPARE(stream.statusText(), QByteArray("CREATING"));
    QVERIFY(stream.shards().empty());
    QCOMPARE(store.shardCount(), 2);

    store.catchUp(instant(99ms));
    QVERIFY(!stream.canTakeRecords());
    store.catchUp(instant(100ms));
    QCOMPARE(stream.statusText(), QByteArray("ACTIVE"));
    QCOMPARE(stream.openShardCount(), 2);

    stream.startSplitting(0, HashKey(1000), instant(100ms));
    QCOMPARE(stream.statusText(), QByteArray("UPDATING"));
    QVERIFY(stream.canTakeRecords());
    store.catchUp(instant(200ms));
    QCOMPARE(stream.openShardCount(), 3);

    stream.startDeleting(instant(200ms));
    QCOMPARE(stream.statusText(), QByteArray("DELETING"));
    QVERIFY(!stream.canTakeRecords());
    store.catchUp(instant(300ms));
    QVERIFY(!store.find("a"));
}

void TestSimulatedShard::aSplitShardHandsItsRangeOn()
{
    StreamStore store(1000, 0ms);
    SimulatedStream &stream = store.create({.name = "a", .shards = 2}, instant(0ms));

    stream.startSplitting(1, HashKey(HashKey::Value(3) << 126), instant(1ms));

    QVERIFY(!stream.shard(1)->isOpen());
    QCOMPARE(stream.shard(2)->origin().parent, 1);
    QCOMPARE(stream.openShardFor(HashKey(0)).origin().index, 0);
    QCOMPARE(stream.openShardFor(HashKey(HashKey::Value(1) << 127)).origin().index, 2);
    QCOMPARE(stream.openShardFor(HashKey((HashKey::Value(3) << 126) - 1)).origin().index, 2);
    QCOMPARE(stream.openShardFor(HashKey(HashKey::Value(3) << 126)).origin().index, 3);
    QCOMPARE(stream.openShardFor(maxHashKey).origin().index, 3);
}

void TestSimulatedShard::mergedShardsHandTheirRangeOn()
{
    StreamStore store(1000, 0ms);
    SimulatedStream &stream = store.create({.name = "a", .shards = 3}, instant(0ms));

    stream.startMerging(1, 2, instant(1ms));

    QCOMPARE(stream.openShardCount(), 2);
    const auto &child = stream.openShardFor(maxHashKey).origin();
    QCOMPARE(child.index, 3);
    QCOMPARE(child.parent, 1);
    QCOMPARE(child.adjacentParent, 2);
    QVERIFY(child.start == stream.shard(1)->origin().start);
    QVERIFY(child.end == maxHashKey);
}

void TestSimulatedShard::tokensAreRecognised()
{
    using Purpose = Tokens::Purpose;
    const Tokens tokens("secret");
    const QByteArray token = tokens.issue(Purpose::ShardIterator, {wallMs, {"stream", "7"}});

    const auto content = tokens.open(Purpose::ShardIterator, token);
    QVERIFY(content);
    QCOMPARE(content->issuedMs, wallMs);
    QCOMPARE(content->fields, (QList<QByteArray>{"stream", "7"}));

    QVERIFY(!tokens.open(Purpose::ListShards, token));
    QVERIFY(!Tokens("other").open(Purpose::ShardIterator, token));
    QVERIFY(!tokens.open(Purpose::ShardIterator, {}));
    QVERIFY(!tokens.open(Purpose::ShardIterator, "garbage"));
    for (qsizetype i = 0; i < token.size(); ++i) {
        QByteArray forged = token;
        forged[i] = forged[i] == 'A' ? 'B' : 'A';
        QVERIFY(!tokens.open(Purpose::ShardIterator, forged));
    }
    const QByteArray longest = tokens.issue(
        Purpose::ShardIterator, {wallMs, {QByteArray(128, 'a'), "999", QByteArray(19, '9')}});
    QVERIFY(longest.size() <= 512);
}

QTEST_GUILESS_MAIN(TestSimulatedShard)
#include "tst_simulatedshard.moc"
