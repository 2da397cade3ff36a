// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/DraftFacts.h"
#include "core/kinesis/PutRecords.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftFacts;
using core::DraftRecord;
using core::DraftSurroundings;
using core::KeySource;
using core::PayloadKind;
using core::TextPlace;

class TestDraftFacts : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void takesKeysFromTheBody();
    void givesEachShardItsTurn();
    void numbersRecordsWhereShardsAreUnknown();
    void readsARecordByItsOwnForm();
    void predictsShards();
    void leavesRandomKeysToChance();
    void countsBytesAsTheyAreSent();
    void countsOnlyWhatCanBeSent();
    void keepsAThousandProblems();
    void endsEarlyWhenNobodyWaits();
    void rendersWhatCanBeSentAndWhyNot();
    void rendersBytesUntouched();
};

namespace {

DraftSurroundings surroundings(int shardCount = 0)
{
    DraftSurroundings around;
    around.random = [] { return quint64(7); };
    around.readFile = [](const QString &path) -> core::Result<QByteArray> {
        if (path == u"/there")
            return QByteArray("\x00\x01", 2);
        return core::fail({.kind = core::Error::Kind::NotFound, .detail = u"no such file"_s});
    };
    QList<core::Shard> shards;
    int number = 0;
    for (const auto &[start, end] : core::ShardMap::evenRanges(shardCount))
        shards += core::Shard{
            .id = u"shard-%1"_s.arg(number++), .startingHashKey = start, .endingHashKey = end};
    around.shards = core::ShardMap(shards);
    return around;
}

Draft draftOf(const QByteArray &body, const QString &key = u"k"_s, const QString &hashKey = {})
{
    Draft draft = core::newDraft();
    draft.keySource = KeySource::Fixed;
    draft.records = {DraftRecord{body, key, hashKey}};
    return draft;
}

Draft with(Draft draft, PayloadKind kind)
{
    draft.payloadKind = kind;
    return draft;
}

Draft withField(Draft draft, const QString &path)
{
    draft.keySource = KeySource::Field;
    draft.keyField = path;
    return draft;
}

} // namespace

void TestDraftFacts::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("words");
    QTest::addColumn<TextPlace>("place");

    const TextPlace nowhere{0, 0};
    QTest::newRow("nothing wrong") << draftOf("{}") << QString() << QString() << nowhere;
    QTest::newRow("broken JSON") << draftOf("{\n  \"ä\": tru\n}") << u"body"_s << u"JSON"_s
                                 << TextPlace{2, 8};
    QTest::newRow("comments") << draftOf("{} // x") << u"body"_s << u"Strip comments"_s
                              << TextPlace{1, 4};
    Draft commented = draftOf("/* a\n */ [1,]");
    commented.stripsComments = true;
    QTest::newRow("a mistake behind a comment")
        << commented << u"body"_s << u"comma"_s << TextPlace{2, 8};
    QTest::newRow("empty JSON") << draftOf(" \n") << u"body"_s << u"empty"_s << nowhere;
    QTest::newRow("empty text") << with(draftOf(""), PayloadKind::Text) << QString() << QString()
                                << nowhere;
    QTest::newRow("hex") << with(draftOf("00 fg"), PayloadKind::Hex) << u"body"_s
                         << u"hexadecimal"_s << TextPlace{1, 5};
    QTest::newRow("base64") << with(draftOf("abc-"), PayloadKind::Base64) << u"body"_s
                            << u"URL-safe"_s << TextPlace{1, 4};
    QTest::newRow("a file") << with(draftOf("/there"), PayloadKind::File) << QString() << QString()
                            << nowhere;
    QTest::newRow("no file") << with(draftOf("/gone"), PayloadKind::File) << u"body"_s
                             << u"no such file"_s << nowhere;
    QTest::newRow("no key") << draftOf("{}", QString()) << u"partitionKey"_s << u"empty"_s
                            << nowhere;
    QTest::newRow("a bad hash key")
        << draftOf("{}", u"k"_s, u"012"_s) << u"explicitHashKey"_s << u"leading zero"_s << nowhere;
    QTest::newRow("a bad path") << withField(draftOf("{}"), u"$.a["_s) << u"keyField"_s
                                << u"column 5"_s << nowhere;
    QTest::newRow("no path") << withField(draftOf("{}"), QString()) << u"keyField"_s
                             << u"$.orderId"_s << nowhere;
    QTest::newRow("no such field")
        << withField(draftOf("{}"), u"$.a"_s) << u"partitionKey"_s << u"$.a"_s << nowhere;
    QTest::newRow("too large") << with(draftOf(QByteArray(1024 * 1024, 'x')), PayloadKind::Text)
                               << u"body"_s << u"1 byte over"_s << nowhere;
}

