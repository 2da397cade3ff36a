// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowStage.h"
#include "core/files/ConnectionFile.h"
#include "core/files/DurableFile.h"
#include "core/files/RunNote.h"
#include "core/files/SettingsFile.h"
#include "ui/common/MessageBar.h"

#include <QLabel>
#include <QTcpServer>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// What went wrong is said in the bar above the page, for as long as it is so.
class TestErrors : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void anotherConnectionEndsIt();
    void anotherStreamEndsIt();
    void eachDamagedFileIsSaid();
    void helpOnAMessageSaysWhatBecomesOfFiles();
    void aSimulatorThatCannotListenIsSaid();
    void anUnsettledRunIsSaidOnce();

private:
    ui::MessageBar &bar() const { return m_stage->window().messageBar(); }

    std::unique_ptr<WindowStage> m_stage;
};

void TestErrors::init()
{
    m_stage = std::make_unique<WindowStage>();
}

void TestErrors::anotherConnectionEndsIt()
{
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const quint16 port = nobody.serverPort();
    nobody.close();
    core::ConnectionFile file = core::ConnectionFile::read(m_stage->folder()).value();
    file.put({.name = u"dead"_s,
              .source = core::Connection::Source::Dummy,
              .region = u"us-east-1"_s,
              .endpointUrl = u"http://127.0.0.1:%1"_s.arg(port)});
    QVERIFY(file.write());
    core::Settings settings;
    settings.lastConnection = u"dead"_s;
    QVERIFY(core::writeSettings(m_stage->folder(), settings));
    m_stage->start();
    QTRY_VERIFY_WITH_TIMEOUT(bar().isVisible(), WindowStage::patience);

    emit m_stage->views().connectionPicker.chosen(app::ConnectionController::simulatorName());

    QTRY_VERIFY_WITH_TIMEOUT(!bar().isVisible(), WindowStage::patience);
}

void TestErrors::anotherStreamEndsIt()
{
    m_stage->start();
    m_stage->openDemo();
    auto &picker = m_stage->views().streamPicker;
    emit picker.chosen(u"no-such-stream"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar().isVisible(), WindowStage::patience);

    emit picker.chosen(u"demo-orders"_s);

    QTRY_VERIFY_WITH_TIMEOUT(!bar().isVisible(), WindowStage::patience);
}

void TestErrors::eachDamagedFileIsSaid()
{
    const QStringList names{u"connections.json"_s, u"session.json"_s, u"settings.json"_s};
    for (const QString &name : names)
        QVERIFY(core::durableWrite(m_stage->folder() + u'/' + name, "{"));
    m_stage->start();

    auto *next = bar().findChild<QPushButton *>(u"messageAction"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar().text().startsWith(u"1 of 3"_s), WindowStage::patience);
    QStringList said;
    for (int i = 0; i < 3; ++i) {
        for (const QString &name : names) {
            if (bar().text().contains(name))
                said.append(name);
        }
        QTest::mouseClick(next, Qt::LeftButton);
    }
    said.sort();
    QCOMPARE(said, names);

    for (int i = 0; i < 2; ++i) {
        QVERIFY(bar().isVisible());
        QTest::mouseClick(bar().findChild<QToolButton *>(u"messageClose"_s), Qt::LeftButton);
    }
    QVERIFY(bar().isVisible());
    QVERIFY(!next->isVisible()); // one is left
    bar().setFocus();
    QTest::keyClick(&bar(), Qt::Key_Escape);
    QVERIFY(!bar().isVisible());
}

void TestErrors::helpOnAMessageSaysWhatBecomesOfFiles()
{
    QVERIFY(core::durableWrite(m_stage->folder() + u"/settings.json"_s, "{"));
    m_stage->start();
    QTRY_VERIFY_WITH_TIMEOUT(bar().isVisible(), WindowStage::patience);
    bar().findChild<QToolButton *>(u"messageClose"_s)->setFocus();

    m_stage->press(Qt::Key_F1);

    const QWidget *help = QApplication::activeModalWidget();
    QVERIFY(help);
    QStringList words;
    for (const QLabel *label : help->findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY2(words.join(u' ').contains(u"set aside"_s), qPrintable(words.join(u' ')));
}

void TestErrors::aSimulatorThatCannotListenIsSaid()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    m_stage->simulatorPort = other.serverPort();
    m_stage->start();

    m_stage->click(u"tryDemo"_s);

    QTRY_VERIFY_WITH_TIMEOUT(bar().isVisible(), WindowStage::patience);
    QVERIFY2(bar().text().contains(u"The simulator could not start."_s), qPrintable(bar().text()));
    QVERIFY(bar().text().contains(QString::number(other.serverPort())));
    const auto *chip = m_stage->window().findChild<QAbstractButton *>(u"connectionButton"_s);
    QVERIFY2(!chip->accessibleName().contains(u"connecting"_s), qPrintable(chip->accessibleName()));
    QVERIFY(chip->accessibleName().contains(u"Choose a connection"_s));

    other.close();
    m_stage->openDemo(); // once more, and it starts
    QVERIFY(!bar().isVisible());
}

void TestErrors::anUnsettledRunIsSaidOnce()
{
    QVERIFY(core::writeRunNote(m_stage->folder(),
                               {.stream = u"orders"_s,
                                .connection = u"staging"_s,
                                .startedAt = core::Clock().wallTime(),
                                .records = 500,
                                .isRunning = true}));
    m_stage->start();

    QTRY_VERIFY_WITH_TIMEOUT(bar().isVisible(), WindowStage::patience);
    QVERIFY2(bar().text().contains(u"500 records were sent to orders by staging"_s),
             qPrintable(bar().text()));

    m_stage->end();
    QVERIFY(!core::readRunNote(m_stage->folder()));
}

QTEST_MAIN(TestErrors)
#include "tst_errors.moc"
