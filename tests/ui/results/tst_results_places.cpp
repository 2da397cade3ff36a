// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultQuestions.h"
#include "tests/ui/results/ShownPage.h"
#include "ui/common/Chip.h"
#include "ui/common/WrappedText.h"
#include "ui/results/AttemptList.h"
#include "ui/results/NotedPage.h"
#include "ui/results/ShardBars.h"
#include "ui/results/TimingBars.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QToolButton>

#include <functional>

using namespace Qt::Literals::StringLiterals;

using core::RecordState;
using test::isInSight;
using Shown = test::ShownPage;
using ui::RecordInspector;

// Room, focus and the inspector.
class TestResultsPlaces : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyAppearance(*qApp, ui::Appearance::Light); }

    void enterOpensTheInspectorAndEscapeLeadsBack();
    void theInspectorShowsOneRowInFull();
    void factsAreCopiedToTheByte();
    void aLongWordIsNotCutInTheInspector();
    void aLongWordIsNotCutInACard();
    void aCardIsShownWholeWhereThereIsRoom_data();
    void aCardIsShownWholeWhereThereIsRoom();
    void theInspectorAdvisesAsTheCardDoes();
    void theInspectorFollowsItsRow();
    void attemptsListMarksOfPeople();
    void everyControlHasANameAndCanBeReached();
    void noLineOfBarsIsCut();
    void timingAddsUpOrSaysWhyThereIsNone();
    void fitsASmallWindow();
    void everythingIsReachedInANarrowPage_data();
    void everythingIsReachedInANarrowPage();
    void chipsWithoutRoomAreInAMenu();
    void chipsLoseTheirWordsFromTheRight();
    void theInspectorIsAnOverlayInASmallWindow();
    void everyEmptyPageOfTheInspectorSaysWhy();
};

void TestResultsPlaces::enterOpensTheInspectorAndEscapeLeadsBack()
{
    Shown shown;
    shown.page.resize(700, 420);
    shown.runUncertain();
    shown.page.focusGrid();
    QVERIFY(!shown.inspector().isVisible());
    shown.key(Qt::Key_Return);
    QVERIFY(shown.inspector().isVisible());
    QVERIFY(!shown.grid().isVisible());
    QTest::keyClick(shown.page.focusWidget(), Qt::Key_Escape);
    QVERIFY(!shown.inspector().isVisible());
    QVERIFY(shown.grid().isVisible());
    QTRY_VERIFY(shown.grid().hasFocus());
}

void TestResultsPlaces::theInspectorShowsOneRowInFull()
{
    Shown shown;
    shown.runHotKey();
    shown.page.focusGrid();
    QCOMPARE(shown.inspector().row(), shown.grid().currentRow());
    QCOMPARE(shown.fact(RecordInspector::Result, u"Error code"_s),
             u"ProvisionedThroughputExceededException"_s);
    QCOMPARE(shown.fact(RecordInspector::Record, u"Partition key"_s), u"tenant-7"_s);
    QVERIFY(
        shown.part<QPlainTextEdit>(u"recordBody"_s)->toPlainText().contains(u"order.created"_s));
    QCOMPARE(shown.fact(RecordInspector::Timing, u"Host"_s), u"127.0.0.1:4567"_s);

    shown.inspector().setCurrentIndex(RecordInspector::Request);
    QVERIFY(shown.part<QPlainTextEdit>(u"requestText"_s)
                ->toPlainText()
                .startsWith(u"POST / HTTP/1.1"_s));
    shown.inspector().setCurrentIndex(RecordInspector::Signature);
    QVERIFY(shown.part<QPlainTextEdit>(u"signatureText"_s)
                ->toPlainText()
                .contains(u"AWS4-HMAC-SHA256\n20261127"_s));
    shown.inspector().setCurrentIndex(RecordInspector::Attempts);
    const auto *attempts = shown.part<ui::AttemptList>(u"attempts"_s);
    QCOMPARE(attempts->topLevelItemCount(), 1);
    QCOMPARE(attempts->topLevelItem(0)->text(1), u"refused"_s);
}

