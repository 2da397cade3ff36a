// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/CliRunner.h"

#include <QDir>
#include <QSet>
#include <QTest>
#include <QUuid>

#include <zlib.h>

using namespace Qt::Literals::StringLiterals;
using test::CliResult;
using test::CliRunner;

class TestCliPut : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sendsEachLineToTheByte_data();
    void sendsEachLineToTheByte();
    void decidesWhatIsARecord_data();
    void decidesWhatIsARecord();
    void putsWhatGetReads();
    void takesKeysFromWhereItIsTold_data();
    void takesKeysFromWhereItIsTold();
    void inventsADifferentKeyForEachRecord();
    void sendsWhereTheHashKeySays();
    void readsPayloadsFromFiles();
    void takesAPathAsItStands_data();
    void takesAPathAsItStands();
    void readsStandardInputAndPipes();
    void compresses();
    void splitsByCountAndBytes();
    void keepsOrderWhenStrict();
    void heedsTheLimitsOfTheStream();
    void needsNoKeyOnAnAutomaticStream();
    void plansWithoutSending();
    void asksTheServiceWithoutWriting();
    void takesTheArnOfAStream();

private:
    // Puts the input and reads everything back: the payloads, in order of arrival.
    QByteArrayList roundTrip(const QByteArray &input, const QStringList &options,
                             const QString &stream = u"orders"_s);

    std::unique_ptr<core::Simulator> m_simulator;
    std::unique_ptr<CliRunner> m_cli;
};

void TestCliPut::init()
{
    m_simulator =
        test::startedSimulator({{.name = u"orders"_s},
                                {.name = u"wide"_s, .shards = 4},
                                {.name = u"large"_s, .maxRecordBytes = 2 * 1024 * 1024},
                                {.name = u"auto"_s, .shards = 2, .automaticDistribution = true}});
    m_cli = std::make_unique<CliRunner>();
    m_cli->use(*m_simulator);
}

void TestCliPut::cleanup()
{
    m_cli.reset();
    m_simulator.reset();
}

QByteArrayList TestCliPut::roundTrip(const QByteArray &input, const QStringList &options,
                                     const QString &stream)
{
    const CliResult put = m_cli->run(QStringList{u"put"_s, stream, u"-"_s} + options, input);
    if (put.status != 0)
        return {put.both()};
    QByteArrayList payloads;
    for (const QJsonObject &row : m_cli->run({u"get"_s, stream, u"--output=jsonl"_s}).rows()) {
        payloads.append(row.contains("dataBase64"_L1) ? QByteArray::fromBase64(
                            row.value("dataBase64"_L1).toString().toLatin1())
                                                      : row.value("data"_L1).toString().toUtf8());
    }
    return payloads;
}

void TestCliPut::sendsEachLineToTheByte_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("payload");

    const QByteArray numbers =
        "{\"b\": 9007199254740993, \"a\":1.0,\"c\":-0, \"b\":0.1000,"
        "\"d\":1E2, \"e\":123456789012345678901234567890, \"f\":\"\\/\\u00e9\",\t"
        "\"g\":18446744073709551615,\"h\":1e400,\"i\":-1E-400}";
    QTest::newRow("json, untouched") << QStringList{} << numbers << numbers;
    QTest::newRow("json, text of people")
        << QStringList{} << QByteArray("\"grüße 日本 👋\"") << QByteArray("\"grüße 日本 👋\"");
    QTest::newRow("json, line feed")
        << QStringList{u"--newline"_s} << QByteArray("{\"a\":1}") << QByteArray("{\"a\":1}\n");
    QTest::newRow("json, comments")
        << QStringList{u"--strip-comments"_s} << QByteArray("{\"a\":1.0/* one */}")
        << QByteArray("{\"a\":1.0}");
    QTest::newRow("json, compact")
        << QStringList{u"--json-layout=compact"_s} << numbers
        << QByteArray("{\"b\":9007199254740993,\"a\":1.0,\"c\":-0,\"b\":0.1000,\"d\":1E2,"
                      "\"e\":123456789012345678901234567890,\"f\":\"\\/\\u00e9\","
                      "\"g\":18446744073709551615,\"h\":1e400,\"i\":-1E-400}");
    QTest::newRow("json, pretty") << QStringList{u"--json-layout=pretty"_s}
                                  << QByteArray("{\"a\":[1.0]}")
                                  << QByteArray("{\n  \"a\": [\n    1.0\n  ]\n}");
    QTest::newRow("text") << QStringList{u"--payload=text"_s} << QByteArray("hello, {world")
                          << QByteArray("hello, {world");
    QTest::newRow("hex") << QStringList{u"--payload=hex"_s} << QByteArray("00 fF10")
                         << QByteArray("\0\xff\x10", 3);
    QTest::newRow("base64") << QStringList{u"--payload=base64"_s} << QByteArray("AP8Q")
                            << QByteArray("\0\xff\x10", 3);
}

