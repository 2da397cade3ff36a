// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/CliRunner.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using test::CliResult;
using test::CliRunner;

class TestCliStreams : public QObject
{
    Q_OBJECT

private slots:
    void listsEveryStream();
    void listsMoreThanAPage();
    void describesAStreamByNameAndArn();
    void listsShards();
    void createsAStream_data();
    void createsAStream();
    void refusesStreamsThatCannotBe_data();
    void refusesStreamsThatCannotBe();
    void deletesOnlyWhenToldSo();
    void asksAgainAsTheSameCall();
    void namesAStreamThatIsNotThere();
    void readsFromAllFivePlaces();
    void readsUpToALimit();
    void readsOnWhereTheShardIsBusy();
    void doesNotSayWhatItCouldNotRead();
    void readsOnWhereIteratorsExpire();
    void readsOnWhereTheLatestPlaceExpires();
    void waitsForWhatComes();
    void readsBytesThatAreNoText();
    void endsQuietlyWhenNobodyReads();
};

void TestCliStreams::listsEveryStream()
{
    const auto simulator =
        test::startedSimulator({{.name = u"orders"_s, .shards = 4},
                                {.name = u"clicks"_s, .shards = 1, .automaticDistribution = true}});
    CliRunner cli;
    cli.use(*simulator);

    const CliResult lines = cli.run({u"streams"_s, u"--output"_s, u"jsonl"_s});
    QCOMPARE(lines.status, 0);
    QCOMPARE(lines.rows().size(), 2);
    QCOMPARE(lines.rows().at(1).value("name"_L1).toString(), u"orders"_s);
    QCOMPARE(lines.rows().at(1).value("status"_L1).toString(), u"ACTIVE"_s);
    QCOMPARE(lines.rows().at(1).value("openShards"_L1).toInt(), 4);
    QCOMPARE(lines.rows().at(0).value("mode"_L1).toString(), u"ON_DEMAND"_s);

    const CliResult table = cli.run({u"streams"_s});
    const QList<QByteArray> printed = table.out.split('\n');
    QVERIFY2(printed.at(0).startsWith("stream  status  mode"), table.out.constData());
    QVERIFY2(printed.at(1).startsWith("clicks  ACTIVE  on demand"), table.out.constData());
    QVERIFY2(printed.at(2).startsWith("orders  ACTIVE  provisioned"), table.out.constData());
}

void TestCliStreams::listsMoreThanAPage()
{
    QList<core::SimulatedStreamSpec> streams;
    for (int i = 0; i < 130; ++i)
        streams.append({.name = u"s%1"_s.arg(i, 3, 10, QChar(u'0'))});
    const auto simulator = test::startedSimulator(streams);
    CliRunner cli;
    cli.use(*simulator);

    const CliResult result = cli.run({u"streams"_s, u"--output"_s, u"jsonl"_s});

    QCOMPARE(result.rows().size(), 130);
    QCOMPARE(result.rows().last().value("name"_L1).toString(), u"s129"_s);
}

void TestCliStreams::describesAStreamByNameAndArn()
{
    const auto simulator = test::startedSimulator(
        {{.name = u"orders"_s, .shards = 3, .maxRecordBytes = 2 * 1024 * 1024}});
    CliRunner cli;
    cli.use(*simulator);

    const QJsonObject byName =
        cli.run({u"describe"_s, u"orders"_s, u"--output"_s, u"json"_s}).json();
    QCOMPARE(byName.value("openShards"_L1).toInt(), 3);
    QCOMPARE(byName.value("maxRecordBytes"_L1).toInt(), 2 * 1024 * 1024);
    QCOMPARE(byName.value("recordDistribution"_L1).toString(), u"USER_PARTITION_KEY"_s);

    const QString arn = byName.value("arn"_L1).toString();
    QVERIFY2(arn.startsWith(u"arn:aws:kinesis:us-east-1:"_s), qPrintable(arn));
    QCOMPARE(cli.run({u"describe"_s, arn, u"--output"_s, u"json"_s}).json(), byName);
    const QByteArray facts = cli.run({u"describe"_s, arn}).out;
    QVERIFY2(facts.contains("largest record     2.0 MiB\n"), facts.constData());

    const CliResult elsewhere = cli.run({u"describe"_s, arn, u"--region"_s, u"eu-west-1"_s});
    QCOMPARE(elsewhere.status, 2);
    QVERIFY2(elsewhere.err.contains("The stream's ARN says us-east-1 and --region says eu-west-1"),
             elsewhere.err.constData());
}

