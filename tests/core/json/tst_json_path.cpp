// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonPath.h"

#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;

class TestJsonPath : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreFound_data();
    void valuesAreFound();
    void nothingIsFound_data();
    void nothingIsFound();
    void badPathsAreRefusedAtTheirPlace_data();
    void badPathsAreRefusedAtTheirPlace();
    void spellingsOfOnePathAreEqual();
    void deepTextIsWalkedWithoutRecursion();
};

void TestJsonPath::valuesAreFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *path, const QByteArray &json, const QByteArray &text) {
        QTest::addRow("%s in %s", path, json.constData())
            << QString::fromUtf8(path) << json << text;
    };
    row("$", "1", "1");
    row("$", R"( "a\n" )", "a\n");
    row("$", R"( {"a": [1, 2]} )", R"({"a": [1, 2]})");
    row("$.order.id", R"({"x":{"id":1},"order":{"y":[{"id":2}],"id":"o-1"}})", "o-1");
    row("$.items[0]", R"({"items":["a","b"]})", "a");
    row("$.items[1].name", R"({"items":[{"name":"a"},{"name":"b"}]})", "b");
    row("$[2]", R"([[1,[2]],{"a":[3]},"c"])", "c");
    row("$[1]", R"([[1,[2]],{"a": [3]},"c"])", R"({"a": [3]})");
    row("$['a b']", R"({"a b":1})", "1");
    row("$[\"a b\"].c", R"({"a b":{"c":2}})", "2");
    row(R"($['it\'s \\'])", R"({"it's \\":3})", "3");
    row("$['']", R"({"":4})", "4");
    row("$.größe", R"({"größe":5})", "5");
    row("$['🙂']", R"({"\ud83d\ude42":6})", "6");
    row("$.a-b_c1", R"({"a-b_c1":7})", "7");
    row("$['a.b']", R"({"a":{"b":1},"a.b":8})", "8");
    row("$.ab", R"({"\u0061b":9})", "9");
    row("  $.a  ", R"({"a":1})", "1");
    // As spelled.
    row("$.n", R"({"n":123456789012345678901234567890})", "123456789012345678901234567890");
    row("$.n", R"({"n":1.0E+2})", "1.0E+2");
    row("$.n", R"({"n":-0})", "-0");
    row("$.n", R"({"n":true})", "true");
    row("$.n", R"({"n":false})", "false");
    row("$.n", R"({"n":null})", "null");
    row("$.n", R"({"n":""})", "");
    row("$.n", R"({"n":"\u00e9\/\u0000"})", QByteArray("é/\0", 4));
    // The first of several.
    row("$.a", R"({"a":1,"a":2})", "1");
    row("$.a.b", R"({"a":{"b":1,"b":2},"a":{"b":3}})", "1");
    // What comes behind is not looked at.
    row("$.a", R"({"a":1,)", "1");
    row("$.a", R"({"a":{"b":1}}garbage)", R"({"b":1})");
}

void TestJsonPath::valuesAreFound()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, text);
    const auto parsed = JsonPath::fromString(path);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    QCOMPARE(parsed->toString(), path.trimmed());
    const auto found = textAt(*parsed, json);
    QVERIFY(found);
    QCOMPARE(*found, text);
}

void TestJsonPath::nothingIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *path, const QByteArray &json) {
        QTest::addRow("%s in %s", path, json.constData()) << QString::fromUtf8(path) << json;
    };
    row("$", "");
    row("$", "{");
    row("$", "[1,2");
    row("$", "{\"a\"}");
    row("$.a", "{}");
    row("$.a", R"({"b":1,"c":{"a":2}})");
    row("$.a", R"([{"a":1}])");
    row("$.a", "1");
    row("$.a", R"("a")");
    row("$.a", R"({"A":1})");
    row("$.a.b", R"({"a":1,"a":{"b":2}})");
    row("$.a.b", R"({"a":{},"b":1})");
    row("$[0]", "[]");
    row("$[2]", "[1,2]");
    row("$[0]", R"({"0":1})");
    row("$[9223372036854775807]", "[1,2]");
    row("$.b", R"({"a":1 "b":2})");
    row("$.b", R"({"a":[1,},"b":2})");
    row("$.b", R"({"a" "x","b":2})");
    row("$.a", R"({"a":"no end)");
    row("$.a", R"({"a":[1,2)");
    row("$.a", R"({"a":01})");
    row("$.a", "\xEF\xBB\xBF{\"a\":1}");
    // Lone surrogates are no text.
    row("$.a", R"({"a":"\ud800"})");
    row("$.a", R"({"\ud800":1,"b":2})");
}

void TestJsonPath::nothingIsFound()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, json);
    QCOMPARE(textAt(JsonPath::fromString(path).value(), json), std::nullopt);
}

void TestJsonPath::badPathsAreRefusedAtTheirPlace_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("column");
    const auto row = [](const QString &path, int column) {
        QTest::newRow(qPrintable(path)) << path << column;
    };
    row(u""_s, 1);
    row(u"order.id"_s, 1);
    row(u"  .id"_s, 3);
    row(u"$order"_s, 2);
    row(u"$ .a"_s, 2);
    row(u"$."_s, 3);
    row(u"$..a"_s, 3);
    row(u"$.a."_s, 5);
    row(u"$.a b"_s, 4);
    row(u"$.*"_s, 3);
    row(u"$[*]"_s, 3);
    row(u"$[-1]"_s, 3);
    row(u"$[]"_s, 3);
    row(u"$["_s, 3);
    row(u"$[1"_s, 4);
    row(u"$[1:2]"_s, 4);
    row(u"$[1,2]"_s, 4);
    row(u"$[?@.a]"_s, 3);
    row(u"$[99999999999999999999]"_s, 3);
    row(u"$['a"_s, 5);
    row(u"$['a\\"_s, 6);
    row(u"$['a\\n']"_s, 6);
    row(u"$['a'"_s, 6);
    row(u"$['a' ]"_s, 6);
}

void TestJsonPath::badPathsAreRefusedAtTheirPlace()
{
    QFETCH(QString, path);
    QFETCH(int, column);
    const auto parsed = JsonPath::fromString(path);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, Error::Kind::BadInput);
    QVERIFY(!parsed.error().detail.isEmpty());
    QCOMPARE(parsed.error().where, u"column %1"_s.arg(column));
}

void TestJsonPath::spellingsOfOnePathAreEqual()
{
    QCOMPARE(JsonPath::fromString(u"$.a[0]"_s), JsonPath::fromString(u"$['a'][0]"_s));
    QVERIFY(JsonPath::fromString(u"$.a"_s) != JsonPath::fromString(u"$.b"_s));
    QVERIFY(JsonPath::fromString(u"$[0]"_s) != JsonPath::fromString(u"$['']"_s));
}

void TestJsonPath::deepTextIsWalkedWithoutRecursion()
{
    const QByteArray deep = QByteArray(90'000, '[') + QByteArray(90'000, ']');
    const QByteArray json = "{\"a\":" + deep + ",\"b\":1}";
    QCOMPARE(textAt(JsonPath::fromString(u"$.b"_s).value(), json), "1"_ba);
    QCOMPARE(textAt(JsonPath::fromString(u"$.a"_s).value(), json), deep);
}

QTEST_APPLESS_MAIN(TestJsonPath)
#include "tst_json_path.moc"