void TestCliPut::sendsEachLineToTheByte()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, payload);

    QCOMPARE(roundTrip(line + '\n', options), QByteArrayList{payload});
}

void TestCliPut::decidesWhatIsARecord_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("payload"); // empty: refused

    const QByteArray record = R"({"data":"a \"b\"\n","partitionKey":"k"})";
    QTest::newRow("a record by its members") << QStringList{} << record << QByteArray("a \"b\"\n");
    QTest::newRow("a record of JSON")
        << QStringList{} << QByteArray(R"({"partitionKey":"k","data":{"n": 1.0}})")
        << QByteArray(R"({"n": 1.0})");
    QTest::newRow("a record of bytes")
        << QStringList{} << QByteArray(R"({"partitionKey":"k","dataBase64":"/wA="})")
        << QByteArray("\xff\0", 2);
    QTest::newRow("a payload with one member more")
        << QStringList{} << QByteArray(R"({"data":"a","partitionKey":"k","more":1})")
        << QByteArray(R"({"data":"a","partitionKey":"k","more":1})");
    QTest::newRow("a record taken as payload")
        << QStringList{u"--format=bodies"_s} << record << record;
    QTest::newRow("no record where records are wanted")
        << QStringList{u"--format=records"_s} << QByteArray("{\"a\":1}") << QByteArray();
}

void TestCliPut::decidesWhatIsARecord()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, payload);

    const QByteArrayList payloads = roundTrip(line + '\n', options);

    if (!payload.isEmpty())
        QCOMPARE(payloads, QByteArrayList{payload});
    else
        QVERIFY2(payloads.first().startsWith("status 1"), payloads.first().constData());
}

void TestCliPut::putsWhatGetReads()
{
    const QByteArray input = R"({"data":"{\"n\": 1.0}","partitionKey":"a"})"
                             "\n"
                             R"({"dataBase64":"/wA=","partitionKey":"b"})"
                             "\n";
    QCOMPARE(m_cli->run({u"put"_s, u"orders"_s}, input).status, 0);
    const CliResult rows = m_cli->run({u"get"_s, u"orders"_s, u"--output=jsonl"_s});
    QCOMPARE(rows.rows().size(), 2);

    const CliResult put = m_cli->run({u"put"_s, u"wide"_s, u"--newline"_s}, rows.out);
    const CliResult asBodies = m_cli->run({u"put"_s, u"auto"_s, u"--format=bodies"_s},
                                          rows.out.split('\n').first() + '\n');

    QVERIFY2(put.status == 0, put.both().constData());
    QVERIFY2(put.err.contains("2 lines of the input are rows of \"get\""), put.both().constData());
    const QList<QJsonObject> copies = m_cli->run({u"get"_s, u"wide"_s, u"--output=jsonl"_s}).rows();
    QCOMPARE(copies.size(), 2);
    QSet<QPair<QString, QString>> pairs;
    for (const QJsonObject &copy : copies)
        pairs.insert({copy.value("partitionKey"_L1).toString(),
                      copy.value("data"_L1).toString() + copy.value("dataBase64"_L1).toString()});
    QCOMPARE(pairs,
             (QSet<QPair<QString, QString>>{{u"a"_s, u"{\"n\": 1.0}"_s}, {u"b"_s, u"/wA="_s}}));
    QVERIFY2(!asBodies.err.contains("rows of \"get\""), asBodies.both().constData());
}

void TestCliPut::takesKeysFromWhereItIsTold_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("key"); // empty: refused

    const QByteArray order = "{\"order\":{\"id\":\"A-1\",\"n\":7}}";
    QTest::newRow("fixed") << u"tenant"_s << order << u"tenant"_s;
    QTest::newRow("field") << u"$.order.id"_s << order << u"A-1"_s;
    QTest::newRow("number") << u"$.order.n"_s << order << u"7"_s;
    QTest::newRow("missing") << u"$.order.no"_s << order << QString();
    QTest::newRow("a text like a field") << u"text:$.order.id"_s << order << u"$.order.id"_s;
    QTest::newRow("the record's own")
        << u"other"_s << QByteArray(R"({"data":"x","partitionKey":"own"})") << u"own"_s;
}

