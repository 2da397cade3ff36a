// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rendering/DraftRenderer.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftRecord;
using core::DraftRenderer;
using core::KeySource;
using core::PayloadKind;
using core::Rendering;
using core::Variable;
using core::Variables;

class TestDraftRenderer final : public QObject
{
    Q_OBJECT

private slots:
    void givesKeyHashKeyAndBodyTheSameValue();
    void makesANewValueForEachRecord();
    void letsRecordsTakeTurns();
    void makesTheSameRecordWhicheverWayItIsAskedFor();
    void rendersOnlyKeysThatAreMeantToBe();
    void leavesNamesOfFilesAsTheyAre();
    void prefersTheCommandLineToTheFileAndTheFileToTheEnvironment();
    void saysWhereATemplateIsWrong_data();
    void saysWhereATemplateIsWrong();
    void saysWhichVariableIsWrong();
    void saysWhichBoundIsExceeded();
    void keepsFormsAndTitles();
};

namespace {

Draft templateOf(const QByteArray &body, const QString &key = u"k"_s)
{
    Draft draft = core::newDraft();
    draft.isTemplate = true;
    draft.keySource = KeySource::Template;
    draft.records = {{body, key, {}}};
    return draft;
}

Rendering seeded(quint64 seed = 7)
{
    return {.seed = seed};
}

} // namespace

void TestDraftRenderer::givesKeyHashKeyAndBodyTheSameValue()
{
    Draft draft = templateOf("{\"id\": {{ n }}}", u"order-{{ n }}"_s);
    draft.records[0].explicitHashKey = u"{{ n }}"_s;
    draft.variables = {{u"n"_s, u"{{ int(1, 1000000) }}"_s}};
    DraftRenderer renderer(draft, {}, seeded());
    QVERIFY(renderer.problems().isEmpty());
    const DraftRecord made = renderer.record(0).value();
    const QString number = made.explicitHashKey;
    QVERIFY(number.toInt() > 0);
    QCOMPARE(made.partitionKey, u"order-"_s + number);
    QCOMPARE(made.body, QByteArray("{\"id\": " + number.toUtf8() + "}"));
}