void TestCliStreams::listsShards()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s, .shards = 2}});
    CliRunner cli;
    cli.use(*simulator);

    const QList<QJsonObject> shards =
        cli.run({u"shards"_s, u"orders"_s, u"--output"_s, u"jsonl"_s}).rows();

    QCOMPARE(shards.size(), 2);
    QCOMPARE(shards.at(0).value("shardId"_L1).toString(), u"shardId-000000000000"_s);
    QCOMPARE(shards.at(0).value("startingHashKey"_L1).toString(), u"0"_s);
    QCOMPARE(shards.at(1).value("endingHashKey"_L1).toString(),
             u"340282366920938463463374607431768211455"_s);
    QVERIFY(shards.at(1).value("open"_L1).toBool());
}

void TestCliStreams::createsAStream_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("shards"); // 0: the service's own choice
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("maxRecordBytes");
    QTest::addColumn<QString>("distribution");

    const int mib = 1024 * 1024;
    QTest::newRow("one shard") << QStringList{} << 1 << u"PROVISIONED"_s << mib
                               << u"USER_PARTITION_KEY"_s;
    QTest::newRow("shards and size")
        << QStringList{u"--shards=4"_s, u"--max-record-size=10MiB"_s} << 4 << u"PROVISIONED"_s
        << 10 * mib << u"USER_PARTITION_KEY"_s;
    QTest::newRow("on demand") << QStringList{u"--on-demand"_s} << 0 << u"ON_DEMAND"_s << mib
                               << u"USER_PARTITION_KEY"_s;
    QTest::newRow("automatic") << QStringList{u"--on-demand"_s, u"--auto-distribution"_s} << 0
                               << u"ON_DEMAND"_s << mib << u"AUTO"_s;
}

void TestCliStreams::createsAStream()
{
    QFETCH(QStringList, options);
    QFETCH(int, shards);
    QFETCH(QString, mode);
    QFETCH(int, maxRecordBytes);
    QFETCH(QString, distribution);
    const auto simulator = test::startedSimulator({});
    CliRunner cli;
    cli.use(*simulator);

    const CliResult created = cli.run(
        QStringList{u"create"_s, u"fresh"_s, u"--wait"_s, u"--output"_s, u"json"_s} + options);

    QVERIFY2(created.status == 0, created.both().constData());
    QCOMPARE(created.json().value("status"_L1).toString(), u"ACTIVE"_s);
    if (shards > 0)
        QCOMPARE(created.json().value("openShards"_L1).toInt(), shards);
    QCOMPARE(created.json().value("mode"_L1).toString(), mode);
    QCOMPARE(created.json().value("maxRecordBytes"_L1).toInt(), maxRecordBytes);
    QCOMPARE(created.json().value("recordDistribution"_L1).toString(), distribution);
    const CliResult again = cli.run({u"create"_s, u"fresh"_s});
    QCOMPARE(again.status, 1);
    QVERIFY2(again.err.contains("ResourceInUseException"), again.err.constData());
}

