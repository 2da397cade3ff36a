// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowStage.h"
#include "ui/results/RecordInspector.h"
#include "ui/results/ResultModel.h"
#include "ui/results/SummaryLine.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/StatusLine.h"
#include "ui/simulator/FaultsPage.h"
#include "ui/streams/CreateStreamDialog.h"

#include <QClipboard>
#include <QLabel>
#include <QSplitter>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using core::RecordState;

// Sending from the keyboard: what goes out, and what does not.
class TestSending : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void whatIsSentAtOnceIsCheckedFirst();
    void nothingIsSentThatWasNotChecked();
    void anEmptyDraftMakesNoRun();
    void aSelectionThatCannotBeSentSaysSo();
    void aSelectionIsSentAlone();
    void theServiceChoosesTheShardsOfSomeStreams();
    void whatWasSaidOfARecordIsTakenBack();
    void thePaletteTurnsStrictOrderOn();
    void theEditMenuActsInTables();
    void nothingLiesOverAnotherInASmallWindow_data();
    void nothingLiesOverAnotherInASmallWindow();

private:
    QWidget &focus() const { return *QApplication::focusWidget(); }
    QString said() const { return m_stage->window().statusLine().text(); }
    void openDraft(const QList<core::DraftRecord> &records) const;
    void sendSelection() const;
    void selectTableRow(int row) const;

    std::unique_ptr<WindowStage> m_stage;
};

void TestSending::init()
{
    m_stage = std::make_unique<WindowStage>();
    m_stage->start();
    m_stage->openDemo();
}

void TestSending::openDraft(const QList<core::DraftRecord> &records) const
{
    core::Draft draft = core::newDraft();
    draft.records = records;
    if (records.size() > 1)
        draft.mode = core::Draft::Mode::Table;
    m_stage->views().drafts.openDraft(draft);
}

void TestSending::sendSelection() const
{
    m_stage->press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
}

void TestSending::selectTableRow(int row) const
{
    auto *table = m_stage->find<QTableView>(u"recordTable"_s);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(row, 1)).center());
}

void TestSending::theEditMenuActsInTables()
{
    openDraft({{.body = R"({"n":1})"}, {.body = R"({"n":2})"}});
    auto *table = m_stage->find<QTableView>(u"recordTable"_s);
    selectTableRow(1);
    table->setFocus();
    m_stage->action(ui::Command::Copy).trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u":2}"_s));
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    m_stage->action(ui::Command::Undo).trigger();
    QTRY_COMPARE(table->model()->rowCount(), 2);

    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_stage->grid().model()->rowCount(), 2, WindowStage::patience);
    m_stage->grid().setCurrentIndex(m_stage->grid().model()->index(0, 0));
    m_stage->grid().setFocus();
    m_stage->action(ui::Command::Copy).trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"1"_s);
}

void TestSending::nothingLiesOverAnotherInASmallWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isSidebarOpen");
    QTest::newRow("the smallest") << QSize(400, 300) << false;
    QTest::newRow("beside the sidebar") << QSize(400, 300) << true;
    QTest::newRow("1024 x 640") << QSize(1024, 640) << false;
    QTest::newRow("1024 x 640 beside the sidebar") << QSize(1024, 640) << true;
}

void TestSending::nothingLiesOverAnotherInASmallWindow()
{
    QFETCH(QSize, size);
    QFETCH(bool, isSidebarOpen);
    openDraft({{.body = R"({"n":1})"}, {.body = R"({"n":2})"}});
    if (m_stage->window().sidebar().isOpen() != isSidebarOpen)
        m_stage->action(ui::Command::ToggleSidebar).trigger();

    m_stage->window().resize(size);
    QTest::qWait(50);
    m_stage->find<QSplitter>(u"work"_s)->setSizes({0, 1000});
    QTest::qWait(50);

    QCOMPARE(m_stage->window().sidebar().isOpen(), isSidebarOpen);
    const auto placeOf = [this](QWidget *widget) {
        return QRect(widget->mapTo(&m_stage->window(), QPoint()), widget->size());
    };
    const QList<QRect> places{placeOf(m_stage->find<QTableView>(u"recordTable"_s)),
                              placeOf(m_stage->find<QWidget>(u"problemLine"_s)),
                              placeOf(m_stage->find<QWidget>(u"payloadKind"_s)),
                              placeOf(m_stage->find<QWidget>(u"partitionKey"_s)),
                              placeOf(m_stage->find<QWidget>(u"sendButton"_s)),
                              placeOf(&m_stage->grid())};
    for (qsizetype i = 0; i < places.size(); ++i) {
        for (qsizetype j = i + 1; j < places.size(); ++j)
            QVERIFY2(!places[i].intersects(places[j]), qPrintable(u"%1 and %2"_s.arg(i).arg(j)));
    }
}

