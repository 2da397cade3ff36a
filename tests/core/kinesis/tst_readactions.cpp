// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ReadActions.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::IteratorType;

namespace {

core::StreamId stream(const QString &text = u"orders"_s)
{
    return core::StreamId::fromString(text).value();
}

const QString arn = u"arn:aws:kinesis:us-east-1:123456789012:stream/orders"_s;

} // namespace

class TestReadActions : public QObject
{
    Q_OBJECT

private slots:
    void writesIteratorBodies_data();
    void writesIteratorBodies();
    void writesGetRecordsBodies();
    void readsIterators();
    void readsRecords();
    void readsTheLastPageOfAShard_data();
    void readsTheLastPageOfAShard();
    void refusesBadAnswers_data();
    void refusesBadAnswers();
};

void TestReadActions::writesIteratorBodies_data()
{
    QTest::addColumn<IteratorType>("type");
    QTest::addColumn<qint64>("timestampMs");
    QTest::addColumn<QByteArray>("members");

    QTest::newRow("latest") << IteratorType::Latest << 0LL
                            << QByteArray(R"("ShardIteratorType":"LATEST"})");
    QTest::newRow("horizon") << IteratorType::TrimHorizon << 0LL
                             << QByteArray(R"("ShardIteratorType":"TRIM_HORIZON"})");
    QTest::newRow("at") << IteratorType::AtSequenceNumber << 0LL
                        << QByteArray(R"("ShardIteratorType":"AT_SEQUENCE_NUMBER",)"
                                      R"("StartingSequenceNumber":"49"})");
    QTest::newRow("after") << IteratorType::AfterSequenceNumber << 0LL
                           << QByteArray(R"("ShardIteratorType":"AFTER_SEQUENCE_NUMBER",)"
                                         R"("StartingSequenceNumber":"49"})");
    const auto time = [](const char *name, qint64 ms, const char *number) {
        QTest::newRow(name) << IteratorType::AtTimestamp << ms
                            << R"("ShardIteratorType":"AT_TIMESTAMP","Timestamp":)"
                + QByteArray(number) + '}';
    };
    time("time", 1'459'799'926'480, "1459799926.480");
    time("time, whole second", 1'459'799'926'000, "1459799926");
    time("time, a millisecond", 1, "0.001");
    time("time, before 1970", -1'500, "-1.500");
}

void TestReadActions::writesIteratorBodies()
{
    QFETCH(IteratorType, type);
    QFETCH(qint64, timestampMs);
    QFETCH(QByteArray, members);

    const QByteArray body = core::getShardIteratorBody(
        stream(), u"shardId-0"_s,
        {.type = type, .sequenceNumber = "49", .timestampMs = timestampMs});

    QCOMPARE(body, R"({"StreamName":"orders","ShardId":"shardId-0",)" + members);
}

void TestReadActions::writesGetRecordsBodies()
{
    QCOMPARE(core::getRecordsBody("i==", {}, stream()), QByteArray(R"({"ShardIterator":"i=="})"));
    QCOMPARE(core::getRecordsBody("i", 10, stream()),
             QByteArray(R"({"ShardIterator":"i","Limit":10})"));
    QCOMPARE(core::getRecordsBody("i", 10, stream(arn)),
             R"({"ShardIterator":"i","Limit":10,"StreamARN":")" + arn.toUtf8() + R"("})");
}

void TestReadActions::readsIterators()
{
    QCOMPARE(*core::getShardIteratorReply(R"({"ShardIterator":"AAA="})"), QByteArray("AAA="));
    QVERIFY(!core::getShardIteratorReply("{}"));
    QVERIFY(!core::getShardIteratorReply(R"({"ShardIterator":""})"));
    QVERIFY(!core::getShardIteratorReply(R"({"ShardIterator":5})"));
}

void TestReadActions::readsRecords()
{
    const auto page = core::getRecordsReply(
        R"({"MillisBehindLatest":1500,"NextShardIterator":"next","ChildShards":[],"Records":[)"
        R"({"SequenceNumber":"49","ApproximateArrivalTimestamp":1459799926.48,"Data":"AP8=",)"
        R"("PartitionKey":"東京","EncryptionType":"KMS"},)"
        R"({"SequenceNumber":"50","Data":"","PartitionKey":null}]})");

    QVERIFY(page);
    QCOMPARE(page->nextIterator, QByteArray("next"));
    QCOMPARE(page->millisBehindLatest, 1500);
    QCOMPARE(page->records.size(), 2);
    QCOMPARE(page->records.at(0),
             (core::StoredRecord{.data = QByteArray("\0\xFF", 2),
                                 .partitionKey = "東京",
                                 .sequenceNumber = "49",
                                 .arrivedAtMs = 1'459'799'926'480,
                                 .encryptionType = u"KMS"_s}));
    QCOMPARE(page->records.at(1), (core::StoredRecord{.sequenceNumber = "50"}));
}

void TestReadActions::readsTheLastPageOfAShard_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("absent") << QByteArray(R"({"Records":[]})");
    QTest::newRow("null") << QByteArray(R"({"Records":[],"NextShardIterator":null})");
}

void TestReadActions::readsTheLastPageOfAShard()
{
    QFETCH(QByteArray, body);

    const auto page = core::getRecordsReply(body);

    QVERIFY(page);
    QVERIFY(page->nextIterator.isEmpty());
    QVERIFY(page->records.isEmpty());
    QVERIFY(!page->millisBehindLatest);
}

void TestReadActions::refusesBadAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");

    const auto record = [](const char *name, const QByteArray &json, const QString &reason) {
        QTest::newRow(name) << R"({"Records":[)" + json + "]}" << reason;
    };
    QTest::newRow("no records") << QByteArray("{}") << u"Records is missing"_s;
    QTest::newRow("behind is a word")
        << QByteArray(R"({"Records":[],"MillisBehindLatest":"1"})") << u"not a number"_s;
    record("no data", R"({"SequenceNumber":"1"})", u"Data is missing"_s);
    record("data without padding", R"({"SequenceNumber":"1","Data":"AA"})", u"not base64"_s);
    record("data with a blank", R"({"SequenceNumber":"1","Data":"AA A"})", u"not base64"_s);
    record("data is a number", R"({"SequenceNumber":"1","Data":5})", u"Data is not a string"_s);
    record("no sequence number", R"({"Data":""})", u"SequenceNumber is missing"_s);
    record("time is a string",
           R"({"SequenceNumber":"1","Data":"","ApproximateArrivalTimestamp":"now"})",
           u"not a number"_s);
}

void TestReadActions::refusesBadAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);

    const auto page = core::getRecordsReply(body);

    QVERIFY(!page);
    QCOMPARE(nameOf(page.error().kind), u"badReply"_s);
    QVERIFY2(page.error().detail.contains(reason), qUtf8Printable(page.error().detail));
}

QTEST_APPLESS_MAIN(TestReadActions)
#include "tst_readactions.moc"
