// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/StreamNews.h"
#include "core/simulator/Simulator.h"
#include "ui/shell/StatusLine.h"

#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;

// Against the built-in simulator.
class TestStreamNews : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void saysWhenAStreamIsReadyAndGone();
    void leavesAloneWhatWasSaidSince();

private:
    std::unique_ptr<core::Simulator> m_simulator;
    std::unique_ptr<ui::StatusLine> m_line;
    std::unique_ptr<app::StreamController> m_streams;
    std::unique_ptr<app::StreamNews> m_news;
};

void TestStreamNews::init()
{
    core::SimulatorSettings settings;
    settings.createMilliseconds = 200;
    m_news.reset();
    m_streams.reset();
    m_simulator = std::make_unique<core::Simulator>(settings);
    QVERIFY(m_simulator->start().has_value());
    m_line = std::make_unique<ui::StatusLine>();
    m_streams = std::make_unique<app::StreamController>(std::chrono::milliseconds(20));
    m_news = std::make_unique<app::StreamNews>(*m_streams, *m_line);
    m_streams->setConnection(
        {.name = u"Simulator"_s,
         .endpoint = core::customEndpoint(m_simulator->url(), u"us-east-1"_s).value(),
         .credentials = core::simulatorCredentials()});
}

void TestStreamNews::saysWhenAStreamIsReadyAndGone()
{
    m_streams->create({.name = u"fresh"_s, .shardCount = 1});
    QTRY_COMPARE(m_line->text(), u"Stream fresh is being created."_s);
    QTRY_COMPARE(m_line->text(), u"Stream fresh is ready."_s);

    m_streams->remove(u"fresh"_s, false);
    QTRY_COMPARE(m_line->text(), u"Stream fresh is being deleted."_s);
    QTRY_COMPARE(m_line->text(), u"Stream fresh was deleted."_s);
}

void TestStreamNews::leavesAloneWhatWasSaidSince()
{
    m_streams->create({.name = u"fresh"_s, .shardCount = 1});
    QTRY_COMPARE(m_line->text(), u"Stream fresh is being created."_s);
    m_line->say(u"37 refused"_s);

    QTRY_VERIFY(m_streams->chosen() && m_streams->chosen()->summary.status == u"ACTIVE");
    QTest::qWait(100); // it is listed again meanwhile
    QCOMPARE(m_line->text(), u"37 refused"_s);
}

QTEST_MAIN(TestStreamNews)
#include "tst_stream_news.moc"
