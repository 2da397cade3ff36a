// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/CliRunner.h"
#include "tests/support/FaultServer.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using test::CliResult;
using test::CliRunner;
using test::FaultServer;

class TestCliResults : public QObject
{
    Q_OBJECT

private slots:
    void triesOnlyRefusedRecordsAgain();
    void triesAgainOnlyWhatItWasTold();
    void neverSendsUncertainRecordsAgainByItself();
    void keepsTheOrderOfTheInput();
    void addsUpInEveryFormat();
    void savesWhatCanBePutAgain();
    void keepsTheDataOfALineWithoutItsKey();
    void neverSendsTheRowOfABadLine();
    void reportsEachBadLineAndSendsTheRest();
    void stopsWhenResultsCannotBeWritten();
    void saysOnceThatStandardOutputFails();
    void doesNotAdviseToPutCutResultsAgain();
    void advisesToPutTheResultsFileAgainWhoeverReads();
    void paintsItsSumOnATerminal();
    void doesNotOverwriteItsInput();
    void keepsEarlierResultsWhenItDoesNotStart();
    void refusesOneFileForResultsAndTrace();
    void saysWhatIsWrongWithAnAnswer_data();
    void saysWhatIsWrongWithAnAnswer();
    void saysTheSameOfAStatusEverywhere_data();
    void saysTheSameOfAStatusEverywhere();
    void saysWhenStandardInputIsClosed();
    void keepsResultsApartFromClosedOutput();
    void tracesWithoutSecrets();
    void tracesToPeopleWithoutSteeringTheirTerminal();
};

namespace {

QByteArray numbers(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "{\"n\":" + QByteArray::number(i) + "}\n";
    return lines;
}

} // namespace

void TestCliResults::triesOnlyRefusedRecordsAgain()
{
    const auto simulator = test::startedSimulator(
        {{.name = u"orders"_s, .shards = 2}}, {u"throttle:first=1,shard=1,action=PutRecords"_s});
    CliRunner cli;
    cli.use(*simulator);

    const CliResult put = cli.run({u"put"_s, u"orders"_s, u"--output=jsonl"_s}, numbers(40));

    QVERIFY2(put.status == 0, put.both().constData());
    QCOMPARE(simulator->recordsStored(), 40); // none twice
    int again = 0;
    for (const QJsonObject &row : put.rows()) {
        const bool isShard1 = row.value("shardId"_L1).toString() == u"shardId-000000000001"_s;
        QCOMPARE(row.value("attempts"_L1).toInt(), isShard1 ? 2 : 1);
        again += isShard1 ? 1 : 0;
    }
    QVERIFY(again > 0);
}

void TestCliResults::triesAgainOnlyWhatItWasTold()
{
    const auto attempts = [](const QStringList &options) {
        const auto simulator =
            test::startedSimulator({{.name = u"orders"_s}}, {u"throttle:action=PutRecords"_s});
        CliRunner cli;
        cli.use(*simulator);
        const CliResult put =
            cli.run(QStringList{u"put"_s, u"orders"_s, u"--output=jsonl"_s} + options, numbers(1));
        return put.status == 1 ? put.rows().at(0).value("attempts"_L1).toInt() : -1;
    };

    QCOMPARE(attempts({u"--max-attempts=1"_s}), 1);
    QCOMPARE(attempts({u"--max-attempts=2"_s}), 2);
    QCOMPARE(attempts({u"--retry-codes=InternalFailure"_s}), 1);
    QCOMPARE(attempts({u"--max-attempts=2"_s,
                       u"--retry-codes=InternalFailure,ProvisionedThroughputExceededException"_s}),
             2);
}

