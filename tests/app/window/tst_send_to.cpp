// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakePerson.h"
#include "WindowStage.h"
#include "core/files/ConnectionFile.h"
#include "ui/common/MessageBar.h"
#include "ui/results/SummaryLine.h"
#include "ui/shell/StatusLine.h"
#include "ui/streams/SendToDialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTcpServer>

using namespace Qt::Literals::StringLiterals;

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

// The draft sent once to somewhere else.
class TestSendTo final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void itGoesThereOnceAndTheTargetStays();
    void selectedRecordsGoAlone();
    void productionAsksForTheName();
    void whoSaysNoSendsNothing();
    void aStreamThatIsNotThereIsSaid();
    void anEmptyDraftIsNotAskedAbout();

private:
    ui::SendToDialog *dialog() const { return m_stage->window().findChild<ui::SendToDialog *>(); }
    template <typename T>
    T *find(const QString &name) const
    {
        return dialog()->findChild<T *>(name);
    }
    void open() const
    {
        m_stage->action(ui::Command::SendTo).trigger();
        QVERIFY(dialog());
    }
    void choose(const QString &connection, const QString &stream) const
    {
        auto *box = find<QComboBox>(u"sendToConnection"_s);
        box->setCurrentIndex(box->findData(connection));
        auto *streams = find<QComboBox>(u"sendToStream"_s);
        QTRY_VERIFY_WITH_TIMEOUT(streams->count() > 0, WindowStage::patience);
        streams->setEditText(stream);
    }
    void send() const
    {
        auto *button = find<QPushButton>(u"sendToButton"_s);
        QVERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void openDraft(qsizetype count) const
    {
        core::Draft draft = core::newDraft();
        draft.mode = count > 1 ? core::Draft::Mode::Table : core::Draft::Mode::Single;
        draft.records.clear();
        for (qsizetype i = 0; i < count; ++i)
            draft.records += core::DraftRecord{.body = QByteArray::number(i)};
        m_stage->views().drafts.openDraft(draft);
    }
    QString said() const { return m_stage->window().statusLine().text(); }
    QString summary() const { return m_stage->window().findChild<ui::SummaryLine *>()->text(); }

    FakePerson m_person;
    std::unique_ptr<WindowStage> m_stage;
};

void TestSendTo::init()
{
    m_person = {};
    m_stage = std::make_unique<WindowStage>();
    m_stage->questions = [this](QWidget &) { return m_person.questions(); };
    m_stage->simulatorPort = freePort();
    const QString url = u"http://127.0.0.1:%1"_s.arg(m_stage->simulatorPort);
    core::ConnectionFile file = core::ConnectionFile::read(m_stage->folder()).value();
    file.put({.name = u"live"_s,
              .source = core::Connection::Source::Dummy,
              .region = u"us-east-1"_s,
              .endpointUrl = url,
              .isProduction = true});
    QVERIFY(file.write());
    m_stage->start();
    m_stage->openDemo();
    openDraft(1);
}

void TestSendTo::cleanup()
{
    m_stage.reset();
}

void TestSendTo::itGoesThereOnceAndTheTargetStays()
{
    open();
    choose(u"Simulator"_s, u"demo-orders"_s);
    QCOMPARE(find<QPushButton>(u"sendToButton"_s)->text(), u"Send 1 → demo-orders"_s);
    // The beginning of a name is a name of its own.
    auto *streams = find<QComboBox>(u"sendToStream"_s);
    streams->lineEdit()->selectAll();
    QTest::keyClicks(streams->lineEdit(), u"demo"_s);
    QCOMPARE(dialog()->stream(), u"demo"_s);
    QTest::keyClicks(streams->lineEdit(), u"-orders"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(said().startsWith(u"1 of 1 stored in demo-orders, Simulator at "_s),
                             WindowStage::patience);
    QVERIFY2(summary().startsWith(u"to demo-orders, Simulator · 1 record"_s),
             qPrintable(summary()));
    QVERIFY(!dialog() || !dialog()->isVisible());
    QVERIFY(m_person.asked.isEmpty());
    // What is sent next goes where drafts go, and does not say so.
    m_stage->action(ui::Command::Send).trigger();
    QTRY_VERIFY_WITH_TIMEOUT(said().startsWith(u"1 of 1 stored at "_s), WindowStage::patience);
    QVERIFY(summary().startsWith(u"1 record"_s));
}

void TestSendTo::selectedRecordsGoAlone()
{
    openDraft(3);
    auto *table = m_stage->find<QTableView>(u"recordTable"_s);
    table->selectRow(1);
    open();
    choose(u"Simulator"_s, u"demo-orders"_s);
    auto *records = find<QComboBox>(u"sendToRecords"_s);
    QCOMPARE(records->count(), 2);
    records->setCurrentIndex(1);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(said().startsWith(u"1 of 1 stored in "_s), WindowStage::patience);
    QCOMPARE(m_stage->grid().model()->rowCount(), 1);
}

void TestSendTo::productionAsksForTheName()
{
    open();
    QVERIFY(!find<ui::MessageBar>(u"sendToProduction"_s)->isVisible());
    choose(u"live"_s, u"demo-orders"_s);
    QVERIFY(find<ui::MessageBar>(u"sendToProduction"_s)->isVisible());
    auto *button = find<QPushButton>(u"sendToButton"_s);
    QCOMPARE(button->text(), u"Send 1 → demo-orders  PRODUCTION"_s);
    QCOMPARE(button->property("kind").toString(), u"production"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"demo-orders, live (PRODUCTION)"_s),
                             WindowStage::patience);
    QCOMPARE(m_person.typed, QStringList{u"demo-orders"_s});
    QVERIFY(!m_stage->window().windowTitle().contains(u"PRODUCTION"_s));
}

void TestSendTo::whoSaysNoSendsNothing()
{
    m_person.isAgreed = false;
    open();
    choose(u"live"_s, u"demo-orders"_s);
    send();
    QTRY_COMPARE_WITH_TIMEOUT(m_person.typed.size(), 1, WindowStage::patience);
    QVERIFY(dialog()->isVisible());
    QVERIFY(find<QPushButton>(u"sendToButton"_s)->isEnabled());
    QVERIFY(!m_stage->action(ui::Command::ExportCsv).isEnabled()); // there are no results
}

void TestSendTo::aStreamThatIsNotThereIsSaid()
{
    open();
    choose(u"Simulator"_s, u"nowhere"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(find<ui::MessageBar>(u"sendToFailure"_s)->isVisible(),
                             WindowStage::patience);
    QVERIFY(find<ui::MessageBar>(u"sendToFailure"_s)->text().contains(u"nowhere"_s));
    QVERIFY(find<QPushButton>(u"sendToButton"_s)->isEnabled());
    find<QComboBox>(u"sendToStream"_s)->setEditText(u"no name!"_s);
    send();
    QVERIFY(dialog()->isVisible());
    find<QComboBox>(u"sendToStream"_s)->setEditText(u"demo-orders"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(said().startsWith(u"1 of 1 stored in "_s), WindowStage::patience);
}

void TestSendTo::anEmptyDraftIsNotAskedAbout()
{
    m_stage->press(Qt::Key_T, Qt::ControlModifier);
    m_stage->action(ui::Command::SendTo).trigger();
    QVERIFY(!dialog());
    QCOMPARE(said(), u"There is nothing to send yet"_s);
}

QTEST_MAIN(TestSendTo)
#include "tst_send_to.moc"
