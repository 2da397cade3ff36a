// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/Renderer.h"

#include <QRandomGenerator>
#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray rendered(const QByteArray &source)
{
    Renderer renderer({Template::parse(source)}, {}, Rendering{});
    const auto texts = renderer.record(0);
    return texts ? texts->constFirst() : "error: " + texts.error().detail.toUtf8();
}

} // namespace

class TestTemplate : public QObject
{
    Q_OBJECT

private slots:
    void textPassesUntouched_data();
    void textPassesUntouched();
    void constantsGiveTheirText_data();
    void constantsGiveTheirText();
    void callsTakeLiteralsInAllTheirForms_data();
    void callsTakeLiteralsInAllTheirForms();
    void mistakesAreToldWithTheirPlace_data();
    void mistakesAreToldWithTheirPlace();
    void whatCannotBeReadStaysAndTheRestIsRendered();
    void namesAreListedOnce();
    void piecesAreFoundByTheirPlace();
    void countsHaveBounds();
    void problemsAreToldUpToABound();
    void anythingCanBeParsed();
};

void TestTemplate::textPassesUntouched_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("JSON") << R"({"a":{"b":{}},"c":[{}]})"_ba;
    QTest::newRow("bytes") << QByteArray("\x00\xff{\n\r}} }", 9);
    QTest::newRow("one brace") << "{ name }"_ba;
}

void TestTemplate::textPassesUntouched()
{
    QFETCH(QByteArray, text);
    QVERIFY(Template::parse(text).isPlain());
    QCOMPARE(rendered(text), text);
}

void TestTemplate::constantsGiveTheirText_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *source, const char *text) {
        QTest::newRow(source) << QByteArray(source) << QByteArray(text);
    };
    row(R"(a {{ "{{" }} b)", "a {{ b");
    row(R"({{'{{ name }}'}})", "{{ name }}");
    row(R"({{ "line\n" }})", "line\n");
    row("{{ 5 }}", "5");
    row("{{ -1.50 }}", "-1.50");
    row("{{ true }}", "true");
    row("{{ null }}", "null");
}

void TestTemplate::constantsGiveTheirText()
{
    QFETCH(QByteArray, source);
    QVERIFY(!Template::parse(source).isPlain());
    QTEST(rendered(source), "text");
}

void TestTemplate::callsTakeLiteralsInAllTheirForms_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *source, const char *text) {
        QTest::newRow(source) << QByteArray(source) << QByteArray(text);
    };
    row("{{int(5,5)}}", "5");
    row("{{\n int\n(\n 5 ,\t5 )\n}}", "5");
    row("{{int('5', \"5\")}}", "5"); // as the Kinesis Data Generator takes them
    row("{{float(2, 2, 3)}}", "2.000");
    row("{{random.number({\"min\":3,\"max\":3})}}", "3");
    row("{{random.number({min:3, max:3, other:1})}}", "3");
    row("{\"a\":{{random.number({\"min\":3,\"max\":3})}}}", "{\"a\":3}");
    row("{\"a\":{\"b\":{{int(1,1)}}}}", "{\"a\":{\"b\":1}}");
    row("{{pick([[1,2]])}}", "[1,2]");
    row("{{pick({\"a\":null})}}", "{\"a\":null}");
    row("{{upper(\"}}\")}}", "}}");
    row("{{bool(100)}}{{bool(0)}}", "truefalse");
    row("{{seq(null, null)}}", "1"); // null leaves out
}

void TestTemplate::callsTakeLiteralsInAllTheirForms()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, text);
    QCOMPARE(Template::parse(source).problems().size(), 0);
    QCOMPARE(rendered(source), text);
}