void TestSending::whatIsSentAtOnceIsCheckedFirst()
{
    openDraft({{.body = R"({"n":1})"}});

    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(said(), u"Checking before sending…"_s);

    QTRY_COMPARE_WITH_TIMEOUT(m_stage->grid().model()->rowCount(), 1, WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(said().startsWith(u"1 of 1 stored"_s), WindowStage::patience);
}

void TestSending::nothingIsSentThatWasNotChecked()
{
    openDraft({{.body = R"({"n":)"}});

    m_stage->press(Qt::Key_Return, Qt::ControlModifier);

    QTRY_COMPARE_WITH_TIMEOUT(said(), u"This record cannot be sent yet"_s, WindowStage::patience);
    QVERIFY(!m_stage->action(ui::Command::Stop).isEnabled());
    QVERIFY(!m_stage->grid().isVisible()); // no run at all

    m_stage->press(Qt::Key_T, Qt::ControlModifier); // of another draft it is not true
    QCOMPARE(said(), QString());
    m_stage->press(Qt::Key_W, Qt::ControlModifier);

    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClicks(&focus(), u"1"_s);
    QVERIFY(!m_stage->action(ui::Command::Stop).isEnabled());
}

void TestSending::anEmptyDraftMakesNoRun()
{
    m_stage->press(Qt::Key_T, Qt::ControlModifier);

    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(said(), u"There is nothing to send yet"_s, WindowStage::patience);
    sendSelection();
    QTRY_COMPARE_WITH_TIMEOUT(said(), u"There is nothing to send yet"_s, WindowStage::patience);

    QVERIFY(!m_stage->grid().isVisible());
}

void TestSending::aSelectionThatCannotBeSentSaysSo()
{
    openDraft({{.body = "{}"}, {.body = "{"}});
    selectTableRow(1);

    sendSelection();

    QTRY_COMPARE_WITH_TIMEOUT(said(), u"The selected record cannot be sent yet"_s,
                              WindowStage::patience);
    QVERIFY(!m_stage->grid().isVisible());
}

void TestSending::aSelectionIsSentAlone()
{
    openDraft({{.body = "{}"}, {.body = "{"}});
    selectTableRow(0);

    sendSelection();

    QTRY_VERIFY_WITH_TIMEOUT(said().startsWith(u"1 of 1 stored"_s), WindowStage::patience);
    QCOMPARE(m_stage->grid().model()->rowCount(), 1);
    for (const auto command : {ui::Command::RetryFailed, ui::Command::SaveFailed,
                               ui::Command::NextFailure, ui::Command::PreviousFailure})
        QVERIFY(!m_stage->action(command).isEnabled()); // nothing failed

    const auto summary = [this] { return m_stage->find<ui::SummaryLine>()->text(); };
    QVERIFY2(summary().startsWith(u"1 record"_s), qPrintable(summary()));
    m_stage->action(ui::Command::NewTab).trigger();
    QVERIFY2(summary().startsWith(u"draft “"_s), qPrintable(summary())); // whose they are
    m_stage->action(ui::Command::PreviousTab).trigger();
    QVERIFY2(summary().startsWith(u"1 record"_s), qPrintable(summary()));
}

void TestSending::theServiceChoosesTheShardsOfSomeStreams()
{
    m_stage->window().resize(1280, 800);
    emit m_stage->views().streamList.createRequested();
    auto *dialog = m_stage->window().findChild<ui::CreateStreamDialog *>();
    QVERIFY(dialog);
    emit dialog->createRequested({.name = u"spread"_s,
                                  .onDemand = true,
                                  .distribution = core::RecordDistribution::Automatic});
    openDraft({core::DraftRecord{.body = "{}"}});
    const auto line = [this] { return m_stage->find<QWidget>(u"keyRemark"_s); };
    const QString whole = u"The service chooses the shard of each record"_s;
    QTRY_VERIFY_WITH_TIMEOUT(line() && line()->accessibleName().contains(whole),
                             WindowStage::patience);
    QVERIFY(line()->toolTip().contains(u"AUTO"_s));
    QVERIFY2(line()->width() >= line()->sizeHint().width(), "it is cut");

    QTRY_VERIFY_WITH_TIMEOUT(m_stage->action(ui::Command::Send).isEnabled(), WindowStage::patience);
    m_stage->action(ui::Command::Send).trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_stage->grid().model()->rowCount(), 1, WindowStage::patience);
    const auto *inspector = m_stage->find<ui::RecordInspector>();
    QTRY_VERIFY_WITH_TIMEOUT(inspector && inspector->row() == 0, WindowStage::patience);
}

