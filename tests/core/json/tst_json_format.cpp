// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonFormat.h"
#include "tests/core/json/JsonSamples.h"

#include <QTest>

using namespace core;

namespace {

using Kind = JsonToken::Kind;

// Every token's spelling, joined by a byte that no token holds.
QByteArray spellings(const QByteArray &json)
{
    JsonTokens tokens(json, JsonDialect::WithComments);
    QByteArray result;
    for (JsonToken token = tokens.next(); token.kind != Kind::End; token = tokens.next()) {
        if (token.kind == Kind::Fault)
            return "<fault>";
        result += json.mid(token.start, token.size) + '\0';
    }
    return result;
}

QByteArray pretty(const QByteArray &json, int indent = 2)
{
    return prettyJson(json, indent, JsonDialect::WithComments).value_or("<fault>");
}

QByteArray compact(const QByteArray &json)
{
    return compactJson(json, JsonDialect::WithComments).value_or("<fault>");
}

} // namespace

class TestJsonFormat : public QObject
{
    Q_OBJECT

private slots:
    void layoutsAreAsWritten_data();
    void layoutsAreAsWritten();
    void commentsStayWhereTheyBelong_data();
    void commentsStayWhereTheyBelong();
    void valuesAreCopiedByteForByte_data();
    void valuesAreCopiedByteForByte();
    void indentationIsAsAsked();
    void deepNestingStaysSmall();
    void faultsComeBack();
    void randomJsonKeepsItsTokens();
    void randomJsonWithCommentsKeepsItsTokens();
    void commentsAreStripped_data();
    void commentsAreStripped();
    void strippingKeepsWhatJsonMeans();
};

void TestJsonFormat::layoutsAreAsWritten_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("prettyText");
    QTest::addColumn<QByteArray>("compactText");
    QTest::newRow("scalar") << QByteArray(" 1 \n") << QByteArray("1") << QByteArray("1");
    QTest::newRow("empty") << QByteArray("{ \n}") << QByteArray("{}") << QByteArray("{}");
    QTest::newRow("empty in an array")
        << QByteArray("[ [ ] , { } ]") << QByteArray("[\n  [],\n  {}\n]") << QByteArray("[[],{}]");
    QTest::newRow("nested") << QByteArray(R"({"a":[1,{"b":null}],"c":"d e"})")
                            << QByteArray("{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n"
                                          "  ],\n  \"c\": \"d e\"\n}")
                            << QByteArray(R"({"a":[1,{"b":null}],"c":"d e"})");
}

void TestJsonFormat::layoutsAreAsWritten()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, prettyText);
    QFETCH(QByteArray, compactText);
    QCOMPARE(prettyJson(json).value(), prettyText);
    QCOMPARE(compactJson(json).value(), compactText);
    QCOMPARE(prettyJson(compactText).value(), prettyText);
    QCOMPARE(compactJson(prettyText).value(), compactText);
}

void TestJsonFormat::commentsStayWhereTheyBelong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("prettyText");
    QTest::addColumn<QByteArray>("compactText");
    QTest::newRow("behind a value")
        << QByteArray("[1, // one\n2 // two\n]") << QByteArray("[\n  1, // one\n  2 // two\n]")
        << QByteArray("[1,// one\n2// two\n]");
    QTest::newRow("on its own line") << QByteArray("// head\n{\n/* a */\n\"a\":1}\n// foot")
                                     << QByteArray("// head\n{\n  /* a */\n  \"a\": 1\n}\n// foot")
                                     << QByteArray("// head\n{/* a */\"a\":1}// foot");
    QTest::newRow("before a value")
        << QByteArray("[1,/* two */2]") << QByteArray("[\n  1,\n  /* two */ 2\n]")
        << QByteArray("[1,/* two */2]");
    QTest::newRow("before a comma")
        << QByteArray("[1 /* one */ , 2]") << QByteArray("[\n  1 /* one */,\n  2\n]")
        << QByteArray("[1/* one */,2]");
    QTest::newRow("behind a bracket")
        << QByteArray("{ // open\n}") << QByteArray("{ // open\n}") << QByteArray("{// open\n}");
    QTest::newRow("alone") << QByteArray("[/* none */]") << QByteArray("[\n  /* none */\n]")
                           << QByteArray("[/* none */]");
    QTest::newRow("after a colon")
        << QByteArray("{\"a\": // what\n1}") << QByteArray("{\n  \"a\": // what\n  1\n}")
        << QByteArray("{\"a\":// what\n1}");
}

void TestJsonFormat::commentsStayWhereTheyBelong()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, prettyText);
    QFETCH(QByteArray, compactText);
    QCOMPARE(pretty(json), prettyText);
    QCOMPARE(pretty(prettyText), prettyText);
    QCOMPARE(compact(json), compactText);
    QCOMPARE(compact(compactText), compactText);
}

void TestJsonFormat::valuesAreCopiedByteForByte_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value :
         {"9007199254740993", "18446744073709551615", "123456789012345678901234567890", "1e400",
          "1.0", "0.1000", "-0", "1E2", R"("\/")", R"("\u00e9")", R"("é")", R"("\ud800")",
          "\"\x7f\"", R"({"b":1,"a":2,"b":3})", R"({"z":1,"a":{"y":2,"x":3}})"})
        QTest::newRow(value) << QByteArray(value);
}

