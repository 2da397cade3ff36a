// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/Renderer.h"

#include <QSet>
#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// 2026-01-31T10:00:05.250Z
constexpr WallTime noon{1769853605250ms};

Rendering fixed(quint64 seed = 7)
{
    return {.seed = seed, .wallTime = [] { return noon; }};
}

Variables variables(std::initializer_list<std::pair<QByteArray, QByteArray>> pairs)
{
    Variables all;
    for (const auto &[name, value] : pairs)
        all.add({name, value, Variable::Origin::File});
    return all;
}

QByteArray rendered(const QByteArray &source, const Variables &names = {},
                    const Rendering &rendering = fixed(), qint64 record = 0)
{
    Renderer renderer({Template::parse(source)}, names, rendering);
    const auto texts = renderer.record(record);
    return texts ? texts->constFirst() : "error: " + texts.error().detail.toUtf8();
}

QStringList problems(const QByteArray &source, const Variables &names,
                     const Rendering &rendering = fixed())
{
    QStringList all;
    const Renderer renderer({Template::parse(source)}, names, rendering);
    for (const auto &told : renderer.problems())
        all.append(told.problem.text);
    return all;
}

} // namespace

class TestRenderer : public QObject
{
    Q_OBJECT

private slots:
    void aNamedValueIsTheSameInAllTextsOfOneRecordAndNewForTheNext();
    void aRecordDependsOnSeedAndNumberAlone();
    void aChangeElsewhereChangesNoOtherValue();
    void aVariableHidesAFunctionOfItsName();
    void theNearerOriginCounts_data();
    void theNearerOriginCounts();
    void variablesAreArgumentsOfEncodings();
    void fieldsOfARowAreTextAndNeverATemplate();
    void secretsAreDotsUnlessTheirValuesAreGiven();
    void nothingButTheKeychainNamesASecret();
    void timeIsAskedOnceForARecord();
    void simulatedTimePassesByTheRecord();
    void unknownNamesAreToldAndStayAsWritten();
    void problemsInVariablesNameTheVariable();
    void cyclesAreRefused_data();
    void cyclesAreRefused();
    void chainsHaveABound();
    void valuesThatMultiplyHaveABound();
    void textsHaveABound();
    void workHasABound();
    void aRecordThatFailedFailsAgainAndLeavesTheTextAsItWas();
    void emptyTemplatesGiveEmptyTexts();
};

void TestRenderer::aNamedValueIsTheSameInAllTextsOfOneRecordAndNewForTheNext()
{
    Renderer renderer({Template::parse("{{ order }}"),
                       Template::parse(R"({"id": "{{ order }}", "again": "{{ order }}"})")},
                      variables({{"order", "o-{{ uuid() }}"}}), fixed());
    const auto first = *renderer.next();
    const auto second = *renderer.next();
    QCOMPARE(first[1], R"({"id": ")" + first[0] + R"(", "again": ")" + first[0] + R"("})");
    QVERIFY(first[0] != second[0]);
    QCOMPARE(first[0].size(), 38);
}

void TestRenderer::aRecordDependsOnSeedAndNumberAlone()
{
    const QList<Template> templates{Template::parse("{{ id }} {{ int(1, 1000000) }} {{ seq() }}")};
    const Variables names = variables({{"id", "{{ uuid() }}"}});
    Renderer inOrder(templates, names, fixed());
    QList<QByteArray> all;
    for (int i = 0; i < 50; ++i)
        all.append(inOrder.next()->constFirst());
    Renderer backwards(templates, names, fixed());
    for (int i = 49; i >= 0; --i)
        QCOMPARE(backwards.record(i)->constFirst(), all[i]);
    Renderer otherSeed(templates, names, fixed(8));
    QVERIFY(otherSeed.record(0)->constFirst() != all[0]);
    QCOMPARE(QSet<QByteArray>(all.begin(), all.end()).size(), 50);
}

void TestRenderer::aChangeElsewhereChangesNoOtherValue()
{
    const Variables names = variables({{"id", "{{ uuid() }}"}});
    const QByteArray alone = rendered("{{ id }}", names);
    QCOMPARE(rendered("{{ id }} {{ uuid() }}", names).first(36), alone);
    QCOMPARE(rendered("{{ uuid() }}{{ id }}", names).last(36), alone);
    QVERIFY(rendered("{{ uuid() }}", names) != rendered("x{{ uuid() }}", names).sliced(1));
}

void TestRenderer::aVariableHidesAFunctionOfItsName()
{
    QCOMPARE(rendered("{{ email }}", variables({{"email", "mine"}})), "mine");
    QVERIFY(rendered("{{ email() }}", variables({{"email", "mine"}})).contains('@'));
    QVERIFY(rendered("{{ email }}").contains('@'));
}

