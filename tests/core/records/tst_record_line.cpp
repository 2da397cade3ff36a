// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/RecordLine.h"

#include <QTest>
#include <QUuid>

#include <random>

using namespace Qt::Literals::StringLiterals;
using core::KeyRule;
using core::LineFormat;
using core::LineRules;
using core::Record;
using core::RecordLine;

class TestRecordLine : public QObject
{
    Q_OBJECT

private slots:
    void understandsLines_data();
    void understandsLines();
    void saysWhereAndWhy_data();
    void saysWhereAndWhy();
    void takesKeysByRule();
    void recordsBringTheirKeys();
    void takesRowsOfGetForTheirRecords();
    void takesNothingElseForARowOfGet_data();
    void takesNothingElseForARowOfGet();
    void takesTheDataOfAResultRowAsItWasSent();
    void takesNullForAKeyThatIsNotThere();
    void readsThePayloadOfALineWithBadKeys();
    void makesRandomKeysThatAreUuids();
    void readsBackWhatItWrote();
};

static LineRules rules(LineFormat format = LineFormat::Auto)
{
    return {.format = format, .partitionKey = KeyRule::fixed("rule"), .isKeyOfRecords = true};
}

void TestRecordLine::understandsLines_data()
{
    QTest::addColumn<LineFormat>("format");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Record>("record");

    const auto automatic = LineFormat::Auto;
    const QByteArray order = R"({"id":18446744073709551615,"total":60.0 })";
    const QByteArray shape = R"({"data":"x","partitionKey":"k"})";
    QTest::newRow("body") << automatic << order << Record{order, "rule", {}};
    QTest::newRow("scalar body") << automatic << QByteArray(" 1.0 ") << Record{" 1.0 ", "rule", {}};
    QTest::newRow("lone surrogate in a body")
        << automatic << QByteArray(R"(["\ud800"])") << Record{R"(["\ud800"])", "rule", {}};
    QTest::newRow("record") << automatic << shape << Record{"x", "k", {}};
    QTest::newRow("record, other order and blanks")
        << automatic
        << QByteArray(R"( { "explicitHashKey" : "12" , "partitionKey":"k","data":"x" } )")
        << Record{"x", "k", "12"};
    QTest::newRow("escapes in a record")
        << automatic << QByteArray(R"({"data":"\u00e9\n","partitionKey":"\u6771"})")
        << Record{"é\n", "東", {}};
    QTest::newRow("data is an object")
        << automatic << QByteArray(R"({"data":{"b": 1.0,"a":1e400 },"partitionKey":"k"})")
        << Record{R"({"b": 1.0,"a":1e400 })", "k", {}};
    QTest::newRow("data is null") << automatic << QByteArray(R"({"data":null,"partitionKey":"k"})")
                                  << Record{"null", "k", {}};
    QTest::newRow("bytes") << automatic << QByteArray(R"({"dataBase64":"AP8=","partitionKey":"k"})")
                           << Record{QByteArray("\0\xff", 2), "k", {}};
    QTest::newRow("hash key of 128 bits as a number")
        << automatic
        << QByteArray(
               R"({"data":"","partitionKey":"k","explicitHashKey":340282366920938463463374607431768211455})")
        << Record{"", "k", "340282366920938463463374607431768211455"};
    QTest::newRow("one member more: a body")
        << automatic << QByteArray(R"({"data":"x","partitionKey":"k","more":1})")
        << Record{R"({"data":"x","partitionKey":"k","more":1})", "rule", {}};
    QTest::newRow("no key: a body")
        << automatic << QByteArray(R"({"data":"x"})") << Record{R"({"data":"x"})", "rule", {}};
    QTest::newRow("result row")
        << automatic
        << QByteArray(
               R"({"index":3,"line":4,"data":"x","partitionKey":"k","status":"refused","attempts":1,"errorCode":"E","errorMessage":"m"})")
        << Record{"x", "k", {}};
    QTest::newRow("result row that may be stored twice")
        << automatic
        << QByteArray(
               R"({"index":3,"data":"x","partitionKey":"k","status":"uncertain","attempts":2,"possibleDuplicates":1})")
        << Record{"x", "k", {}};
    QTest::newRow("forced body") << LineFormat::Bodies << shape << Record{shape, "rule", {}};
    QTest::newRow("forced record")
        << LineFormat::Records << QByteArray(R"({"data":"x"})") << Record{"x", "rule", {}};
}

