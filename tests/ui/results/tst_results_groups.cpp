// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/StallRounds.h"
#include "tests/ui/results/ShownPage.h"
#include "ui/results/ResultModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

using Shown = test::ShownPage;
using ui::ResultModel;

// Rows under headers with counts, which open and close.
class TestResultsGroups : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyAppearance(*qApp, ui::Appearance::Light); }

    void theMenuGroups_data();
    void theMenuGroups();
    void headersOpenAndCloseByMouseAndKeys();
    void sortingStaysWithinGroups();
    void whatIsClosedIsSavedToo();
    void failuresAreFoundBetweenHeaders();
    void rowsThatChangeStayInTheirGroups();
    void keepsTheModelContract();
    void aHundredThousandRowsAreQuick();

private:
    static void choose(Shown &shown, const QString &name)
    {
        shown.click(u"groupButton"_s);
        QAction *action = test::menuAction(shown.page, u"groupMenu"_s, name);
        QVERIFY(action);
        auto *menu = qobject_cast<QMenu *>(action->parent());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        QCoreApplication::sendPostedEvents(menu, QEvent::DeferredDelete);
    }
    static QStringList headers(Shown &shown)
    {
        QStringList texts;
        for (int line = 0; line < shown.rows(); ++line) {
            const QModelIndex index = shown.grid().model()->index(line, 0);
            if (const QString text = index.data(ResultModel::HeaderRole).toString();
                !text.isEmpty())
                texts.append(text);
        }
        return texts;
    }
};

void TestResultsGroups::theMenuGroups_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<int>("groups");
    QTest::addColumn<QString>("one");

    QTest::newRow("shard") << u"groupByShard"_s << 4 << u"shard 2 · "_s;
    QTest::newRow("code") << u"groupByCode"_s << 2 << u"no error · 463 records"_s;
    QTest::newRow("tries") << u"groupByAttempts"_s << 1 << u"1 try · 500 records"_s;
}

void TestResultsGroups::theMenuGroups()
{
    QFETCH(QString, action);
    QFETCH(int, groups);
    QFETCH(QString, one);
    Shown shown;
    shown.runHotKey();
    shown.page.showChip(0);

    choose(shown, action);

    QTRY_COMPARE(headers(shown).size(), groups);
    QCOMPARE(shown.rows(), 500 + groups);
    QVERIFY2(headers(shown).join(u'|').contains(one), qPrintable(headers(shown).join(u'|')));

    choose(shown, u"groupNone"_s);
    QTRY_COMPARE(shown.rows(), 500);
    QVERIFY(headers(shown).isEmpty());
}

void TestResultsGroups::headersOpenAndCloseByMouseAndKeys()
{
    Shown shown;
    shown.runHotKey();
    shown.page.showChip(0);
    shown.page.setGrouping(core::ResultColumn::Error);
    QTRY_COMPARE(shown.rows(), 502);

    const QModelIndex first = shown.grid().model()->index(0, 0);
    QTest::mouseClick(shown.grid().viewport(), Qt::LeftButton, {},
                      shown.grid().visualRect(first).center());
    QVERIFY(shown.rows() == 502 - 463 || shown.rows() == 502 - 37);
    QVERIFY(!first.data(ResultModel::OpenRole).toBool());

    shown.key(Qt::Key_Right);
    QCOMPARE(shown.rows(), 502);
    shown.key(Qt::Key_Left);
    QVERIFY(shown.rows() < 502);
    shown.key(Qt::Key_Space);
    QCOMPARE(shown.rows(), 502);
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().endsWith(u"open"_s));
}

void TestResultsGroups::sortingStaysWithinGroups()
{
    Shown shown;
    shown.runHotKey();
    shown.page.showChip(0);
    shown.page.setGrouping(core::ResultColumn::Shard);
    QTRY_COMPARE(shown.rows(), 504);

    shown.grid().sortByColumn(static_cast<int>(core::ResultColumn::Number), Qt::DescendingOrder);

    QTRY_VERIFY(shown.grid().model()->index(1, 0).data(ResultModel::RowRole).toLongLong()
                > shown.grid().model()->index(2, 0).data(ResultModel::RowRole).toLongLong());
    QCOMPARE(headers(shown).size(), 4);
}