void TestCliPut::takesKeysFromWhereItIsTold()
{
    QFETCH(QString, expression);
    QFETCH(QByteArray, line);
    QFETCH(QString, key);

    const CliResult put =
        m_cli->run({u"put"_s, u"orders"_s, u"--partition-key"_s, expression, u"--output=jsonl"_s},
                   line + '\n');

    QCOMPARE(put.rows().size(), 1);
    QCOMPARE(put.status, key.isEmpty() ? 1 : 0);
    if (!key.isEmpty())
        QCOMPARE(put.rows().at(0).value("partitionKey"_L1).toString(), key);
    else
        QVERIFY2(put.rows().at(0).value("errorMessage"_L1).toString().contains(u"$.order.no"_s),
                 put.out.constData());
}

void TestCliPut::inventsADifferentKeyForEachRecord()
{
    const CliResult put = m_cli->run({u"put"_s, u"orders"_s, u"--output=jsonl"_s}, "1\n1\n1\n");

    QSet<QString> keys;
    for (const QJsonObject &row : put.rows())
        keys.insert(row.value("partitionKey"_L1).toString());
    QCOMPARE(keys.size(), 3);
    for (const QString &key : std::as_const(keys)) {
        const QUuid uuid = QUuid::fromString(key);
        QCOMPARE(uuid.version(), QUuid::Random);
        QCOMPARE(uuid.toString(QUuid::WithoutBraces), key);
    }
}

void TestCliPut::sendsWhereTheHashKeySays()
{
    const auto shardOf = [this](const QStringList &options, const QByteArray &line) {
        const CliResult put = m_cli->run(
            QStringList{u"put"_s, u"wide"_s, u"--output=jsonl"_s} + options, line + '\n');
        return put.rows().at(0).value("shardId"_L1).toString();
    };
    const QString top = u"340282366920938463463374607431768211455"_s;

    QCOMPARE(shardOf({u"--explicit-hash-key=0"_s}, "1"), u"shardId-000000000000"_s);
    QCOMPARE(shardOf({u"--explicit-hash-key"_s, top}, "1"), u"shardId-000000000003"_s);
    QCOMPARE(shardOf({u"--explicit-hash-key=$.h"_s}, "{\"h\":\"0\"}"), u"shardId-000000000000"_s);
    QCOMPARE(shardOf({}, R"({"data":"x","partitionKey":"k","explicitHashKey":"0"})"),
             u"shardId-000000000000"_s);
    const CliResult wrong = m_cli->run({u"put"_s, u"wide"_s, u"--output=jsonl"_s},
                                       R"({"data":"x","partitionKey":"k","explicitHashKey":")"
                                           + top.toLatin1() + "0\"}\n");
    QCOMPARE(wrong.status, 1);
    QCOMPARE(wrong.rows().at(0).value("status"_L1).toString(), u"not_sent"_s);
    QVERIFY2(wrong.rows().at(0).value("errorMessage"_L1).toString().contains(u"explicitHashKey"_s),
             wrong.out.constData());
}

void TestCliPut::readsPayloadsFromFiles()
{
    const QByteArray bytes("\0binary\xff", 8);
    m_cli->write(u"a.bin"_s, bytes);

    const CliResult put = m_cli->run(
        {u"put"_s, u"orders"_s, u"--payload=file"_s, u"--output=jsonl"_s}, "a.bin\nmissing.bin\n");
    QCOMPARE(put.status, 1);
    QCOMPARE(put.rows().at(0).value("status"_L1).toString(), u"stored"_s);
    QCOMPARE(put.rows().at(1).value("status"_L1).toString(), u"not_sent"_s);
    QVERIFY2(put.rows().at(1).value("errorMessage"_L1).toString().contains(u"missing.bin"_s),
             put.out.constData());
    const CliResult got = m_cli->run({u"get"_s, u"orders"_s, u"--output=jsonl"_s});
    QCOMPARE(QByteArray::fromBase64(got.rows().at(0).value("dataBase64"_L1).toString().toLatin1()),
             bytes);
}

