// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/drafts/DraftController.h"
#include "app/window/drafts/SendTargets.h"
#include "core/files/DurableFile.h"
#include "core/files/SessionFolder.h"
#include "ui/common/Theme.h"
#include "ui/editor/CodeArea.h"
#include "ui/editor/DraftTabs.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using app::DraftController;
using core::Draft;
using core::DraftRecord;
using core::SessionText;

class TestDraftController : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void examinesAfterAPause();
    void onlyTheLatestFactsCount();
    void checksAgainstTheStream();
    void savesSoonAfterAChange();
    void writesTheLastChangeWhenItEnds();
    void bringsTheSessionBack();
    void writesNothingBeforeItHasRead();
    void setsADamagedSessionAsideAndGoesOn();
    void doesNotWriteOverANewerSession();
    void saysOnceThatItCannotSave();
    void keepsWhatWasTypedBeforeTheSessionCame();
    void aLargeDraftIsNotWrittenAgainForAnother();
    void whatWasSentComesBackAfterARestart();
    void opensFiles_data();
    void opensFiles();
    void saysWhyAFileCannotBeOpened();
    void readsBodiesFromFiles();
    void endsWhileWorkIsGoingOn();
    void saysWhatIsInTheWay();

private:
    void start()
    {
        m_tabs = std::make_unique<ui::DraftTabs>();
        m_tabs->resize(800, 500);
        m_tabs->show();
        m_controller = std::make_unique<DraftController>(*m_tabs, m_folder->path());
    }
    void stop()
    {
        m_controller.reset();
        m_tabs.reset();
    }
    void restore()
    {
        QSignalSpy restored(m_controller.get(), &DraftController::restored);
        m_controller->restore();
        QVERIFY(restored.wait());
    }
    void type(const QString &text) const
    {
        for (auto *area : m_tabs->findChildren<ui::CodeArea *>(u"body"_s)) {
            if (area->isVisible())
                QTest::keyClicks(area, text);
        }
    }
    SessionText kept() const { return core::SessionFolder(m_folder->path()).read().session; }
    QByteArray firstBody() const
    {
        const SessionText session = kept();
        return session.drafts.isEmpty() ? QByteArray()
                                        : session.drafts.first().records.first().body;
    }
    QString sessionPath() const { return core::sessionPathIn(m_folder->path()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::DraftTabs> m_tabs;
    std::unique_ptr<DraftController> m_controller;
};

void TestDraftController::initTestCase()
{
    ui::applyAppearance(*qApp, ui::Appearance::Light);
}

void TestDraftController::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start();
}

void TestDraftController::cleanup()
{
    stop();
}

void TestDraftController::examinesAfterAPause()
{
    QSignalSpy facts(m_controller.get(), &DraftController::factsChanged);
    type(u"{\"a\": tru}"_s);

    QTRY_VERIFY(!facts.isEmpty()
                && !facts.last().first().value<core::DraftFacts>().problems.isEmpty());
    const auto latest = facts.last().first().value<core::DraftFacts>();
    QCOMPARE(latest.revision, m_tabs->revision());
    QCOMPARE(latest.problems.first().place, (core::TextPlace{1, 7}));
}

