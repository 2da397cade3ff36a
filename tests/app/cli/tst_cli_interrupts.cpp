// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/CliRunner.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <sys/types.h>

using namespace Qt::Literals::StringLiterals;
using test::CliResult;
using test::CliRunner;

namespace {

QByteArray numbers(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "{\"n\":" + QByteArray::number(i) + "}\n";
    return lines;
}

} // namespace

// What becomes of a run that is told to end, wherever it is just then, and what it says of it.
class TestCliInterrupts : public QObject
{
    Q_OBJECT

private slots:
    void finishesItsResultsWhenInterrupted();
    void saysThatNothingWasSentBeforeItWasStopped();
    void endsWhereItWaitsForAPipe_data();
    void endsWhereItWaitsForAPipe();
    void saysWhatAnInterruptLeavesOpen_data();
    void saysWhatAnInterruptLeavesOpen();
    void showsWhatWasReadUpToAnInterrupt();
    void saysThatAPipeIsSilent();
    void saysThatARecordFileIsAwaited_data();
    void saysThatARecordFileIsAwaited();
    void finishesItsResultsWhenItsTerminalGoes();
    void outlivesItsTerminalUnderNohup();
};

void TestCliInterrupts::finishesItsResultsWhenInterrupted()
{
    const auto simulator =
        test::startedSimulator({{.name = u"orders"_s}}, {u"hang:action=PutRecords"_s});
    CliRunner cli;
    cli.use(*simulator);
    const QString file = cli.write(u"in.jsonl"_s, numbers(20));

    const auto process = cli.start({u"put"_s, u"orders"_s, file, u"--max-request-records=5"_s,
                                    u"--results"_s, u"out.jsonl"_s, u"--trace=-"_s});
    QTRY_VERIFY_WITH_TIMEOUT(simulator->requestsServed() >= 3, 30'000); // the first five hang
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    process->setReadChannel(QProcess::StandardError);
    while (!process->peek(100'000).contains("Once more") && process->waitForReadyRead(30'000)) { }
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult result = CliRunner::finish(*process);

    QCOMPARE(result.status, 1);
    const QByteArray rows = cli.read(u"out.jsonl"_s);
    QCOMPARE(rows.count('\n'), 20);
    QCOMPARE(rows.count("\"uncertain\""), 5);
    QCOMPARE(rows.count("\"not_sent\""), 15);
    QVERIFY2(result.err.contains("Stopped after line 20"), result.err.constData());
    QVERIFY2(result.out.contains("You stopped while the answer was awaited."),
             result.out.constData());
    QVERIFY2(result.out.contains("put the results file again (stored rows are passed over), then "
                                 "the input from line 21 on."),
             result.out.constData());
    QVERIFY2(result.out.contains("Take out its uncertain rows"), result.out.constData());
}

void TestCliInterrupts::saysThatNothingWasSentBeforeItWasStopped()
{
    const auto simulator =
        test::startedSimulator({{.name = u"orders"_s}}, {u"hang:action=DescribeStreamSummary"_s});
    CliRunner cli;
    cli.use(*simulator);

    const auto process = cli.start({u"put"_s, u"orders"_s});
    QTRY_VERIFY_WITH_TIMEOUT(simulator->requestsServed() >= 1, 30'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult result = CliRunner::finish(*process);

    QVERIFY2(result.status == 1, result.both().constData());
    QVERIFY2(result.err.contains("Stopped before anything was sent."), result.both().constData());
}

void TestCliInterrupts::endsWhereItWaitsForAPipe_data()
{
    QTest::addColumn<QStringList>("words");

    const QString pipe = u"pipe.records"_s;
    const QStringList put{u"put"_s, u"orders"_s, u"in.jsonl"_s, u"--simulator"_s};
    QTest::newRow("results") << put + QStringList{u"--results"_s, pipe};
    QTest::newRow("trace") << put + QStringList{u"--trace"_s, pipe};
    QTest::newRow("CA bundle") << put + QStringList{u"--ca-bundle"_s, pipe};
    QTest::newRow("record file") << QStringList{u"put"_s, u"orders"_s, pipe, u"--simulator"_s};
    QTest::newRow("render") << QStringList{u"render"_s, pipe};
    QTest::newRow("body") << QStringList{u"sign"_s, u"--body"_s, pipe};
    QTest::newRow("log") << QStringList{u"simulator"_s, u"--port=0"_s, u"--log"_s, pipe};
}

// Nobody is at the other end, and nothing was sent: the program ends as any other does.
void TestCliInterrupts::endsWhereItWaitsForAPipe()
{
    QFETCH(QStringList, words);
    const CliRunner cli;
    cli.write(u"in.jsonl"_s, "1\n");
    const QString pipe = cli.path(u"pipe.records"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), S_IRUSR | S_IWUSR), 0);

    const auto process = cli.start(words);
    const bool waits = !process->waitForFinished(500);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);

    QVERIFY(waits);
    QVERIFY(process->waitForFinished(5000));
    QCOMPARE(process->exitStatus(), QProcess::CrashExit);
    QCOMPARE(process->readAllStandardOutput(), QByteArray());
}

// What was asked for may be done although nobody waited for the answer.
void TestCliInterrupts::saysWhatAnInterruptLeavesOpen_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("hangs");
    QTest::addColumn<int>("requests");
    QTest::addColumn<QByteArray>("says");

    const QByteArray unsure = "It may have been done all the same";
    QTest::newRow("reading") << QStringList{u"streams"_s} << u"ListStreams"_s << 1
                             << QByteArray("Interrupted.");
    QTest::newRow("creating") << QStringList{u"create"_s, u"new"_s} << u"CreateStream"_s << 1
                              << unsure;
    QTest::newRow("created") << QStringList{u"create"_s, u"new"_s, u"--wait"_s}
                             << u"DescribeStreamSummary"_s << 2
                             << QByteArray("new is being created.");
    QTest::newRow("deleting") << QStringList{u"delete"_s, u"orders"_s, u"--yes"_s}
                              << u"DeleteStream"_s << 1 << unsure;
    QTest::newRow("records") << QStringList{u"get"_s, u"orders"_s} << u"GetRecords"_s << 3
                             << QByteArray("before a record was read: there may be some");
}

