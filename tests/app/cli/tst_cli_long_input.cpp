// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/CliRunner.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using test::CliResult;
using test::CliRunner;

// Files that come in many pieces.
class TestCliLongInput : public QObject
{
    Q_OBJECT

private slots:
    void givesARowForEveryLineOfALongFile();
    void sendsTheFirstRecordAmongManyThatAreBad_data();
    void sendsTheFirstRecordAmongManyThatAreBad();
    void refusesTheSameOfTheHotKeyEveryTime_data();
    void refusesTheSameOfTheHotKeyEveryTime();
};

// The memory of it is a matter for the benchmarks; here every row is there, once and in order.
void TestCliLongInput::givesARowForEveryLineOfALongFile()
{
    CliRunner cli;
    QByteArray lines;
    constexpr int count = 100'000;
    for (int i = 0; i < count; ++i)
        lines += "{\"n\":" + QByteArray::number(i) + "}\n";
    const QString file = cli.write(u"many.jsonl"_s, lines);
    core::SimulatorSettings settings;
    settings.streams = {{.name = u"orders"_s, .shards = 4}};
    settings.limits = false;
    core::Simulator unlimited(settings);
    QVERIFY(unlimited.start());
    cli.use(unlimited);

    const CliResult put = cli.run({u"put"_s, u"orders"_s, file, u"--results"_s, u"out.jsonl"_s});

    QVERIFY2(put.status == 0, put.both().constData());
    QCOMPARE(unlimited.recordsStored(), count);
    const QByteArrayList rows = cli.read(u"out.jsonl"_s).trimmed().split('\n');
    QCOMPARE(rows.size(), count);
    for (int i = 0; i < count; ++i) {
        const QByteArray start =
            "{\"index\":" + QByteArray::number(i) + ",\"line\":" + QByteArray::number(i + 1) + ',';
        if (!rows.at(i).startsWith(start))
            QCOMPARE(rows.at(i), start);
    }
}

// The good record waits for others to fill its request, and they do not come in while it waits.
void TestCliLongInput::sendsTheFirstRecordAmongManyThatAreBad_data()
{
    QTest::addColumn<QByteArray>("badLine");
    QTest::addColumn<int>("count");

    QTest::newRow("more than the records held") << QByteArray("x\n") << 200'100;
    QTest::newRow("more than the bytes held")
        << QByteArray('"' + QByteArray(1024 * 1024, 'x') + "\"\n") << 60;
}

void TestCliLongInput::sendsTheFirstRecordAmongManyThatAreBad()
{
    QFETCH(QByteArray, badLine);
    QFETCH(int, count);
    const auto simulator = test::startedSimulator({{.name = u"orders"_s}});
    CliRunner cli;
    cli.use(*simulator);
    const QString file = cli.write(u"bad.jsonl"_s, "1\n" + badLine.repeated(count) + "2\n");

    const CliResult put =
        cli.run({u"put"_s, u"orders"_s, file, u"--rows=0"_s, u"--output=table"_s});

    QCOMPARE(put.status, 1);
    const QByteArray sum = "planned " + QByteArray::number(count + 2) + " = 2 stored";
    QVERIFY2(put.out.contains(sum), put.out.constData());
    QCOMPARE(simulator->recordsStored(), 2);
}

// How requests are cut must not depend on how fast anything is: the simulator throttles by what is
// in one request.
void TestCliLongInput::refusesTheSameOfTheHotKeyEveryTime_data()
{
    QTest::addColumn<bool>("isPiped");

    for (int run = 1; run <= 3; ++run) {
        QTest::addRow("file, run %d", run) << false;
        QTest::addRow("pipe, run %d", run) << true;
    }
}

void TestCliLongInput::refusesTheSameOfTheHotKeyEveryTime()
{
    QFETCH(bool, isPiped);
    const CliRunner cli;
    const QByteArray lines = cli.run({u"sample"_s, u"hot-key"_s}).out;
    const QString file = isPiped ? u"-"_s : cli.write(u"hot-key.jsonl"_s, lines);

    const CliResult put = cli.run({u"put"_s, u"demo-orders"_s, file, u"--simulator"_s,
                                   u"--max-attempts=1"_s, u"--output=json"_s},
                                  isPiped ? lines : QByteArray());

    QCOMPARE(put.status, 1);
    const QJsonObject summary = put.json().value("summary"_L1).toObject();
    QCOMPARE(summary.value("stored"_L1).toInt(), 463);
    QCOMPARE(summary.value("refused"_L1).toInt(), 37);
    QCOMPARE(summary.value("requests"_L1).toInt(), 1);
    const QJsonArray findings = put.json().value("findings"_L1).toArray();
    QCOMPARE(findings.size(), 1);
    const QJsonObject finding = findings.first().toObject();
    QCOMPARE(finding.value("records"_L1).toInt(), 37);
    QCOMPARE(finding.value("shardId"_L1).toString(), u"shardId-000000000002"_s);
    QVERIFY2(finding.value("what"_L1).toString().contains(u"shardId-000000000002"_s),
             put.out.right(2000).constData());
    QVERIFY2(finding.value("why"_L1).toString().contains(u"tenant-7"_s),
             put.out.right(2000).constData());
}

QTEST_GUILESS_MAIN(TestCliLongInput)
#include "tst_cli_long_input.moc"
