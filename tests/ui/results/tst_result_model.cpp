// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultStore.h"
#include "tests/support/SampleRun.h"
#include "ui/results/ResultModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;

using ui::ResultModel;

namespace {

QString cell(const ResultModel &model, int place, ResultColumn column)
{
    return model.index(place, static_cast<int>(column)).data().toString();
}

QList<qint64> shown(const ResultModel &model)
{
    QList<qint64> rows;
    for (int place = 0; place < model.rowCount(); ++place)
        rows.append(model.rowAt(place));
    return rows;
}

// A model under the tester, over a run that the test makes up.
struct Stage
{
    explicit Stage(qsizetype rows)
    {
        store.begin(test::ordersRun(), test::plannedRecords(rows));
        model.setSource(&store);
    }
    void tell(const std::vector<RowChange> &changes)
    {
        const RunUpdate update = test::updateOf(changes);
        store.apply(update);
        model.updated(update);
    }
    bool select(const ResultFilter &filter, const ResultOrder &order = {})
    {
        model.select(filter, order);
        return QTest::qWaitFor([this] { return !model.isSelecting(); }, 20'000);
    }

    ResultStore store;
    ResultModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestResultModel : public QObject
{
    Q_OBJECT

private slots:
    void hasNoRowsWithoutASource();
    void showsEveryRowOfARun();
    void saysWhatBecameOfARow_data();
    void saysWhatBecameOfARow();
    void changesInTheSameFrameAreFewSignals();
    void newMatchesComeInByPieces();
    void rowsThatNoLongerMatchStayInPlace();
    void ordersAndFilters();
    void selectsManyRowsInSlices();
    void takesInWhatChangedWhileSelecting();
    void aNewSourceEndsASelection();
    void textsOfStrangersAreOneLineAndPlain();
    void cellsSayTheirColumnToScreenReaders();
};

void TestResultModel::hasNoRowsWithoutASource()
{
    ResultModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), resultColumnCount);
    model.select({.chip = ResultChip::Stored}, {});
    QVERIFY(!model.isSelecting());
}

void TestResultModel::showsEveryRowOfARun()
{
    Stage stage(3);
    QCOMPARE(stage.model.rowCount(), 3);
    QCOMPARE(cell(stage.model, 2, ResultColumn::Number), u"3"_s);
    QCOMPARE(cell(stage.model, 2, ResultColumn::State), u"waiting"_s);
    QCOMPARE(cell(stage.model, 2, ResultColumn::PartitionKey), u"key 2"_s);
    QCOMPARE(cell(stage.model, 2, ResultColumn::Shard), u"→ shard 2"_s);
    QCOMPARE(cell(stage.model, 2, ResultColumn::SequenceNumber), u"–"_s);
    QCOMPARE(cell(stage.model, 2, ResultColumn::Latency), u"–"_s);
}

void TestResultModel::saysWhatBecameOfARow_data()
{
    QTest::addColumn<RowChange>("change");
    QTest::addColumn<ResultColumn>("column");
    QTest::addColumn<QString>("text");

    QTest::newRow("stored") << test::stored(0) << ResultColumn::State << u"stored"_s;
    QTest::newRow("shard") << test::stored(0) << ResultColumn::Shard << u"shard 0"_s;
    RowChange moved = test::stored(0);
    moved.outcome.shardId = "shardId-000000000003";
    QTest::newRow("other shard") << moved << ResultColumn::Shard << u"shard 3, not shard 0"_s;
    moved.outcome.shardId = "shardId-000000000044";
    QTest::newRow("unknown shard") << moved << ResultColumn::Shard << u"shard 44"_s;
    QTest::newRow("latency") << test::stored(0) << ResultColumn::Latency << u"2 ms"_s;
    QTest::newRow("tries") << test::throttled(0, 3) << ResultColumn::Attempts << u"3"_s;
    QTest::newRow("refused") << test::throttled(0) << ResultColumn::State << u"refused"_s;
    QTest::newRow("error") << test::uncertain(0) << ResultColumn::Error
                           << u"the connection was closed before an answer came (network)"_s;
    QTest::newRow("not sent") << test::inState(0, RecordState::NotSent) << ResultColumn::State
                              << u"not sent"_s;
}

void TestResultModel::saysWhatBecameOfARow()
{
    QFETCH(RowChange, change);
    QFETCH(ResultColumn, column);
    Stage stage(1);

    stage.tell({change});

    QTEST(cell(stage.model, 0, column), "text");
}

void TestResultModel::changesInTheSameFrameAreFewSignals()
{
    Stage stage(1000);
    QSignalSpy changed(&stage.model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&stage.model, &QAbstractItemModel::modelReset);
    std::vector<RowChange> changes;
    for (qint64 row = 0; row < 500; ++row)
        changes.push_back(test::stored(row));

    stage.tell(changes);

    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 0);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 499);
    QCOMPARE(changed.first().at(1).toModelIndex().column(), resultColumnCount - 1);
    QVERIFY(reset.isEmpty());
}

