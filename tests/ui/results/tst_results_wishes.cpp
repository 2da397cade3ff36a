// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultQuestions.h"
#include "tests/ui/results/ShownPage.h"
#include "ui/common/ElidedLabel.h"
#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/common/WrappedText.h"
#include "ui/results/ColumnCopy.h"
#include "ui/results/ShardBars.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include <array>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

using core::RecordState;
using core::ResultColumn;
using test::menuAction;
using test::Rows;
using Shown = test::ShownPage;
using ui::ResultsPage;

// What a person asks for by the rows, the cards and the menus.
class TestResultsWishes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyAppearance(*qApp, ui::Appearance::Light); }

    void letterRAsksForAllThatMayHelp();
    void nothingIsRetriedWhileRunning();
    void letterSAsksToSaveWhatFailed();
    void copiesCellsAndRows();
    void copiesAColumnOfWhatIsShown();
    void aLongColumnHoldsNobody();
    void theCardRetriesAndSavesItsRows();
    void theCardUnfoldsShardsAndKeys();
    void aShardInTheCardFilters();
    void aShardOfWhichTheChipHasNoneShowsAll();
    void uncertainRowsOfferThreeThings();
    void theRowMenuKnowsWhatHelps();
    void goingToARecordNamesTheField();
    void savesWhatIsShown();
    void oneButtonRetriesTheFailuresOfAllCards();
    void cardsGroupNumbersLikeTheRest();
    void marksLeaveTheFocusWithTheRows();
    void marksAreTakenBack();
    void marksLeaveNoEmptyChipChosen();
    void escapeInTheFilterLeavesTheUndo();
    void undoKeysTakeMarksBackWhileThatIsOffered();
    void lettersActBesideTheGridToo();
    void uncertainButtonsSayWhatTheyDoAtAnyWidth_data();
    void uncertainButtonsSayWhatTheyDoAtAnyWidth();
};

void TestResultsWishes::letterRAsksForAllThatMayHelp()
{
    Shown shown;
    std::vector<core::PlannedRecord> planned = test::plannedRecords(5);
    planned[4].isSendable = false;
    shown.begin(std::move(planned));
    shown.tell({test::stored(0), test::throttled(1), test::uncertain(2),
                test::inState(3, RecordState::NotSent), test::inState(4, RecordState::NotSent)},
               true);
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    shown.page.focusGrid();
    shown.key(Qt::Key_R);
    QCOMPARE(retry.size(), 1);
    QCOMPARE(retry.first().at(0).value<Rows>(), (Rows{1, 3}));
    QCOMPARE(retry.first().at(1).toBool(), false);
}

void TestResultsWishes::nothingIsRetriedWhileRunning()
{
    Shown shown;
    shown.begin(test::plannedRecords(3));
    shown.tell({test::throttled(0)});
    shown.diagnose();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    shown.page.focusGrid();
    shown.key(Qt::Key_R);
    QVERIFY(retry.isEmpty());
    QVERIFY(!shown.part<QPushButton>(u"retry"_s)); // no card while rows arrive
    shown.tell({test::stored(1), test::stored(2)}, true);
    shown.diagnose();
    QVERIFY(shown.part<QPushButton>(u"retry"_s)->isEnabled());
    shown.tell({test::inState(0, RecordState::Sending, 2)}); // it is sent again
    QVERIFY(!shown.part<QPushButton>(u"retry"_s)->isEnabled());
}

void TestResultsWishes::letterSAsksToSaveWhatFailed()
{
    Shown shown;
    shown.runUncertain();
    QSignalSpy save(&shown.page, &ResultsPage::saveRequested);
    shown.page.focusGrid();
    shown.key(Qt::Key_S);
    QCOMPARE(save.size(), 1);
    QCOMPARE(save.first().at(0).value<core::ExportKind>(), core::ExportKind::Records);
    QCOMPARE(save.first().at(1).value<Rows>(), (Rows{1, 2}));
}

void TestResultsWishes::copiesCellsAndRows()
{
    Shown shown;
    shown.runUncertain();
    shown.page.showChip(0);
    shown.page.focusGrid();
    QSignalSpy copied(&shown.page, &ResultsPage::copied);
    shown.grid().setCurrentIndex(
        shown.grid().model()->index(3, static_cast<int>(ResultColumn::SequenceNumber)));
    shown.key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QString::fromLatin1(shown.store.sequenceNumber(3)));
    QCOMPARE(copied.size(), 1);

    shown.grid().selectAll();
    shown.key(Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 7);
    QVERIFY(lines.at(2).startsWith(u"2\tuncertain\tkey 1\t"_s));
    QCOMPARE(copied.size(), 2);
}