void TestSending::whatWasSaidOfARecordIsTakenBack()
{
    constexpr int longerThanAnybodyWaits = 20'000;
    emit m_stage->window().findChild<ui::FaultsPage *>()->changed(
        {.latency = longerThanAnybodyWaits});
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->grid().isVisible(), WindowStage::patience);
    const QAbstractItemModel &rows = *m_stage->grid().model();
    const auto state = [&rows] { return rows.index(0, 1).data().toString(); };
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"sending"_s, WindowStage::patience);
    m_stage->action(ui::Command::Stop).trigger();
    m_stage->action(ui::Command::Stop).trigger(); // waits for no answer
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"uncertain"_s, WindowStage::patience);

    QVERIFY(!m_stage->action(ui::Command::RetryFailed).isEnabled()); // it might be there twice
    QVERIFY(m_stage->action(ui::Command::SaveFailed).isEnabled());
    m_stage->click(u"markNotStored"_s);
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"1 not sent, 1 marked by you"_s),
                             WindowStage::patience);
    QVERIFY(m_stage->action(ui::Command::RetryFailed).isEnabled());
    m_stage->click(u"messageAction"_s);
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"1 uncertain"_s), WindowStage::patience);
    QVERIFY(!said().contains(u"marked"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->find<QPushButton>(u"markNotStored"_s),
                             WindowStage::patience); // the card is back

    // By the menu too, and the text is not touched by it.
    m_stage->click(u"markStored"_s);
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"1 marked by you"_s), WindowStage::patience);
    m_stage->grid().setFocus();
    const QByteArray body = m_stage->views().drafts.currentDraft().records.constFirst().body;
    m_stage->action(ui::Command::Undo).trigger();
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"1 uncertain"_s), WindowStage::patience);
    QCOMPARE(m_stage->views().drafts.currentDraft().records.constFirst().body, body);
}

// The second record of a key says what the first one got; another key says nothing.
void TestSending::thePaletteTurnsStrictOrderOn()
{
    m_stage->press(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(&focus(), u"strict order"_s);
    m_stage->press(Qt::Key_Return);
    const auto *fact = m_stage->window().findChild<QLabel *>(u"strictOrder"_s);
    QVERIFY(fact->isVisible());
    core::Draft draft = core::newDraft();
    draft.mode = core::Draft::Mode::Table;
    draft.keySource = core::KeySource::Fixed;
    draft.records = {{.body = "1", .partitionKey = u"a"_s},
                     {.body = "2", .partitionKey = u"b"_s},
                     {.body = "3", .partitionKey = u"a"_s}};
    m_stage->views().drafts.openDraft(draft);

    m_stage->press(Qt::Key_Return, Qt::ControlModifier);

    QTRY_VERIFY_WITH_TIMEOUT(said().startsWith(u"3 of 3 stored"_s), WindowStage::patience);
    const core::ResultSource &rows = *m_stage->window().findChild<ui::ResultModel *>()->source();
    const auto sent = [&rows](qsizetype row) { return *rows.requestsOf(row).front(); };
    for (qsizetype row = 0; row < 3; ++row) {
        QVERIFY2(sent(row).requestHead.contains("Kinesis_20131202.PutRecord\n"),
                 sent(row).requestHead.constData());
    }
    QVERIFY(!sent(0).requestBody.contains("SequenceNumberForOrdering"));
    QVERIFY(!sent(1).requestBody.contains("SequenceNumberForOrdering"));
    const QByteArray before = R"("SequenceNumberForOrdering":")" + rows.sequenceNumber(0) + '"';
    QVERIFY2(sent(2).requestBody.contains(before), sent(2).requestBody.constData());
}

QTEST_MAIN(TestSending)
#include "tst_sending.moc"