void TestCliResults::neverSendsUncertainRecordsAgainByItself()
{
    const QString fault = u"drop:when=after,first=1,action=PutRecords"_s;
    const auto careful = test::startedSimulator({{.name = u"orders"_s}}, {fault});
    CliRunner cli;
    cli.use(*careful);
    const CliResult put = cli.run({u"put"_s, u"orders"_s, u"--output=jsonl"_s}, numbers(3));
    QCOMPARE(put.status, 1);
    QCOMPARE(careful->recordsStored(), 3);
    for (const QJsonObject &row : put.rows())
        QCOMPARE(row.value("status"_L1).toString(), u"uncertain"_s);

    const auto bold = test::startedSimulator({{.name = u"orders"_s}}, {fault});
    cli.use(*bold);
    const CliResult again =
        cli.run({u"put"_s, u"orders"_s, u"--retry-uncertain"_s, u"--output=jsonl"_s}, numbers(3));
    QVERIFY2(again.status == 0, again.both().constData());
    QCOMPARE(bold->recordsStored(), 6);
    for (const QJsonObject &row : again.rows())
        QCOMPARE(row.value("possibleDuplicates"_L1).toInt(), 1);
}

void TestCliResults::keepsTheOrderOfTheInput()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s, .shards = 4}},
                                                  {u"throttle:percent=30,first=20"_s});
    CliRunner cli;
    cli.use(*simulator);

    const CliResult put = cli.run({u"put"_s, u"orders"_s, u"--output=jsonl"_s,
                                   u"--max-request-records=10"_s, u"--partition-key=$.n"_s},
                                  numbers(300));

    const QList<QJsonObject> rows = put.rows();
    QCOMPARE(rows.size(), 300);
    for (int i = 0; i < 300; ++i) {
        QCOMPARE(rows.at(i).value("index"_L1).toInt(), i);
        QCOMPARE(rows.at(i).value("partitionKey"_L1).toString(), QString::number(i));
    }
}

void TestCliResults::addsUpInEveryFormat()
{
    const auto simulator =
        test::startedSimulator({{.name = u"orders"_s}}, {u"fail-records:percent=40"_s});
    CliRunner cli;
    cli.use(*simulator);
    const QStringList put{u"put"_s, u"orders"_s, u"--max-attempts=1"_s};
    const QByteArray input = numbers(50) + "broken\n";

    const CliResult json = cli.run(put + QStringList{u"--output=json"_s}, input);
    const QJsonObject summary = json.json().value("summary"_L1).toObject();
    QCOMPARE(summary.value("planned"_L1).toInt(), 51);
    QCOMPARE(summary.value("stored"_L1).toInt() + summary.value("refused"_L1).toInt()
                 + summary.value("uncertain"_L1).toInt() + summary.value("notSent"_L1).toInt(),
             51);
    QCOMPARE(summary.value("notSent"_L1).toInt(), 1);
    QVERIFY(summary.value("refused"_L1).toInt() > 0);
    QCOMPARE(json.json().value("records"_L1).toArray().size(), 51);
    QVERIFY(!json.json().value("findings"_L1).toArray().isEmpty());

    const CliResult table = cli.run(put, input);
    QVERIFY2(table.out.contains("\nplanned 51 = "), table.out.constData());
    QVERIFY2(table.out.contains(" + 0 uncertain + 1 not sent\n"), table.out.constData());
    QVERIFY2(table.out.contains("… and "), table.out.constData());
    const CliResult lines = cli.run(put + QStringList{u"--output=jsonl"_s}, input);
    QVERIFY2(lines.err.contains("planned 51 = "), lines.err.constData());
}