void TestCliPut::takesAPathAsItStands_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("says"); // of what is not sent; empty: stored

    const QByteArray none = "there is no such file";
    QTest::newRow("relative") << QByteArray("a folder/ü.bin") << QByteArray();
    QTest::newRow("absolute") << QByteArray("{home}/a folder/ü.bin") << QByteArray();
    QTest::newRow("through a folder") << QByteArray("a folder/../a folder/ü.bin") << QByteArray();
    QTest::newRow("Windows' line end") << QByteArray("a folder/ü.bin\r") << QByteArray();
    QTest::newRow("quoted") << QByteArray("\"a folder/ü.bin\"") << none;
    QTest::newRow("a blank more") << QByteArray("a folder/ü.bin ") << none;
    QTest::newRow("of a shell") << QByteArray("~/a folder/ü.bin") << none;
    QTest::newRow("a folder") << QByteArray("a folder") << QByteArray("not a regular file");
    QTest::newRow("endless") << QByteArray("/dev/zero") << QByteArray("not a regular file");
    QTest::newRow("too large") << QByteArray("large.bin") << QByteArray("larger than 10 MiB");
}

void TestCliPut::takesAPathAsItStands()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, says);
    QVERIFY(QDir(m_cli->path(u"."_s)).mkdir(u"a folder"_s));
    m_cli->write(u"a folder/ü.bin"_s, "umlaut");
    m_cli->write(u"large.bin"_s, QByteArray(10 * 1024 * 1024 + 1, 'x'));
    line.replace("{home}", m_cli->path(u"."_s).toUtf8());

    const CliResult put =
        m_cli->run({u"put"_s, u"orders"_s, u"--payload=file"_s, u"--output=jsonl"_s}, line + '\n');

    QVERIFY2(put.rows().size() == 1, put.both().constData());
    QCOMPARE(put.status, says.isEmpty() ? 0 : 1);
    QVERIFY2(put.rows().at(0).value("errorMessage"_L1).toString().toUtf8().contains(says),
             put.out.constData());
    QCOMPARE(m_simulator->recordsStored(), says.isEmpty() ? 1 : 0);
}

void TestCliPut::readsStandardInputAndPipes()
{
    QCOMPARE(m_cli->run({u"put"_s, u"orders"_s}, "1\n").status, 0);
    QCOMPARE(m_cli->run({u"put"_s, u"orders"_s, u"/dev/stdin"_s}, "2\n").status, 0);
    const QString file = m_cli->write(u"in.jsonl"_s, "3"); // no line end at the end
    QCOMPARE(m_cli->run({u"put"_s, u"orders"_s, file}).status, 0);
    QCOMPARE(m_simulator->recordsStored(), 3);
    QCOMPARE(m_cli->run({u"put"_s, u"orders"_s}).status, 0); // nothing at all
    QCOMPARE(m_simulator->recordsStored(), 3);
}