void TestRecordLine::understandsLines()
{
    QFETCH(LineFormat, format);
    QFETCH(QByteArray, line);
    QFETCH(Record, record);
    RecordLine reader(rules(format));

    const auto read = reader.read(line);

    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->data, record.data);
    QCOMPARE(read->partitionKey, record.partitionKey);
    QCOMPARE(read->explicitHashKey, record.explicitHashKey);
}

void TestRecordLine::saysWhereAndWhy_data()
{
    QTest::addColumn<LineFormat>("format");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("words");

    const auto automatic = LineFormat::Auto;
    const auto records = LineFormat::Records;
    QTest::newRow("cut") << automatic << QByteArray(R"({"a":1)") << u"column 7"_s << u"not JSON"_s;
    QTest::newRow("text") << automatic << QByteArray("hello") << u"column 1"_s << u"not JSON"_s;
    QTest::newRow("ends of old Macs") << automatic << QByteArray("{\"é\":1}\r{\"b\":2}")
                                      << u"column 9"_s << u"carriage returns"_s;
    QTest::newRow("not UTF-8") << automatic << QByteArray("\"\xff\"") << u"column 2"_s
                               << u"UTF-8"_s;
    QTest::newRow("key is a number") << automatic << QByteArray(R"({"data":"x","partitionKey":7})")
                                     << u"partitionKey"_s << u"must be a string"_s;
    QTest::newRow("hash key is a list")
        << automatic << QByteArray(R"({"data":"x","partitionKey":"k","explicitHashKey":[1]})")
        << u"explicitHashKey"_s << u"decimal digits"_s;
    QTest::newRow("hash key is empty")
        << automatic << QByteArray(R"({"data":"x","partitionKey":"k","explicitHashKey":""})")
        << u"explicitHashKey"_s << u"It is empty"_s;
    QTest::newRow("bad base64") << automatic
                                << QByteArray(R"({"dataBase64":"AP8","partitionKey":"k"})")
                                << u"dataBase64, column 19"_s << u"padding"_s;
    QTest::newRow("padding amid base64")
        << automatic << QByteArray(R"({"partitionKey":"é","dataBase64":"AP==AP8="})")
        << u"dataBase64, column 37"_s << u"padding"_s;
    QTest::newRow("no character of base64")
        << records << QByteArray(R"({"dataBase64":"A!8=","partitionKey":"k"})")
        << u"dataBase64, column 17"_s << u"does not belong"_s;
    QTest::newRow("URL-safe base64, escaped")
        << automatic << QByteArray(R"({"dataBase64":"A\u002d8=","partitionKey":"k"})")
        << u"dataBase64, column 15"_s << u"URL-safe"_s;
    QTest::newRow("base64 as a number")
        << automatic << QByteArray(R"({"dataBase64":7,"partitionKey":"k"})") << u"dataBase64"_s
        << u"must be a string"_s;
    QTest::newRow("stranger") << records << QByteArray(R"({"data":"x","partitionKye":"k"})")
                              << QString() << u"partitionKye"_s;
    QTest::newRow("no data") << records << QByteArray(R"({"partitionKey":"k"})") << QString()
                             << u"needs data"_s;
    QTest::newRow("both") << records << QByteArray(R"({"data":"x","dataBase64":"AP8="})")
                          << QString() << u"not both"_s;
    QTest::newRow("twice") << records << QByteArray(R"({"data":"x","data":"y"})") << QString()
                           << u"twice"_s;
    QTest::newRow("no object") << records << QByteArray("[1]") << QString() << u"not an object"_s;
}

void TestRecordLine::saysWhereAndWhy()
{
    QFETCH(LineFormat, format);
    QFETCH(QByteArray, line);
    QFETCH(QString, where);
    QFETCH(QString, words);
    RecordLine reader(rules(format));

    const auto read = reader.read(line);

    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, core::Error::Kind::BadInput);
    QCOMPARE(read.error().where, where);
    QVERIFY2(read.error().detail.contains(words), qPrintable(read.error().detail));
}