void TestJsonFormat::valuesAreCopiedByteForByte()
{
    QFETCH(QByteArray, value);
    QCOMPARE(compactJson(value).value(), value);
    QCOMPARE(compactJson(prettyJson(value).value()).value(), value);
}

void TestJsonFormat::indentationIsAsAsked()
{
    QCOMPARE(pretty("[[1]]", 4), QByteArray("[\n    [\n        1\n    ]\n]"));
    QCOMPARE(pretty("[[1]]", 0), QByteArray("[\n[\n1\n]\n]"));
    QCOMPARE(pretty("[[1]]", -3), QByteArray("[\n[\n1\n]\n]"));
}

void TestJsonFormat::deepNestingStaysSmall()
{
    const QByteArray deep = QByteArray(50'000, '[') + QByteArray(50'000, ']');
    const auto text = prettyJson(deep, 8);
    QVERIFY(text);
    QVERIFY(text->size() < 100'000 * (64 * 8 + 2));
    QCOMPARE(compactJson(*text).value(), deep);
}

void TestJsonFormat::faultsComeBack()
{
    const QByteArray text = "{\n  \"a\": 1,\n}";
    const auto expected = checkJson(text);
    QVERIFY(expected);
    QCOMPARE(expected->place, (TextPlace{3, 1}));
    QVERIFY(prettyJson(text) == tl::unexpected(*expected));
    QVERIFY(compactJson(text) == tl::unexpected(*expected));
    QCOMPARE(prettyJson("// a\n1").error().mistake, JsonMistake::CommentsNotAllowed);
}

void TestJsonFormat::randomJsonKeepsItsTokens()
{
    JsonSamples samples(1);
    for (int i = 0; i < 2000; ++i) {
        const QByteArray json = samples.value(5);
        const QByteArray expected = spellings(json);
        QVERIFY2(expected != "<fault>", json.constData());
        const QByteArray prettyText = prettyJson(json).value();
        const QByteArray compactText = compactJson(json).value();
        QCOMPARE(spellings(prettyText), expected);
        QCOMPARE(spellings(compactText), expected);
        QCOMPARE(prettyJson(prettyText).value(), prettyText);
        QCOMPARE(compactJson(prettyText).value(), compactText);
    }
}

void TestJsonFormat::randomJsonWithCommentsKeepsItsTokens()
{
    JsonSamples samples(2);
    const QList<QByteArray> comments{"// x\n", "/* y */", "\n/* z\n z */ ",
                                     "/**/\n", "//\r\n",  " // \"w\n\n"};
    for (int i = 0; i < 2000; ++i) {
        const QByteArray json = samples.value(4);
        QByteArray commented;
        JsonTokens tokens(json);
        for (JsonToken token = tokens.next(); token.kind != Kind::End; token = tokens.next()) {
            if (samples.bounded(3) == 0)
                commented += comments.at(samples.bounded(static_cast<int>(comments.size())));
            commented += json.mid(token.start, token.size);
        }
        const QByteArray expected = spellings(commented);
        const QByteArray prettyText = pretty(commented);
        QCOMPARE(spellings(prettyText), expected);
        QCOMPARE(spellings(compact(commented)), expected);
        QCOMPARE(pretty(prettyText), prettyText);
        QCOMPARE(compact(compact(commented)), compact(commented));
        QCOMPARE(compactJson(stripComments(commented)).value(), compactJson(json).value());
    }
}

void TestJsonFormat::commentsAreStripped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("stripped");
    const auto row = [](const QByteArray &text, const QByteArray &stripped) {
        QTest::newRow(text.toPercentEncoding(" /*").constData()) << text << stripped;
    };
    row("", "");
    row("no comment / at * all", "no comment / at * all");
    row("{\"a\": 1} // x", "{\"a\": 1} ");
    row("{ // x\r\n}", "{ \r\n}");
    row("a // x\rb", "a \rb");
    row("[1, /* x */ 2]", "[1,  2]");
    row("[1,/* x\n y\r\n */2]", "[1,\n\r\n2]");
    row(R"({"url": "http://x/*y*/"} /**/)", R"({"url": "http://x/*y*/"} )");
    row(R"(["\"// kept\\" // gone)", R"(["\"// kept\\" )");
    row("1/* x */2", "1 2");
    row("1/*a*//*b*/2", "1 2");
    row("1/*\n*/2", "1\n2");
    row("[1/* x */]", "[1]");
    row("/* never ends", "/* never ends");
    row("/*/ still", "/*/ still");
    row("\"never ends // x", "\"never ends // x");
    row("\"ends in \\", "\"ends in \\");
    row("// /* x\n1", "\n1");
    row("/* // */1", "1");
    row("\xFF // \x80\n{{x}}", "\xFF \n{{x}}");
}

void TestJsonFormat::commentsAreStripped()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, stripped);
    QCOMPARE(stripComments(text), stripped);
    QCOMPARE(stripComments(stripped), stripped);
}

void TestJsonFormat::strippingKeepsWhatJsonMeans()
{
    JsonSamples samples(3);
    for (int i = 0; i < 500; ++i) {
        const QByteArray json = samples.value(4);
        QCOMPARE(stripComments(json), json);
    }
}

QTEST_APPLESS_MAIN(TestJsonFormat)
#include "tst_json_format.moc"