void TestResultsGroups::whatIsClosedIsSavedToo()
{
    Shown shown;
    shown.runHotKey();
    shown.page.showChip(0);
    shown.page.setGrouping(core::ResultColumn::Error);
    QTRY_COMPARE(shown.rows(), 502);
    shown.grid().setCurrentIndex(shown.grid().model()->index(0, 0));
    shown.key(Qt::Key_Left);
    QSignalSpy wished(&shown.page, &ui::ResultsPage::saveRequested);

    shown.click(u"saveResults"_s);
    QAction *save = test::menuAction(shown.page, u"saveMenu"_s, u"saveShownResults"_s);
    QVERIFY(save);
    save->trigger();

    QCOMPARE(wished.first().at(1).value<QList<qint64>>().size(), 500);
}

void TestResultsGroups::failuresAreFoundBetweenHeaders()
{
    Shown shown;
    shown.runHotKey();
    shown.page.showChip(0);
    shown.page.setGrouping(core::ResultColumn::Shard);
    QTRY_COMPARE(shown.rows(), 504);
    shown.grid().setCurrentIndex(shown.grid().model()->index(0, 0));
    QCOMPARE(shown.grid().currentRow(), -1); // a header
    QVERIFY(shown.grid().selectedRows().isEmpty());

    shown.key(Qt::Key_BracketRight);

    QVERIFY(shown.grid().currentRow() >= 0);
    QVERIFY(core::isFailure(shown.store.state(shown.grid().currentRow())));
}

void TestResultsGroups::rowsThatChangeStayInTheirGroups()
{
    Shown shown;
    shown.begin(test::plannedRecords(4));
    shown.tell({test::stored(0), test::throttled(1), test::throttled(2)});
    shown.page.showChip(2); // refused
    shown.page.setGrouping(core::ResultColumn::Error);
    QTRY_COMPARE(shown.rows(), 3);

    shown.tell({test::throttled(3)});
    QCOMPARE(shown.rows(), 3); // it comes with the next choice of rows
    shown.tell({test::stored(1)}, true);

    QTRY_COMPARE(shown.rows(), 3); // rows 2 and 3 under their header
    QCOMPARE(headers(shown).size(), 1);
}

void TestResultsGroups::keepsTheModelContract()
{
    Shown shown;
    const QAbstractItemModelTester tester(shown.grid().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    shown.runHotKey();
    shown.page.showChip(0);
    for (const auto column : {core::ResultColumn::Shard, core::ResultColumn::PartitionKey,
                              core::ResultColumn::Attempts}) {
        shown.page.setGrouping(column);
        QTRY_VERIFY(!headers(shown).isEmpty());
        shown.grid().setCurrentIndex(shown.grid().model()->index(0, 0));
        shown.key(Qt::Key_Left);
        shown.key(Qt::Key_Right);
    }
    shown.page.setGrouping({});
    QTRY_COMPARE(shown.rows(), 500);
}

void TestResultsGroups::aHundredThousandRowsAreQuick()
{
    Shown shown;
    constexpr int count = 100'000;
    shown.begin(test::plannedRecords(count));
    shown.page.showChip(0);
    QCoreApplication::processEvents();
    auto &watch = *static_cast<test::LoopWatch *>(qApp);
    watch.reset();

    shown.page.setGrouping(core::ResultColumn::PartitionKey);
    QTRY_VERIFY_WITH_TIMEOUT(shown.rows() > count, 60'000);
    shown.grid().setCurrentIndex(shown.grid().model()->index(0, 0));
    shown.key(Qt::Key_Left);
    shown.key(Qt::Key_Right);
    QCoreApplication::processEvents();

    QVERIFY(shown.rows() > count);
    QVERIFY2(watch.isFluent(), qPrintable(watch.text()));
}

int main(int argc, char **argv)
{
    QTEST_SET_MAIN_SOURCE_PATH
    return test::runWatched<TestResultsGroups>(argc, argv);
}

#include "tst_results_groups.moc"