void TestCliStreams::refusesStreamsThatCannotBe_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("message");

    QTest::newRow("name") << QStringList{u"create"_s, u"or ders"_s}
                          << QByteArray("\"or ders\" is not a stream");
    QTest::newRow("arn") << QStringList{u"create"_s,
                                        u"arn:aws:kinesis:eu-west-1:123456789012:stream/a"_s}
                         << QByteArray("A new stream has a name");
    QTest::newRow("shards") << QStringList{u"create"_s, u"a"_s, u"--shards=0"_s}
                            << QByteArray("\"0\" is not a whole number from 1 to 10,000");
    QTest::newRow("both modes") << QStringList{u"create"_s, u"a"_s, u"--shards=1"_s,
                                               u"--on-demand"_s}
                                << QByteArray("A stream on demand has no --shards");
    QTest::newRow("size") << QStringList{u"create"_s, u"a"_s, u"--max-record-size=11MiB"_s}
                          << QByteArray("\"11MiB\" is not a size from 1.0 MiB to 10.0 MiB");
    QTest::newRow("half a KiB") << QStringList{u"create"_s, u"a"_s, u"--max-record-size=1048577"_s}
                                << QByteArray("in whole KiB");
}

void TestCliStreams::refusesStreamsThatCannotBe()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, message);
    const CliRunner cli;

    const CliResult result = cli.run(words);

    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.simplified().contains(message), result.err.constData());
}

void TestCliStreams::deletesOnlyWhenToldSo()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);

    const CliResult unsure = cli.run({u"delete"_s, u"orders"_s}, "orders\n");
    QCOMPARE(unsure.status, 2);
    QVERIFY2(unsure.err.contains("needs --yes"), unsure.err.constData());
    QCOMPARE(cli.run({u"streams"_s, u"--output"_s, u"jsonl"_s}).rows().size(), 1);

    QCOMPARE(cli.run({u"delete"_s, u"orders"_s, u"--yes"_s}).status, 0);
    const CliResult list = cli.run({u"streams"_s, u"--output"_s, u"jsonl"_s});
    QCOMPARE(list.status, 0);
    QCOMPARE(list.rows().size(), 0);
}

void TestCliStreams::asksAgainAsTheSameCall()
{
    const CliRunner cli;

    const CliResult shards = cli.run({u"shards"_s, u"orders"_s, u"--simulator"_s, u"--fault"_s,
                                      u"error:code=InternalFailure,first=2,action=ListShards"_s,
                                      u"--trace"_s, u"trace.txt"_s});

    QVERIFY2(shards.status == 0, shards.both().constData());
    QSet<QByteArray> ids;
    QByteArrayList attempts;
    const QByteArrayList trace = cli.read(u"trace.txt"_s).split('\n');
    for (const QByteArray &line : trace) {
        const QByteArray header = line.trimmed();
        if (header.contains("amz-sdk-invocation-id: "))
            ids.insert(header);
        if (header.contains("amz-sdk-request: "))
            attempts.append(header.sliced(header.indexOf("attempt=")));
    }
    QCOMPARE(attempts,
             (QByteArrayList{"attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"}));
    QCOMPARE(ids.size(), 1);
}

void TestCliStreams::namesAStreamThatIsNotThere()
{
    const auto simulator = test::startedSimulator({});
    CliRunner cli;
    cli.use(*simulator);

    for (const QString &command : {u"describe"_s, u"shards"_s, u"get"_s}) {
        const CliResult result = cli.run({command, u"nowhere"_s});
        QCOMPARE(result.status, 3);
        QVERIFY2(result.err.contains("nowhere") && result.err.contains("now: "),
                 result.err.constData());
    }
}