void TestRenderer::theNearerOriginCounts_data()
{
    using Origin = Variable::Origin;
    QTest::addColumn<QList<int>>("origins");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, QList<Origin> origins, const char *value) {
        QList<int> numbers;
        for (const Origin origin : origins)
            numbers.append(static_cast<int>(origin));
        QTest::newRow(name) << numbers << QByteArray(value);
    };
    row("the file before the environment", {Origin::Environment, Origin::File}, "of 1");
    row("in any order", {Origin::File, Origin::Environment}, "of 1");
    row("the command line before all", {Origin::CommandLine, Origin::File, Origin::Environment},
        "of 3");
    row("the row before the file", {Origin::File, Origin::Row}, "a row");
}

void TestRenderer::theNearerOriginCounts()
{
    QFETCH(QList<int>, origins);
    Variables all;
    for (const int origin : origins)
        all.add(
            {"name", "of " + QByteArray::number(origin), static_cast<Variable::Origin>(origin)});
    Rendering rendering = fixed();
    rendering.rowValue = [](qint64, const QByteArray &) { return "a row"_ba; };
    QTEST(rendered("{{ name }}", all, rendering), "value");
}

void TestRenderer::variablesAreArgumentsOfEncodings()
{
    const Variables names = variables({{"id", "Hello"}, {"packed", "{{ base64(id) }}"}});
    QCOMPARE(rendered("{{ base64(id) }}", names), "SGVsbG8=");
    QCOMPARE(rendered("{{ hexOf(packed) }}", names), QByteArray("SGVsbG8=").toHex());
    QCOMPARE(rendered("{{ upper(id) }} {{ lower(id) }}", names), "HELLO hello");
    QVERIFY(QByteArrayList({"Hello", "x"}).contains(rendered("{{ pick(id, \"x\") }}", names)));
    QCOMPARE(problems("{{ base64(nothing) }}", {}).size(), 1);
}

void TestRenderer::fieldsOfARowAreTextAndNeverATemplate()
{
    Variables all;
    all.add({"customer", {}, Variable::Origin::Row});
    Rendering rendering = fixed();
    rendering.rowValue = [](qint64 record, const QByteArray &name) -> QByteArray {
        return name + ' ' + QByteArray::number(record) + " {{ uuid() }}";
    };
    QCOMPARE(rendered("<{{ customer }}>", all, rendering, 3), "<customer 3 {{ uuid() }}>");
}

void TestRenderer::secretsAreDotsUnlessTheirValuesAreGiven()
{
    const Variables names = variables({{"header", "Bearer {{ secret.token }}"}});
    const QByteArray source = "{{ header }} {{ secret.token }} {{ base64(secret.token) }}";
    const QByteArray dots = secretDots.toByteArray();
    QCOMPARE(rendered(source, names), "Bearer " + dots + ' ' + dots + ' ' + dots.toBase64());
    Rendering sending = fixed();
    sending.secrets = {{"secret.token", core::Secret("abc{{ uuid() }}")}};
    QCOMPARE(rendered("{{ header }}", names, sending), "Bearer abc{{ uuid() }}");
    sending.secrets = QHash<QByteArray, core::Secret>();
    QCOMPARE(
        problems("{{ secret.token }}", {}, sending),
        QStringList(
            u"The secret \"secret.token\" has no value here. Use a variable of an environment instead."_s));
}

void TestRenderer::nothingButTheKeychainNamesASecret()
{
    Variables all;
    QVERIFY(!all.add({"secret.token", "mine", Variable::Origin::CommandLine}));
    QVERIFY(!all.add({"two words", "", Variable::Origin::File}));
    QVERIFY(all.all().isEmpty());
    QCOMPARE(rendered("{{ secret.token }}", all), secretDots.toByteArray());
}

void TestRenderer::timeIsAskedOnceForARecord()
{
    Rendering rendering = fixed();
    rendering.wallTime = [time = noon]() mutable { return time += 1s; };
    const Renderer renderer(
        {Template::parse("{{ timestamp() }}"), Template::parse("{{ now }} {{ timestamp() }}")}, {},
        rendering);
    Renderer copy = renderer;
    const auto texts = *copy.record(0);
    QCOMPARE(texts[1], "2026-01-31T10:00:06.250Z " + texts[0]);
    QCOMPARE(copy.record(1)->constFirst(), "1769853607");
}

void TestRenderer::simulatedTimePassesByTheRecord()
{
    Rendering rendering = fixed();
    rendering.simulated = SimulatedTime{noon, 250ms};
    QCOMPARE(rendered("{{ now }}", {}, rendering, 2), "2026-01-31T10:00:05.750Z");
    rendering.minutesEast = 90;
    QCOMPARE(rendered("{{ date.simTime }}", {}, rendering, 4), "2026-01-31T11:30:06+01:30");
}

void TestRenderer::unknownNamesAreToldAndStayAsWritten()
{
    const QByteArray source = "a {{ tenan }} b {{ name.firstNme }} c";
    QCOMPARE(rendered(source, variables({{"tenant", "acme"}})), source);
    QCOMPARE(problems(source, variables({{"tenant", "acme"}})),
             QStringList({u"There is no value for \"tenan\". Did you mean \"tenant\"?"_s,
                          u"There is no value for \"name.firstNme\". Did you mean "
                          u"\"name.firstName\"?"_s}));
    const Renderer renderer({Template(), Template::parse(source)}, {}, fixed());
    QCOMPARE(renderer.problems()[0].templateIndex, 1);
    QCOMPARE(renderer.problems()[0].problem.offset, 2);
    QCOMPARE(renderer.problems()[0].problem.length, 11);
}