void TestRecordLine::takesKeysByRule()
{
    LineRules fields;
    fields.partitionKey = KeyRule::fromExpression(u"$.order.id"_s).value();
    fields.explicitHashKey = KeyRule::fromExpression(u"$.hash"_s).value();
    RecordLine reader(fields);

    const auto read = reader.read(R"({"order":{"id":12345678901234567890},"hash":"7"})");
    const auto missing = reader.read(R"({"order":{}, "hash":"7"})");

    QCOMPARE(read->partitionKey, QByteArray("12345678901234567890"));
    QCOMPARE(read->explicitHashKey, QByteArray("7"));
    QCOMPARE(missing.error().where, u"partitionKey"_s);
    QVERIFY(missing.error().detail.contains(u"$.order.id"_s));
    QVERIFY(KeyRule::fromExpression(u"text:$x"_s)->source() == KeyRule::Source::Fixed);
    QVERIFY(!KeyRule::fromExpression(u"$.["_s).has_value());
}

// Whoever said that lines are records did not ask for random keys.
void TestRecordLine::recordsBringTheirKeys()
{
    RecordLine strict({.format = LineFormat::Records, .random = [] { return quint64(7); }});

    for (const QByteArray line : {R"({"data":"x"})", R"({"data":"x","partitionKey":null})",
                                  R"({"data":"x","explicitHashKey":"7"})"}) {
        const auto read = strict.read(line);
        QVERIFY2(!read, line.constData());
        QCOMPARE(read.error().where, u"partitionKey"_s);
        QVERIFY2(read.error().detail.contains(u"--partition-key"_s),
                 qPrintable(read.error().detail));
        QCOMPARE(strict.readPayload(line)->data, "x"); // what can be put again
    }
    QCOMPARE(strict.read(R"({"data":"x","partitionKey":"k"})")->partitionKey, "k");

    RecordLine asked({.format = LineFormat::Records, .isKeyOfRecords = true, .random = [] {
                          return quint64(7);
                      }});
    QCOMPARE(asked.read(R"({"data":"x"})")->partitionKey.size(), 36);
}

void TestRecordLine::takesRowsOfGetForTheirRecords()
{
    for (const LineFormat format : {LineFormat::Auto, LineFormat::Records}) {
        LineRules lineRules = rules(format);
        lineRules.payload.addsNewline = true;
        RecordLine reader(lineRules);

        const auto text = reader.read(
            R"({"data":"{\"n\": 1.0}","partitionKey":"k","sequenceNumber":"495",)"
            R"("shardId":"shardId-000000000000","arrivedAt":"2026-11-28T10:00:00.000Z"})");
        const auto bytes = reader.read(
            R"({"dataBase64":"AP8=","partitionKey":"k","sequenceNumber":"1","shardId":"s"})");
        const auto keyless = reader.read( // of streams that spread records by themselves
            R"({"data":"x","sequenceNumber":"1","shardId":"s","arrivedAt":"2026"})");

        QVERIFY(text && bytes && keyless);
        QCOMPARE(*text, (Record{R"({"n": 1.0})", "k", {}})); // as it was sent: no line feed more
        QCOMPARE(*bytes, (Record{QByteArray("\0\xff", 2), "k", {}}));
        QCOMPARE(*keyless, (Record{"x", "rule", {}}));
        QCOMPARE(reader.readRows(), 3);
    }
}

void TestRecordLine::takesNothingElseForARowOfGet_data()
{
    QTest::addColumn<QByteArray>("line");

    const auto row = [](const char *line) { QTest::newRow(line) << QByteArray(line); };
    row(R"({"data":"x","sequenceNumber":"1"})");
    row(R"({"data":"x","partitionKey":"k","shardId":"s"})");
    row(R"({"data":"x","sequenceNumber":"1","shardId":"s","index":1})");
    row(R"({"data":"x","sequenceNumber":"1","shardId":"s","own":1})");
    row(R"({"data":"x","sequenceNumber":"1","shardId":"s","explicitHashKey":"7"})");
    row(R"({"sequenceNumber":"1","shardId":"s","partitionKey":"k"})");
    row(R"({"data":"x","partitionKey":"k","arrivedAt":"2026"})");
}

