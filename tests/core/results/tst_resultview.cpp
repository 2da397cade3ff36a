// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultStore.h"
#include "core/results/ResultView.h"
#include "tests/support/SampleRun.h"

#include <QTest>

#include <algorithm>

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<qint64> shown(const ResultView &view)
{
    QList<qint64> rows;
    for (qsizetype place = 0; place < view.rowCount(); ++place)
        rows.append(view.rowAt(place));
    return rows;
}

QList<qint64> selected(const ResultSource &source, const ResultFilter &filter,
                       const ResultOrder &order = {})
{
    RowSelection selection(source, filter, order);
    while (!selection.proceed(100)) { }
    const std::vector<qint32> rows = selection.takeRows();
    return {rows.begin(), rows.end()};
}

void select(ResultView &view, const ResultSource &source, const ResultFilter &filter,
            const ResultOrder &order = {})
{
    RowSelection selection(source, filter, order);
    while (!selection.proceed(100)) { }
    view.show(selection);
}

void update(ResultView &view, ResultStore &store, const std::vector<RowChange> &changes)
{
    store.apply(test::updateOf(changes));
    for (const ResultView::Insertion &insertion : view.additions(changes))
        view.insert(insertion);
}

// Eight rows: stored 0 4 7, throttled 1 2 5, uncertain 3, not sent 6.
void fillEight(ResultStore &store)
{
    store.begin(test::ordersRun(), test::plannedRecords(8));
    store.apply(test::updateOf(
        {test::stored(0), test::throttled(1), test::throttled(2, 3), test::uncertain(3),
         test::stored(4, 2), test::throttled(5),
         test::failedWith(6, RecordState::NotSent, u"cancelled"_s, u"cancelled before"_s),
         test::stored(7)}));
}

} // namespace

class TestResultView : public QObject
{
    Q_OBJECT

private slots:
    void choosesByChipAndText_data();
    void choosesByChipAndText();
    void findsInPayloadsWhateverTheCase();
    void ordersByEveryColumn_data();
    void ordersByEveryColumn();
    void ordersManyRowsAsStdSortDoes_data();
    void ordersManyRowsAsStdSortDoes();
    void showsEverythingAtFirst();
    void newMatchesComeInAtTheirPlaces();
    void rowsThatNoLongerMatchStay();
    void scatteredMatchesComeInAtTheEnd();
    void otherOrdersTakeNewMatchesAtTheEnd();
    void takesRowsThatAreNewInTheSource();
    void gathersChangesIntoRanges();
    void manyRangesBecomeFew();
};

void TestResultView::choosesByChipAndText_data()
{
    QTest::addColumn<ResultChip>("chip");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("rows");
    using Rows = QList<qint64>;
    QTest::newRow("all") << ResultChip::All << QString() << Rows{0, 1, 2, 3, 4, 5, 6, 7};
    QTest::newRow("stored") << ResultChip::Stored << QString() << Rows{0, 4, 7};
    QTest::newRow("refused") << ResultChip::Refused << QString() << Rows{1, 2, 5};
    QTest::newRow("throttled") << ResultChip::Throttled << QString() << Rows{1, 2, 5};
    QTest::newRow("retried") << ResultChip::Retried << QString() << Rows{2, 4};
    QTest::newRow("uncertain") << ResultChip::Uncertain << QString() << Rows{3};
    QTest::newRow("not sent") << ResultChip::NotSent << QString() << Rows{6};
    QTest::newRow("key") << ResultChip::All << u"KEY 4"_s << Rows{4};
    QTest::newRow("number, counted from one") << ResultChip::All << u"8"_s << Rows{0, 4, 7};
    QTest::newRow("sequence number") << ResultChip::All << u"136581007"_s << Rows{7};
    QTest::newRow("error code") << ResultChip::All << u"throughput"_s << Rows{1, 2, 5};
    QTest::newRow("error text") << ResultChip::All << u"before an answer"_s << Rows{3};
    QTest::newRow("state") << ResultChip::All << u"not sent"_s << Rows{6};
    QTest::newRow("shard") << ResultChip::All << u"shardid-000000000003"_s << Rows{3, 7};
    QTest::newRow("shard as it is shown") << ResultChip::All << u"Shard 3"_s << Rows{3, 7};
    QTest::newRow("chip and text") << ResultChip::Refused << u"key 5"_s << Rows{5};
    QTest::newRow("nothing") << ResultChip::Stored << u"zebra"_s << Rows{};
}

