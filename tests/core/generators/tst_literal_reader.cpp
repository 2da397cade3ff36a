// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/LiteralReader.h"

#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

// What was read, as JSON; or the fault, as "offset: text".
QByteArray read(const QByteArray &text)
{
    LiteralReader reader(text, 0);
    const auto argument = reader.read();
    if (!argument)
        return QByteArray::number(reader.fault().offset) + ": " + reader.fault().text.toUtf8();
    QByteArray json;
    appendJson(json, *argument);
    return json;
}

} // namespace

class TestLiteralReader : public QObject
{
    Q_OBJECT

private slots:
    void literalsAreRead_data();
    void literalsAreRead();
    void mistakesAreToldWithTheirPlace_data();
    void mistakesAreToldWithTheirPlace();
    void nestingHasABound();
    void countsHaveABound();
    void namesAreTaken_data();
    void namesAreTaken();
};

void TestLiteralReader::literalsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *text, const char *json) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(json);
    };
    row("5", "5");
    row("-1.50", "-1.50");
    row("+3", "3");
    row("1e3", "1e3");
    row("\"a\"", "\"a\"");
    row("'it\"s'", R"("it\"s")");
    row("'it\\'s'", R"("it's")");
    row(R"("\n\t\\\/\u00e9\ud83d\ude00")", "\"\\n\\t\\\\/\u00e9\U0001F600\"");
    row(R"("\ud83d")", "\"\uFFFD\"");
    row("\"{{ and }}\"", "\"{{ and }}\"");
    row("[]", "[]");
    row("[1, 'two',\n true , null]", R"([1,"two",true,null])");
    row("{}", "{}");
    row(R"({"min":1, max : 9, 'x': [2]})", R"({"min":1,"max":9,"x":[2]})");
    row("true", "true");
    row("null", "null");
    row("order-id", R"("order-id")"); // a name
}

void TestLiteralReader::literalsAreRead()
{
    QFETCH(QByteArray, text);
    QTEST(read(text), "json");
}

void TestLiteralReader::mistakesAreToldWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("fault");
    const auto row = [](const char *text, const char *fault) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(fault);
    };
    row("", "0: A value is expected here");
    row("[1 2]", "3: Expected a comma or ] here.");
    row("[1,]", "3: A value is expected here");
    row("{\"a\" 1}", "5: Expected a colon");
    row("{1: 2}", "1: A name is expected here");
    row("{\"a\": }", "6: A value is expected here");
    row("\"abc", "0: This text has no end: close it with \".");
    row("\"\\x\"", "1: This escape is unknown.");
    row("\"\\u12g4\"", "1: This escape is unknown.");
    row("\"\\u0x12\"", "1: This escape is unknown.");
    row("\"\\ud83d\\u0041\"", "1: This escape is unknown.");
    row("12345678901234567890", "0: This is not a number that can be used");
    row("1-2", "0: This is not a number that can be used");
    row("[order]", "1: A variable cannot be used inside a list");
    row("*", "0: A value is expected here");
}

void TestLiteralReader::mistakesAreToldWithTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, fault);
    QVERIFY2(read(text).startsWith(fault), read(text).constData());
}

void TestLiteralReader::nestingHasABound()
{
    QCOMPARE(read("["_ba.repeated(16) + "]"_ba.repeated(16)),
             "["_ba.repeated(16) + "]"_ba.repeated(16));
    QVERIFY(
        read("["_ba.repeated(17) + "]"_ba.repeated(17)).contains("nested too deeply: 16 levels"));
    QVERIFY(read("["_ba.repeated(1'000'000)).contains("nested too deeply"));
}

void TestLiteralReader::countsHaveABound()
{
    QVERIFY(read('[' + "1,"_ba.repeated(99'999) + "1]").startsWith("[1,1"));
    QVERIFY(read('[' + "1,"_ba.repeated(100'000) + "1]").contains("too many values: 100,000"));
}

void TestLiteralReader::namesAreTaken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char *text, const char *name) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(name);
    };
    row("name.firstName(", "name.firstName");
    row("order-id }}", "order-id");
    row("a.", "a");
    row("_x1", "_x1");
    row("gr\u00f6\u00dfe", "gr\u00f6\u00dfe");
    row("1a", "");
    row(".a", "");
    row("", "");
}

void TestLiteralReader::namesAreTaken()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    QCOMPARE(LiteralReader(text, 0).takeName(), QByteArrayView(name));
    QCOMPARE(isName(text), !name.isEmpty() && name == text);
}

QTEST_GUILESS_MAIN(TestLiteralReader)
#include "tst_literal_reader.moc"
