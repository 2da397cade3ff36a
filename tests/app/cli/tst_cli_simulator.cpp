// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/CliRunner.h"

#include <QTest>

#include <csignal>
#include <sys/types.h>

using namespace Qt::Literals::StringLiterals;
using test::CliResult;
using test::CliRunner;

class TestCliSimulator : public QObject
{
    Q_OBJECT

private slots:
    void theSimulatorIsWhereAnArnSays();
    void aFamilyOfCommandsHasAPage();
    void runsUntilItIsInterrupted_data();
    void runsUntilItIsInterrupted();
    void takesItsOwnKeysAndThoseGiven();
    void readsSecretsFromStandardInput();
    void goesWrongAsTold_data();
    void goesWrongAsTold();
    void aRunThatStopsOverUncertainRecordsSaysSo();
    void measuresAndCorrectsTheClock();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void saysWhenThePortIsTaken();
    void startsForOneCommand();
    void printsItsSamples();

private:
    // A running simulator command; `greeting` is its first line.
    static std::unique_ptr<QProcess> started(const CliRunner &cli, const QStringList &options,
                                             QJsonObject &greeting, const QByteArray &input = {});
    static void end(QProcess &process);
};

std::unique_ptr<QProcess> TestCliSimulator::started(const CliRunner &cli,
                                                    const QStringList &options,
                                                    QJsonObject &greeting, const QByteArray &input)
{
    auto process =
        cli.start(QStringList{u"simulator"_s, u"--port=0"_s, u"--output=jsonl"_s} + options);
    process->write(input);
    process->closeWriteChannel();
    while (!process->canReadLine() && process->waitForReadyRead(30'000)) { }
    CliResult first;
    first.out = process->readLine();
    greeting = first.json();
    return process;
}

void TestCliSimulator::end(QProcess &process)
{
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    process.waitForFinished();
}

void TestCliSimulator::runsUntilItIsInterrupted_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("kill") << SIGTERM;
}

void TestCliSimulator::runsUntilItIsInterrupted()
{
    QFETCH(int, signal);
    const CliRunner cli;
    QJsonObject greeting;
    const auto process = started(cli, {u"--stream=orders:2"_s, u"--region=eu-west-1"_s}, greeting);
    const QString url = greeting.value("url"_L1).toString();
    QVERIFY(url.startsWith(u"http://127.0.0.1:"_s));

    // A local endpoint needs neither region nor keys.
    const CliResult put = cli.run(
        {u"put"_s, u"orders"_s, u"--endpoint-url"_s, url, u"--region"_s, u"eu-west-1"_s}, "1\n2\n");
    QVERIFY2(put.status == 0, put.both().constData());
    ::kill(static_cast<pid_t>(process->processId()), signal);
    const CliResult result = CliRunner::finish(*process);

    QCOMPARE(result.status, 0);
    QCOMPARE(result.rows().last().value("records"_L1).toInt(), 2);
    QVERIFY(result.rows().last().value("requests"_L1).toInt() >= 1);
}

void TestCliSimulator::takesItsOwnKeysAndThoseGiven()
{
    CliRunner cli;
    cli.setVariable(u"PRACTICE_SECRET"_s, u"practice-makes-perfect"_s);
    QJsonObject greeting;
    const auto process = started(cli, {u"--key=AKIDPRACTICE@PRACTICE_SECRET"_s}, greeting);
    cli.setVariable(u"AWS_ENDPOINT_URL"_s, greeting.value("url"_L1).toString());
    cli.setVariable(u"AWS_REGION"_s, u"us-east-1"_s);
    const auto listWith = [&cli](const QString &id, const QString &secret) {
        cli.setVariable(u"AWS_ACCESS_KEY_ID"_s, id);
        cli.setVariable(u"AWS_SECRET_ACCESS_KEY"_s, secret);
        return cli.run({u"streams"_s});
    };

    QCOMPARE(listWith(u"AKIDPRACTICE"_s, u"practice-makes-perfect"_s).status, 0);
    QCOMPARE(listWith(greeting.value("accessKeyId"_L1).toString(),
                      greeting.value("secretAccessKey"_L1).toString())
                 .status,
             0);
    const CliResult wrongSecret = listWith(u"AKIDPRACTICE"_s, u"wrong"_s);
    QCOMPARE(wrongSecret.status, 3);
    const CliResult unknown = listWith(u"AKIDUNKNOWN"_s, u"wrong"_s);
    QCOMPARE(unknown.status, 3);
    end(*process);
}

void TestCliSimulator::readsSecretsFromStandardInput()
{
    CliRunner cli;
    QJsonObject greeting;
    const auto process = started(cli, {u"--key=AKIDONE"_s, u"--key=AKIDTWO"_s}, greeting,
                                 "first-secret\nsecond-secret\n");
    cli.setVariable(u"AWS_ENDPOINT_URL"_s, greeting.value("url"_L1).toString());
    cli.setVariable(u"AWS_REGION"_s, u"us-east-1"_s);
    cli.setVariable(u"AWS_ACCESS_KEY_ID"_s, u"AKIDTWO"_s);
    cli.setVariable(u"AWS_SECRET_ACCESS_KEY"_s, u"second-secret"_s);

    QCOMPARE(cli.run({u"streams"_s}).status, 0);
    end(*process);
}

void TestCliSimulator::goesWrongAsTold_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("status"); // of the record
    QTest::addColumn<QByteArray>("errorCode"); // part of it

    QTest::newRow("throttling") << u"throttle:percent=100"_s << QByteArray("refused")
                                << QByteArray("ProvisionedThroughputExceededException");
    QTest::newRow("per record") << u"fail-records"_s << QByteArray("refused")
                                << QByteArray("InternalFailure");
    QTest::newRow("whole request") << u"error:code=KMSThrottlingException,action=PutRecords"_s
                                   << QByteArray("refused") << QByteArray("KMSThrottlingException");
    QTest::newRow("latency") << u"latency:ms=50"_s << QByteArray("stored") << QByteArray();
    QTest::newRow("dropped after") << u"drop:when=after,action=PutRecords"_s
                                   << QByteArray("uncertain") << QByteArray("ConnectionClosed");
    QTest::newRow("truncated") << u"truncate:action=PutRecords"_s << QByteArray("uncertain")
                               << QByteArray();
    QTest::newRow("page of a gateway")
        << u"html:action=PutRecords"_s << QByteArray("uncertain") << QByteArray();
    QTest::newRow("one entry too few")
        << u"wrong-count:action=PutRecords"_s << QByteArray("uncertain") << QByteArray();
}