void TestResultView::choosesByChipAndText()
{
    QFETCH(ResultChip, chip);
    QFETCH(QString, text);
    ResultStore store;
    fillEight(store);

    QTEST(selected(store, {.chip = chip, .text = text}), "rows");
}

void TestResultView::findsInPayloadsWhateverTheCase()
{
    ResultStore store;
    std::vector<PlannedRecord> planned = test::plannedRecords(3);
    planned[1].record.data = "{\"name\":\"Müller\"}";
    planned[2].record.data = "{\"type\":\"Refund\"}";
    store.begin(test::ordersRun(), std::move(planned));

    QCOMPARE(selected(store, {.text = u"refund"_s}), QList<qint64>{2});
    QCOMPARE(selected(store, {.text = u"Müller"_s}), QList<qint64>{1});
}

void TestResultView::ordersByEveryColumn_data()
{
    QTest::addColumn<ResultColumn>("column");
    QTest::addColumn<QList<qint64>>("rising");
    QTest::addColumn<QList<qint64>>("falling");
    using Rows = QList<qint64>;
    QTest::newRow("number") << ResultColumn::Number << Rows{0, 1, 2, 3, 4, 5, 6, 7}
                            << Rows{7, 6, 5, 4, 3, 2, 1, 0};
    QTest::newRow("state") << ResultColumn::State << Rows{0, 4, 7, 1, 2, 5, 3, 6}
                           << Rows{6, 3, 1, 2, 5, 0, 4, 7};
    QTest::newRow("key") << ResultColumn::PartitionKey << Rows{0, 1, 2, 3, 4, 5, 6, 7}
                         << Rows{7, 6, 5, 4, 3, 2, 1, 0};
    QTest::newRow("shard") << ResultColumn::Shard << Rows{0, 4, 1, 5, 2, 6, 3, 7}
                           << Rows{3, 7, 2, 6, 1, 5, 0, 4};
    QTest::newRow("sequence number") << ResultColumn::SequenceNumber << Rows{1, 2, 3, 5, 6, 0, 4, 7}
                                     << Rows{7, 4, 0, 1, 2, 3, 5, 6};
    QTest::newRow("attempts") << ResultColumn::Attempts << Rows{0, 1, 3, 5, 6, 7, 4, 2}
                              << Rows{2, 4, 0, 1, 3, 5, 6, 7};
    QTest::newRow("error") << ResultColumn::Error << Rows{0, 4, 7, 1, 2, 5, 6, 3}
                           << Rows{3, 6, 1, 2, 5, 0, 4, 7};
    QTest::newRow("latency") << ResultColumn::Latency << Rows{3, 6, 0, 4, 7, 1, 2, 5}
                             << Rows{1, 2, 5, 7, 4, 0, 3, 6};
}

void TestResultView::ordersByEveryColumn()
{
    QFETCH(ResultColumn, column);
    ResultStore store;
    fillEight(store);

    QTEST(selected(store, {}, {column, Qt::AscendingOrder}), "rising");
    QTEST(selected(store, {}, {column, Qt::DescendingOrder}), "falling");
}

void TestResultView::ordersManyRowsAsStdSortDoes_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("a run") << 1024;
    QTest::newRow("a run and one") << 1025;
    QTest::newRow("many runs") << 9'999;
}

void TestResultView::ordersManyRowsAsStdSortDoes()
{
    QFETCH(int, count);
    std::vector<PlannedRecord> planned = test::plannedRecords(count);
    for (std::size_t i = 0; i < planned.size(); ++i)
        planned[i].record.partitionKey =
            "a long common start " + QByteArray::number(i * 7919 % 1000);
    QList<qint64> expected;
    for (int row = 0; row < count; ++row)
        expected.append(row);
    std::stable_sort(expected.begin(), expected.end(), [&](qint64 left, qint64 right) {
        return planned[static_cast<std::size_t>(left)].record.partitionKey
            < planned[static_cast<std::size_t>(right)].record.partitionKey;
    });
    ResultStore store;
    store.begin(test::ordersRun(), std::move(planned));

    QCOMPARE(selected(store, {}, {ResultColumn::PartitionKey, Qt::AscendingOrder}), expected);
}