void TestCliPut::compresses()
{
    const QByteArrayList payloads = roundTrip("{\"a\":1}\n", {u"--newline"_s, u"--gzip"_s});

    QVERIFY(payloads.first().startsWith("\x1f\x8b"));
    z_stream stream = {};
    QCOMPARE(inflateInit2(&stream, 16 + MAX_WBITS), Z_OK);
    QByteArray packed = payloads.first();
    QByteArray plain(100, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    QCOMPARE(inflate(&stream, Z_FINISH), Z_STREAM_END);
    plain.truncate(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    QCOMPARE(plain, QByteArray("{\"a\":1}\n"));
}

void TestCliPut::splitsByCountAndBytes()
{
    const QByteArray ten = QByteArray("\"0123456789\"\n").repeated(10);
    const auto requestsFor = [this, &ten](const QStringList &options) {
        const CliResult put = m_cli->run(
            QStringList{u"put"_s, u"orders"_s, u"--partition-key=k"_s, u"--output=json"_s}
                + options,
            ten);
        return put.json().value("summary"_L1).toObject().value("requests"_L1).toInt();
    };

    QCOMPARE(requestsFor({}), 1);
    QCOMPARE(requestsFor({u"--max-request-records=3"_s}), 4);
    QCOMPARE(requestsFor({u"--max-request-bytes=26"_s}), 5); // 12 bytes and a key of 1, twice
    QCOMPARE(requestsFor({u"--concurrency=1"_s, u"--max-request-records=1"_s}), 10);
}

void TestCliPut::keepsOrderWhenStrict()
{
    QByteArray lines;
    QByteArrayList expected;
    for (int i = 0; i < 60; ++i) {
        lines += QByteArray::number(i) + '\n';
        expected.append(QByteArray::number(i));
    }

    QCOMPARE(roundTrip(lines, {u"--strict-order"_s, u"--partition-key=k"_s}), expected);
    QVERIFY(m_simulator->requestsServed() >= 60); // one for each record
}

void TestCliPut::heedsTheLimitsOfTheStream()
{
    const QByteArray big = '"' + QByteArray(1024 * 1024, 'x') + "\"\n";
    const QStringList options{u"--partition-key=k"_s, u"--output=jsonl"_s};

    const CliResult small = m_cli->run(QStringList{u"put"_s, u"orders"_s} + options, big + "1\n");
    QCOMPARE(small.status, 1);
    QCOMPARE(small.rows().at(0).value("status"_L1).toString(), u"not_sent"_s);
    QCOMPARE(small.rows().at(0).value("attempts"_L1).toInt(), 0);
    QCOMPARE(small.rows().at(1).value("status"_L1).toString(), u"stored"_s);

    QCOMPARE(m_cli->run(QStringList{u"put"_s, u"large"_s} + options, big).status, 0);
}

void TestCliPut::needsNoKeyOnAnAutomaticStream()
{
    const CliResult put = m_cli->run({u"put"_s, u"auto"_s, u"--output=jsonl"_s},
                                     "{\"data\":\"x\",\"partitionKey\":\"\"}\n");
    QVERIFY2(put.status == 0, put.both().constData());

    const CliResult plan = m_cli->run({u"put"_s, u"auto"_s, u"--dry-run"_s}, "1\n");
    QCOMPARE(plan.status, 0);
    QVERIFY2(plan.out.contains("No shard is predicted: the service chooses"), plan.out.constData());
}

void TestCliPut::plansWithoutSending()
{
    const CliResult plan =
        m_cli->run({u"put"_s, u"wide"_s, u"--dry-run"_s, u"--partition-key=$.k"_s,
                    u"--max-request-records=2"_s, u"--output=json"_s},
                   "{\"k\":\"a\"}\n{\"k\":\"b\"}\n{\"k\":\"c\"}\nbroken\n");
    QCOMPARE(plan.status, 1);
    const QJsonObject summary = plan.json().value("summary"_L1).toObject();
    QCOMPARE(summary.value("records"_L1).toInt(), 4);
    QCOMPARE(summary.value("bad"_L1).toInt(), 1);
    QCOMPARE(summary.value("requests"_L1).toInt(), 2);
    QCOMPARE(summary.value("bytes"_L1).toInt(), 3 * 10);

    const CliResult rows = m_cli->run(
        {u"put"_s, u"wide"_s, u"--dry-run"_s, u"--partition-key=$.k"_s, u"--output=jsonl"_s},
        "{\"k\":\"a\"}\n{\"k\":\"b\"}\n");
    QCOMPARE(m_simulator->recordsStored(), 0);
    const CliResult put =
        m_cli->run({u"put"_s, u"wide"_s, u"--partition-key=$.k"_s, u"--output=jsonl"_s},
                   "{\"k\":\"a\"}\n{\"k\":\"b\"}\n");
    for (int i = 0; i < 2; ++i)
        QCOMPARE(rows.rows().at(i).value("predictedShardId"_L1),
                 put.rows().at(i).value("shardId"_L1));
    const CliResult table = m_cli->run({u"put"_s, u"wide"_s, u"--dry-run"_s}, "1\n");
    QVERIFY2(table.out.contains("1 of 1 record would be sent in 1 request"), table.out.constData());
}

void TestCliPut::asksTheServiceWithoutWriting()
{
    const QStringList put{u"put"_s, u"orders"_s, u"--check"_s};

    const CliResult fine = m_cli->run(put, "1\n2\n");
    QVERIFY2(fine.status == 0, fine.both().constData());
    QVERIFY2(fine.out.contains("2 records would be accepted; nothing was written"),
             fine.out.constData());
    QCOMPARE(m_simulator->recordsStored(), 0);

    m_cli->setVariable(u"AWS_ENDPOINT_URL_KINESIS"_s, u"https://kinesis.example.com"_s);
    const CliResult elsewhere = m_cli->run(put, "1\n");
    QCOMPARE(elsewhere.status, 2);
    QVERIFY2(elsewhere.err.simplified().contains("kinesis.example.com is not an endpoint of AWS"),
             elsewhere.err.constData());
}

void TestCliPut::takesTheArnOfAStream()
{
    const QString arn = u"arn:aws:kinesis:us-east-1:000000000000:stream/orders"_s;
    m_cli->unsetVariable(u"AWS_REGION"_s);

    QCOMPARE(m_cli->run({u"put"_s, arn}, "1\n").status, 0);
    QCOMPARE(m_simulator->recordsStored(), 1);
}

QTEST_GUILESS_MAIN(TestCliPut)
#include "tst_cli_put.moc"
