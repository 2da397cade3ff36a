// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Base64.h"
#include "core/simulator/Constraints.h"
#include "core/simulator/Input.h"

#include <QRandomGenerator>
#include <QStringBuilder>
#include <QTest>

using namespace core;
using namespace core::simulator;

class TestInput : public QObject
{
    Q_OBJECT

private slots:
    void decodesBase64OfAnyLength();
    void saysWhatIsWrongWithBase64_data();
    void saysWhatIsWrongWithBase64();
    void readsValuesByTheModel();
    void takesNullForAbsent();
    void tellsWhatIsNoObject_data();
    void tellsWhatIsNoObject();
    void saysWhichTypeIsWrong_data();
    void saysWhichTypeIsWrong();
    void countsLikeJava();
    void saysWhichConstraintsAreViolated_data();
    void saysWhichConstraintsAreViolated();
    void stopsAfterTenErrors();
    void keysAreOptionalOnAutomaticStreams();
    void aRecordsSizeIsItsStreams();
};

namespace {

const Shape &shapeOf(const QByteArray &action)
{
    if (action == "PutRecord")
        return putRecordShape();
    if (action == "GetRecords")
        return getRecordsShape();
    if (action == "GetShardIterator")
        return getShardIteratorShape();
    if (action == "CreateStream")
        return createStreamShape();
    if (action == "ListShards")
        return listShardsShape();
    if (action == "ListStreams")
        return listStreamsShape();
    if (action == "UpdateMaxRecordSize")
        return updateMaxRecordSizeShape();
    return putRecordsShape();
}

QByteArray violations(const QByteArray &action, const QByteArray &body,
                      const ConstraintContext &context = {})
{
    const Input input = readInput(body, shapeOf(action));
    if (!input.isObject || input.failure)
        return "not read";
    const auto failure = violatedConstraints(input.value, context);
    return failure ? failure->code + '\n' + failure->message : QByteArray();
}

const QByteArray value = " failed to satisfy constraint: Member must ";

} // namespace

void TestInput::decodesBase64OfAnyLength()
{
    QRandomGenerator random(3);
    for (int size = 0; size < 300; ++size) {
        QByteArray bytes(size, '\0');
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        QCOMPARE(decodeBase64(bytes.toBase64()).value(), bytes);
    }
}

void TestInput::saysWhatIsWrongWithBase64_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray last = "Invalid last non-pad Base64 character dectected";
    QTest::newRow("length")
        << QByteArray("foobar")
        << QByteArray("Base64 encoded length is expected a multiple of 4 bytes but found: 6");
    QTest::newRow("JSON") << QByteArray("{\"a\":12}")
                          << QByteArray("Invalid Base64 character: '{'");
    QTest::newRow("URL alphabet") << QByteArray("ab-d")
                                  << QByteArray("Invalid Base64 character: '-'");
    QTest::newRow("blank") << QByteArray("abc ") << QByteArray("Invalid Base64 character: ' '");
    QTest::newRow("padding first")
        << QByteArray("=abc") << QByteArray("Invalid Base64 character: '='");
    QTest::newRow("padding inside")
        << QByteArray("ab=c") << QByteArray("Invalid Base64 character: '='");
    QTest::newRow("padding before more")
        << QByteArray("YQ==YQ==") << QByteArray("Invalid Base64 character: '='");
    QTest::newRow("not ASCII") << QByteArray("abc\xc3\xa9")
                               << QByteArray("Invalid Base64 character: '\xc3\xa9'");
    QTest::newRow("only padding") << QByteArray("====") << last;
    QTest::newRow("three paddings") << QByteArray("a===") << last;
    QTest::newRow("stray bits of two") << QByteArray("YR==") << last;
    QTest::newRow("stray bits of three") << QByteArray("YWJ=") << last;
}

void TestInput::saysWhatIsWrongWithBase64()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reason);

    QCOMPARE(decodeBase64(text).error(),
             QByteArray('\'' + text + "' can not be converted to a Blob: " + reason));
}