void TestCliInterrupts::saysWhatAnInterruptLeavesOpen()
{
    QFETCH(QStringList, words);
    QFETCH(QString, hangs);
    QFETCH(int, requests);
    QFETCH(QByteArray, says);
    const auto simulator =
        test::startedSimulator({{.name = u"orders"_s}}, {u"hang:action="_s + hangs});
    CliRunner cli;
    cli.use(*simulator);

    const auto process = cli.start(words);
    QTRY_VERIFY_WITH_TIMEOUT(simulator->requestsServed() >= requests, 30'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult result = CliRunner::finish(*process);

    QVERIFY2(result.status == 1, result.both().constData());
    QVERIFY2(result.err.contains(says), result.both().constData());
    QCOMPARE(result.out, QByteArray()); // what is there is not known
}

void TestCliInterrupts::showsWhatWasReadUpToAnInterrupt()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    QCOMPARE(cli.run({u"put"_s, u"orders"_s, u"-"_s}, numbers(3)).status, 0);

    const auto process =
        cli.start({u"get"_s, u"orders"_s, u"--wait"_s, u"60"_s, u"--output"_s, u"jsonl"_s});
    QByteArray read;
    while (read.count('\n') < 3 && process->waitForReadyRead(30'000))
        read += process->readAllStandardOutput();
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult result = CliRunner::finish(*process);

    QCOMPARE(read.count('\n'), 3);
    QCOMPARE(result.status, 1);
    QVERIFY2(result.err.contains("there may be more records than these"),
             result.both().constData());
}

void TestCliInterrupts::saysThatAPipeIsSilent()
{
    const CliRunner cli;
    const QString pipe = cli.path(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), S_IRUSR | S_IWUSR), 0);

    const auto process = cli.start({u"put"_s, u"orders"_s, u"pipe"_s, u"--simulator"_s});
    process->setReadChannel(QProcess::StandardError);
    while (!process->canReadLine() && process->waitForReadyRead(30'000)) { }
    const QByteArray said = process->readLine();
    QFile writer(pipe);
    QVERIFY(writer.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    writer.write("1\n");
    writer.close();
    const CliResult result = CliRunner::finish(*process);

    QCOMPARE(said, QByteArray("Nothing has come from pipe yet: waiting. Ctrl+C ends it.\n"));
    QVERIFY2(result.status == 0, result.both().constData());
}

void TestCliInterrupts::saysThatARecordFileIsAwaited_data()
{
    const QString pipe = u"pipe.records"_s;
    QTest::addColumn<QStringList>("words");
    QTest::newRow("put") << QStringList{u"put"_s, u"orders"_s, pipe, u"--simulator"_s};
    QTest::newRow("render") << QStringList{u"render"_s, pipe};
}

void TestCliInterrupts::saysThatARecordFileIsAwaited()
{
    QFETCH(QStringList, words);
    const CliRunner cli;
    const QString pipe = cli.path(u"pipe.records"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), S_IRUSR | S_IWUSR), 0);

    const auto process = cli.start(words);
    process->setReadChannel(QProcess::StandardError);
    while (!process->canReadLine() && process->waitForReadyRead(30'000)) { }
    const QByteArray said = process->readLine();
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);

    QCOMPARE(said, QByteArray("Waiting for somebody to write to pipe.records; Ctrl+C ends it.\n"));
    QVERIFY(process->waitForFinished(5000));
}

void TestCliInterrupts::finishesItsResultsWhenItsTerminalGoes()
{
    const auto simulator =
        test::startedSimulator({{.name = u"orders"_s}}, {u"hang:action=PutRecords"_s});
    CliRunner cli;
    cli.use(*simulator);
    const QString file = cli.write(u"in.jsonl"_s, numbers(20));

    const auto process = cli.start({u"put"_s, u"orders"_s, file, u"--max-request-records=5"_s,
                                    u"--results"_s, u"out.jsonl"_s});
    QTRY_VERIFY_WITH_TIMEOUT(simulator->requestsServed() >= 3, 30'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGHUP);
    const CliResult result = CliRunner::finish(*process);

    QVERIFY2(result.status == 1, result.both().constData());
    QCOMPARE(cli.read(u"out.jsonl"_s).count('\n'), 20);
}

void TestCliInterrupts::outlivesItsTerminalUnderNohup()
{
    const auto simulator =
        test::startedSimulator({{.name = u"orders"_s}}, {u"latency:ms=300,action=PutRecords"_s});
    CliRunner cli;
    cli.use(*simulator);
    cli.write(u"in.jsonl"_s, numbers(20));

    QProcess process;
    process.setProcessEnvironment(cli.environment());
    process.setWorkingDirectory(cli.path(u"."_s));
    process.start(u"nohup"_s,
                  {CliRunner::program(), u"put"_s, u"orders"_s, u"in.jsonl"_s,
                   u"--max-request-records=5"_s, u"--concurrency=1"_s});
    QTRY_VERIFY_WITH_TIMEOUT(simulator->requestsServed() >= 3, 30'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
    const CliResult result = CliRunner::finish(process);

    QVERIFY2(result.status == 0, result.both().constData());
    QCOMPARE(simulator->recordsStored(), 20);
}

QTEST_GUILESS_MAIN(TestCliInterrupts)
#include "tst_cli_interrupts.moc"