void TestCliSimulator::goesWrongAsTold()
{
    QFETCH(QString, fault);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, errorCode);
    const CliRunner cli;

    const CliResult result = cli.run({u"put"_s, u"orders"_s, u"--simulator"_s, u"--fault"_s, fault,
                                      u"--max-attempts=1"_s, u"--output=jsonl"_s},
                                     "{\"n\":1}\n");

    QVERIFY2(result.rows().size() == 1, result.both().constData());
    const QJsonObject row = result.rows().at(0);
    QCOMPARE(row.value("status"_L1).toString().toUtf8(), status);
    QVERIFY2(row.value("errorCode"_L1).toString().toUtf8().contains(errorCode),
             result.out.constData());
    QCOMPARE(result.status, status == "stored" ? 0 : 1);
}

// Status 3 says that nothing was stored.
void TestCliSimulator::aRunThatStopsOverUncertainRecordsSaysSo()
{
    const CliRunner cli;

    const CliResult result = cli.run({u"put"_s, u"orders"_s, u"--simulator"_s,
                                      u"--fault=drop:when=after,action=PutRecords"_s,
                                      u"--max-request-records=1"_s, u"--output=json"_s},
                                     "1\n2\n3\n4\n5\n6\n7\n8\n9\n");

    const QJsonObject sums = result.json().value("summary"_L1).toObject();
    QVERIFY2(sums.value("uncertain"_L1).toInt() >= 3, result.both().constData());
    QVERIFY2(sums.value("notSent"_L1).toInt() > 0, result.both().constData());
    QCOMPARE(result.status, 1);
}