void TestResultsWishes::copiesAColumnOfWhatIsShown()
{
    Shown shown;
    shown.begin(test::plannedRecords(4));
    shown.tell({test::stored(0), test::throttled(1), test::stored(2), test::stored(3)}, true);
    shown.page.showChip(1);
    QTRY_COMPARE(shown.rows(), 3);
    shown.grid().sortByColumn(0, Qt::DescendingOrder);
    QTRY_COMPARE(shown.grid().model()->index(0, 0).data().toString(), u"4"_s);
    shown.grid().setCurrentIndex(shown.grid().model()->index(1, int(ResultColumn::PartitionKey)));
    QSignalSpy copied(&shown.page, &ResultsPage::copied);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, {5, 5});
    QApplication::sendEvent(shown.grid().viewport(), &event);
    menuAction(shown.page, u"rowMenu"_s, u"copyColumn"_s)->trigger();
    QTRY_COMPARE(copied.size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"key 3\nkey 2\nkey 0\n"_s);
    QCOMPARE(copied.first().first().toString(), u"Copied: Key of 3 records"_s);
}

void TestResultsWishes::aLongColumnHoldsNobody()
{
    constexpr int many = 300'000;
    core::ResultStore store;
    store.begin(test::ordersRun(), test::plannedRecords(many));
    QList<qint64> rows(many);
    std::iota(rows.begin(), rows.end(), 0);
    QGuiApplication::clipboard()->setText(u"before"_s);
    ui::ColumnCopy copy;
    QSignalSpy copied(&copy, &ui::ColumnCopy::copied);
    int turns = 0; // of the event loop meanwhile
    QTimer other;
    connect(&other, &QTimer::timeout, &other, [&turns] { ++turns; });
    other.start(0);
    copy.start(store, rows, ResultColumn::PartitionKey);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    QTRY_COMPARE_WITH_TIMEOUT(copied.size(), 1, 30'000);
    QVERIFY2(turns > 3, qPrintable(QString::number(turns)));
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), many);

    copy.start(store, rows, ResultColumn::PartitionKey);
    copy.cancel(); // the rows go
    QTest::qWait(50);
    QCOMPARE(copied.size(), 1);
}

void TestResultsWishes::theCardRetriesAndSavesItsRows()
{
    Shown shown;
    shown.runHotKey();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    QSignalSpy save(&shown.page, &ResultsPage::saveRequested);
    QCOMPARE(shown.part<QPushButton>(u"retry"_s)->text(), u"Retry 37 (R)"_s);
    shown.click(u"retry"_s);
    shown.click(u"save"_s);
    QCOMPARE(retry.first().at(0).value<Rows>(), core::retryableRows(shown.store));
    QCOMPARE(save.first().at(1).value<Rows>().size(), 37);
    QVERIFY(!shown.part<QPushButton>(u"goToRecord"_s));
}

void TestResultsWishes::theCardUnfoldsShardsAndKeys()
{
    Shown shown;
    shown.runHotKey();
    auto *bars = shown.part<ui::ShardBars>(u"shardBars"_s);
    QVERIFY(!bars->isVisible());
    shown.click(u"fold"_s);
    QVERIFY(bars->isVisible());
    QVERIFY(bars->accessibleDescription().contains(u"shard 2: "_s));
    QVERIFY(bars->accessibleDescription().contains(u"tenant-7"_s));
    shown.click(u"fold"_s);
    QVERIFY(!bars->isVisible());
}

void TestResultsWishes::aShardInTheCardFilters()
{
    Shown shown;
    shown.runHotKey();
    shown.page.showChip(0);
    shown.click(u"fold"_s);
    auto *bars = shown.part<ui::ShardBars>(u"shardBars"_s);
    QTest::mouseClick(bars, Qt::LeftButton, {}, QPoint(20, 30)); // the busiest is first
    QCOMPARE(shown.filter().text(), u"shardId-000000000002"_s);
    QTRY_COMPARE(shown.rows(), 156);

    shown.page.setGrouping(ResultColumn::Error);
    QTRY_COMPARE(shown.rows(), 156 + 2);
    QTest::mouseClick(bars, Qt::LeftButton, {}, QPoint(20, 50));
    QTRY_VERIFY(shown.filter().text() != u"shardId-000000000002"_s);
    QTRY_VERIFY(shown.rows() < 156); // in one group: nothing of it was refused
}

