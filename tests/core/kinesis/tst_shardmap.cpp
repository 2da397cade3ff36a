// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ShardMap.h"

#include <QTest>

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using core::HashKey;

namespace {

core::Shard shard(const QString &id, QByteArrayView start, QByteArrayView end)
{
    return {.id = id,
            .startingHashKey = HashKey::fromDecimal(start).value(),
            .endingHashKey = HashKey::fromDecimal(end).value(),
            .startingSequenceNumber = "1"};
}

core::ShardMap evenMap(int count)
{
    QList<core::Shard> shards;
    for (const auto &[start, end] : core::ShardMap::evenRanges(count)) {
        shards.append({.id = QString(u"shard-%1"_s).arg(shards.size()),
                       .startingHashKey = start,
                       .endingHashKey = end});
    }
    return core::ShardMap(shards);
}

} // namespace

class TestShardMap : public QObject
{
    Q_OBJECT

private slots:
    void recordsLandWhereKinesisPutsThem_data();
    void recordsLandWhereKinesisPutsThem();
    void boundaryIsExact();
    void evenRangesCoverEverything_data();
    void evenRangesCoverEverything();
    void noShardsNoRanges();
    void closedShardsAreIgnored();
    void gapsHoldNothing();
    void emptyMapPredictsNothing();
    void orderOfShardsDoesNotMatter();
    void explicitHashKeyDecides();
};

void TestShardMap::recordsLandWhereKinesisPutsThem_data()
{
    QTest::addColumn<QByteArray>("partitionKey");
    QTest::addColumn<QByteArray>("explicitHashKey");
    QTest::addColumn<QList<int>>("shards"); // of 1, 2, 4 and 10

    const auto key = [](const char *text, const QList<int> &shards) {
        QTest::newRow(text) << QByteArray(text) << QByteArray() << shards;
    };
    key("user123", {0, 0, 1, 4});
    key("user456", {0, 1, 3, 9});
    key("user789", {0, 1, 2, 6});
    key("partitionKey1", {0, 1, 3, 7});
    key("partitionKey2", {0, 0, 0, 2});
    key("a", {0, 0, 0, 0});
    key("é", {0, 0, 1, 4});
    key("東京", {0, 0, 1, 4});
    key("😀", {0, 0, 0, 1});
    QTest::newRow("k × 256") << QByteArray(256, 'k') << QByteArray() << QList<int>{0, 1, 3, 8};
    const auto hashKey = [](const char *name, const char *text, const QList<int> &shards) {
        QTest::newRow(name) << QByteArray("ignored") << QByteArray(text) << shards;
    };
    hashKey("39 digits", "123456789012345678901234567890123456789", {0, 0, 1, 3});
    hashKey("2^127 - 1", "170141183460469231731687303715884105727", {0, 0, 1, 5});
    hashKey("2^127", "170141183460469231731687303715884105728", {0, 1, 2, 5});
    hashKey("2^128 - 1", "340282366920938463463374607431768211455", {0, 1, 3, 9});
}

void TestShardMap::recordsLandWhereKinesisPutsThem()
{
    QFETCH(QByteArray, partitionKey);
    QFETCH(QByteArray, explicitHashKey);
    QFETCH(QList<int>, shards);
    constexpr std::array counts{1, 2, 4, 10};

    const auto hashKey = core::ShardMap::hashKeyOf(partitionKey, explicitHashKey);

    QVERIFY(hashKey);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const core::ShardMap map = evenMap(counts.at(i));
        const int expected = shards.at(static_cast<qsizetype>(i));
        QCOMPARE(map.indexOf(*hashKey), expected);
        QCOMPARE(map.shardIdFor(*hashKey), QString(u"shard-%1"_s).arg(expected));
    }
}