void TestInput::readsValuesByTheModel()
{
    const Input input = readInput(R"({"Records":[{"Data":"aGVsbG8=","PartitionKey":"\u00e9\n"},
        {"PartitionKey":"b","Data":"","More":{"a":[1]}}],"Unknown":[1],"DryRun":true,
        "StreamName":"a","StreamName":"b"})",
                                  putRecordsShape());

    QVERIFY(input.isObject);
    QVERIFY(!input.failure);
    const auto &records = input.value["Records"].items;
    QCOMPARE(records.size(), 2U);
    QCOMPARE(records[0]["Data"].bytes, QByteArray("hello"));
    QCOMPARE(records[0]["PartitionKey"].bytes, QByteArray("\xc3\xa9\n"));
    QVERIFY(records[0]["ExplicitHashKey"].isNull);
    QVERIFY(!records[1]["Data"].isNull);
    QVERIFY(input.value["DryRun"].isTrue());
    QCOMPARE(input.value["StreamName"].bytes, QByteArray("b"));
    QVERIFY(input.value["Unknown"].isNull);
}

void TestInput::takesNullForAbsent()
{
    const Input input =
        readInput(R"({"StreamName":null,"Records":null,"DryRun":null})", putRecordsShape());
    QVERIFY(!input.failure);
    QVERIFY(input.value["StreamName"].isNull);
    QVERIFY(input.value["Records"].isNull);
    QVERIFY(!input.value["DryRun"].isTrue());
}

void TestInput::tellsWhatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("truncated") << QByteArray("{\"StreamName\":\"a\"");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("string") << QByteArray("\"a\"");
    QTest::newRow("two") << QByteArray("{}{}");
    QTest::newRow("not UTF-8") << QByteArray("{\"StreamName\":\"\xff\"}");
}

void TestInput::tellsWhatIsNoObject()
{
    QFETCH(QByteArray, body);
    QVERIFY(!readInput(body, putRecordsShape()).isObject);
}

void TestInput::saysWhichTypeIsWrong_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const char *action, const char *body, const char *text) {
        QTest::newRow(name) << QByteArray(action) << QByteArray(body) << QByteArray(text);
    };
    const char *list = "Start of list found where not expected";
    const char *structure = "Start of structure or map found where not expected.";
    row("string from bool", "PutRecords", R"({"StreamName":true})",
        "class java.lang.Boolean can not be converted to an String");
    row("string from number", "PutRecords", R"({"StreamName":12})",
        "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an "
        "String");
    row("string from list", "PutRecords", R"({"StreamName":["a"]})", list);
    row("string from object", "PutRecords", R"({"StreamName":{"a":1}})", structure);
    row("list from string", "PutRecords", R"({"Records":"a"})", "Expected list or null");
    row("list from object", "PutRecords", R"({"Records":{}})", structure);
    row("structure from string", "PutRecords", R"({"Records":["a"]})", "Expected null");
    row("structure from list", "PutRecords", R"({"Records":[[]]})", list);
    row("blob from bool", "PutRecords", R"({"Records":[{"Data":true}]})",
        "class java.lang.Boolean can not be converted to a Blob");
    row("blob from number", "PutRecords", R"({"Records":[{"Data":1}]})",
        "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to a "
        "Blob");
    row("blob from object", "PutRecords", R"({"Records":[{"Data":{"a":1}}]})", structure);
    row("blob from raw text", "PutRecord", R"({"Data":"foobar"})",
        "'foobar' can not be converted to a Blob: Base64 encoded length is expected a multiple of "
        "4 bytes but found: 6");
    row("integer from string", "GetRecords", R"({"Limit":"1"})",
        "class java.lang.String can not be converted to an Integer");
    row("integer from bool", "GetRecords", R"({"Limit":false})",
        "class java.lang.Boolean can not be converted to an Integer");
    row("boolean from number", "PutRecords", R"({"DryRun":1})",
        "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an "
        "Boolean");
    row("boolean from text", "PutRecords", R"({"DryRun":"maybe"})",
        "'MAYBE' can not be converted to an Boolean");
    row("timestamp from string", "GetShardIterator", R"({"Timestamp":"2026"})",
        "class java.lang.String can not be converted to milliseconds since epoch");
    row("the model's order, not the text's", "PutRecords", R"({"StreamName":1,"Records":2})",
        "Expected list or null");
}

