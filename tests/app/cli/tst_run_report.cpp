// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/RunReport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::RunReport;
using app::Terminal;
using core::RecordState;
using core::SettledRecord;

class TestRunReport : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatFailedFirst();
    void fitsANarrowTerminal();
    void saysWhatItLeavesOut();
    void addsUp();
    void writesTheSameAsJson();
    void namesTheFirstBadLines();
    void saysHowToGoOnWithoutDoubles_data();
    void saysHowToGoOnWithoutDoubles();
    void saysWhatGoingOnLeavesBehind();
    void marksThrottledRecords();
    void countsAcceptedChecksAsGood();

private:
    static SettledRecord record(qint64 index, RecordState state, const QString &code = {});
    static RunReport report(int stored, int refused, qsizetype rows);
};

SettledRecord TestRunReport::record(qint64 index, RecordState state, const QString &code)
{
    SettledRecord settled{.index = index, .record = {"data", "key", {}}};
    settled.outcome = {.state = state, .errorCode = code, .attempts = 1};
    if (state == RecordState::Stored) {
        settled.outcome.sequenceNumber = "49" + QByteArray::number(index);
        settled.outcome.shardId = "shardId-000000000001";
    }
    return settled;
}

RunReport TestRunReport::report(int stored, int refused, qsizetype rows)
{
    RunReport report(u"orders"_s, {}, rows);
    for (int i = 0; i < stored; ++i)
        report.add(record(i, RecordState::Stored), i + 1);
    for (int i = stored; i < stored + refused; ++i)
        report.add(record(i, RecordState::Refused, u"AccessDeniedException"_s), i + 1);
    return report;
}

void TestRunReport::showsWhatFailedFirst()
{
    QCOMPARE(report(2, 1, 20).tableText(Terminal()),
             u"line  state      key  shard  tries  sequence number  error\n"
             "   3  ✕ refused  key  –          1                   AccessDeniedException\n"
             "   1  ✓ stored   key  1          1  490\n"
             "   2  ✓ stored   key  1          1  491\n\n"_s);
}

// Forty columns: what became of which record, whatever else must go.
void TestRunReport::fitsANarrowTerminal()
{
    const Terminal narrow{true, false, true, 40};

    QCOMPARE(report(1, 0, 20).tableText(narrow),
             u"line  state     key  shard  tries\n"
             "   1  ✓ stored  key  1          1\n\n"_s);
    QCOMPARE(report(1, 1, 20).tableText(narrow),
             u"line  state      key  error\n"
             "   2  ✕ refused  key  AccessDeniedExcep…\n"
             "   1  ✓ stored   key\n\n"_s);
}

void TestRunReport::saysWhatItLeavesOut()
{
    QVERIFY(report(5, 0, 2).tableText(Terminal()).endsWith(u"… and 3 more stored\n\n"_s));
    QVERIFY(report(5, 4, 2)
                .tableText(Terminal())
                .endsWith(u"… and 2 more that are not stored, 5 stored\n\n"_s));
    QVERIFY(report(5, 4, 6).tableText(Terminal()).endsWith(u"… and 3 more stored\n\n"_s));
    QVERIFY(!report(2, 2, 4).tableText(Terminal()).contains(u"and"_s));
    QCOMPARE(report(0, 0, 4).tableText(Terminal()), QString());
}

void TestRunReport::addsUp()
{
    const RunReport all = report(463, 37, 5);

    QVERIFY(
        all.summaryText({}, Terminal())
            .startsWith(u"planned 500 = 463 stored + 37 refused + 0 uncertain + 0 not sent\n"_s));
    QVERIFY(!all.isAllGood());
    QVERIFY(report(3, 0, 5).isAllGood());
}

void TestRunReport::writesTheSameAsJson()
{
    const QByteArray json = '{' + report(3, 2, 5).summaryJson({.requests = 4, .retries = 1}) + '}';

    const QJsonObject summary =
        QJsonDocument::fromJson(json).object().value("summary"_L1).toObject();
    QCOMPARE(summary.value("planned"_L1).toInt(), 5);
    QCOMPARE(summary.value("stored"_L1).toInt(), 3);
    QCOMPARE(summary.value("refused"_L1).toInt(), 2);
    QCOMPARE(summary.value("requests"_L1).toInt(), 4);
    QCOMPARE(QJsonDocument::fromJson(json).object().value("findings"_L1).toArray().size(), 1);
}