void TestCliResults::savesWhatCanBePutAgain()
{
    const auto failing = test::startedSimulator({{.name = u"orders"_s, .shards = 2}},
                                                {u"throttle:shard=1,action=PutRecords"_s});
    CliRunner cli;
    cli.use(*failing);
    const QByteArray input = R"({"data":"text \"é\"\n","partitionKey":"a"})"
                             "\n"
                             R"({"dataBase64":"/wA=","partitionKey":"b","explicitHashKey":"0"})"
                             "\n"
                             R"({"dataBase64":"/wE=","partitionKey":"c",)"
                             R"("explicitHashKey":"340282366920938463463374607431768211455"})"
                             "\n{\"n\":1.0}\n{\"n\":2}\n{\"n\":3}\n";
    const CliResult first = cli.run(
        {u"put"_s, u"orders"_s, u"--max-attempts=1"_s, u"--results"_s, u"out.jsonl"_s}, input);
    QCOMPARE(first.status, 1);
    const qint64 stored = failing->recordsStored();
    QVERIFY(stored < 6);

    const auto healthy = test::startedSimulator({{.name = u"orders"_s, .shards = 2}});
    cli.use(*healthy);
    const CliResult again = cli.run({u"put"_s, u"orders"_s, cli.path(u"out.jsonl"_s)});
    QVERIFY2(again.status == 0, again.both().constData());
    QCOMPARE(healthy->recordsStored(), 6 - stored);
    const CliResult got = cli.run({u"get"_s, u"orders"_s, u"--output=jsonl"_s});
    QVERIFY2(got.out.contains("\"/wE=\""), got.out.constData());
    for (const QJsonObject &row : got.rows())
        QVERIFY2(!row.value("data"_L1).toString().contains(u"status"_s), got.out.constData());
}

void TestCliResults::keepsTheDataOfALineWithoutItsKey()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    const CliResult first = cli.run({u"put"_s, u"orders"_s, u"--partition-key=$.id"_s,
                                     u"--output=jsonl"_s, u"--results"_s, u"out.jsonl"_s},
                                    "{\"n\":1.0}\n");
    QVERIFY2(first.status == 1, first.both().constData());
    QCOMPARE(first.rows().at(0).value("errorCode"_L1).toString(), u"invalidRecord"_s);

    const CliResult again =
        cli.run({u"put"_s, u"orders"_s, cli.path(u"out.jsonl"_s), u"--partition-key=other"_s});

    QVERIFY2(again.status == 0, again.both().constData());
    const CliResult got = cli.run({u"get"_s, u"orders"_s, u"--output=jsonl"_s});
    QCOMPARE(got.rows().at(0).value("data"_L1).toString(), u"{\"n\":1.0}"_s);
    QCOMPARE(got.rows().at(0).value("partitionKey"_L1).toString(), u"other"_s);
}

void TestCliResults::neverSendsTheRowOfABadLine()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    const QString results = cli.path(u"out.jsonl"_s);
    QCOMPARE(cli.run({u"put"_s, u"orders"_s, u"--results"_s, results}, "1\nbroken\n").status, 1);

    const CliResult again = cli.run({u"put"_s, u"orders"_s, results, u"--output=jsonl"_s});

    QVERIFY2(again.status == 1, again.both().constData());
    QCOMPARE(simulator->recordsStored(), 1);
    QCOMPARE(again.rows().size(), 1);
    QCOMPARE(again.rows().at(0).value("line"_L1).toInt(), 2);
    QCOMPARE(again.rows().at(0).value("status"_L1).toString(), u"not_sent"_s);
}

void TestCliResults::reportsEachBadLineAndSendsTheRest()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);

    const CliResult put = cli.run({u"put"_s, u"orders"_s, u"--output=jsonl"_s},
                                  "{\"n\":1}\n\n{\"n\": tru}\n{\"n\":2}\n");

    QCOMPARE(put.status, 1);
    QCOMPARE(put.rows().size(), 3);
    QCOMPARE(simulator->recordsStored(), 2);
    const QJsonObject bad = put.rows().at(1);
    QCOMPARE(bad.value("line"_L1).toInt(), 3);
    QCOMPARE(bad.value("status"_L1).toString(), u"not_sent"_s);
    QVERIFY2(bad.value("errorMessage"_L1).toString().contains(u"column 7"_s), put.out.constData());
    QCOMPARE(put.rows().at(2).value("line"_L1).toInt(), 4);
}