void TestResultsWishes::aShardOfWhichTheChipHasNoneShowsAll()
{
    Shown shown;
    shown.runHotKey();
    QCOMPARE(shown.chips().current(), core::ResultChip::Refused);
    shown.click(u"fold"_s);
    auto *bars = shown.part<ui::ShardBars>(u"shardBars"_s);

    QTest::mouseClick(bars, Qt::LeftButton, {}, QPoint(20, 30));
    QTRY_COMPARE(shown.filter().text(), u"shardId-000000000002"_s);
    QTRY_COMPARE(shown.rows(), 37);
    QCOMPARE(shown.chips().current(), core::ResultChip::Refused);

    QTest::mouseClick(bars, Qt::LeftButton, {}, QPoint(20, 50));
    QTRY_COMPARE(shown.chips().current(), core::ResultChip::All);
    QTRY_VERIFY(shown.rows() > 37);
}

void TestResultsWishes::uncertainRowsOfferThreeThings()
{
    Shown shown;
    shown.runUncertain();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    QSignalSpy mark(&shown.page, &ResultsPage::markRequested);
    shown.click(u"sendAgain"_s);
    QCOMPARE(retry.first().at(0).value<Rows>(), (Rows{1, 2}));
    QCOMPARE(retry.first().at(1).toBool(), true);
    shown.click(u"markStored"_s);
    shown.click(u"markNotStored"_s);
    QCOMPARE(mark.at(0).at(1).value<RecordState>(), RecordState::Stored);
    QCOMPARE(mark.at(1).at(1).value<RecordState>(), RecordState::NotSent);

    shown.page.focusGrid();
    shown.click(u"inspectorMarkStored"_s);
    QCOMPARE(mark.at(2).at(0).value<Rows>(), Rows{1});
    shown.click(u"inspectorSendAgain"_s);
    QCOMPARE(retry.at(1).at(0).value<Rows>(), Rows{1});
    QVERIFY(!shown.part<QPushButton>(u"inspectorRetry"_s)->isVisible());
}

void TestResultsWishes::theRowMenuKnowsWhatHelps()
{
    Shown shown;
    shown.begin(test::plannedRecords(4));
    shown.tell({test::stored(0), test::throttled(1), test::uncertain(2), test::stored(3)}, true);
    shown.page.showChip(0);
    shown.page.focusGrid();
    shown.grid().selectAll();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, {5, 5});
    QApplication::sendEvent(shown.grid().viewport(), &event);

    QAction *again = menuAction(shown.page, u"rowMenu"_s, u"sendAgain"_s);
    QVERIFY(again);
    QVERIFY(!menuAction(shown.page, u"rowMenu"_s, u"editAsNew"_s)); // of one row only
    menuAction(shown.page, u"rowMenu"_s, u"retryRows"_s)->trigger();
    again->trigger();
    QCOMPARE(retry.at(0).at(0).value<Rows>(), Rows{1});
    QCOMPARE(retry.at(1).at(0).value<Rows>(), Rows{2});
    QVERIFY(retry.at(1).at(1).toBool());
}

void TestResultsWishes::goingToARecordNamesTheField()
{
    Shown shown;
    shown.begin(test::plannedRecords(3));
    shown.tell({test::stored(0), test::stored(1),
                test::failedWith(2, RecordState::Refused, u"ValidationException"_s,
                                 u"1 validation error detected: Value at "
                                 "'records.3.member.partitionKey' failed to satisfy constraint"_s)},
               true);
    shown.diagnose();
    QSignalSpy go(&shown.page, &ResultsPage::goToRecordRequested);
    QCOMPARE(shown.part<QPushButton>(u"goToRecord"_s)->text(), u"Go to record 3"_s);
    shown.click(u"goToRecord"_s);
    QCOMPARE(go.first().at(0).toLongLong(), 2);
    QCOMPARE(go.first().at(1).toString(), u"partitionKey"_s);
}

void TestResultsWishes::savesWhatIsShown()
{
    Shown shown;
    shown.runUncertain();
    shown.page.showChip(1);
    QSignalSpy save(&shown.page, &ResultsPage::saveRequested);
    shown.click(u"saveResults"_s);
    menuAction(shown.page, u"saveMenu"_s, u"saveShownTable"_s)->trigger();
    QCOMPARE(save.first().at(0).value<core::ExportKind>(), core::ExportKind::Table);
    QCOMPARE(save.first().at(1).value<Rows>(), (Rows{0, 3, 4}));
}