void TestRunReport::namesTheFirstBadLines()
{
    RunReport bad(u"orders"_s, {}, 5);
    for (int i = 0; i < 7; ++i) {
        SettledRecord settled = record(i, RecordState::NotSent, u"invalidLine"_s);
        settled.outcome.errorMessage = u"column 1: no"_s;
        bad.add(settled, 2 * i + 1);
    }

    const QString text = bad.summaryText({}, Terminal());

    QVERIFY2(text.contains(u"\n7 lines hold no record and were not sent.\n"
                           " why: line 1, column 1: no\n"
                           "      line 3, column 1: no\n"_s),
             qPrintable(text));
    QVERIFY2(text.contains(u"      line 9, column 1: no\n      and 2 more\n now: "_s),
             qPrintable(text));
}

void TestRunReport::saysHowToGoOnWithoutDoubles_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("isMixed"); // a later line was stored before the run was stopped
    QTest::addColumn<bool>("isCut");
    QTest::addColumn<QString>("advice");

    QTest::newRow("results") << u"the results file"_s << true << false
                             << u"put the results file again (stored rows are passed over), then "
                                "the input from line 4 on."_s;
    QTest::newRow("no results") << QString() << false << false
                                << u"put the input from line 2 on; nothing of that was sent."_s;
    QTest::newRow("no results, mixed")
        << QString() << true << false
        << u"which of the lines 2 to 3 are stored: look in the stream. To go on, put the input "
           "from line 4 on."_s;
    QTest::newRow("results that are cut")
        << u"the results file"_s << false << true
        << u"put the input from line 2 on; nothing of that was sent."_s;
    QTest::newRow("results that are cut, mixed")
        << u"the results file"_s << true << true
        << u"Without all rows nobody can tell which of the lines 2 to 3 are stored"_s;
}

void TestRunReport::saysWhatGoingOnLeavesBehind()
{
    const auto advice = [](bool isCut) {
        RunReport report(u"orders"_s, {}, 5);
        report.add(record(0, RecordState::Refused, u"InternalFailure"_s), 1);
        report.add(record(1, RecordState::NotSent, u"cancelled"_s), 2);
        report.setRows({{}, 2, isCut});
        return report.goOn();
    };

    const QString behind = u"Before it are refused records (1) and uncertain ones (0)"_s;
    QVERIFY2(advice(true).contains(behind), qUtf8Printable(advice(true)));
    QVERIFY2(!advice(false).contains(behind), qUtf8Printable(advice(false))); // the rows are there
}

void TestRunReport::saysHowToGoOnWithoutDoubles()
{
    QFETCH(QString, place);
    QFETCH(bool, isMixed);
    QFETCH(bool, isCut);
    QFETCH(QString, advice);
    RunReport report(u"orders"_s, {}, 5);
    report.add(record(0, RecordState::Stored), 1);
    report.add(record(1, RecordState::NotSent, u"cancelled"_s), 2);
    if (isMixed)
        report.add(record(2, RecordState::Stored), 3);
    report.setRows({place, 3, isCut});

    const QString text = report.summaryText({}, Terminal());

    QVERIFY2(text.contains(advice), qUtf8Printable(text));
}

void TestRunReport::marksThrottledRecords()
{
    RunReport throttled(u"orders"_s, {}, 5);
    throttled.add(record(0, RecordState::Refused, u"ProvisionedThroughputExceededException"_s), 1);

    QVERIFY(throttled.tableText(Terminal()).contains(u"▲ refused"_s));
    QVERIFY(throttled.tableText({false, false, false, 0}).contains(u"^ refused"_s));
}

void TestRunReport::countsAcceptedChecksAsGood()
{
    RunReport checked(u"orders"_s, {}, 5);
    checked.add(record(0, RecordState::NotSent, u"DryRunOperationException"_s), 1);
    QVERIFY(checked.isAllGood());
    QVERIFY(checked.summaryText({}, Terminal()).contains(u"1 record would be accepted"_s));

    checked.add(record(1, RecordState::NotSent, u"Cancelled"_s), 2);
    QVERIFY(!checked.isAllGood());
}

QTEST_GUILESS_MAIN(TestRunReport)
#include "tst_run_report.moc"