void TestCliResults::stopsWhenResultsCannotBeWritten()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);

    const CliResult full =
        cli.run({u"put"_s, u"orders"_s, u"--results"_s, u"/dev/full"_s}, numbers(10));
    QCOMPARE(full.status, 1);
    QVERIFY2(full.err.contains("/dev/full") && full.err.contains("No space left on device"),
             full.err.constData());
    QVERIFY2(full.err.contains("The rows end before their time"), full.err.constData());
    const CliResult nowhere =
        cli.run({u"put"_s, u"orders"_s, u"--results"_s, u"/nonexistent/out"_s}, numbers(10));
    QCOMPARE(nowhere.status, 2);
    QVERIFY2(nowhere.err.contains("/nonexistent/out"), nowhere.err.constData());
    QCOMPARE(simulator->recordsStored(), 10); // of the first run alone
}

void TestCliResults::saysOnceThatStandardOutputFails()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    cli.write(u"in.jsonl"_s, numbers(10));

    for (const QString &words : {u"put orders in.jsonl --output jsonl > /dev/full"_s,
                                 u"streams > /dev/full"_s, u"--help > /dev/full"_s}) {
        const CliResult result = cli.runInShell(words);
        QVERIFY2(result.status == 1, result.both().constData());
        QVERIFY2(result.err.count("could be written to standard output") == 1,
                 result.err.constData());
        QVERIFY2(result.err.contains("No space left on device"), result.err.constData());
    }
}

// Results that are cut off are no help to go on: who put them again would lose what has no row.
void TestCliResults::doesNotAdviseToPutCutResultsAgain()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    cli.write(u"in.jsonl"_s, numbers(400));

    const CliResult put = cli.run({u"put"_s, u"orders"_s, u"in.jsonl"_s, u"--results=/dev/full"_s,
                                   u"--max-request-records=5"_s, u"--concurrency=1"_s});

    QCOMPARE(put.status, 1);
    const auto stored = simulator->recordsStored();
    QVERIFY2(stored < 400, put.both().constData());
    const QByteArray advice =
        "To go on: put the input from line " + QByteArray::number(stored + 1) + " on;";
    QVERIFY2(put.out.contains(advice), put.both().constData());
    QVERIFY2(!put.out.contains("put the results file again"), put.both().constData());

    const auto before = simulator->recordsStored();
    const CliResult rows = cli.runInShell(u"put orders in.jsonl --output=jsonl "
                                          "--max-request-records=5 --concurrency=1 >/dev/full"_s);
    const QByteArray next = QByteArray::number(simulator->recordsStored() - before + 1);
    const QByteArray goOn = "put the input from line " + next + " on";
    QVERIFY2(rows.err.contains(goOn), rows.both().constData());
}

// The file is whole when only the reader of standard output went away.
void TestCliResults::advisesToPutTheResultsFileAgainWhoeverReads()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    cli.write(u"in.jsonl"_s, numbers(400));

    const CliResult put = cli.runInShell(u"put orders in.jsonl --results=rows.jsonl --output=jsonl "
                                         "--max-request-records=5 --concurrency=1 >/dev/full"_s);

    const auto stored = simulator->recordsStored();
    QVERIFY2(stored < 400, put.both().constData());
    QVERIFY2(put.err.contains("To go on: put the results file again"), put.both().constData());
    QVERIFY2(!put.err.contains("The rows end before their time"), put.both().constData());
    const CliResult again = cli.run({u"put"_s, u"orders"_s, u"rows.jsonl"_s, u"--dry-run"_s});
    const qint64 rows = cli.read(u"rows.jsonl"_s).count('\n');
    const QByteArray left = QByteArray::number(rows - stored) + " records";
    QVERIFY2(again.both().contains(left), again.both().constData());
    const QByteArray next = "from line " + QByteArray::number(rows + 1) + " on";
    QVERIFY2(put.err.contains(next), put.both().constData());
}