void TestRenderer::problemsInVariablesNameTheVariable()
{
    const Renderer renderer({Template::parse("{{ a }}")}, variables({{"a", "x{{ int(1, 2 }}"}}),
                            fixed());
    QCOMPARE(renderer.problems().size(), 1);
    QCOMPARE(renderer.problems()[0].templateIndex, -1);
    QCOMPARE(renderer.problems()[0].variable, "a");
    QCOMPARE(renderer.problems()[0].problem.offset, 13);
}

void TestRenderer::cyclesAreRefused_data()
{
    QTest::addColumn<QList<QByteArray>>("values"); // of a, b, c
    QTest::newRow("itself") << QList<QByteArray>{"{{ a }}", "", ""};
    QTest::newRow("two") << QList<QByteArray>{"{{ b }}", "x{{ a }}", ""};
    QTest::newRow("three") << QList<QByteArray>{"{{ b }}", "{{ c }}", "{{ a }}"};
    QTest::newRow("in a call") << QList<QByteArray>{"{{ base64(b) }}", "{{ gzip(a) }}", ""};
}

void TestRenderer::cyclesAreRefused()
{
    QFETCH(QList<QByteArray>, values);
    const Variables names = variables({{"a", values[0]}, {"b", values[1]}, {"c", values[2]}});
    QCOMPARE(problems("{{ a }}", names),
             QStringList(u"\"a\" is made of itself: a value cannot use its own name."_s));
    QVERIFY(rendered("{{ a }}", names).contains("{{") || values[0].contains("base64"));
}

void TestRenderer::chainsHaveABound()
{
    const auto chain = [](int length) {
        Variables all;
        for (int i = 1; i <= length; ++i)
            all.add({"v" + QByteArray::number(i),
                     i == length ? "end"_ba : "{{ v" + QByteArray::number(i + 1) + " }}",
                     Variable::Origin::File});
        return all;
    };
    QCOMPARE(rendered("{{ v1 }}", chain(32)), "end");
    const QString refusal = u"is nested too deeply: 32 variables may use each other in a chain."_s;
    QVERIFY(problems("{{ v1 }}", chain(33)).value(0).endsWith(refusal));
    // Looked at from its end first, the same chain is as long.
    QVERIFY(problems("{{ v2 }}{{ v1 }}", chain(33)).value(0).endsWith(refusal));
    QVERIFY(!problems("{{ v1 }}", chain(100'000)).isEmpty());
}

// "Billion laughs": each value is ten times the next.
void TestRenderer::valuesThatMultiplyHaveABound()
{
    Variables all;
    for (int i = 0; i < 30; ++i) {
        const QByteArray next = "{{v" + QByteArray::number(i + 1) + "}}";
        all.add({"v" + QByteArray::number(i), next.repeated(10), Variable::Origin::File});
    }
    all.add({"v30", "ha", Variable::Origin::File});
    QCOMPARE(rendered("{{ v0 }}", all),
             "error: One of its values grows over 16 MiB, the most that one may have. Use shorter "
             "texts, or fewer of them.");
}

void TestRenderer::textsHaveABound()
{
    QCOMPARE(rendered("{{ text(1048576) }}"_ba.repeated(10)).size(), 10 * 1024 * 1024);
    QVERIFY(rendered("{{ text(1048576) }}"_ba.repeated(17)).startsWith("error: One of its values"));
}

// Little comes out of it, but much would have to be read.
void TestRenderer::workHasABound()
{
    const Variables names = variables({{"big", "{{ text(1000000) }}"}});
    QCOMPARE(rendered("{{ sha256(big) }}"_ba.repeated(10), names).size(), 640);
    QVERIFY(rendered("{{ sha256(big) }}"_ba.repeated(100), names)
                .startsWith("error: It takes more than 64 MiB of values to make"));
}

void TestRenderer::aRecordThatFailedFailsAgainAndLeavesTheTextAsItWas()
{
    Renderer renderer({Template::parse("{{ sha256(big) }}"_ba.repeated(70))},
                      variables({{"big", "{{ text(1000000) }}"}}), fixed());
    for (int i = 0; i < 3; ++i) {
        QByteArray out = "before";
        const auto appended = renderer.append(out, 0, 4);
        QVERIFY(!appended);
        QCOMPARE(appended.error().where, u"record 5"_s);
        QCOMPARE(out, "before");
    }
}

void TestRenderer::emptyTemplatesGiveEmptyTexts()
{
    Renderer renderer({Template(), Template::parse({})}, {}, fixed());
    QCOMPARE(*renderer.next(), QList<QByteArray>({{}, {}}));
    QVERIFY(Renderer({}, {}, fixed()).next()->isEmpty());
}

QTEST_GUILESS_MAIN(TestRenderer)
#include "tst_renderer.moc"