void TestTemplate::mistakesAreToldWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("marked"); // what of the source is underlined
    QTest::addColumn<QByteArray>("text"); // how the problem starts
    const auto row = [](const char *source, const char *marked, const char *text) {
        QTest::newRow(source) << QByteArray(source) << QByteArray(marked) << QByteArray(text);
    };
    row("a {{", "{{", "The name of a variable or a function is expected after {{.");
    row("a {{ }} b", "{ ", "The name of a variable or a function is expected after {{.");
    row("{{ name", "", "}} is missing.");
    row("{{ name } b", "}", "Expected }} here. Templates have no operators.");
    row("{{ a + 1 }}", "+", "Expected }} here. Templates have no operators.");
    row("{{ int(1 + 2) }}", "+", "Expected a comma or ) here. Templates have no operators.");
    row("{{ intt(1) }}", "intt", "There is no function \"intt\". Did you mean \"int\"?");
    row("{{ firstName() }}", "firstName",
        "There is no function \"firstName\". Did you mean \"name.firstName\"?");
    row("{{ zzzzzzzzzz() }}", "zzzzzzzzzz", "There is no function \"zzzzzzzzzz\".");
    row("{{ base64(uuid()) }}", "(", "A function cannot be called inside a call.");
    row("{{ int(\"x\") }}", "\"x\"", "\"min\" must be a whole number.");
    row("{{ int(1.5) }}", "1.5", "\"min\" must be a whole number.");
    row("{{ int(1, 2, 3) }}", "3", "There are too many arguments: int(min = 0, max = 100)");
    row("{{ text(1048577) }}", "1048577", "\"bytes\" must be between 0 and 1,048,576.");
    row("{{ weighted() }}", "weighted()", "\"weights\" is missing: weighted(weights)");
    row("{{ weighted({}) }}", "weighted({})", "One weight at least must be more than 0.");
    row("{{ weighted({\"a\": -1}) }}", "weighted({\"a\": -1})", "A weight is a number");
    row("{{ pick([]) }}", "pick([])", "The list is empty");
    row("{{ random.arrayElement([]) }}", "random.arrayElement([])", "It is empty");
    row("{{ now(\"-2h\", 5) }}", "5", "\"format\" must be a format such as");
    row("{{ now(\"YYYY\", \"MM\") }}", "now(\"YYYY\", \"MM\")", "The first of two arguments");
    row("{{ stepTime(\"soon\") }}", "\"soon\"", "\"start\" must be a time such as");
    row("{{ stepTime(\"2026-01-31\", \"1x\") }}", "\"1x\"", "\"step\" must be a time span");
    row("{{ timestamp(\"weeks\") }}", "timestamp(\"weeks\")", "The unit is");
    row("{{ iban(\"US\") }}", "iban(\"US\")", "The country is");
    row("{{ float(1e17, 1, 5) }}", "float(1e17, 1, 5)", "Numbers have 18 digits at most");
    row("{{ int(n) }}", "n", "\"min\" must be a whole number.");
    row("{{ pick(\"a }}", "\"a }}", "This text has no end");
    row("{{ random.weightedArrayElement({\"weights\": [1], \"data\": [1, 2]}) }}",
        "random.weightedArrayElement({\"weights\": [1], \"data\": [1, 2]})", "\"data\" and");
}

void TestTemplate::mistakesAreToldWithTheirPlace()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, marked);
    QFETCH(QByteArray, text);
    const Template parsed = Template::parse(source);
    QCOMPARE(parsed.problems().size(), 1);
    const TemplateProblem problem = parsed.problems().constFirst();
    QVERIFY2(problem.text.toUtf8().startsWith(text), qPrintable(problem.text));
    QCOMPARE(source.mid(problem.offset, problem.length), marked);
    QCOMPARE(rendered(source), source);
}

void TestTemplate::whatCannotBeReadStaysAndTheRestIsRendered()
{
    QCOMPARE(rendered("{{ int(1,1) }} {{ nope( }} {{ int(2,2) }}"), "1 {{ nope( }} 2");
}