void TestResultView::showsEverythingAtFirst()
{
    ResultStore store;
    ResultView view;
    QCOMPARE(view.rowCount(), 0);
    fillEight(store);
    view.setSource(&store);

    QCOMPARE(view.rowCount(), 8);
    QCOMPARE(view.rowAt(3), 3);
    QCOMPARE(view.placeOf(7), 7);
    QCOMPARE(view.placeOf(8), -1);
    QCOMPARE(view.placeOf(-1), -1);
}

void TestResultView::newMatchesComeInAtTheirPlaces()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(10));
    ResultView view;
    view.setSource(&store);
    select(view, store, {.chip = ResultChip::Refused});
    QCOMPARE(shown(view), QList<qint64>{});

    update(view, store, {test::throttled(5), test::throttled(6), test::stored(7)});
    QCOMPARE(shown(view), (QList<qint64>{5, 6}));
    update(view, store, {test::throttled(9), test::throttled(1), test::throttled(2)});

    QCOMPARE(shown(view), (QList<qint64>{1, 2, 5, 6, 9}));
    QCOMPARE(view.placeOf(5), 2);
    QCOMPARE(view.placeOf(7), -1);
    QCOMPARE(view.placeOf(-1), -1);
    QVERIFY(view.isInOrder());
}

void TestResultView::rowsThatNoLongerMatchStay()
{
    ResultStore store;
    fillEight(store);
    ResultView view;
    view.setSource(&store);
    select(view, store, {.chip = ResultChip::Refused});

    update(view, store, {test::stored(2, 4)});
    QCOMPARE(shown(view), (QList<qint64>{1, 2, 5}));

    select(view, store, {.chip = ResultChip::Refused});
    QCOMPARE(shown(view), (QList<qint64>{1, 5}));
}

void TestResultView::scatteredMatchesComeInAtTheEnd()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(400));
    ResultView view;
    view.setSource(&store);
    select(view, store, {.chip = ResultChip::Refused});
    std::vector<RowChange> odd;
    std::vector<RowChange> even;
    for (qint64 row = 0; row < 400; ++row)
        (row % 2 == 0 ? even : odd).push_back(test::throttled(row));
    update(view, store, odd);
    QVERIFY(view.isInOrder());

    store.apply(test::updateOf(even));
    const auto insertions = view.additions(even);
    QCOMPARE(insertions.size(), 1U);
    view.insert(insertions.front());

    QCOMPARE(view.rowCount(), 400);
    QCOMPARE(view.rowAt(200), 0);
    QCOMPARE(view.placeOf(398), 399);
    QVERIFY(!view.isInOrder());
}

void TestResultView::otherOrdersTakeNewMatchesAtTheEnd()
{
    ResultStore store;
    fillEight(store);
    ResultView view;
    view.setSource(&store);
    select(view, store, {.chip = ResultChip::Stored}, {ResultColumn::Number, Qt::DescendingOrder});
    QCOMPARE(shown(view), (QList<qint64>{7, 4, 0}));

    update(view, store, {test::stored(5, 2)});

    QCOMPARE(shown(view), (QList<qint64>{7, 4, 0, 5}));
    QVERIFY(!view.isInOrder());
}

void TestResultView::takesRowsThatAreNewInTheSource()
{
    ResultStore store;
    fillEight(store);
    ResultView view;
    view.setSource(&store);
    store.begin(test::ordersRun(), test::plannedRecords(11));

    for (const ResultView::Insertion &insertion : view.additions({}))
        view.insert(insertion);

    QCOMPARE(view.rowCount(), 11);
    QVERIFY(view.additions({}).empty());
}

void TestResultView::gathersChangesIntoRanges()
{
    ResultStore store;
    fillEight(store);
    ResultView view;
    view.setSource(&store);

    const std::vector<RowChange> changes{test::stored(4), test::stored(1), test::stored(2),
                                         test::stored(7)};
    const std::vector<std::pair<qsizetype, qsizetype>> expected{{1, 2}, {4, 4}, {7, 7}};
    QCOMPARE(view.places(changes), expected);
}

void TestResultView::manyRangesBecomeFew()
{
    ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(1000));
    ResultView view;
    view.setSource(&store);
    std::vector<RowChange> changes;
    for (qint64 row = 0; row < 1000; row += 2)
        changes.push_back(test::stored(row));

    const auto ranges = view.places(changes);

    QCOMPARE(ranges.size(), 32U);
    QCOMPARE(ranges.back().second, 998);
}

QTEST_GUILESS_MAIN(TestResultView)
#include "tst_resultview.moc"