void TestCliStreams::readsFromAllFivePlaces()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    const CliResult put = cli.run({u"put"_s, u"orders"_s, u"--output"_s, u"jsonl"_s},
                                  "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
    QVERIFY2(put.status == 0, put.both().constData());
    const QString second = put.rows().at(1).value("sequenceNumber"_L1).toString();
    const auto dataFrom = [&cli](const QStringList &options) {
        QStringList data;
        const QStringList words{u"get"_s,   u"orders"_s,  u"--output"_s,
                                u"jsonl"_s, u"--shard"_s, u"0"_s};
        for (const QJsonObject &row : cli.run(words + options).rows())
            data.append(row.value("data"_L1).toString());
        return data.join(u' ');
    };
    const QString all = u"{\"n\":1} {\"n\":2} {\"n\":3}"_s;

    QCOMPARE(dataFrom({}), all);
    QCOMPARE(dataFrom({u"--from"_s, u"trim-horizon"_s}), all);
    QCOMPARE(dataFrom({u"--from"_s, u"at:"_s + second}), u"{\"n\":2} {\"n\":3}"_s);
    QCOMPARE(dataFrom({u"--from"_s, u"after:"_s + second}), u"{\"n\":3}"_s);
    QCOMPARE(dataFrom({u"--from"_s, u"2020-01-01T00:00:00Z"_s}), all);
    QCOMPARE(dataFrom({u"--from"_s, u"latest"_s}), QString());
    QCOMPARE(dataFrom({u"--iterator-type"_s, u"AT_SEQUENCE_NUMBER"_s,
                       u"--starting-sequence-number"_s, second}),
             u"{\"n\":2} {\"n\":3}"_s);
    QCOMPARE(dataFrom({u"--iterator-type"_s, u"AT_TIMESTAMP"_s, u"--timestamp"_s, u"0"_s}), all);
}

void TestCliStreams::readsUpToALimit()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s, .shards = 2}});
    CliRunner cli;
    cli.use(*simulator);
    QVERIFY(cli.run({u"put"_s, u"orders"_s}, "1\n2\n3\n4\n5\n6\n7\n8\n").status == 0);

    const CliResult some = cli.run({u"get"_s, u"orders"_s, u"--limit=5"_s, u"--output=jsonl"_s});
    QCOMPARE(some.rows().size(), 5);
    QCOMPARE(cli.run({u"get"_s, u"orders"_s, u"--output=jsonl"_s}).rows().size(), 8);
}

// Others read the shard too, or a page was so large that the next one has to wait.
void TestCliStreams::readsOnWhereTheShardIsBusy()
{
    const auto simulator = test::startedSimulator(
        {{.name = u"orders"_s, .shards = 1}},
        {u"error:code=ProvisionedThroughputExceededException,first=5,action=GetRecords"_s});
    CliRunner cli;
    cli.use(*simulator);
    QCOMPARE(cli.run({u"put"_s, u"orders"_s}, "1\n2\n").status, 0);

    const CliResult read = cli.run({u"get"_s, u"orders"_s, u"--output=jsonl"_s});

    QVERIFY2(read.status == 0, read.both().constData());
    QCOMPARE(read.rows().size(), 2);
    QVERIFY2(read.err.contains("read too often"), read.err.constData());
}

void TestCliStreams::doesNotSayWhatItCouldNotRead()
{
    const CliRunner cli;

    const CliResult read = cli.run({u"get"_s, u"orders"_s, u"--simulator"_s, u"--fault"_s,
                                    u"error:code=AccessDeniedException,action=GetRecords"_s});

    QVERIFY2(read.status == 3, read.both().constData());
    QVERIFY2(read.out.isEmpty(), read.out.constData()); // not "No records there."
    QVERIFY2(read.err.contains("may not"), read.err.constData());
}

// Whoever waits at many shards comes back to each after more than their five minutes.
void TestCliStreams::readsOnWhereIteratorsExpire()
{
    const auto simulator = test::startedSimulator(
        {{.name = u"orders"_s, .shards = 3}},
        {u"error:code=ExpiredIteratorException,every=2,action=GetRecords"_s});
    CliRunner cli;
    cli.use(*simulator);
    QByteArray lines;
    for (int i = 0; i < 30; ++i)
        lines += QByteArray::number(i) + '\n';
    QCOMPARE(cli.run({u"put"_s, u"orders"_s}, lines).status, 0);

    const CliResult read = cli.run(
        {u"get"_s, u"orders"_s, u"--wait=1"_s, u"--output=jsonl"_s, u"--trace"_s, u"trace.txt"_s});

    QVERIFY2(read.status == 0, read.both().constData());
    QList<int> numbers;
    for (const QJsonObject &row : read.rows())
        numbers.append(row.value("data"_L1).toString().toInt());
    std::sort(numbers.begin(), numbers.end());
    QList<int> all(30);
    std::iota(all.begin(), all.end(), 0);
    QCOMPARE(numbers, all); // none twice, none left out
    const QByteArray trace = cli.read(u"trace.txt"_s);
    QVERIFY2(trace.contains("AFTER_SEQUENCE_NUMBER"), trace.constData());
    QVERIFY2(trace.count("ExpiredIteratorException") > 2, trace.constData());
}