void TestDraftRenderer::makesANewValueForEachRecord()
{
    DraftRenderer renderer(templateOf("{{ uuid() }}"), {}, seeded());
    const Draft made = renderer.records(0, 1'000).value();
    QSet<QByteArray> bodies;
    for (const DraftRecord &record : made.records)
        bodies.insert(record.body);
    QCOMPARE(bodies.size(), 1'000);
    QVERIFY(!made.isTemplate);
}

void TestDraftRenderer::letsRecordsTakeTurns()
{
    Draft draft = templateOf("a{{ seq() }}");
    draft.records.append({"b", u"k"_s, {}});
    DraftRenderer renderer(draft, {}, seeded());
    const Draft made = renderer.records(0, 4).value();
    QCOMPARE(made.records.size(), 4);
    QVERIFY(made.records[0].body.startsWith("a"));
    QCOMPARE(made.records[1].body, "b");
    QVERIFY(made.records[2].body.startsWith("a"));
    QVERIFY(made.records[0].body != made.records[2].body);
}

void TestDraftRenderer::makesTheSameRecordWhicheverWayItIsAskedFor()
{
    const Draft draft = templateOf("{{ uuid() }} {{ int(1, 99) }}", u"{{ hex(4) }}"_s);
    DraftRenderer first(draft, {}, seeded());
    DraftRenderer second(draft, {}, seeded());
    const Draft all = first.records(0, 10).value();
    QCOMPARE(second.record(7).value(), all.records[7]);
    QCOMPARE(second.records(3, 2).value().records, all.records.mid(3, 2));
    DraftRenderer other(draft, {}, seeded(8));
    QVERIFY(other.record(7).value() != all.records[7]);
}

void TestDraftRenderer::rendersOnlyKeysThatAreMeantToBe()
{
    Draft draft = templateOf("{{ int(1, 1) }}", u"{{ int(1, 1) }}"_s);
    draft.keySource = KeySource::Fixed;
    const DraftRecord made = DraftRenderer(draft, {}, seeded()).record(0).value();
    QCOMPARE(made.partitionKey, u"{{ int(1, 1) }}"_s);
    QCOMPARE(made.body, "1");
}

void TestDraftRenderer::leavesNamesOfFilesAsTheyAre()
{
    Draft draft = templateOf("{{ tenant }}.bin");
    draft.payloadKind = PayloadKind::File;
    DraftRenderer renderer(draft, {}, seeded());
    QVERIFY(renderer.problems().isEmpty());
    QCOMPARE(renderer.record(0).value().body, "{{ tenant }}.bin");
}

void TestDraftRenderer::prefersTheCommandLineToTheFileAndTheFileToTheEnvironment()
{
    Draft draft = templateOf("{{ a }}{{ b }}{{ c }}");
    draft.variables = {{u"a"_s, u"file"_s}, {u"b"_s, u"file"_s}};
    Variables outer;
    for (const char *name : {"a", "b", "c"})
        QVERIFY(outer.add({name, "environment", Variable::Origin::Environment}));
    QVERIFY(outer.add({"a", "command line", Variable::Origin::CommandLine}));
    QCOMPARE(DraftRenderer(draft, outer, seeded()).record(0).value().body,
             "command linefileenvironment");
}

void TestDraftRenderer::saysWhereATemplateIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("line"); // 0: without a place
    QTest::newRow("unknown name in the body")
        << QByteArray("{\n\"a\": {{ tenant }}}") << u"k"_s << u"body"_s << 2;
    QTest::newRow("unknown name in the key")
        << QByteArray("{}") << u"{{ tenant }}"_s << u"partitionKey"_s << 0;
    QTest::newRow("bad argument") << QByteArray("{{ int(\"x\") }}") << u"k"_s << u"body"_s << 1;
}

void TestDraftRenderer::saysWhereATemplateIsWrong()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, key);
    QFETCH(QString, field);
    QFETCH(int, line);
    Draft draft = templateOf("{}");
    draft.records.append({body, key, {}});
    const DraftRenderer renderer(draft, {}, seeded());
    QCOMPARE(renderer.problems().size(), 1);
    const core::DraftProblem &problem = renderer.problems().first();
    QCOMPARE(problem.row, 1);
    QCOMPARE(problem.field, field);
    QVERIFY(!problem.message.isEmpty());
    QCOMPARE(problem.place ? static_cast<int>(problem.place->line) : 0, line);
}

void TestDraftRenderer::saysWhichVariableIsWrong()
{
    Draft draft = templateOf("{{ a }}");
    draft.variables = {{u"a"_s, u"{{ b }}"_s}, {u"b"_s, u"{{ a }}"_s}};
    const DraftRenderer renderer(draft, {}, seeded());
    QVERIFY(!renderer.problems().isEmpty());
    QCOMPARE(renderer.problems().first().field, u"variables"_s);
    QVERIFY(renderer.problems().first().message.contains(u"“a”")
            || renderer.problems().first().message.contains(u"“b”"));
}

void TestDraftRenderer::saysWhichBoundIsExceeded()
{
    Draft draft = templateOf("{{ v0 }}");
    for (int i = 0; i < 30; ++i)
        draft.variables.append({u"v%1"_s.arg(i), u"{{ v%1 }}{{ v%1 }}"_s.arg(i + 1)});
    draft.variables.append({u"v30"_s, u"0123456789"_s});
    DraftRenderer renderer(draft, {}, seeded());
    const auto made = renderer.problems().isEmpty() ? renderer.record(0)
                                                    : core::Result<DraftRecord>(DraftRecord());
    QVERIFY(!renderer.problems().isEmpty() || !made);
    if (!made)
        QVERIFY(made.error().detail.contains(u"MiB"));
}

void TestDraftRenderer::keepsFormsAndTitles()
{
    Draft draft = templateOf("{{ int(1, 1) }}");
    draft.records[0].title = u"Order created"_s;
    draft.records[0].own = core::RecordForm{.payloadKind = PayloadKind::Text, .gzips = true};
    const DraftRecord made = DraftRenderer(draft, {}, seeded()).record(0).value();
    QCOMPARE(made.title, draft.records[0].title);
    QCOMPARE(made.own, draft.records[0].own);
}

QTEST_GUILESS_MAIN(TestDraftRenderer)
#include "tst_draft_renderer.moc"