void TestDraftController::onlyTheLatestFactsCount()
{
    QSignalSpy facts(m_controller.get(), &DraftController::factsChanged);
    Draft large = core::newDraft();
    large.records = QList<DraftRecord>(50'000, DraftRecord{"{\"a\": [1, 2, 3]}"});
    m_tabs->openDraft(large);
    m_controller->setStream({});
    m_tabs->newTab();
    type(u"{}"_s);

    QTRY_VERIFY(!facts.isEmpty());
    QTRY_COMPARE(facts.last().first().value<core::DraftFacts>().sendableCount, 1);
    for (const auto &arguments : facts)
        QCOMPARE(arguments.first().value<core::DraftFacts>().rows.size(), std::size_t(1));
}

void TestDraftController::checksAgainstTheStream()
{
    QSignalSpy facts(m_controller.get(), &DraftController::factsChanged);
    app::ActiveStream stream;
    QList<core::Shard> shards;
    for (const auto &[start, end] : core::ShardMap::evenRanges(2))
        shards += core::Shard{
            .id = u"s%1"_s.arg(shards.size()), .startingHashKey = start, .endingHashKey = end};
    stream.shards = core::ShardMap(shards);
    stream.summary.maxRecordBytes = 10;
    Draft draft = core::newDraft();
    draft.keySource = core::KeySource::Fixed;
    draft.records = {{"[1]", u"a"_s}, {"[1, 2, 3, 4]", u"a"_s}};
    m_tabs->openDraft(draft);
    m_controller->setStream(stream);

    QTRY_VERIFY(!facts.isEmpty()
                && facts.last().first().value<core::DraftFacts>().rows.size() == 2);
    const auto latest = facts.last().first().value<core::DraftFacts>();
    QCOMPARE(latest.sendableCount, 1);
    QCOMPARE(latest.rows[0].shard, stream.shards.indexOf(core::HashKey::ofPartitionKey("a")));
}

void TestDraftController::savesSoonAfterAChange()
{
    restore();
    type(u"{\"kept\": true}"_s);

    QTRY_COMPARE(firstBody(), "{\"kept\": true}");
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QCOMPARE(QFile::permissions(sessionPath()) & others, QFileDevice::Permissions());
}

void TestDraftController::writesTheLastChangeWhenItEnds()
{
    restore();
    type(u"last words"_s);
    stop();

    QCOMPARE(firstBody(), "last words");
}

void TestDraftController::bringsTheSessionBack()
{
    Draft first = core::newDraft();
    first.records.first().body = "one";
    Draft second = core::newDraft();
    second.records = {{"two", u"k"_s}, {"three"}};
    second.mode = Draft::Mode::Table;
    const SessionText session{.drafts = {first, second}, .currentTab = 1};
    QVERIFY(core::SessionFolder(m_folder->path()).write(session));

    restore();

    QVERIFY(m_tabs->session() == session);
}

void TestDraftController::writesNothingBeforeItHasRead()
{
    Draft draft = core::newDraft();
    draft.records.first().body = "precious";
    QVERIFY(core::SessionFolder(m_folder->path()).write({.drafts = {draft}}));

    type(u"new"_s);
    stop();

    QCOMPARE(firstBody(), "precious");
}

void TestDraftController::setsADamagedSessionAsideAndGoesOn()
{
    QVERIFY(core::durableWrite(sessionPath(), "{\"version\":1,\"drafts\":[{\"rec"));
    QSignalSpy failed(m_controller.get(), &DraftController::failed);

    restore();

    QCOMPARE(failed.size(), 1);
    const auto error = failed.first().first().value<core::Error>();
    QVERIFY(QFile::exists(error.where));
    type(u"goes on"_s);
    QTRY_COMPARE(firstBody(), "goes on");
}

void TestDraftController::doesNotWriteOverANewerSession()
{
    QVERIFY(core::durableWrite(sessionPath(), R"({"version":99})"));
    QSignalSpy failed(m_controller.get(), &DraftController::failed);

    restore();
    type(u"x"_s);
    stop();

    QCOMPARE(failed.size(), 1);
    QFile file(sessionPath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), R"({"version":99})");
}

void TestDraftController::saysOnceThatItCannotSave()
{
    restore();
    QSignalSpy failed(m_controller.get(), &DraftController::failed);
    QVERIFY(QDir(m_folder->path()).removeRecursively());
    QVERIFY(core::durableWrite(m_folder->path(), "in the way"));

    type(u"x"_s);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<core::Error>().kind, core::Error::Kind::Storage);

    QVERIFY(QFile::remove(m_folder->path()));
    QTRY_COMPARE(firstBody(), "x");
    QCOMPARE(failed.size(), 1);
}

void TestDraftController::keepsWhatWasTypedBeforeTheSessionCame()
{
    Draft draft = core::newDraft();
    draft.records.first().body = "from before";
    QVERIFY(core::SessionFolder(m_folder->path()).write({.drafts = {draft}}));
    type(u"typed early"_s);

    restore();

    const SessionText session = m_tabs->session();
    QCOMPARE(session.drafts.size(), 2);
    QCOMPARE(session.drafts.last().records.first().body, "typed early");
    QCOMPARE(session.currentTab, 1);
}

