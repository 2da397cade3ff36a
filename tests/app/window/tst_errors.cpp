// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowStage.h"
#include "core/files/ConnectionFile.h"
#include "core/files/SettingsFile.h"
#include "ui/common/MessageBar.h"

#include <QTcpServer>

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

QTEST_MAIN(TestErrors)
#include "tst_errors.moc"