// What was meant as colour was shown as escaped by what guards against the colours of others.
void TestCliResults::paintsItsSumOnATerminal()
{
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
    QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
    std::array<char, 128> path{};
    QCOMPARE(::ptsname_r(terminal, path.data(), path.size()), 0);
    CliRunner cli;
    cli.setVariable(u"TERM"_s, u"xterm"_s);
    cli.write(u"in.jsonl"_s, "1\n");

    const CliResult put =
        cli.runInShell(u"put orders in.jsonl --simulator --output=jsonl 2>%1"_s.arg(
            QString::fromLatin1(path.data())));
    QByteArray shown(4096, '\0');
    shown.truncate(std::max<ssize_t>(::read(terminal, shown.data(), 4096), 0));
    ::close(terminal);

    QCOMPARE(put.status, 0);
    QVERIFY2(shown.contains("= \x1b["), shown.constData());
    QVERIFY2(shown.contains("m1 stored\x1b[0m + 0 refused"), shown.constData());
    QVERIFY2(!shown.contains("u001b"), shown.constData());
}

void TestCliResults::doesNotOverwriteItsInput()
{
    const CliRunner cli;
    const QString file = cli.write(u"in.jsonl"_s, "1\n");

    const CliResult put =
        cli.run({u"put"_s, u"orders"_s, file, u"--results"_s, file, u"--simulator"_s});

    QCOMPARE(put.status, 2);
    QCOMPARE(cli.read(u"in.jsonl"_s), QByteArray("1\n"));
}

void TestCliResults::keepsEarlierResultsWhenItDoesNotStart()
{
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    cli.write(u"out.jsonl"_s, QByteArray(10'000, 'x'));
    const auto put = [&cli](const QString &stream) {
        return cli.run({u"put"_s, stream, u"--results"_s, u"out.jsonl"_s}, "1\n").status;
    };

    QCOMPARE(put(u"no-such-stream"_s), 3);
    QCOMPARE(cli.read(u"out.jsonl"_s), QByteArray(10'000, 'x'));

    QCOMPARE(put(u"orders"_s), 0);
    QVERIFY(cli.read(u"out.jsonl"_s).startsWith("{\"index\":0,"));
    QCOMPARE(cli.read(u"out.jsonl"_s).count('x'), 1); // of "index": nothing of the old is left
}

void TestCliResults::refusesOneFileForResultsAndTrace()
{
    const CliRunner cli;
    cli.write(u"x"_s, "kept");

    const CliResult put = cli.run({u"put"_s, u"orders"_s, u"--simulator"_s, u"--results"_s, u"x"_s,
                                   u"--trace"_s, cli.path(u"x"_s)},
                                  "1\n");

    QVERIFY2(put.status == 2, put.both().constData());
    QVERIFY2(put.err.contains("--trace"), put.both().constData());
    QCOMPARE(cli.read(u"x"_s), QByteArray("kept"));
}

// Where the service did not speak, the status is what there is to know.
void TestCliResults::saysWhatIsWrongWithAnAnswer()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, state);
    QFETCH(QString, says);
    FaultServer server;
    server.script({test::ReadRequest{},
                   test::Respond{[status, body](const test::Received &request) {
                       const QByteArray action = request.header("X-Amz-Target");
                       return action.endsWith("PutRecords") ? test::answer(status, body)
                           : action.endsWith("ListShards")
                           ? test::okay(R"({"Shards":[]})")
                           : test::answer("403 Forbidden", R"({"__type":"AccessDeniedException"})");
                   }},
                   test::Again{}});
    CliRunner cli;
    cli.setVariable(u"AWS_REGION"_s, u"us-east-1"_s);

    const CliResult put =
        cli.run({u"put"_s, u"orders"_s, u"--max-attempts=1"_s, u"--output=jsonl"_s,
                 u"--endpoint-url"_s, server.url().toString()},
                "1\n");

    QVERIFY2(put.rows().size() == 1, put.both().constData());
    QCOMPARE(put.rows().at(0).value("status"_L1).toString(), state);
    const QString message = put.rows().at(0).value("errorMessage"_L1).toString();
    QVERIFY2(message.contains(says), qPrintable(message));
}

void TestCliResults::saysWhatIsWrongWithAnAnswer_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("says");

    QTest::newRow("an empty 400") << QByteArray("400 Bad Request") << QByteArray() << u"refused"_s
                                  << u"HTTP status 400"_s;
    QTest::newRow("a 418 with a page") << QByteArray("418 I'm a teapot") << QByteArray("<p>tea</p>")
                                       << u"refused"_s << u"HTTP status 418"_s;
    QTest::newRow("an empty 500") << QByteArray("500 Internal Server Error") << QByteArray()
                                  << u"uncertain"_s << u"HTTP status 500"_s;
    QTest::newRow("a 502 with a page")
        << QByteArray("502 Bad Gateway") << QByteArray("<html><title>Bad</title></html>")
        << u"uncertain"_s << u"HTTP status 502"_s;
    QTest::newRow("4 MiB and a byte")
        << QByteArray("200 OK") << QByteArray(4 * 1024 * 1024 + 1, ' ') << u"uncertain"_s
        << u"larger than 4 MiB"_s;
}

void TestCliResults::saysTheSameOfAStatusEverywhere_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<int>("exitStatus");

    QTest::newRow("401") << QByteArray("401 Unauthorized") << QByteArray("asks for a login") << 3;
    QTest::newRow("407") << QByteArray("407 Proxy Authentication Required")
                         << QByteArray("The proxy asks for a login") << 3;
    QTest::newRow("413") << QByteArray("413 Payload Too Large") << QByteArray("is too large for")
                         << 3;
    QTest::newRow("503") << QByteArray("503 Service Unavailable") << QByteArray("status 503") << 1;
}

