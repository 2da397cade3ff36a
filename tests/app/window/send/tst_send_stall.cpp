// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window/send/SendStage.h"
#include "tests/support/StallRounds.h"
#include "ui/results/ResultGrid.h"
#include "ui/results/ResultModel.h"
#include "ui/results/ResultsPage.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype many = 100'000;

test::LoopWatch &watch()
{
    return *static_cast<test::LoopWatch *>(QCoreApplication::instance());
}

// The page joined to a controller, as the window does it.
struct Window
{
    explicit Window(const QStringList &faults = {})
        : stage(faults, false)
    {
        page.resize(1200, 500);
        page.show();
        app::SendController &sending = stage.controller;
        QObject::connect(&sending, &app::SendController::began, &page,
                         [this] { page.setSource(stage.controller.results()); });
        QObject::connect(&sending, &app::SendController::updated, &page, &ui::ResultsPage::updated);
        QObject::connect(&sending, &app::SendController::diagnosed, &page,
                         [this](const app::RunDiagnosis &diagnosis) {
                             page.setFindings(diagnosis.findings, diagnosis.loads,
                                              diagnosis.hottestKeys);
                         });
        QObject::connect(&page, &ui::ResultsPage::retryRequested, &sending,
                         &app::SendController::retry);
    }
    ~Window() { page.setSource(nullptr); }

    ui::ResultModel &model() { return *page.findChild<ui::ResultModel *>(); }
    ui::ResultGrid &grid() { return *page.findChild<ui::ResultGrid *>(); }
    bool selects()
    {
        return QTest::qWaitFor([this] { return !model().isSelecting(); }, 60'000);
    }

    test::SendStage stage;
    ui::ResultsPage page;
};

} // namespace

// Never frozen: no event keeps the window's thread for longer than a tenth of a second.
class TestSendStall : public QObject
{
    Q_OBJECT

private slots:
    void sendsManyRecordsWithoutStalling();
    void showsManyFailuresAsTheyCome();
};

void TestSendStall::sendsManyRecordsWithoutStalling()
{
    Window window;
    window.stage.prepareSmall(many);
    watch().reset();

    window.stage.send();
    QVERIFY(QTest::qWaitFor([&] { return !window.stage.controller.isBusy(); }, 240'000));
    QVERIFY2(watch().isFluent(), qPrintable(watch().text()));
    QCOMPARE(window.stage.count(RecordState::Stored), many);
    QCOMPARE(window.model().rowCount(), int(many));

    watch().reset();
    window.page.showChip(1);
    QVERIFY(window.selects());
    QTest::keyClicks(window.page.findChild<QLineEdit *>(u"resultFilter"_s), u"99"_s);
    QTRY_VERIFY(window.model().filter().text == u"99"_s && !window.model().isSelecting());
    window.grid().horizontalHeader()->setSortIndicator(
        static_cast<int>(ResultColumn::SequenceNumber), Qt::DescendingOrder);
    QVERIFY(window.selects());
    window.page.findChild<QLineEdit *>(u"resultFilter"_s)->clear();
    window.page.showChip(0);
    QVERIFY(window.selects());
    window.grid().verticalScrollBar()->setValue(window.grid().verticalScrollBar()->maximum() / 2);
    window.page.focusGrid();
    QTest::keyClick(&window.grid(), Qt::Key_End, Qt::ControlModifier);
    QTest::qWait(0);
    QVERIFY2(watch().isFluent(), qPrintable(watch().text()));
}

void TestSendStall::showsManyFailuresAsTheyCome()
{
    Window window({u"throttle:percent=40"_s});
    window.stage.prepareSmall(many);
    window.stage.send();
    QVERIFY(QTest::qWaitFor([&] { return window.stage.controller.results() != nullptr; }, 60'000));
    watch().reset();
    window.page.showChip(2);
    QVERIFY(QTest::qWaitFor([&] { return !window.stage.controller.isBusy(); }, 240'000));
    QVERIFY2(watch().isFluent(), qPrintable(watch().text()));
    QCOMPARE(window.model().rowCount(), int(window.stage.count(RecordState::Refused)));
    QVERIFY(window.stage.count(RecordState::Refused) > many / 3);

    window.stage.simulator.setFaults({});
    watch().reset();
    window.page.retryFailed();
    QVERIFY(QTest::qWaitFor([&] { return !window.stage.controller.isBusy(); }, 240'000));
    QVERIFY2(watch().isFluent(), qPrintable(watch().text()));
    QCOMPARE(window.stage.count(RecordState::Stored), many);
}

int main(int argc, char *argv[])
{
    return test::runWatched<TestSendStall>(argc, argv);
}

#include "tst_send_stall.moc"