void TestResultsWishes::oneButtonRetriesTheFailuresOfAllCards()
{
    Shown shown;
    shown.begin(test::plannedRecords(5));
    shown.tell({test::throttled(0), test::throttled(1), test::stored(2), test::uncertain(3),
                test::failedWith(4, RecordState::Refused, u"InternalFailure"_s, u"no"_s)},
               true);
    shown.diagnose();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    QList<QPushButton *> primary;
    for (auto *button : shown.page.findChildren<QPushButton *>()) {
        if (button->property("kind") == u"primary"_s)
            primary << button;
    }
    QCOMPARE(primary.size(), 1);
    QCOMPARE(primary.first()->accessibleName(), u"Retry all 3 (R)"_s);
    primary.first()->click();
    QCOMPARE(retry.first().at(0).value<Rows>(), (Rows{0, 1, 4}));
    for (const auto *button : shown.page.findChildren<QPushButton *>(u"retry"_s))
        QVERIFY(!button->accessibleName().contains(u"(R)"_s));
}

void TestResultsWishes::cardsGroupNumbersLikeTheRest()
{
    Shown shown;
    shown.begin(test::plannedRecords(2));
    shown.tell({test::throttled(0), test::throttled(1)}, true);
    const core::Finding finding{.code = u"Throttled"_s,
                                .count = 92'084,
                                .title = u"92,084 records were refused."_s,
                                .why = u"a,b 1,2 and 1,000 records"_s};
    shown.page.setFindings({finding}, {}, {});
    QCOMPARE(shown.part<ui::ElidedLabel>(u"title"_s)->text(),
             ui::grouped(92'084) + u" records were refused."_s);
    QCOMPARE(shown.part<ui::WrappedText>(u"why"_s)->text(),
             u"a,b 1,2 and "_s + ui::grouped(1000) + u" records"_s);
}

void TestResultsWishes::marksLeaveTheFocusWithTheRows()
{
    Shown shown;
    shown.runUncertain();
    auto *button = shown.part<QPushButton>(u"markStored"_s);
    button->setFocus();
    button->click();
    QTRY_VERIFY(shown.grid().hasFocus());
}

void TestResultsWishes::marksAreTakenBack()
{
    Shown shown;
    shown.runUncertain();
    QSignalSpy unmark(&shown.page, &ResultsPage::unmarkRequested);
    const auto *message = shown.part<ui::MessageBar>(u"runMessage"_s);
    shown.click(u"markStored"_s);
    QVERIFY(message->isVisible());
    QCOMPARE(message->text(), u"2 records are marked as stored."_s);
    shown.click(u"messageAction"_s);
    QCOMPARE(unmark.size(), 1);
    QVERIFY(!message->isVisible());
    QTRY_VERIFY(shown.grid().hasFocus());

    // Rows that are sent again have another end: nothing is left to take back.
    shown.click(u"markNotStored"_s);
    QVERIFY(message->isVisible());
    shown.tell({test::inState(1, RecordState::Sending, 2)});
    QVERIFY(!message->isVisible());
}

static void mark(Shown &shown, RecordState state)
{
    core::RunUpdate marked = test::updateOf({test::inState(1, state), test::inState(2, state)});
    marked.marks = {{.row = 1, .state = state}, {.row = 2, .state = state}};
    marked.isFinished = true;
    shown.tell(marked);
}

void TestResultsWishes::marksLeaveNoEmptyChipChosen()
{
    Shown shown;
    shown.runUncertain();
    QCOMPARE(shown.chips().current(), core::ResultChip::Uncertain);
    shown.grid().setCurrentRow(2);
    shown.click(u"markStored"_s);
    mark(shown, RecordState::Stored);
    QCOMPARE(shown.chips().current(), core::ResultChip::All);
    QTRY_COMPARE(shown.rows(), 5);
    QCOMPARE(shown.grid().currentRow(), 2);
    QVERIFY(shown.part<QWidget>(u"messageAction"_s)->isVisible());

    shown.click(u"messageAction"_s);
    mark(shown, RecordState::Uncertain);
    QCOMPARE(shown.chips().current(), core::ResultChip::Uncertain);
    QTRY_COMPARE(shown.rows(), 2);
    QCOMPARE(shown.grid().currentRow(), 2);

    mark(shown, RecordState::NotSent);
    QCOMPARE(shown.chips().current(), core::ResultChip::NotSent);
    shown.page.showChip(0); // a choice of the person's own stays
    mark(shown, RecordState::Uncertain);
    QCOMPARE(shown.chips().current(), core::ResultChip::All);
}

void TestResultsWishes::escapeInTheFilterLeavesTheUndo()
{
    Shown shown;
    shown.runUncertain();
    const auto *message = shown.part<ui::MessageBar>(u"runMessage"_s);
    shown.click(u"markStored"_s);
    shown.page.focusFilter();
    QTest::keyClicks(&shown.filter(), u"orders"_s);
    QTest::keyClick(&shown.filter(), Qt::Key_Escape);
    QCOMPARE(shown.filter().text(), QString());
    QVERIFY(message->isVisible());
    QTest::keyClick(&shown.filter(), Qt::Key_Escape);
    QVERIFY(shown.grid().hasFocus());
    QVERIFY(message->isVisible());
}

void TestResultsWishes::undoKeysTakeMarksBackWhileThatIsOffered()
{
    Shown shown;
    shown.runUncertain();
    QSignalSpy unmark(&shown.page, &ResultsPage::unmarkRequested);
    QAction other(&shown.page); // as an undo of the window's
    other.setShortcut(QKeySequence::Undo);
    shown.page.addAction(&other);
    QSignalSpy undone(&other, &QAction::triggered);
    shown.click(u"markStored"_s);
    QTRY_VERIFY(shown.grid().hasFocus());
    shown.page.focusFilter();
    QTest::keyClicks(&shown.filter(), u"a"_s);
    QTest::keyClick(&shown.filter(), Qt::Key_Z, Qt::ControlModifier); // its own
    QCOMPARE(shown.filter().text(), QString());
    QCOMPARE(unmark.size(), 0);
    shown.page.focusGrid();
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(unmark.size(), 1);
    QVERIFY(!shown.part<QWidget>(u"runMessage"_s)->isVisible());
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(unmark.size(), 1);
    QCOMPARE(undone.size(), 1);
}

void TestResultsWishes::lettersActBesideTheGridToo()
{
    Shown shown;
    shown.runHotKey();
    shown.page.focusGrid();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    auto *advice = shown.part<QWidget>(u"advice"_s);
    for (QWidget *widget :
         QList<QWidget *>{shown.part<QWidget>(u"fold"_s), shown.part<QWidget>(u"save"_s), advice}) {
        retry.clear();
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_R);
        QCOMPARE(retry.size(), 1);
    }
    shown.page.focusFilter();
    QTest::keyClick(&shown.filter(), Qt::Key_R);
    QCOMPARE(retry.size(), 1);
    QCOMPARE(shown.filter().text(), u"r"_s);
    shown.page.setSingleLetters(false);
    auto *fold = shown.part<QWidget>(u"fold"_s);
    fold->setFocus();
    QTest::keyClick(fold, Qt::Key_R);
    QCOMPARE(retry.size(), 1);
}

void TestResultsWishes::uncertainButtonsSayWhatTheyDoAtAnyWidth_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize(1400, 500);
    QTest::newRow("a window of 1280 by 800") << QSize(1040, 420);
    QTest::newRow("a window of 1024 by 640") << QSize(760, 300);
    QTest::newRow("docked at the right") << QSize(480, 560);
}

void TestResultsWishes::uncertainButtonsSayWhatTheyDoAtAnyWidth()
{
    QFETCH(QSize, size);
    Shown shown;
    shown.page.resize(size);
    shown.runUncertain();
    QTest::qWait(0);
    const std::array<std::pair<QString, QString>, 3> buttons{
        {{u"sendAgain"_s, u"Send again (may duplicate)"_s},
         {u"markStored"_s, u"Mark as stored"_s},
         {u"markNotStored"_s, u"Mark as not stored"_s}}};
    for (const auto &[name, text] : buttons) {
        const auto *button = shown.part<QPushButton>(name);
        QCOMPARE(button->text(), text);
        QTRY_VERIFY2(isInSight(*button, *shown.part<QWidget>(u"diagnosis"_s)), qPrintable(name));
        QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(name));
    }
    if (size.width() > 1000)
        QTRY_VERIFY(shown.part<QWidget>(u"title"_s)->toolTip().isEmpty()); // nothing of it is cut
}

QTEST_MAIN(TestResultsWishes)
#include "tst_results_wishes.moc"