void TestCliSimulator::measuresAndCorrectsTheClock()
{
    const CliRunner cli;
    const QStringList skewed{u"--simulator"_s, u"--fault=skew:seconds=600"_s};

    const CliResult put = cli.run(QStringList{u"put"_s, u"orders"_s} + skewed, "1\n");
    QVERIFY2(put.status == 0, put.both().constData());
    QVERIFY2(put.err.contains("clock is 10 min behind the service"), put.err.constData());
    const CliResult test = cli.run(QStringList{u"connection"_s, u"test"_s} + skewed);
    QVERIFY2(test.status == 0, test.both().constData());
    QVERIFY2(test.out.contains("s behind the service's; corrected"), test.out.constData());
}

void TestCliSimulator::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("message");

    QTest::newRow("port") << QStringList{u"--port=65536"_s} << QByteArray("from 0 to 65,535");
    QTest::newRow("stream") << QStringList{u"--stream=a b"_s}
                            << QByteArray("\"a b\" is not a name of a stream");
    QTest::newRow("fault") << QStringList{u"--fault=rain"_s} << QByteArray("throttle");
    QTest::newRow("secret of nobody") << QStringList{u"--key=ID@NOT_SET"_s}
                                      << QByteArray("The variable NOT_SET is empty or not set");
    QTest::newRow("no secret on standard input")
        << QStringList{u"--key=ID"_s} << QByteArray("It ended where a line was expected");
}

void TestCliSimulator::refusesWhatItDoesNotUnderstand()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, message);
    const CliRunner cli;

    const CliResult result = cli.run(QStringList(u"simulator"_s) + options);

    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.simplified().contains(message), result.err.constData());
}

void TestCliSimulator::saysWhenThePortIsTaken()
{
    const auto simulator = test::startedSimulator({});
    const CliRunner cli;

    const CliResult result =
        cli.run({u"simulator"_s, u"--port"_s, QString::number(simulator->port())});

    QCOMPARE(result.status, 3);
    QVERIFY2(result.err.contains(QByteArray::number(simulator->port())), result.err.constData());
}

void TestCliSimulator::startsForOneCommand()
{
    const CliRunner cli;

    const CliResult put =
        cli.run({u"put"_s, u"orders"_s, u"--simulator"_s, u"--output=jsonl"_s}, "1\n");
    QVERIFY2(put.status == 0, put.both().constData());
    const CliResult list = cli.run({u"streams"_s, u"--simulator"_s, u"--simulator-stream=a:2"_s,
                                    u"--simulator-stream=b:1:2048:auto"_s, u"--output=jsonl"_s});
    QCOMPARE(list.rows().size(), 2);
    const CliResult fault = cli.run({u"streams"_s, u"--fault=html"_s});
    QCOMPARE(fault.status, 2);
    QVERIFY2(fault.err.contains("--fault belongs to --simulator"), fault.err.constData());
}

void TestCliSimulator::printsItsSamples()
{
    const CliRunner cli;

    QCOMPARE(cli.run({u"sample"_s}).out, QByteArray("hot-key\norders\n"));
    const CliResult sample = cli.run({u"sample"_s, u"hot-key"_s});
    QCOMPARE(sample.rows().size(), 500);
    QCOMPARE(cli.run({u"sample"_s, u"cold-key"_s}).status, 2);
}

void TestCliSimulator::theSimulatorIsWhereAnArnSays()
{
    const CliRunner cli;
    const QString arn = u"arn:aws:kinesis:eu-west-1:123456789012:stream/orders"_s;

    const CliResult put = cli.run({u"put"_s, arn, u"-"_s, u"--simulator"_s}, "1\n");
    QVERIFY2(put.status == 0, put.both().constData());

    const CliResult elsewhere =
        cli.run({u"put"_s, arn, u"-"_s, u"--simulator"_s, u"--region=us-east-1"_s}, "1\n");
    QCOMPARE(elsewhere.status, 2);
    QVERIFY2(elsewhere.err.contains("ARN says eu-west-1"), elsewhere.both().constData());
}

void TestCliSimulator::aFamilyOfCommandsHasAPage()
{
    const CliResult page = CliRunner().run({u"connection"_s, u"--help"_s});

    QCOMPARE(page.status, 0);
    QVERIFY2(page.out.startsWith("Usage: headgate-cli connection COMMAND"), page.out.constData());
    QVERIFY2(page.out.contains("  connection add "), page.out.constData());
    QVERIFY2(!page.out.contains("  put "), page.out.constData());
}

QTEST_GUILESS_MAIN(TestCliSimulator)
#include "tst_cli_simulator.moc"