void TestCliResults::saysTheSameOfAStatusEverywhere()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, says);
    QFETCH(int, exitStatus);
    FaultServer server;
    server.script({test::ReadRequest{}, test::Respond{[status](const test::Received &request) {
                       return request.header("X-Amz-Target").endsWith("PutRecords")
                           ? test::answer(status, {})
                           : test::answer("403 Forbidden", R"({"__type":"AccessDeniedException"})");
                   }},
                   test::Again{}});
    CliRunner cli;
    cli.setVariable(u"AWS_REGION"_s, u"us-east-1"_s);

    const CliResult put = cli.run({u"put"_s, u"orders"_s, u"--max-request-records=1"_s,
                                   u"--endpoint-url"_s, server.url().toString()},
                                  "1\n2\n");

    QVERIFY2(put.status == exitStatus, put.both().constData());
    const qsizetype findings = put.out.count(says); // of each state one
    QVERIFY2(findings > 0, put.both().constData());
    QVERIFY2(!put.both().contains("It says"), put.both().constData());
    QVERIFY2(!put.both().contains("login page"), put.both().constData());
    QVERIFY2(exitStatus == 1 || put.err.contains(says), put.both().constData());
}

void TestCliResults::saysWhenStandardInputIsClosed()
{
    const CliRunner cli;

    const CliResult put = cli.runInShell(u"put orders --simulator <&-"_s);

    QVERIFY2(put.status == 2, put.both().constData());
    QVERIFY2(put.err.contains("standard input: It is closed."), put.both().constData());
}