void TestTemplate::namesAreListedOnce()
{
    const Template parsed = Template::parse(
        "{{ order }} {{ tenant }} {{ order }} {{ uuid }} {{ base64(body) }} {{ upper(order) }} "
        "{{ secret.token }} {{ weighted }}");
    QCOMPARE(parsed.names(),
             QByteArrayList({"order", "tenant", "body", "secret.token", "weighted"}));
}

void TestTemplate::piecesAreFoundByTheirPlace()
{
    const Template parsed = Template::parse("ab{{ name }}cd{{int(1,2)}}");
    QCOMPARE(parsed.pieceAt(1), nullptr);
    QCOMPARE(parsed.pieceAt(2)->text, "name");
    QCOMPARE(parsed.pieceAt(11)->text, "name");
    QCOMPARE(parsed.pieceAt(12), nullptr);
    QCOMPARE(parsed.pieceAt(14)->function->name, std::string_view("int"));
    QCOMPARE(parsed.pieceAt(1000), nullptr);
    QCOMPARE(Template().pieceAt(0), nullptr);
}

void TestTemplate::countsHaveBounds()
{
    const auto problem = [](const QByteArray &source) {
        return Template::parse(source).problems().value(0).text;
    };
    QCOMPARE(problem("{{int}}"_ba.repeated(100'000)), QString());
    QVERIFY(problem("{{int}}"_ba.repeated(100'001)).contains(u"100,000 are allowed"));
    QVERIFY(problem("{{pick(" + "1,"_ba.repeated(1'000) + "1)}}").contains(u"1000 are allowed"));
    const QByteArray call = "{{pick([" + "1,"_ba.repeated(9'999) + "1])}}";
    QCOMPARE(problem(call.repeated(10)), QString());
    QVERIFY(problem(call.repeated(11)).contains(u"too many values: 100,000"));
    const QByteArray large(Template::mostSource + 1, 'a');
    QVERIFY(problem(large).contains(u"16 MiB are allowed"));
    QCOMPARE(problem("{{ pick(" + "["_ba.repeated(17) + "1" + "]"_ba.repeated(17) + ") }}"),
             u"Lists and objects are nested too deeply: 16 levels are allowed."_s);
    const QByteArray format(257, 'Y');
    QVERIFY(problem("{{ date.now(\"" + format + "\") }}").contains(u"at most 256 characters"));
}

void TestTemplate::problemsAreToldUpToABound()
{
    QCOMPARE(Template::parse("{{ nope() }}"_ba.repeated(50'000)).problems().size(),
             Template::mostProblems);
}

// Pieces of templates in any order never crash, lose a byte of text or run away.
void TestTemplate::anythingCanBeParsed()
{
    const QByteArrayList pieces{"{{",
                                "}}",
                                "(",
                                ")",
                                "[",
                                "]",
                                "{",
                                "}",
                                "\"",
                                "'",
                                ",",
                                ":",
                                "\\",
                                "int",
                                "pick",
                                "date.now",
                                "random.number",
                                "name",
                                " ",
                                "1",
                                "-",
                                "1e9",
                                "true",
                                "null",
                                "\xff",
                                "\n",
                                "\\u00"};
    QRandomGenerator random(5);
    for (int i = 0; i < 4'000; ++i) {
        QByteArray source = "{{";
        for (int n = random.bounded(20); n > 0; --n)
            source += pieces[random.bounded(pieces.size())];
        const Template parsed = Template::parse(source);
        qsizetype next = 0;
        for (const TemplatePiece &piece : parsed.pieces()) {
            QCOMPARE(piece.offset, next);
            next += piece.length;
        }
        QCOMPARE(next, source.size());
        for (const TemplateProblem &problem : parsed.problems()) {
            QVERIFY(!problem.text.isEmpty());
            QVERIFY(problem.offset >= 0 && problem.offset + problem.length <= source.size() + 1);
        }
        rendered(source);
    }
}

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"