void TestResultModel::newMatchesComeInByPieces()
{
    Stage stage(1000);
    QVERIFY(stage.select({.chip = ResultChip::Refused}));
    QSignalSpy inserted(&stage.model, &QAbstractItemModel::rowsInserted);

    stage.tell({test::throttled(7), test::throttled(8), test::stored(9), test::throttled(500)});
    QCOMPARE(inserted.size(), 1);
    stage.tell({test::throttled(100), test::throttled(900)});

    QCOMPARE(shown(stage.model), (QList<qint64>{7, 8, 100, 500, 900}));
    QCOMPARE(inserted.size(), 3);
}

void TestResultModel::rowsThatNoLongerMatchStayInPlace()
{
    Stage stage(3);
    stage.tell({test::throttled(0), test::throttled(1)});
    QVERIFY(stage.select({.chip = ResultChip::Refused}));
    QSignalSpy changed(&stage.model, &QAbstractItemModel::dataChanged);

    stage.tell({test::stored(1, 2)});

    QCOMPARE(shown(stage.model), (QList<qint64>{0, 1}));
    QCOMPARE(cell(stage.model, 1, ResultColumn::State), u"stored"_s);
    QCOMPARE(changed.size(), 1);
}

void TestResultModel::ordersAndFilters()
{
    Stage stage(6);
    stage.tell({test::stored(0), test::throttled(1, 2), test::throttled(2, 3), test::stored(4)});
    QSignalSpy selected(&stage.model, &ResultModel::selectionShown);

    QVERIFY(
        stage.select({.chip = ResultChip::Refused}, {ResultColumn::Attempts, Qt::DescendingOrder}));
    QCOMPARE(shown(stage.model), (QList<qint64>{2, 1}));
    QCOMPARE(stage.model.placeOf(1), 1);
    QCOMPARE(stage.model.placeOf(0), -1);

    QVERIFY(stage.select({.text = u"key 4"_s}));
    QCOMPARE(shown(stage.model), QList<qint64>{4});
    QVERIFY(stage.select({}));
    QCOMPARE(stage.model.rowCount(), 6);
    QCOMPARE(selected.size(), 3);
}

void TestResultModel::selectsManyRowsInSlices()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(60'000));
    ResultModel model; // without the tester, which looks at every row after each change
    model.setSource(&store);
    QSignalSpy selected(&model, &ResultModel::selectionShown);

    model.select({.text = u"key 59"_s}, {ResultColumn::PartitionKey, Qt::DescendingOrder});
    QVERIFY(model.isSelecting());
    QCOMPARE(model.rowCount(), 60'000); // until it is ready
    QCOMPARE(model.filter().text, u"key 59"_s);
    QVERIFY(selected.wait(20'000));

    QCOMPARE(model.rowCount(), 1111); // 59, 590…599, 5900…5999, 59000…59999
    QCOMPARE(model.rowAt(0), 59'999);
}

void TestResultModel::takesInWhatChangedWhileSelecting()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(60'000));
    ResultModel model;
    model.setSource(&store);
    QSignalSpy selected(&model, &ResultModel::selectionShown);
    model.select({.text = u"throughput"_s}, {});
    QVERIFY(model.isSelecting());

    const RunUpdate update = test::updateOf({test::throttled(0), test::throttled(59'999)});
    store.apply(update);
    model.updated(update);
    QVERIFY(selected.wait(20'000));

    QCOMPARE(shown(model), (QList<qint64>{0, 59'999}));
}

void TestResultModel::aNewSourceEndsASelection()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(60'000));
    ResultModel model;
    model.setSource(&store);
    model.select({.text = u"key"_s}, {});
    QVERIFY(model.isSelecting());

    model.setSource(nullptr);

    QVERIFY(!model.isSelecting());
    QCOMPARE(model.rowCount(), 0);
}

void TestResultModel::textsOfStrangersAreOneLineAndPlain()
{
    ResultStore store;
    std::vector<PlannedRecord> planned = test::plannedRecords(1);
    planned[0].record.partitionKey = "a\nb\xE2\x80\xAE<b>c</b>";
    store.begin(test::ordersRun(), std::move(planned));
    ResultModel model;
    model.setSource(&store);

    const QString key = cell(model, 0, ResultColumn::PartitionKey);
    QVERIFY(!key.contains(u'\n'));
    QVERIFY(!key.contains(QChar(0x202e)));
    const QString toolTip = model.index(0, static_cast<int>(ResultColumn::PartitionKey))
                                .data(Qt::ToolTipRole)
                                .toString();
    QVERIFY2(toolTip.contains(u"&lt;b&gt;"_s), qPrintable(toolTip));
}

void TestResultModel::cellsSayTheirColumnToScreenReaders()
{
    Stage stage(1);
    stage.tell({test::throttled(0)});
    const QModelIndex state = stage.model.index(0, static_cast<int>(ResultColumn::State));
    QCOMPARE(state.data(Qt::AccessibleTextRole).toString(), u"State: refused"_s);
    QVERIFY(state.data(ResultModel::ThrottledRole).toBool());
}

QTEST_MAIN(TestResultModel)
#include "tst_result_model.moc"