void TestCliResults::keepsResultsApartFromClosedOutput()
{
    const CliRunner cli;
    cli.write(u"in.jsonl"_s, "1\n");

    const CliResult put =
        cli.runInShell(u"put orders in.jsonl --simulator --results out.jsonl >&-"_s);

    QVERIFY2(put.status == 1, put.both().constData());
    QVERIFY2(put.err.contains("standard output"), put.both().constData());
    QCOMPARE(cli.read(u"out.jsonl"_s).count('\n'), 1);
    QVERIFY(!cli.read(u"out.jsonl"_s).contains("planned"));
}

void TestCliResults::tracesWithoutSecrets()
{
    core::SimulatorSettings settings;
    settings.streams = {{.name = u"orders"_s}};
    settings.keys = {{"AKIDCANARYCANARY", core::Secret("canary-secret-key"),
                      core::Secret("canary-session-token")}};
    core::Simulator simulator(settings);
    QVERIFY(simulator.start());
    CliRunner cli;
    cli.use(simulator);
    cli.setVariable(u"AWS_ACCESS_KEY_ID"_s, u"AKIDCANARYCANARY"_s);
    cli.setVariable(u"AWS_SECRET_ACCESS_KEY"_s, u"canary-secret-key"_s);
    cli.setVariable(u"AWS_SESSION_TOKEN"_s, u"canary-session-token"_s);

    const CliResult put = cli.run(
        {u"put"_s, u"orders"_s, u"--trace"_s, u"trace.txt"_s, u"--results"_s, u"out.jsonl"_s},
        "{\"n\":1}\n");

    QVERIFY2(put.status == 0, put.both().constData());
    const QByteArray trace = cli.read(u"trace.txt"_s);
    QVERIFY2(trace.contains("X-Amz-Target: Kinesis_20131202.PutRecords"), trace.constData());
    QVERIFY2(trace.contains("request id "), trace.constData());
    QVERIFY2(trace.contains("first byte "), trace.constData());
    QVERIFY2(trace.contains("HTTP/1.1 200"), trace.constData());
    QByteArray all = trace + put.both() + cli.read(u"out.jsonl"_s);
    all.replace("Signature=***", "");
    for (const QByteArray &canary :
         {QByteArray("canary-secret-key"), QByteArray("canary-session-token"),
          QByteArray("Signature=")}) {
        QVERIFY2(!all.contains(canary), canary.constData());
        QVERIFY(!all.contains(canary.toBase64()));
        QVERIFY(!all.contains(canary.toHex()));
    }
}

void TestCliResults::tracesToPeopleWithoutSteeringTheirTerminal()
{
    const QByteArray evil = "\x1b]0;owned\a\xc2\x9b"
                            "31m\xe2\x80\xae";
    FaultServer server;
    server.script(
        {test::ReadRequest{},
         test::Send{test::answer("400 Bad Request",
                                 R"({"__type":"ValidationException","message":")" + evil + "\"}",
                                 "X-Odd: " + evil + "\r\n")},
         test::Again{}});
    CliRunner cli;
    cli.setVariable(u"AWS_REGION"_s, u"us-east-1"_s);
    const auto traced = [&](const QString &trace) {
        return cli.run({u"describe"_s, u"orders"_s, u"--endpoint-url"_s, server.url().toString(),
                        u"--trace"_s, trace});
    };

    const CliResult shown = traced(u"-"_s);
    QVERIFY2(shown.err.contains("\\u001b]0;owned\\u0007\\u009b31m\\u202e"),
             shown.both().constData());
    QVERIFY2(shown.err.contains("\nHTTP/1.1 400\n"), shown.both().constData());
    for (const char steering : {'\x1b', '\a', '\r'})
        QVERIFY(!shown.both().contains(steering));
    QVERIFY(!shown.both().contains("\xc2\x9b") && !shown.both().contains("\xe2\x80\xae"));

    (void)traced(u"trace.txt"_s);
    QVERIFY2(cli.read(u"trace.txt"_s).contains(evil), cli.read(u"trace.txt"_s).constData());
}

QTEST_GUILESS_MAIN(TestCliResults)
#include "tst_cli_results.moc"
