// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/RecordSplit.h"
#include "core/records/SampleSet.h"
#include "ui/common/Theme.h"
#include "ui/editor/DraftTabs.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftRecord;

namespace {

constexpr int shardCount = 4;

core::DraftSurroundings surroundings()
{
    core::DraftSurroundings around;
    QList<core::Shard> shards;
    for (const auto &[start, end] : core::ShardMap::evenRanges(shardCount))
        shards += core::Shard{.id = u"shardId-00000000000%1"_s.arg(shards.size()),
                              .startingHashKey = start,
                              .endingHashKey = end};
    around.shards = core::ShardMap(shards);
    around.random = [] { return quint64(7); };
    return around;
}

ui::SendTarget target()
{
    ui::SendTarget target{.stream = u"demo-orders"_s};
    const core::ShardMap shards = surroundings().shards;
    for (const core::Shard &shard : shards.openShards())
        target.openShardIds += shard.id;
    return target;
}

Draft order()
{
    Draft draft = core::newDraft();
    draft.title = u"order.created"_s;
    draft.keySource = core::KeySource::Field;
    draft.keyField = u"$.orderId"_s;
    draft.records.first().body = R"({
  "orderId": "A-1093",
  "customer": {
    "id": 18446744073709551615,
    "tenant": "tenant-7",
    "vip": true
  },
  "items": [
    { "sku": "blue-chair", "count": 2, "price": 42.50 },
    { "sku": "größe \u00e9 \"M\"", "count": 1, "price": 9e2 }
  ],
  "note": null
}
)";
    return draft;
}

Draft broken()
{
    Draft draft = order();
    draft.records.first().body.replace("true", "tru");
    return draft;
}

Draft table()
{
    Draft draft = core::newDraft();
    draft.mode = Draft::Mode::Table;
    draft.keySource = core::KeySource::Fixed;
    draft.records.clear();
    for (const core::Record &record : core::sampleSet(u"hot-key"_s))
        draft.records += DraftRecord{record.data, QString::fromUtf8(record.partitionKey)};
    draft.records[2].body = "{\"broken\": }";
    draft.records[5].explicitHashKey = u"012"_s;
    draft.records[6].partitionKey.clear();
    return draft;
}

Draft large()
{
    Draft draft = core::newDraft();
    draft.payloadKind = core::PayloadKind::Text;
    draft.records.first().body = "first line\n" + QByteArray(1200 * 1024, 'x');
    return draft;
}

Draft empty(const QString &title)
{
    Draft draft = core::newDraft();
    draft.title = title;
    return draft;
}

// The bars that come and go above a body.
void showBars(ui::DraftTabs &tabs)
{
    QApplication::clipboard()->setText(u"[\n  {\"id\": 1},\n  {\"id\": 2},\n  {\"id\": 3}\n]"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QTest::qWait(0);
    tabs.showReplace();
    QTest::keyClicks(QApplication::focusWidget(), u"id"_s);
}

} // namespace

// Every state of the editor, drawn in both themes, so that people can look at them: the pictures
// lie in the build folder under pictures/.
class TestEditorPictures final : public QObject
{
    Q_OBJECT

private slots:
    void drawsEveryState_data();
    void drawsEveryState();
};

void TestEditorPictures::drawsEveryState_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isProduction");

    QTest::newRow("empty") << core::newDraft() << QSize(1000, 480) << false;
    QTest::newRow("single") << order() << QSize(1180, 560) << false;
    QTest::newRow("production") << order() << QSize(1180, 560) << true;
    QTest::newRow("mistake") << broken() << QSize(1180, 560) << false;
    QTest::newRow("narrow") << broken() << QSize(640, 420) << false;
    QTest::newRow("table") << table() << QSize(1180, 560) << false;
    QTest::newRow("narrow-table") << table() << QSize(640, 420) << false;
    QTest::newRow("bars") << empty(u"bars"_s) << QSize(1000, 480) << false;
    QTest::newRow("low") << broken() << QSize(760, 326) << false;
    QTest::newRow("low-table") << table() << QSize(760, 326) << false;
    QTest::newRow("large") << large() << QSize(1000, 420) << false;
}

void TestEditorPictures::drawsEveryState()
{
    QFETCH(Draft, draft);
    QFETCH(QSize, size);
    QFETCH(bool, isProduction);
    const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));

    for (const bool isDark : {false, true}) {
        ui::applyAppearance(*qApp, isDark ? ui::Appearance::Dark : ui::Appearance::Light);
        ui::DraftTabs tabs;
        Draft other = core::newDraft();
        other.records.first().body = "{\"hello\": \"world\"}";
        tabs.setDrafts({.drafts = {draft, other}});
        ui::SendTarget to = target();
        to.isProduction = isProduction;
        tabs.setTarget(to);
        core::DraftFacts facts = core::examineDraft(tabs.currentDraft(), surroundings());
        facts.revision = tabs.revision();
        tabs.setFacts(facts);
        tabs.resize(size);
        tabs.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tabs));
        tabs.focusBody();
        if (draft.title == u"bars"_s)
            showBars(tabs);
        QCoreApplication::processEvents();

        const QString name = u"editor-%1-%2.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()),
                                                       isDark ? u"dark"_s : u"light"_s);
        QVERIFY(tabs.grab().save(folder.filePath(name)));
    }
}

QTEST_MAIN(TestEditorPictures)
#include "tst_editor_pictures.moc"