void TestRecordLine::takesNothingElseForARowOfGet()
{
    QFETCH(QByteArray, line);
    RecordLine reader(rules());

    QCOMPARE(reader.read(line).value(), (Record{line, "rule", {}}));
    QCOMPARE(reader.readRows(), 0);
    RecordLine asBody(rules(LineFormat::Bodies));
    const QByteArray row = R"({"data":"x","sequenceNumber":"1","shardId":"s"})";
    QCOMPARE(asBody.read(row)->data, row);
}

void TestRecordLine::takesTheDataOfAResultRowAsItWasSent()
{
    RecordLine reader({.payload = {.addsNewline = true},
                       .partitionKey = *core::KeyRule::fromExpression(u"rule"_s)});

    const auto row = reader.read(R"({"index":0,"line":1,"partitionKey":"k","status":"refused",)"
                                 R"("attempts":1,"errorCode":"E","data":"x\n"})");
    const QByteArray own = R"({"index":0,"status":"paid","data":"x","partitionKey":"k"})";

    QCOMPARE(row->data, "x\n"); // not once more
    QCOMPARE(reader.read(own)->data, own + '\n'); // exactly these members are no row's
}

void TestRecordLine::takesNullForAKeyThatIsNotThere()
{
    RecordLine reader({.partitionKey = *core::KeyRule::fromExpression(u"chosen"_s)});

    const auto record = reader.read(R"({"data":"x","partitionKey":null,"explicitHashKey":null})");

    QVERIFY(record.has_value());
    QCOMPARE(record->data, "x");
    QCOMPARE(record->partitionKey, "chosen");
    QCOMPARE(record->explicitHashKey, "");
}

void TestRecordLine::readsThePayloadOfALineWithBadKeys()
{
    RecordLine reader({.partitionKey = *core::KeyRule::fromExpression(u"$.id"_s)});

    const auto body = reader.readPayload(R"({"n":1.0})");
    QVERIFY(body.has_value());
    QCOMPARE(body->data, R"({"n":1.0})");
    QVERIFY(body->partitionKey.isNull());

    const auto record =
        reader.readPayload(R"({"data":"x","partitionKey":"k","explicitHashKey":""})");
    QVERIFY(record.has_value());
    QCOMPARE(record->data, "x");
    QCOMPARE(record->partitionKey, "k");
}

void TestRecordLine::makesRandomKeysThatAreUuids()
{
    LineRules random;
    quint64 next = 0x0123456789abcdef;
    random.random = [&next] { return next++; };
    RecordLine reader(random);

    const QByteArray first = reader.read("1")->partitionKey;
    const QByteArray second = reader.read("1")->partitionKey;

    QCOMPARE(first, QByteArray("01234567-89ab-4def-8048-d159e26af37c"));
    QCOMPARE(second, QByteArray("01234567-89ab-4df1-8048-d159e26af37c"));
    QCOMPARE(QUuid::fromString(QLatin1StringView(first)).version(), QUuid::Random);
}

void TestRecordLine::readsBackWhatItWrote()
{
    std::mt19937 random(7);
    RecordLine reader(rules(LineFormat::Auto));
    for (int i = 0; i < 2000; ++i) {
        QByteArray data(static_cast<qsizetype>(random() % 40), '\0');
        for (char &byte : data)
            byte = static_cast<char>(i % 2 == 0 ? random() : "a\"\\\n\xc3\xa9{}"[random() % 8]);
        const Record record{data, "ключ " + QByteArray::number(i),
                            i % 3 == 0 ? "42" : QByteArray()};
        QByteArray line;

        core::appendRecordLine(line, record);

        QVERIFY(!line.contains('\n'));
        QCOMPARE(reader.read(line).value(), record);
    }
}

QTEST_GUILESS_MAIN(TestRecordLine)
#include "tst_record_line.moc"
