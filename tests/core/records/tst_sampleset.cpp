// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/Limits.h"
#include "core/kinesis/ShardMap.h"
#include "core/records/RecordCheck.h"
#include "core/records/SampleSet.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>

using namespace Qt::Literals::StringLiterals;

using core::Record;
namespace limits = core::limits;

namespace {

constexpr int shardCount = 4;

std::size_t shardOf(const Record &record)
{
    const core::HashKey key = core::HashKey::ofPartitionKey(record.partitionKey);
    const auto ranges = core::ShardMap::evenRanges(shardCount);
    std::size_t shard = 0;
    while (key > ranges[qsizetype(shard)].second)
        ++shard;
    return shard;
}

// What the shards of a fresh stream, each with a second's worth of room, make of one request.
enum class Refusal { CostsNothing, TakesRoomToo };
QList<Record> refusedBy(const QList<Record> &records, Refusal refusal)
{
    std::array<qint64, shardCount> bytesLeft{};
    std::array<int, shardCount> recordsLeft{};
    bytesLeft.fill(limits::shardBytesPerSecond);
    recordsLeft.fill(limits::shardRecordsPerSecond);
    QList<Record> refused;
    for (const Record &record : records) {
        const std::size_t shard = shardOf(record);
        const bool isStored = bytesLeft.at(shard) >= record.size() && recordsLeft.at(shard) > 0;
        if (!isStored)
            refused += record;
        if (isStored || refusal == Refusal::TakesRoomToo) {
            bytesLeft.at(shard) -= record.size();
            --recordsLeft.at(shard);
        }
    }
    return refused;
}

qint64 bytesOf(const QList<Record> &records)
{
    qint64 bytes = 0;
    for (const Record &record : records)
        bytes += record.size();
    return bytes;
}

} // namespace

class TestSampleSet : public QObject
{
    Q_OBJECT

private slots:
    void hotKeyLosesExactly37OfTenant7_data();
    void hotKeyLosesExactly37OfTenant7();
    void hotKeyOffersOneShardFarMoreThanTheOthers();
    void ordersAreAllStored();
    void everyRecordIsAnOrder_data();
    void everyRecordIsAnOrder();
    void isTheSameEveryTime();
    void anUnknownNameIsEmpty();
};

void TestSampleSet::hotKeyLosesExactly37OfTenant7_data()
{
    QTest::addColumn<int>("refusal");

    QTest::newRow("refused records cost nothing") << int(Refusal::CostsNothing);
    QTest::newRow("refused records take room too") << int(Refusal::TakesRoomToo);
}

void TestSampleSet::hotKeyLosesExactly37OfTenant7()
{
    QFETCH(int, refusal);
    const QList<Record> records = core::sampleSet(u"hot-key"_s);
    QCOMPARE(records.size(), 500);

    const QList<Record> refused = refusedBy(records, Refusal(refusal));

    QCOMPARE(refused.size(), 37);
    for (const Record &record : refused)
        QCOMPARE(record.partitionKey, QByteArray("tenant-7"));
    // One more second stores them all.
    QVERIFY(refusedBy(refused, Refusal(refusal)).isEmpty());
}

void TestSampleSet::hotKeyOffersOneShardFarMoreThanTheOthers()
{
    std::array<qint64, shardCount> offered{};
    qint64 ofTenant7 = 0;
    const QList<Record> records = core::sampleSet(u"hot-key"_s);
    for (const Record &record : records) {
        offered.at(shardOf(record)) += record.size();
        if (record.partitionKey == "tenant-7")
            ofTenant7 += record.size();
    }

    const auto hot = shardOf({.partitionKey = "tenant-7"});
    const double mib = 1024.0 * 1024.0;
    QCOMPARE(QString::number(double(offered.at(hot)) / mib, 'f', 1), u"1.9"_s);
    QCOMPARE(qRound(100.0 * double(ofTenant7) / double(offered.at(hot))), 81);
    for (std::size_t shard = 0; shard < shardCount; ++shard) {
        if (shard != hot)
            QVERIFY(offered.at(shard) < limits::shardBytesPerSecond / 5);
    }
    QVERIFY(bytesOf(records) < limits::safeRequestBytes);
}

void TestSampleSet::ordersAreAllStored()
{
    const QList<Record> records = core::sampleSet(u"orders"_s);

    QCOMPARE(records.size(), 100);
    QVERIFY(bytesOf(records) < 64 * 1024);
    QVERIFY(refusedBy(records, Refusal::TakesRoomToo).isEmpty());
}

void TestSampleSet::everyRecordIsAnOrder_data()
{
    QTest::addColumn<QString>("name");

    for (const QString &name : core::sampleSetNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestSampleSet::everyRecordIsAnOrder()
{
    QFETCH(QString, name);

    for (const Record &record : core::sampleSet(name)) {
        const QJsonObject order = QJsonDocument::fromJson(record.data).object();
        QCOMPARE(order[u"type"_s].toString(), u"order.created"_s);
        QCOMPARE(order[u"tenant"_s].toString().toUtf8(), record.partitionKey);
        QVERIFY(core::checkRecord(record).isEmpty());
    }
}

void TestSampleSet::isTheSameEveryTime()
{
    QCOMPARE(core::sampleSet(u"hot-key"_s), core::sampleSet(u"hot-key"_s));
    QCOMPARE(core::sampleSet(u"orders"_s), core::sampleSet(u"orders"_s));
}

void TestSampleSet::anUnknownNameIsEmpty()
{
    QVERIFY(core::sampleSet(u"none"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestSampleSet)
#include "tst_sampleset.moc"
