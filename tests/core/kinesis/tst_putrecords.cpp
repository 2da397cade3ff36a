// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/PutRecord.h"
#include "core/kinesis/PutRecords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using core::Record;

namespace {

core::StreamId stream(const QString &text = u"my-test-stream"_s)
{
    return core::StreamId::fromString(text).value();
}

QByteArray bodyOf(const std::vector<Record> &records, bool dryRun = false)
{
    std::vector<const Record *> pointers;
    pointers.reserve(records.size());
    for (const Record &record : records)
        pointers.push_back(&record);
    return core::putRecordsBody(stream(), pointers, dryRun);
}

} // namespace

// The bodies of PutRecords and PutRecord.
class TestPutRecords : public QObject
{
    Q_OBJECT

private slots:
    void writesTheBodyOfTheSigningVectors();
    void writesEveryMember_data();
    void writesEveryMember();
    void payloadsPassToTheByte();
    void keysAreEscapedAsJsonDemands_data();
    void keysAreEscapedAsJsonDemands();
    void fiveHundredRecordsStayInOrder();
    void writesTheBodyOfPutRecord_data();
    void writesTheBodyOfPutRecord();
};

void TestPutRecords::writesTheBodyOfTheSigningVectors()
{
    QCOMPARE(bodyOf({{.data = "hello", .partitionKey = "user123"}}),
             QByteArray(R"({"Records":[{"Data":"aGVsbG8=","PartitionKey":"user123"}],)"
                        R"("StreamName":"my-test-stream"})"));
    QCOMPARE(bodyOf({{.data = "é", .partitionKey = "東京"}}),
             QByteArray(R"({"Records":[{"Data":"w6k=","PartitionKey":"東京"}],)"
                        R"("StreamName":"my-test-stream"})"));
}

void TestPutRecords::writesEveryMember_data()
{
    QTest::addColumn<Record>("record");
    QTest::addColumn<QByteArray>("entry");

    QTest::newRow("hash key") << Record{.data = "a", .partitionKey = "k", .explicitHashKey = "0"}
                              << QByteArray(
                                     R"({"Data":"YQ==","PartitionKey":"k","ExplicitHashKey":"0"})");
    QTest::newRow("no partition key") << Record{.data = "a"} << QByteArray(R"({"Data":"YQ=="})");
    QTest::newRow("hash key alone") << Record{.data = "a", .explicitHashKey = "5"}
                                    << QByteArray(R"({"Data":"YQ==","ExplicitHashKey":"5"})");
    QTest::newRow("empty data") << Record{.partitionKey = "k"}
                                << QByteArray(R"({"Data":"","PartitionKey":"k"})");
}

void TestPutRecords::writesEveryMember()
{
    QFETCH(Record, record);
    QFETCH(QByteArray, entry);

    QCOMPARE(bodyOf({record, record}),
             R"({"Records":[)" + entry + ',' + entry + R"(],"StreamName":"my-test-stream"})");
    QCOMPARE(bodyOf({record}, true),
             R"({"Records":[)" + entry + R"(],"StreamName":"my-test-stream","DryRun":true})");
    const std::array records{&record};
    const QString arn = u"arn:aws:kinesis:us-east-1:123456789012:stream/s"_s;
    QCOMPARE(core::putRecordsBody(stream(arn), records),
             R"({"Records":[)" + entry + R"(],"StreamARN":")" + arn.toUtf8() + R"("})");
}

void TestPutRecords::payloadsPassToTheByte()
{
    QByteArray every(256, Qt::Uninitialized);
    for (int i = 0; i < 256; ++i)
        every[i] = static_cast<char>(i);

    const auto root = QJsonDocument::fromJson(bodyOf({{.data = every, .partitionKey = "k"}}));

    const QString data = root[u"Records"][0][u"Data"].toString();
    QCOMPARE(QByteArray::fromBase64(data.toLatin1()), every);
}

void TestPutRecords::keysAreEscapedAsJsonDemands_data()
{
    QTest::addColumn<QByteArray>("key");

    QTest::newRow("all kinds") << QByteArray("q\" b\\ n\n t\t \x01 \x7f / é 😀");
    QTest::newRow("as long as it gets") << QByteArray(256, '\x01');
    QTest::newRow("beyond ASCII") << QByteArray("😀").repeated(256);
    QTest::newRow("plain") << QByteArray("tenant-7 ~");
}

void TestPutRecords::keysAreEscapedAsJsonDemands()
{
    QFETCH(QByteArray, key);

    const auto root = QJsonDocument::fromJson(bodyOf({{.data = "a", .partitionKey = key}}));

    QCOMPARE(root[u"Records"][0][u"PartitionKey"].toString().toUtf8(), key);
}

void TestPutRecords::fiveHundredRecordsStayInOrder()
{
    std::vector<Record> records;
    for (int i = 0; i < 500; ++i)
        records.push_back({.data = QByteArray::number(i), .partitionKey = "k"});

    const auto list = QJsonDocument::fromJson(bodyOf(records))[u"Records"].toArray();

    QCOMPARE(list.size(), 500);
    for (int i = 0; i < 500; ++i)
        QCOMPARE(QByteArray::fromBase64(list[i][u"Data"].toString().toLatin1()).toInt(), i);
}

void TestPutRecords::writesTheBodyOfPutRecord_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<bool>("dryRun");
    QTest::addColumn<QByteArray>("members");

    QTest::newRow("plain") << QByteArray() << false << QByteArray();
    QTest::newRow("ordered") << QByteArray("495") << false
                             << QByteArray(R"("SequenceNumberForOrdering":"495",)");
    QTest::newRow("dry run") << QByteArray() << true << QByteArray();
}

void TestPutRecords::writesTheBodyOfPutRecord()
{
    QFETCH(QByteArray, after);
    QFETCH(bool, dryRun);
    QFETCH(QByteArray, members);
    const QByteArray tail = dryRun ? R"(,"DryRun":true})" : "}";

    const QByteArray body = core::putRecordBody(
        stream(), {.data = "a", .partitionKey = "k", .explicitHashKey = "1"}, after, dryRun);

    QCOMPARE(body,
             R"({"Data":"YQ==","PartitionKey":"k","ExplicitHashKey":"1",)" + members
                 + R"("StreamName":"my-test-stream")" + tail);
}

QTEST_APPLESS_MAIN(TestPutRecords)
#include "tst_putrecords.moc"