void TestDraftFacts::saysWhatIsWrongAndWhere()
{
    QFETCH(Draft, draft);
    QFETCH(QString, field);
    QFETCH(QString, words);
    QFETCH(TextPlace, place);

    const DraftFacts facts = core::examineDraft(draft, surroundings());

    QCOMPARE(facts.rows.size(), std::size_t(1));
    QCOMPARE(facts.rows.front().isSendable, field.isEmpty());
    QCOMPARE(facts.problems.size(), field.isEmpty() ? 0 : 1);
    if (field.isEmpty())
        return;
    QCOMPARE(facts.problems.first().field, field);
    QVERIFY2(facts.problems.first().message.contains(words),
             qPrintable(facts.problems.first().message));
    QCOMPARE(facts.problems.first().place.value_or(TextPlace{0, 0}), place);
}

void TestDraftFacts::takesKeysFromTheBody()
{
    Draft draft = withField(draftOf("{\"id\": 18446744073709551616} // big"), u"$.id"_s);
    draft.stripsComments = true;

    const DraftFacts facts = core::examineDraft(draft, surroundings());

    QCOMPARE(facts.rows.front().partitionKey, "18446744073709551616");
    QCOMPARE(facts.rows.front().keyBytes, 20);
}

void TestDraftFacts::givesEachShardItsTurn()
{
    Draft draft = draftOf("{}", QString());
    draft.keySource = KeySource::RoundRobin;
    draft.records.fill(draft.records.first(), 9);

    const DraftFacts facts = core::examineDraft(draft, surroundings(4));

    for (qsizetype row = 0; row < 9; ++row)
        QCOMPARE(facts.rows.at(static_cast<std::size_t>(row)).shard, row % 4);
}

void TestDraftFacts::numbersRecordsWhereShardsAreUnknown()
{
    Draft draft = draftOf("{}", QString());
    draft.keySource = KeySource::RoundRobin;
    draft.records.fill(draft.records.first(), 2);

    const DraftFacts facts = core::examineDraft(draft, surroundings());

    QCOMPARE(facts.rows.front().partitionKey, "1");
    QCOMPARE(facts.rows.back().partitionKey, "2");
}

void TestDraftFacts::readsARecordByItsOwnForm()
{
    Draft draft = draftOf("{}");
    draft.records +=
        {DraftRecord{.body = "6869",
                     .partitionKey = {},
                     .own = core::RecordForm{.keySource = KeySource::RoundRobin,
                                             .payloadKind = PayloadKind::Hex,
                                             .addsNewline = true}},
         DraftRecord{.body = R"({"a":"b"})",
                     .own = core::RecordForm{.keySource = KeySource::Field, .keyField = u"$.a"_s}},
         DraftRecord{
             "{{ x }}",
             u"{{ y }}"_s,
             {},
             {},
             core::RecordForm{.keySource = KeySource::Template, .payloadKind = PayloadKind::Text}}};

    const core::RenderedDraft rendered = core::renderDraft(draft, surroundings());

    QCOMPARE(rendered.records.size(), std::size_t(4));
    QCOMPARE(rendered.records.at(0).record, (core::Record{"{}", "k", {}}));
    QCOMPARE(rendered.records.at(1).record, (core::Record{"hi\n", "2", {}}));
    QCOMPARE(rendered.records.at(2).record, (core::Record{R"({"a":"b"})", "b", {}}));
    QCOMPARE(rendered.records.at(3).record, (core::Record{"{{ x }}", "{{ y }}", {}}));
}

void TestDraftFacts::predictsShards()
{
    const auto shardOf = [](const Draft &draft) {
        return core::examineDraft(draft, surroundings(4)).rows.front().shard;
    };

    QCOMPARE(shardOf(draftOf("{}", u"tenant-7"_s)),
             surroundings(4).shards.indexOf(core::HashKey::ofPartitionKey("tenant-7")));
    QCOMPARE(shardOf(draftOf("{}", u"tenant-7"_s, u"0"_s)), 0);
    QCOMPARE(shardOf(draftOf("{}", u"a"_s, u"340282366920938463463374607431768211455"_s)), 3);
    QCOMPARE(core::examineDraft(draftOf("{}"), surroundings()).rows.front().shard, -1);
}