void TestResultsPlaces::factsAreCopiedToTheByte()
{
    Shown shown;
    shown.begin(test::plannedRecords(1));
    core::RowChange change = test::stored(0);
    change.outcome.sequenceNumber =
        QByteArray("49590338271490256608559692538361571095921575989136");
    change.outcome.requestId = QByteArray("c9ee8a4d-8f2e-e8a2-9bbc-3f5a0f7d2c11");
    shown.tell({change}, true);
    QTRY_COMPARE(shown.inspector().row(), 0);
    QCOMPARE(shown.fact(RecordInspector::Result, u"Sequence number"_s),
             QString::fromLatin1(change.outcome.sequenceNumber));
    for (const QString &name : {u"Sequence number"_s, u"Request id"_s}) {
        ui::WrappedText *value = nullptr;
        for (auto *text : shown.inspector().findChildren<ui::WrappedText *>()) {
            if (text->accessibleName() == name)
                value = text;
        }
        QVERIFY2(value, qPrintable(name));
        QTRY_VERIFY(value->isVisible());
        QTest::mouseClick(value->viewport(), Qt::LeftButton);
        QTest::keyClick(value, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(value, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), shown.fact(RecordInspector::Result, name));
    }
}

void TestResultsPlaces::aLongWordIsNotCutInTheInspector()
{
    Shown shown;
    shown.begin(test::plannedRecords(1));
    const QString hash(64, u'e');
    shown.tell({test::failedWith(0, RecordState::Refused, u"InvalidSignatureException"_s,
                                 u"The hash "_s + hash + u" does not match."_s)},
               true);
    shown.diagnose();
    QTRY_COMPARE(shown.inspector().row(), 0);
    QTest::qWait(0);
    int texts = 0;
    for (const auto *text : shown.inspector().findChildren<ui::WrappedText *>()) {
        if (!text->isVisible())
            continue;
        ++texts;
        const int right = text->mapTo(&shown.inspector(), QPoint(text->width(), 0)).x();
        QVERIFY2(right <= shown.inspector().width(), qPrintable(text->text()));
        QVERIFY2(text->document()->size().width() <= text->width(), qPrintable(text->text()));
        QTRY_VERIFY2(
            text->document()->size().height() <= text->height(),
            qPrintable(u"%1 %2 %3"_s.arg(text->text()).arg(text->width()).arg(text->height())));
    }
    QVERIFY(texts > 3);
}

void TestResultsPlaces::aLongWordIsNotCutInACard()
{
    Shown shown;
    shown.page.resize(480, 560); // docked at the right
    shown.begin(test::plannedRecords(2));
    const QString hash(64, u'e');
    shown.tell({test::stored(0),
                test::failedWith(1, RecordState::Refused, u"AccessDeniedException"_s,
                                 u"The hash "_s + hash + u" does not match."_s)},
               true);
    shown.diagnose();
    const auto *list = shown.part<QScrollArea>(u"diagnosis"_s);
    if (auto *fold = shown.part<QPushButton>(u"fold"_s); !fold->isChecked())
        fold->click();
    const auto *why = shown.part<ui::WrappedText>(u"why"_s);
    QVERIFY(why->text().contains(hash));
    QTRY_VERIFY(why->isVisible());
    QTRY_VERIFY(why->document()->size().height() <= why->height());
    QVERIFY(why->document()->size().width() <= why->width());
    QVERIFY(why->mapTo(list->viewport(), QPoint(why->width(), 0)).x() <= list->viewport()->width());
}

void TestResultsPlaces::aCardIsShownWholeWhereThereIsRoom_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a window of 1360 by 900") << QSize(1119, 454);
    QTest::newRow("a window of 1920 by 1080") << QSize(1679, 634);
}