void TestShardMap::boundaryIsExact()
{
    const auto ranges = core::ShardMap::evenRanges(2);

    QCOMPARE(ranges.at(0).second.toDecimal(),
             QByteArray("170141183460469231731687303715884105727"));
    QCOMPARE(ranges.at(1).first.toDecimal(), QByteArray("170141183460469231731687303715884105728"));
}

void TestShardMap::evenRangesCoverEverything_data()
{
    QTest::addColumn<int>("count");

    for (const int count : {1, 2, 3, 4, 5, 7, 10, 64, 1000, 10000})
        QTest::addRow("%d", count) << count;
}

void TestShardMap::evenRangesCoverEverything()
{
    QFETCH(int, count);

    const auto ranges = core::ShardMap::evenRanges(count);

    QCOMPARE(ranges.size(), count);
    QVERIFY(ranges.first().first == HashKey());
    QVERIFY(ranges.last().second == core::maxHashKey);
    const auto size = ranges.first().second.value();
    for (qsizetype i = 1; i < ranges.size(); ++i) {
        QVERIFY(ranges.at(i).first.value() == ranges.at(i - 1).second.value() + 1);
        const auto own = ranges.at(i).second.value() - ranges.at(i).first.value();
        QVERIFY(i + 1 < ranges.size() ? own == size : own >= size);
    }
}

void TestShardMap::noShardsNoRanges()
{
    QVERIFY(core::ShardMap::evenRanges(0).isEmpty());
    QVERIFY(core::ShardMap::evenRanges(-1).isEmpty());
}

void TestShardMap::closedShardsAreIgnored()
{
    core::Shard parent = shard(u"parent"_s, "0", "340282366920938463463374607431768211455");
    parent.endingSequenceNumber = "99";
    const core::ShardMap map({parent, shard(u"left"_s, "0", "99"),
                              shard(u"right"_s, "100", "340282366920938463463374607431768211455")});

    QCOMPARE(map.openShards().size(), 2);
    QCOMPARE(map.shardIdFor(HashKey(99)), u"left"_s);
    QCOMPARE(map.shardIdFor(HashKey(100)), u"right"_s);
}

void TestShardMap::gapsHoldNothing()
{
    const core::ShardMap map({shard(u"low"_s, "10", "19"), shard(u"high"_s, "30", "39")});

    for (const int key : {0, 9, 20, 29, 40}) {
        QCOMPARE(map.indexOf(HashKey(static_cast<HashKey::Value>(key))), -1);
        QVERIFY(map.shardIdFor(HashKey(static_cast<HashKey::Value>(key))).isEmpty());
    }
    QCOMPARE(map.indexOf(HashKey(10)), 0);
    QCOMPARE(map.indexOf(HashKey(39)), 1);
    QCOMPARE(map.indexOf(core::maxHashKey), -1);
}

void TestShardMap::emptyMapPredictsNothing()
{
    QVERIFY(core::ShardMap().isEmpty());
    QCOMPARE(core::ShardMap().indexOf(HashKey()), -1);
}

void TestShardMap::orderOfShardsDoesNotMatter()
{
    const core::ShardMap map(
        {shard(u"c"_s, "20", "29"), shard(u"a"_s, "0", "9"), shard(u"b"_s, "10", "19")});

    QCOMPARE(map.openShards().first().id, u"a"_s);
    QCOMPARE(map.shardIdFor(HashKey(15)), u"b"_s);
}

void TestShardMap::explicitHashKeyDecides()
{
    QVERIFY(core::ShardMap::hashKeyOf("key", "5") == HashKey(5));
    QVERIFY(core::ShardMap::hashKeyOf("key", "") == HashKey::ofPartitionKey("key"));
    QVERIFY(!core::ShardMap::hashKeyOf("key", "007"));
    QVERIFY(!core::ShardMap::hashKeyOf("", ""));
    QVERIFY(core::ShardMap::hashKeyOf("", "5") == HashKey(5));
}

QTEST_APPLESS_MAIN(TestShardMap)
#include "tst_shardmap.moc"