void TestInput::saysWhichTypeIsWrong()
{
    QFETCH(QByteArray, action);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, message);

    const Input input = readInput(body, shapeOf(action));

    QVERIFY(input.isObject);
    QVERIFY(input.failure);
    QCOMPARE(*input.failure, (Failure{"SerializationException", message, "Message"}));
}

void TestInput::countsLikeJava()
{
    QCOMPARE(utf16Length(""), 0);
    QCOMPARE(utf16Length("abc"), 3);
    QCOMPARE(utf16Length("\xc3\xa9"), 1);
    QCOMPARE(utf16Length("\xe6\x9d\xb1"), 1);
    QCOMPARE(utf16Length("\xf0\x9f\x98\x80"), 2);
}

void TestInput::saysWhichConstraintsAreViolated_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("message"); // null: none
    const auto row = [](const char *name, const char *action, const QByteArray &body,
                        const QByteArray &text) {
        QTest::newRow(name) << QByteArray(action) << body << text;
    };
    const QByteArray name129(129, 'a');
    const QByteArray key257(257, 'k');
    const QByteArray namePattern = "satisfy regular expression pattern: [a-zA-Z0-9_.-]+";
    const QByteArray hashPattern = "satisfy regular expression pattern: 0|([1-9]\\d{0,38})";

    row("all is well", "PutRecords",
        R"({"StreamName":"a","Records":[{"Data":"","PartitionKey":"a"}]})", {});
    row("nothing", "PutRecords", "{}",
        "2 validation errors detected: Value null at 'records'" + value
            + "not be null; Value null at 'streamName'" + value + "not be null");
    row("empty things", "PutRecords", R"({"StreamName":"","Records":[]})",
        "3 validation errors detected: Value '[]' at 'records'" + value
            + "have length greater than or equal to 1; Value '' at 'streamName'" + value
            + namePattern + "; Value '' at 'streamName'" + value
            + "have length greater than or equal to 1");
    row("long name", "PutRecords",
        R"({"StreamName":")" + name129 + R"(","Records":[{"Data":"","PartitionKey":"a"}]})",
        "1 validation error detected: Value '" + name129 + "' at 'streamName'" + value
            + "have length less than or equal to 128");
    row("no key, no data", "PutRecords",
        R"({"StreamName":"a","Records":[{"Data":"","PartitionKey":"a"},{}]})",
        "2 validation errors detected: Value null at 'records.2.member.partitionKey'" + value
            + "not be null; Value null at 'records.2.member.data'" + value + "not be null");
    row("no record", "PutRecords", R"({"StreamName":"a","Records":[null]})",
        "1 validation error detected: Value null at 'records.1.member'" + value + "not be null");
    row("key of 257", "PutRecords",
        R"({"StreamName":"a","Records":[{"Data":"","PartitionKey":")" + key257 + "\"}]}",
        "1 validation error detected: Value '" + key257 + "' at 'records.1.member.partitionKey'"
            + value + "have length less than or equal to 256");
    row("empty strings of PutRecord", "PutRecord",
        R"({"StreamName":"","PartitionKey":"","Data":"","ExplicitHashKey":"","SequenceNumberForOrdering":""})",
        "5 validation errors detected: Value '' at 'sequenceNumberForOrdering'" + value
            + "satisfy regular expression pattern: 0|([1-9]\\d{0,128}); Value '' at 'partitionKey'"
            + value + "have length greater than or equal to 1; Value '' at 'explicitHashKey'"
            + value + hashPattern + "; Value '' at 'streamName'" + value + namePattern
            + "; Value '' at 'streamName'" + value + "have length greater than or equal to 1");
    row("leading zero", "PutRecord",
        R"({"StreamName":"a","PartitionKey":"a","Data":"","ExplicitHashKey":"007"})",
        "1 validation error detected: Value '007' at 'explicitHashKey'" + value + hashPattern);
    row("40 digits", "PutRecord",
        R"({"StreamName":"a","PartitionKey":"a","Data":"","ExplicitHashKey":")"
            + QByteArray(40, '1') + "\"}",
        "1 validation error detected: Value '" + QByteArray(40, '1') + "' at 'explicitHashKey'"
            + value + hashPattern);
    row("limits of numbers", "GetRecords", R"({"ShardIterator":"","Limit":0})",
        "2 validation errors detected: Value '0' at 'limit'" + value
            + "have value greater than or equal to 1; Value '' at 'shardIterator'" + value
            + "have length greater than or equal to 1");
    row("limit too large", "GetRecords", R"({"ShardIterator":"a","Limit":10001})",
        "1 validation error detected: Value '10001' at 'limit'" + value
            + "have value less than or equal to 10000");
    row("enumeration", "GetShardIterator",
        R"({"ShardId":"0","ShardIteratorType":"NEWEST","StreamName":"a"})",
        "1 validation error detected: Value 'NEWEST' at 'shardIteratorType'" + value
            + "satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, "
              "AT_SEQUENCE_NUMBER, TRIM_HORIZON]");
    row("ARN", "UpdateMaxRecordSize", R"({"StreamARN":"a","MaxRecordSizeInKiB":1023})",
        "2 validation errors detected: Value '1023' at 'maxRecordSizeInKiB'" + value
            + "have value greater than or equal to 1024; Value 'a' at 'streamARN'" + value
            + "satisfy regular expression pattern: arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+");
    row("inside a structure", "CreateStream",
        R"({"StreamName":"a","ShardCount":1,"StreamModeDetails":{"StreamMode":"X"}})",
        "1 validation error detected: Value 'X' at 'streamModeDetails.streamMode'" + value
            + "satisfy enum value set: [PROVISIONED, ON_DEMAND]");
    row("no shard count", "CreateStream", R"({"StreamName":"a"})",
        "1 validation error detected: Value null at 'shardCount'" + value + "not be null");
}

