// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/RecordLine.h"
#include "core/results/ResultExport.h"
#include "core/results/ResultStore.h"
#include "tests/support/SampleRun.h"

#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray exported(const ResultSource &source, ExportKind kind)
{
    QByteArray out;
    for (qsizetype row = 0; row < source.rowCount(); ++row)
        appendExport(out, kind, source, row);
    return out;
}

void fill(ResultStore &store, const Record &record, const RowChange &change)
{
    std::vector<PlannedRecord> planned(1);
    planned[0].record = record;
    store.begin(test::ordersRun(), std::move(planned));
    store.apply(test::updateOf({change}));
}

} // namespace

class TestResultExport : public QObject
{
    Q_OBJECT

private slots:
    void linesReadBackAsTheSameRecords_data();
    void linesReadBackAsTheSameRecords();
    void aResultLineSaysWhatBecameOfIt();
    void tableCellsAreQuotedAndGuarded_data();
    void tableCellsAreQuotedAndGuarded();
    void theTableHasAsManyNamesAsCells();
    void bytesGoIntoAColumnOfTheirOwn();
    void copiedRowsHaveAHeader();
};

void TestResultExport::linesReadBackAsTheSameRecords_data()
{
    QTest::addColumn<Record>("record");
    QTest::addColumn<RowChange>("change");
    QTest::newRow("stored") << Record{"{\"n\":18446744073709551615}", "k", {}} << test::stored(0);
    QTest::newRow("refused, hash key") << Record{"x\ny", "k", "17"} << test::throttled(0);
    QTest::newRow("bytes") << Record{QByteArray("\xff\x00", 2), "ключ", {}} << test::uncertain(0);
    RowChange twice = test::stored(0);
    twice.outcome.possibleDuplicates = 1;
    QTest::newRow("perhaps twice") << Record{"", "k", {}} << twice;
}

void TestResultExport::linesReadBackAsTheSameRecords()
{
    QFETCH(Record, record);
    QFETCH(RowChange, change);
    ResultStore store;
    fill(store, record, change);

    for (const ExportKind kind : {ExportKind::Records, ExportKind::Results}) {
        const QByteArray lines = exported(store, kind);
        RecordLine reader({.format = LineFormat::Auto});
        const auto read = reader.read(QByteArrayView(lines).chopped(1));
        QVERIFY2(read.has_value(), lines.constData());
        QCOMPARE(*read, record);
    }
}

void TestResultExport::aResultLineSaysWhatBecameOfIt()
{
    ResultStore store;
    fill(store, {"a", "k", {}}, test::throttled(0, 2));

    QCOMPARE(exported(store, ExportKind::Results),
             R"({"index":0,"status":"refused","attempts":2,)"
             R"("errorCode":"ProvisionedThroughputExceededException","errorMessage":)"
             R"("Rate exceeded for shard shardId-000000000002 in stream orders under account )"
             R"(000000000000.","data":"a","partitionKey":"k"})"
             "\n");
}

void TestResultExport::tableCellsAreQuotedAndGuarded_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << QByteArray("k1") << QByteArray("k1");
    QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"");
    QTest::newRow("quotation mark") << QByteArray("a\"b") << QByteArray("\"a\"\"b\"");
    QTest::newRow("line end") << QByteArray("a\nb") << QByteArray("\"a\nb\"");
    QTest::newRow("formula") << QByteArray("=1+1") << QByteArray("'=1+1");
    QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("'@SUM(A1)");
    QTest::newRow("minus") << QByteArray("-2") << QByteArray("'-2");
    QTest::newRow("formula with comma")
        << QByteArray("=HYPERLINK(\"x\",1)") << QByteArray("\"'=HYPERLINK(\"\"x\"\",1)\"");
}

void TestResultExport::tableCellsAreQuotedAndGuarded()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, cell);
    ResultStore store;
    fill(store, {"a", key, {}}, test::stored(0));

    const QByteArray row = exported(store, ExportKind::Table);

    QVERIFY2(row.startsWith(QByteArray("1,stored," + cell + ",,")), row.constData());
    QVERIFY(row.endsWith("\r\n"));
}

void TestResultExport::theTableHasAsManyNamesAsCells()
{
    ResultStore store;
    fill(store, {"a", "k", {}}, test::stored(0));

    QCOMPARE(exported(store, ExportKind::Table).count(','),
             exportHead(ExportKind::Table).count(','));
    QVERIFY(exportHead(ExportKind::Records).isEmpty());
}

void TestResultExport::bytesGoIntoAColumnOfTheirOwn()
{
    ResultStore store;
    fill(store, {QByteArray("\xff\x00", 2), "k", {}}, test::stored(0));

    QVERIFY(exported(store, ExportKind::Table).endsWith(",,/wA=\r\n"));
}

void TestResultExport::copiedRowsHaveAHeader()
{
    ResultStore store;
    fill(store, {"a", "=k\t1", {}}, test::throttled(0));

    const QStringList lines = rowsAsTable(store, {0}).split(u'\n');

    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(0).startsWith(u"number\tstatus\tpartition key"_s));
    QVERIFY2(lines.at(1).startsWith(u"1\trefused\t\"'=k\t1\"\t"_s), qPrintable(lines.at(1)));
    QCOMPARE(lines.at(0).count(u'\t') + 1, lines.at(1).count(u'\t'));
}

QTEST_GUILESS_MAIN(TestResultExport)
#include "tst_resultexport.moc"