void TestDraftFacts::leavesRandomKeysToChance()
{
    Draft draft = draftOf("{}");
    draft.keySource = KeySource::Random;

    const core::RecordFacts facts = core::examineDraft(draft, surroundings(4)).rows.front();
    QVERIFY(facts.isSendable);
    QVERIFY(facts.partitionKey.isEmpty());
    QCOMPARE(facts.keyBytes, 36);
    QCOMPARE(facts.shard, -1);

    draft.records.first().explicitHashKey = u"5"_s;
    QCOMPARE(core::examineDraft(draft, surroundings(4)).rows.front().shard, 0);
}

void TestDraftFacts::countsBytesAsTheyAreSent()
{
    Draft draft = draftOf("{\"a\":1}", u"“k”"_s, u"12"_s);
    draft.addsNewline = true;

    const DraftFacts facts = core::examineDraft(draft, surroundings());
    const core::RenderedDraft rendered = core::renderDraft(draft, surroundings());

    const core::Record *record = &rendered.records.front().record;
    const core::StreamId stream = *core::StreamId::fromString(u"s"_s);
    const qint64 one = core::putRecordsBody(stream, std::span(&record, 1)).size();
    const std::array two{record, record};
    QCOMPARE(facts.rows.front().wireBytes, core::putRecordsBody(stream, two).size() - one);
    QCOMPARE(facts.rows.front().dataBytes, 8);
    QCOMPARE(facts.rows.front().keyBytes, 7);
    QCOMPARE(facts.totalBytes, 15);

    draft.gzips = true;
    QCOMPARE(core::examineDraft(draft, surroundings()).rows.front().dataBytes,
             core::gzip("{\"a\":1}\n").size());
}

void TestDraftFacts::countsOnlyWhatCanBeSent()
{
    Draft draft = draftOf("{}");
    draft.records += {DraftRecord{"{", u"k"_s}, DraftRecord{"[]", u"k"_s}};

    const DraftFacts facts = core::examineDraft(draft, surroundings());

    QCOMPARE(facts.rows.size(), std::size_t(3));
    QCOMPARE(facts.sendableCount, 2);
    QCOMPARE(facts.totalBytes, 6);
    QCOMPARE(facts.problems.first().row, 1);
}

void TestDraftFacts::keepsAThousandProblems()
{
    Draft draft = draftOf("{");
    draft.records.fill(DraftRecord{"{", u"k"_s}, 1200);

    const DraftFacts facts = core::examineDraft(draft, surroundings());

    QCOMPARE(facts.problems.size(), 1000);
    QCOMPARE(facts.problemCount, 1200);
    QCOMPARE(facts.rows.size(), std::size_t(1200));
    QCOMPARE(facts.sendableCount, 0);
}

void TestDraftFacts::endsEarlyWhenNobodyWaits()
{
    Draft draft = draftOf("{}");
    draft.records.fill(draft.records.first(), 100);
    int asked = 0;
    DraftSurroundings around = surroundings();
    around.isObsolete = [&asked] { return ++asked > 10; };

    QCOMPARE(core::examineDraft(draft, around).rows.size(), std::size_t(10));
}

void TestDraftFacts::rendersWhatCanBeSentAndWhyNot()
{
    Draft draft = draftOf("{}");
    draft.records += {DraftRecord{"{", QString()}, DraftRecord{"[]", u"b"_s}};

    const core::RenderedDraft rendered = core::renderDraft(draft, surroundings());

    QCOMPARE(rendered.records.size(), std::size_t(2));
    QCOMPARE(rendered.records.back().index, 2);
    QCOMPARE(rendered.records.back().record, (core::Record{"[]", "b", {}}));
    QCOMPARE(rendered.unsent.size(), std::size_t(1));
    QCOMPARE(rendered.unsent.front().index, 1);
    QCOMPARE(rendered.unsent.front().outcome.state, core::RecordState::NotSent);
    QCOMPARE(rendered.unsent.front().outcome.errorCode, u"invalidRecord"_s);
    QVERIFY(rendered.unsent.front().outcome.errorMessage.contains(u"JSON"));
    QVERIFY(rendered.unsent.front().outcome.errorMessage.contains(u"partition key"));
    QCOMPARE(rendered.problems.size(), 2);
}

void TestDraftFacts::rendersBytesUntouched()
{
    const QByteArray odd = "\r\n{ \"b\":18446744073709551616, \"a\":1.0,\"a\":\"\\u00e9\", \"c\": "
                           "\"{{ uuid() }}\"}\n\n";

    const auto rendered = core::renderDraft(draftOf(odd), surroundings());

    QCOMPARE(rendered.records.front().record.data, odd);
}

QTEST_APPLESS_MAIN(TestDraftFacts)
#include "tst_draft_facts.moc"