// "Now" is the moment that it was when the reader came.
void TestCliStreams::readsOnWhereTheLatestPlaceExpires()
{
    const auto simulator = test::startedSimulator(
        {{.name = u"orders"_s}},
        {u"error:code=ExpiredIteratorException,every=2,action=GetRecords"_s});
    CliRunner cli;
    cli.use(*simulator);

    const auto reader = cli.start({u"get"_s, u"orders"_s, u"--from=latest"_s, u"--wait=60"_s,
                                   u"--limit=1"_s, u"--output=jsonl"_s, u"--trace=-"_s});
    reader->setReadChannel(QProcess::StandardError);
    QByteArray seen;
    while (!seen.contains("ExpiredIteratorException") && reader->waitForReadyRead(30'000))
        seen += reader->readAllStandardError();
    QCOMPARE(cli.run({u"put"_s, u"orders"_s}, "\"after\"\n").status, 0);
    const CliResult result = CliRunner::finish(*reader);

    QCOMPARE(result.status, 0);
    QCOMPARE(result.rows().size(), 1);
    QCOMPARE(result.rows().at(0).value("data"_L1).toString(), u"\"after\""_s);
    QVERIFY2(QByteArray(seen + result.err).contains("AT_TIMESTAMP"), result.err.constData());
}

void TestCliStreams::waitsForWhatComes()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    QCOMPARE(cli.run({u"put"_s, u"orders"_s}, "\"before\"\n").status, 0);

    const auto reader = cli.start({u"get"_s, u"orders"_s, u"--from=latest"_s, u"--wait=60"_s,
                                   u"--limit=1"_s, u"--output=jsonl"_s, u"--trace=-"_s});
    // Its trace says when it has an iterator: what comes from then on counts.
    reader->setReadChannel(QProcess::StandardError);
    QByteArray seen;
    while (!seen.contains("ShardIterator\":\"") && reader->waitForReadyRead(30'000))
        seen += reader->readAllStandardError();
    QCOMPARE(cli.run({u"put"_s, u"orders"_s}, "\"after\"\n").status, 0);
    const CliResult result = CliRunner::finish(*reader);

    QCOMPARE(result.status, 0);
    QCOMPARE(result.rows().size(), 1);
    QCOMPARE(result.rows().at(0).value("data"_L1).toString(), u"\"after\""_s);
}

void TestCliStreams::readsBytesThatAreNoText()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    QCOMPARE(cli.run({u"put"_s, u"orders"_s, u"--payload=hex"_s}, "ff00\n").status, 0);

    const CliResult lines = cli.run({u"get"_s, u"orders"_s, u"--output=jsonl"_s});
    QCOMPARE(lines.rows().at(0).value("dataBase64"_L1).toString(), u"/wA="_s);
    const CliResult table = cli.run({u"get"_s, u"orders"_s});
    QVERIFY2(table.out.contains("2 B of bytes that are no text"), table.out.constData());
}

void TestCliStreams::endsQuietlyWhenNobodyReads()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    QByteArray lines;
    for (int i = 0; i < 900; ++i)
        lines += QByteArray(1000, 'x').replace(0, 1, "\"").replace(999, 1, "\"") + '\n';
    QCOMPARE(cli.run({u"put"_s, u"orders"_s}, lines).status, 0);

    const auto process = cli.start({u"get"_s, u"orders"_s, u"--output=jsonl"_s});
    process->closeReadChannel(QProcess::StandardOutput);
    const CliResult result = CliRunner::finish(*process);

    QCOMPARE(result.status, 0);
    QVERIFY2(!result.err.contains("error: "), result.err.constData());
}

QTEST_GUILESS_MAIN(TestCliStreams)
#include "tst_cli_streams.moc"