void TestResultsPlaces::aCardIsShownWholeWhereThereIsRoom()
{
    QFETCH(QSize, size);
    Shown shown;
    shown.page.resize(size);
    const auto *list = shown.part<QScrollArea>(u"diagnosis"_s);
    const auto left = [list] { return list->widget()->height() - list->viewport()->height(); };
    for (void (Shown::*run)() :
         {&Shown::runUncertain, static_cast<void (Shown::*)()>(&Shown::runHotKey)}) {
        std::invoke(run, shown);
        QTest::qWait(0);
        QVERIFY(shown.part<QWidget>(u"whatNow"_s)->isVisible());
        QTRY_VERIFY2(left() <= 0, qPrintable(QString::number(left())));
    }
}

void TestResultsPlaces::theInspectorAdvisesAsTheCardDoes()
{
    Shown shown;
    const auto advice = [&shown] { return shown.part<ui::WrappedText>(u"advice"_s)->text(); };
    shown.runHotKey();
    shown.page.focusGrid();
    QCOMPARE(advice(), shown.part<ui::WrappedText>(u"whatNow"_s)->text());

    shown.begin(test::plannedRecords(3)); // nothing is known of the run
    shown.tell({test::stored(0), test::stored(1), test::throttled(2)}, true);
    shown.page.focusGrid();
    QVERIFY2(advice().startsWith(u"Retry it after a pause"_s), qPrintable(advice()));
}

void TestResultsPlaces::theInspectorFollowsItsRow()
{
    Shown shown;
    shown.runHotKey();
    shown.page.focusGrid();
    const qint64 row = shown.grid().currentRow();
    shown.tell({test::stored(row, 2)}, true);
    QCOMPARE(shown.fact(RecordInspector::Result, u"State"_s), u"stored"_s);
    shown.page.setSource(nullptr);
    QCOMPARE(shown.inspector().row(), -1);
}