void TestInput::saysWhichConstraintsAreViolated()
{
    QFETCH(QByteArray, action);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, message);

    QCOMPARE(violations(action, body),
             message.isNull() ? QByteArray() : QByteArray("ValidationException\n" + message));
}

void TestInput::stopsAfterTenErrors()
{
    QByteArray records = "{}";
    for (int i = 1; i < 500; ++i)
        records += ",{}";
    const QByteArray text =
        violations("PutRecords", "{\"StreamName\":\"\",\"Records\":[" + records + "]}");
    QVERIFY(text.startsWith("ValidationException\n10 validation errors detected: "));
    QCOMPARE(text.count("; "), 9);
}

void TestInput::keysAreOptionalOnAutomaticStreams()
{
    const QByteArray body = R"({"StreamName":"a","Records":[{"Data":""}]})";
    QVERIFY(!violations("PutRecords", body).isEmpty());
    QCOMPARE(violations("PutRecords", body, {.waivers = {Waiver::KeysAreAutomatic}}), QByteArray());
}

void TestInput::aRecordsSizeIsItsStreams()
{
    const auto body = [](qsizetype dataBytes) {
        return QByteArray(R"({"StreamName":"a","Records":[{"PartitionKey":"key","Data":")"
                          + QByteArray(dataBytes, 'x').toBase64() + "\"}]}");
    };
    const ConstraintContext small{.waivers = {}, .maxRecordBytes = 1024 * 1024};

    QCOMPARE(violations("PutRecords", body(1024 * 1024 - 3), small), QByteArray());
    QCOMPARE(violations("PutRecords", body(1024 * 1024 - 2), small),
             QByteArray("ValidationException\n1 validation error detected: Value at "
                        "'records.1.member.data'"
                        + value + "have length less than or equal to 1048576."));
    QCOMPARE(violations("PutRecords", body(1024 * 1024)), QByteArray());
}

QTEST_GUILESS_MAIN(TestInput)
#include "tst_input.moc"