void TestDraftController::aLargeDraftIsNotWrittenAgainForAnother()
{
    restore();
    Draft large = core::newDraft();
    large.mode = Draft::Mode::Table;
    large.records = QList<DraftRecord>(100'000, DraftRecord{"{\"a\": [1, 2, 3]}"});
    m_tabs->openDraft(large);
    m_tabs->newTab();
    QTRY_COMPARE(kept().drafts.size(), 2);
    const QDir folder(core::draftFolderIn(m_folder->path()));
    const QString file = folder.entryList(QDir::Files, QDir::Size).constFirst();
    QVERIFY(core::durableWrite(folder.filePath(file), "untouched"));

    type(u"only this one"_s);
    const auto isKept = [this, &folder, &file] {
        for (const QString &each : folder.entryList(QDir::Files)) {
            const auto bytes = core::readWholeFile(folder.filePath(each), 1'000'000);
            if (each != file && bytes && bytes->contains("only this one"))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isKept());
    m_tabs->nextTab(-1);
    m_tabs->setMode(Draft::Mode::Single); // what is shown of it changes, its records do not
    stop();

    QCOMPARE(core::readWholeFile(folder.filePath(file), 100).value(), "untouched");
}

void TestDraftController::whatWasSentComesBackAfterARestart()
{
    restore();
    type(u"first"_s);
    m_tabs->rememberSent(m_tabs->currentDraft());
    type(u" second"_s);
    m_tabs->rememberSent(m_tabs->currentDraft());
    type(u" unsent"_s);
    m_tabs->previousSent();
    m_tabs->previousSent();
    stop();

    start();
    restore();
    QCOMPARE(m_tabs->currentDraft().records.first().body, "first");
    m_tabs->nextSent();
    m_tabs->nextSent();
    QStringList seen;
    for (int i = 0; i < 4; ++i) {
        seen += QString::fromUtf8(m_tabs->currentDraft().records.first().body);
        m_tabs->previousSent();
    }
    QVERIFY2(seen.contains(u"first second unsent"_s), qPrintable(seen.join(u'|')));
    QVERIFY2(seen.contains(u"first second"_s), qPrintable(seen.join(u'|')));
}

void TestDraftController::opensFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("records");
    QTest::addColumn<Draft::Mode>("mode");

    QTest::newRow("lines") << QByteArray("{\"a\":1}\n{\"a\":2}\n") << 2 << Draft::Mode::Table;
    QTest::newRow("array") << QByteArray("[{\"a\":1},{\"a\":2},3]") << 3 << Draft::Mode::Table;
    QTest::newRow("one object") << QByteArray("{\n\"a\":1}") << 1 << Draft::Mode::Single;
    QTest::newRow("nothing") << QByteArray() << 1 << Draft::Mode::Single;
}

void TestDraftController::opensFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(int, records);
    const QString path = m_folder->filePath(u"orders.jsonl"_s);
    QVERIFY(core::durableWrite(path, text));

    m_controller->openFile(path);

    QTRY_COMPARE(m_tabs->currentDraft().title, u"orders.jsonl"_s);
    QCOMPARE(m_tabs->currentDraft().records.size(), records);
    QTEST(m_tabs->currentDraft().mode, "mode");
}

void TestDraftController::saysWhyAFileCannotBeOpened()
{
    QSignalSpy failed(m_controller.get(), &DraftController::failed);

    m_controller->openFile(m_folder->filePath(u"gone"_s));

    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<core::Error>().kind, core::Error::Kind::NotFound);
}

void TestDraftController::readsBodiesFromFiles()
{
    const QString path = m_folder->filePath(u"body.bin"_s);
    QVERIFY(core::durableWrite(path, QByteArray("\0\xff", 2)));
    Draft draft = core::newDraft();
    draft.payloadKind = core::PayloadKind::File;
    draft.records.first().body = path.toUtf8();

    const auto rendered = core::renderDraft(draft, m_controller->surroundings(draft));

    QCOMPARE(rendered.records.size(), std::size_t(1));
    QCOMPARE(rendered.records.front().record.data, QByteArray("\0\xff", 2));
    QCOMPARE(rendered.records.front().record.partitionKey.size(), 36);
}

void TestDraftController::endsWhileWorkIsGoingOn()
{
    restore();
    Draft large = core::newDraft();
    large.records = QList<DraftRecord>(50'000, DraftRecord{"{\"a\": [1, 2, 3]}"});
    m_tabs->openDraft(large);
    m_controller->setStream({});

    stop();

    QCOMPARE(kept().drafts.first().records.size(), 50'000);
}

void TestDraftController::saysWhatIsInTheWay()
{
    app::ActiveConnection connection;
    app::ActiveStream stream;
    QVERIFY(app::sendTarget(connection, stream, false).blockedBy.contains(u"connection"));

    connection.name = u"dev"_s;
    QVERIFY(app::sendTarget(connection, stream, false).blockedBy.contains(u"stream"));

    stream.id = *core::StreamId::fromString(u"orders"_s);
    connection.isProduction = true;
    const ui::SendTarget target = app::sendTarget(connection, stream, true);
    QVERIFY(target.blockedBy.isEmpty());
    QCOMPARE(target.stream, u"orders"_s);
    QVERIFY(target.isProduction);
    QVERIFY(target.isSending);
}

QTEST_MAIN(TestDraftController)
#include "tst_draft_controller.moc"