void TestResultsPlaces::attemptsListMarksOfPeople()
{
    Shown shown;
    shown.runUncertain();
    shown.page.focusGrid();
    shown.inspector().setCurrentIndex(RecordInspector::Attempts);
    core::RunUpdate marked = test::updateOf({test::inState(1, RecordState::Stored)});
    marked.marks = {{.row = 1,
                     .state = RecordState::Stored,
                     .at = core::WallTime(std::chrono::hours(500'001))}};
    marked.isFinished = true;
    shown.tell(marked);

    const auto *attempts = shown.part<ui::AttemptList>(u"attempts"_s);
    QCOMPARE(attempts->topLevelItemCount(), 2);
    QCOMPARE(attempts->topLevelItem(1)->text(3), u"marked by you"_s);
    QCOMPARE(shown.fact(RecordInspector::Result, u"State"_s), u"stored (marked by you)"_s);
}

void TestResultsPlaces::everyControlHasANameAndCanBeReached()
{
    Shown shown;
    shown.runUncertain();
    for (const QWidget *widget : shown.page.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty()
            || (button && !button->text().isEmpty()) || widget->inherits("QTabBar")
            || widget->inherits("QScrollArea") || widget->inherits("QHeaderView")
            || widget->inherits("QLabel");
        QVERIFY2(isNamed,
                 qPrintable(widget->objectName() + u' '
                            + QLatin1StringView(widget->metaObject()->className())));
    }

    shown.page.focusGrid();
    QTest::keyClick(&shown.grid(), Qt::Key_Tab);
    QVERIFY(!shown.grid().hasFocus());
}

void TestResultsPlaces::noLineOfBarsIsCut()
{
    Shown shown;
    shown.runHotKey();
    const auto *list = shown.part<QScrollArea>(u"diagnosis"_s);
    for (const int height : {360, 400, 420, 445, 470, 500, 560, 640, 760}) {
        shown.page.resize(1052, height);
        QTest::qWait(0);
        auto *fold = shown.part<QPushButton>(u"fold"_s);
        if (!fold->isChecked())
            fold->click();
        const auto *bars = shown.part<ui::ShardBars>(u"shardBars"_s);
        const auto seen = [&] {
            const int top = bars->mapTo(list->viewport(), QPoint()).y();
            return std::clamp(list->viewport()->height() - top, 0, bars->height());
        };
        QTRY_VERIFY2(seen() % ui::ShardBars::lineHeight == 0,
                     qPrintable(u"%1 of %2 at %3"_s.arg(seen()).arg(bars->height()).arg(height)));
    }
}

void TestResultsPlaces::timingAddsUpOrSaysWhyThereIsNone()
{
    Shown shown;
    shown.begin(test::plannedRecords(1));
    core::RunUpdate update = test::updateOf({test::uncertain(0)});
    auto request = test::PageStage::requestOf(update.rows);
    request->endedAt = request->startedAt + core::Milliseconds(218); // phases: 212
    update.requests = {request};
    update.isFinished = true;
    shown.tell(update);
    QTRY_COMPARE(shown.inspector().row(), 0);
    QCOMPARE(shown.fact(RecordInspector::Timing, u"Took"_s),
             u"218 ms, of it 6 ms beside the phases: signing, journal, waiting for its turn"_s);
    const auto *bars = shown.part<ui::TimingBars>(u"timingBars"_s);
    QCOMPARE(bars->note(), QString());

    request = std::make_shared<core::RequestDetail>(*request);
    request->timing = {};
    update.requests = {request};
    shown.tell(update);
    QCOMPARE(shown.fact(RecordInspector::Timing, u"Took"_s), u"218 ms"_s);
    QCOMPARE(bars->note(), u"No timing: no answer came."_s);
}

void TestResultsPlaces::fitsASmallWindow()
{
    Shown shown;
    shown.runHotKey();
    QVERIFY2(shown.page.minimumSizeHint().width() <= 700,
             qPrintable(QString::number(shown.page.minimumSizeHint().width())));
    QVERIFY2(shown.page.minimumSizeHint().height() <= 320,
             qPrintable(QString::number(shown.page.minimumSizeHint().height())));
    shown.page.resize(700, 300);
    QTest::qWait(0);
    QVERIFY(shown.grid().isVisible());
}

void TestResultsPlaces::everythingIsReachedInANarrowPage_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a window of 1024 by 640") << QSize(760, 300);
    QTest::newRow("docked at the right") << QSize(480, 560);
}

void TestResultsPlaces::everythingIsReachedInANarrowPage()
{
    QFETCH(QSize, size);
    Shown shown;
    shown.page.resize(size);
    shown.runHotKey();
    QTest::qWait(0);
    for (int i = 1; i <= core::resultChipCount; ++i) {
        const auto *chip = shown.part<ui::Chip>(u"chip%1"_s.arg(i));
        QVERIFY2(isInSight(*chip, shown.page), qPrintable(chip->accessibleName()));
    }
    QVERIFY(!shown.part<ui::Chip>(u"chip6"_s)->isWordShown()); // nothing is uncertain
    QVERIFY(shown.part<ui::Chip>(u"chip3"_s)->isWordShown()); // it is chosen
    QCOMPARE(shown.part<ui::Chip>(u"chip6"_s)->accessibleName(), u"Uncertain, 0"_s);
    for (const QString &name : {u"retry"_s, u"save"_s, u"fold"_s}) {
        const auto *button = shown.part<QPushButton>(name);
        QVERIFY2(isInSight(*button, *shown.part<QWidget>(u"diagnosis"_s)), qPrintable(name));
    }
    QVERIFY(shown.grid().viewport()->height() >= 3 * 26);

    shown.page.focusGrid();
    shown.key(Qt::Key_Return);
    QTest::qWait(0);
    const auto *tabs = shown.part<QTabBar>(u"inspectorTabs"_s);
    QVERIFY(shown.inspector().isVisible());
    QVERIFY(tabs->tabRect(RecordInspector::Timing).right() < tabs->width());
    QVERIFY(shown.inspector().height() > size.height() * 3 / 4);
    shown.click(u"closeInspector"_s);
    QVERIFY(shown.grid().hasFocus());
}

void TestResultsPlaces::chipsWithoutRoomAreInAMenu()
{
    test::PageStage stage;
    stage.runHotKey();
    QWidget place; // a window would grow with its layout
    ui::ChipRow chips(&place);
    chips.resize(240, 32);
    place.show();
    chips.setCounts(&stage.store);
    QSignalSpy chosen(&chips, &ui::ChipRow::chosen);
    auto *more = chips.findChild<QToolButton *>(u"moreChips"_s);
    QVERIFY(more->isVisible());
    QVERIFY(!chips.findChild<QWidget *>(u"chip7"_s)->isVisible());
    emit more->menu()->aboutToShow();
    QVERIFY(more->menu()->actions().constLast()->text().startsWith(u"Not sent 0"_s));
    more->menu()->actions().constLast()->trigger();
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chips.findChild<QWidget *>(u"chip7"_s)->isVisible());
}

void TestResultsPlaces::chipsLoseTheirWordsFromTheRight()
{
    test::PageStage stage;
    stage.runHotKey();
    QWidget place;
    ui::ChipRow chips(&place);
    chips.setCounts(&stage.store);
    const auto words = [&chips] {
        QString shown;
        for (int i = 1; i <= core::resultChipCount; ++i)
            shown += chips.findChild<ui::Chip *>(u"chip%1"_s.arg(i))->isWordShown() ? u'w' : u'-';
        return shown;
    };
    const int all = chips.widthWithWords();
    place.show();
    chips.resize(all, 32);
    QCOMPARE(words(), u"wwwwwww"_s);
    chips.resize(all - 20, 32);
    QCOMPARE(words(), u"wwwwww-"_s);
    chips.resize(all - 100, 32);
    QCOMPARE(words(), u"wwwww--"_s);
    chips.resize(all - 240, 32);
    QCOMPARE(words(), u"www----"_s);
}

void TestResultsPlaces::theInspectorIsAnOverlayInASmallWindow()
{
    Shown shown;
    shown.page.resize(976, 300); // of a window of 1024 by 640
    shown.runHotKey();
    QTest::qWait(0);
    QVERIFY(!shown.inspector().isVisible());
    QCOMPARE(shown.grid().width(), 976);
    for (int i = 1; i <= core::resultChipCount; ++i)
        QVERIFY(shown.part<ui::Chip>(u"chip%1"_s.arg(i))->isWordShown());
    shown.page.focusGrid();
    shown.key(Qt::Key_Return);
    QVERIFY(shown.inspector().isVisible());
}

void TestResultsPlaces::everyEmptyPageOfTheInspectorSaysWhy()
{
    Shown shown;
    shown.runHotKey();
    for (int page = RecordInspector::Record; page <= RecordInspector::Timing; ++page) {
        shown.inspector().setCurrentIndex(page);
        const auto *noted = dynamic_cast<ui::NotedPage *>(shown.inspector().currentWidget());
        QVERIFY(noted);
        QCOMPARE(noted->note(), u"Select a row to see all that is known of it."_s);
    }
    shown.page.focusGrid();
    for (int page = RecordInspector::Record; page <= RecordInspector::Timing; ++page) {
        shown.inspector().setCurrentIndex(page);
        QVERIFY(dynamic_cast<ui::NotedPage *>(shown.inspector().currentWidget())->note().isEmpty());
    }
    shown.begin(test::plannedRecords(1));
    shown.tell({test::failedWith(0, core::RecordState::NotSent, u"badInput"_s, u"no"_s)}, true);
    QTRY_COMPARE(shown.inspector().row(), 0);
    shown.inspector().setCurrentIndex(RecordInspector::Signature);
    QCOMPARE(dynamic_cast<ui::NotedPage *>(shown.inspector().currentWidget())->note(),
             u"No request has carried this record."_s);
}

QTEST_MAIN(TestResultsPlaces)
#include "tst_results_places.moc"
