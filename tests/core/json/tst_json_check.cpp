// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonCheck.h"

#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;

using Kind = JsonToken::Kind;

class TestJsonCheck : public QObject
{
    Q_OBJECT

private slots:
    void jsonIsAccepted_data();
    void jsonIsAccepted();
    void theFirstMistakeIsFound_data();
    void theFirstMistakeIsFound();
    void placesCountLinesAndCodePoints_data();
    void placesCountLinesAndCodePoints();
    void everyTruncationIsAFault();
    void deepNestingIsAcceptedUpToTheLimit_data();
    void deepNestingIsAcceptedUpToTheLimit();
    void commentsMayStandBetweenTokens_data();
    void commentsMayStandBetweenTokens();
    void commentsAreRefusedInStrictJson();
    void badCommentsAreFaults_data();
    void badCommentsAreFaults();
    void tokensNameEveryPiece();
    void theWalkStaysAtItsEnd();
    void textOfStringsIsUnescaped_data();
    void textOfStringsIsUnescaped();
};

void TestJsonCheck::jsonIsAccepted_data()
{
    QTest::addColumn<QByteArray>("text");
    int row = 0;
    for (const char *text : {"0",
                             "-0",
                             "1",
                             "1.0",
                             "0.1000",
                             "1E2",
                             "1e+5",
                             "-1.5E-10",
                             "1e400",
                             "9007199254740993",
                             "123456789012345678901234567890",
                             "true",
                             "false",
                             "null",
                             R"("")",
                             R"("a")",
                             "[]",
                             "{}",
                             "[1,2]",
                             R"({"a":1})",
                             R"({"a":1,"a":2})",
                             R"({"":{"b":[[],{},[{}]]}})",
                             " [ ] ",
                             "\t{\r\n \"a\" : 1 , \"b\" : [ 1 , 2 ] }\n",
                             R"("\"\\\/\b\f\n\r\t\u00E9")",
                             R"("\ud83d\ude42")",
                             R"("\ud800")",
                             R"("\udc00x")",
                             R"("\u0000")",
                             "\"é東京🙂\"",
                             "\"\x7f\"",
                             "\"\u2028\"",
                             "\"\uFEFF\"",
                             "\"\xF4\x8F\xBF\xBF\"",
                             R"("// /* no comment */")",
                             R"([0,1.5,"s",true,false,null,{"k":"v"}])"})
        QTest::addRow("%02d %s", ++row, text) << QByteArray(text);
}

void TestJsonCheck::jsonIsAccepted()
{
    QFETCH(QByteArray, text);
    const auto fault = checkJson(text);
    QVERIFY2(!fault, fault ? qPrintable(fault->message) : "");
    QVERIFY(!checkJson(text, JsonDialect::WithComments));
}

void TestJsonCheck::theFirstMistakeIsFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JsonMistake>("mistake");
    QTest::addColumn<int>("offset");
    const auto row = [](const QByteArray &text, JsonMistake mistake, int offset) {
        QTest::addRow("%s at %d", text.toPercentEncoding(" {}[]:,\"").constData(), offset)
            << text << mistake << offset;
    };
    using enum JsonMistake;
    row("", Empty, 0);
    row(" \n", Empty, 2);
    row("\xEF\xBB\xBF{}", ByteOrderMark, 0);
    row(" \xEF\xBB\xBF{}", ExpectedValue, 1);
    row("[1}", ExpectedCommaOrArrayEnd, 2);
    row("[1 2]", ExpectedCommaOrArrayEnd, 3);
    row("[1", ExpectedCommaOrArrayEnd, 2);
    row("[1:2]", ExpectedCommaOrArrayEnd, 2);
    row("[", ExpectedValueOrArrayEnd, 1);
    row("[,1]", ExpectedValueOrArrayEnd, 1);
    row("[1,]", TrailingComma, 3);
    row("[1,,2]", ExpectedValue, 3);
    row("[1,", ExpectedValue, 3);
    row("]", ExpectedValue, 0);
    row("}", ExpectedValue, 0);
    row(",", ExpectedValue, 0);
    row("=", ExpectedValue, 0);
    row("{", ExpectedNameOrObjectEnd, 1);
    row("{a:1}", ExpectedNameOrObjectEnd, 1);
    row("{1:1}", ExpectedNameOrObjectEnd, 1);
    row("{'a':1}", ExpectedNameOrObjectEnd, 1);
    row("{]", ExpectedNameOrObjectEnd, 1);
    row(R"({"a")", ExpectedColon, 4);
    row(R"({"a" 1})", ExpectedColon, 5);
    row(R"({"a",1})", ExpectedColon, 4);
    row(R"({"a":})", ExpectedValue, 5);
    row(R"({"a":)", ExpectedValue, 5);
    row(R"({"a"::1})", ExpectedValue, 5);
    row(R"({"a":1 "b":2})", ExpectedCommaOrObjectEnd, 7);
    row(R"({"a":1])", ExpectedCommaOrObjectEnd, 6);
    row(R"({"a":1)", ExpectedCommaOrObjectEnd, 6);
    row(R"({"a":1,})", TrailingComma, 7);
    row(R"({"a":1,b:2})", ExpectedName, 7);
    row(R"({"a":1,)", ExpectedName, 7);
    row("{}{}", ExpectedNothing, 2);
    row("1 2", ExpectedNothing, 2);
    row("[]]", ExpectedNothing, 2);
    row("\"a\",", ExpectedNothing, 3);
    row("tru", UnknownWord, 0);
    row("True", UnknownWord, 0);
    row("nulll", UnknownWord, 0);
    row("[NaN]", UnknownWord, 1);
    row("Infinity", UnknownWord, 0);
    row("-Infinity", MissingDigit, 1);
    row("'a'", SingleQuotes, 0);
    row("01", LeadingZero, 0);
    row("-012", LeadingZero, 1);
    row("00", LeadingZero, 0);
    row("-", MissingDigit, 1);
    row("1.", MissingDigit, 2);
    row("[1.e5]", MissingDigit, 3);
    row("1e", MissingDigit, 2);
    row("1e+", MissingDigit, 3);
    row(".5", ExpectedValue, 0);
    row("+1", ExpectedValue, 0);
    row("1a", ExpectedNothing, 1);
    row("0x1F", ExpectedNothing, 1);
    row("1.2.3", ExpectedNothing, 3);
    row("\"abc", UnterminatedString, 0);
    row("[\"abc\\", UnterminatedString, 1);
    row("\"\\\"", UnterminatedString, 0);
    row("\"a\nb\"", ControlCharacter, 2);
    row("\"long enough for eight\tb\"", ControlCharacter, 22);
    row(QByteArray("\"\0\"", 3), ControlCharacter, 1);
    row(QByteArray("\0", 1), ExpectedValue, 0);
    row(R"("\x41")", InvalidEscape, 1);
    row(R"("a\'")", InvalidEscape, 2);
    row(R"("\u12")", InvalidUnicodeEscape, 1);
    row(R"("\u12g4")", InvalidUnicodeEscape, 1);
    row(R"("\u)", InvalidUnicodeEscape, 1);
    row("\"a\x80\"", InvalidUtf8, 2);
    row("\"\xC0\xAF\"", InvalidUtf8, 1);
    row("\"\xED\xA0\x80\"", InvalidUtf8, 1);
    row("\"\xF4\x90\x80\x80\"", InvalidUtf8, 1);
    row("\"12345678\xE9\"", InvalidUtf8, 9);
    row("[\xFF]", InvalidUtf8, 1);
    row("[\u00A01]", ExpectedValueOrArrayEnd, 1);
    row("[/1]", ExpectedValueOrArrayEnd, 1);
}

void TestJsonCheck::theFirstMistakeIsFound()
{
    QFETCH(QByteArray, text);
    QFETCH(JsonMistake, mistake);
    QFETCH(int, offset);
    const auto fault = checkJson(text);
    QVERIFY(fault);
    QCOMPARE(fault->mistake, mistake);
    QCOMPARE(fault->offset, offset);
    QCOMPARE(fault->place, placeAt(text, offset));
    QCOMPARE(placeAt(text, core::offsetAt(text, fault->place)), fault->place);
    QVERIFY(!fault->message.isEmpty());
}

void TestJsonCheck::placesCountLinesAndCodePoints_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("first byte") << "x"_ba << 1 << 1;
    QTest::newRow("same line") << "[1, x]"_ba << 1 << 5;
    QTest::newRow("line feed") << "[1,\n x]"_ba << 2 << 2;
    QTest::newRow("CR LF") << "[1,\r\n\r\nx]"_ba << 3 << 1;
    QTest::newRow("CR") << "[1,\r\rx]"_ba << 3 << 1;
    QTest::newRow("code points, not bytes") << "[\"é東🙂\" x]"_ba << 1 << 8;
    QTest::newRow("end of the text") << "[1,\n"_ba << 2 << 1;
}

void TestJsonCheck::placesCountLinesAndCodePoints()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(int, column);
    const auto fault = checkJson(text);
    QVERIFY(fault);
    QCOMPARE(fault->place, (TextPlace{line, column}));
}

void TestJsonCheck::everyTruncationIsAFault()
{
    const QByteArray text = R"({"a":[1.5e3,"é\n\u00e9",true,false,null,{"b":-0}],"c":{}})";
    QVERIFY(!checkJson(text));
    for (qsizetype size = 0; size < text.size(); ++size)
        QVERIFY2(checkJson(text.first(size)), text.first(size).constData());
}

void TestJsonCheck::deepNestingIsAcceptedUpToTheLimit_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("arrays") << "["_ba
                            << "]"_ba;
    QTest::newRow("objects") << "{\"a\":"_ba
                             << "}"_ba;
}

void TestJsonCheck::deepNestingIsAcceptedUpToTheLimit()
{
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, close);
    const auto nested = [&](qsizetype depth) {
        return QByteArray(open.repeated(depth) + "[]" + close.repeated(depth));
    };
    QVERIFY(!checkJson(nested(maxJsonDepth - 1)));
    const auto fault = checkJson(nested(maxJsonDepth));
    QVERIFY(fault);
    QCOMPARE(fault->mistake, JsonMistake::TooDeep);
    QCOMPARE(fault->offset, open.size() * maxJsonDepth);
    QCOMPARE(checkJson(open.repeated(1'000'000))->mistake, JsonMistake::TooDeep);
}

void TestJsonCheck::commentsMayStandBetweenTokens_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("lines") << "// a\n{ // b\r\n\"a\": // c\r1 // d\n} // e"_ba;
    QTest::newRow("blocks") << "/**/{/* \" */\"a\"/*\n*/:/* // */1/***/}/* é */"_ba;
    QTest::newRow("empty line comment at the end") << "1//"_ba;
}

void TestJsonCheck::commentsMayStandBetweenTokens()
{
    QFETCH(QByteArray, text);
    QVERIFY(!checkJson(text, JsonDialect::WithComments));
}

void TestJsonCheck::commentsAreRefusedInStrictJson()
{
    for (const auto &text : {"[1, // one\n2]"_ba, "[1, /* one */ 2]"_ba}) {
        const auto fault = checkJson(text);
        QVERIFY(fault);
        QCOMPARE(fault->mistake, JsonMistake::CommentsNotAllowed);
        QCOMPARE(fault->offset, 4);
    }
}

void TestJsonCheck::badCommentsAreFaults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JsonMistake>("mistake");
    QTest::addColumn<int>("offset");
    QTest::newRow("no end") << "[1 /* one"_ba << JsonMistake::UnterminatedComment << 3;
    QTest::newRow("no end but a star") << "[1 /*/"_ba << JsonMistake::UnterminatedComment << 3;
    QTest::newRow("slash") << "[1 / 2]"_ba << JsonMistake::ExpectedCommaOrArrayEnd << 3;
    QTest::newRow("UTF-8") << "// \x80\n1"_ba << JsonMistake::InvalidUtf8 << 3;
    QTest::newRow("only comments") << "// 1\n"_ba << JsonMistake::Empty << 5;
}

void TestJsonCheck::badCommentsAreFaults()
{
    QFETCH(QByteArray, text);
    QFETCH(JsonMistake, mistake);
    QFETCH(int, offset);
    const auto fault = checkJson(text, JsonDialect::WithComments);
    QVERIFY(fault);
    QCOMPARE(fault->mistake, mistake);
    QCOMPARE(fault->offset, offset);
}

void TestJsonCheck::tokensNameEveryPiece()
{
    const QByteArray text = R"( {"a": [1, "b", true, false, null], "c": {}} // end)";
    JsonTokens tokens(text, JsonDialect::WithComments);
    const QList<std::pair<Kind, QByteArray>> expected{
        {Kind::ObjectStart, "{"}, {Kind::Name, "\"a\""},  {Kind::Colon, ":"},
        {Kind::ArrayStart, "["},  {Kind::Number, "1"},    {Kind::Comma, ","},
        {Kind::String, "\"b\""},  {Kind::Comma, ","},     {Kind::True, "true"},
        {Kind::Comma, ","},       {Kind::False, "false"}, {Kind::Comma, ","},
        {Kind::Null, "null"},     {Kind::ArrayEnd, "]"},  {Kind::Comma, ","},
        {Kind::Name, "\"c\""},    {Kind::Colon, ":"},     {Kind::ObjectStart, "{"},
        {Kind::ObjectEnd, "}"},   {Kind::ObjectEnd, "}"}, {Kind::Comment, "// end"},
        {Kind::End, ""},
    };
    for (const auto &[kind, spelling] : expected) {
        const JsonToken token = tokens.next();
        QCOMPARE(token.kind, kind);
        QCOMPARE(text.mid(token.start, token.size), spelling);
    }
    QCOMPARE(tokens.depth(), 0);
}

void TestJsonCheck::theWalkStaysAtItsEnd()
{
    JsonTokens good("1");
    good.next();
    QCOMPARE(good.next().kind, Kind::End);
    QCOMPARE(good.next().kind, Kind::End);
    JsonTokens bad("1 1");
    bad.next();
    const JsonToken fault = bad.next();
    QCOMPARE(fault, (JsonToken{Kind::Fault, 2, 0}));
    QCOMPARE(bad.next(), fault);
    QCOMPARE(bad.mistake(), JsonMistake::ExpectedNothing);
}

void TestJsonCheck::textOfStringsIsUnescaped_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<bool>("isText");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << R"("")"_ba << true << ""_ba;
    QTest::newRow("plain") << R"("aé")"_ba << true << "aé"_ba;
    QTest::newRow("simple") << R"("\"\\\/\b\f\n\r\t")"_ba << true << "\"\\/\b\f\n\r\t"_ba;
    QTest::newRow("one to four bytes")
        << R"("\u0041\u00E9\u6771\ud83d\uDE42")"_ba << true << "Aé東🙂"_ba;
    QTest::newRow("NUL") << R"("a\u0000b")"_ba << true << QByteArray("a\0b", 3);
    QTest::newRow("between text") << R"("x\ny\u00e9z")"_ba << true << "x\nyéz"_ba;
    QTest::newRow("escaped backslash before u") << R"("\\ud800")"_ba << true << "\\ud800"_ba;
    QTest::newRow("high alone") << R"("\ud800")"_ba << false << ""_ba;
    QTest::newRow("high before text") << R"("\ud800abcdefgh")"_ba << false << ""_ba;
    QTest::newRow("high before another escape") << R"("\ud800\n00000")"_ba << false << ""_ba;
    QTest::newRow("two highs") << R"("\ud800\ud800")"_ba << false << ""_ba;
    QTest::newRow("low alone") << R"("\udc00")"_ba << false << ""_ba;
}

void TestJsonCheck::textOfStringsIsUnescaped()
{
    QFETCH(QByteArray, token);
    QFETCH(bool, isText);
    QFETCH(QByteArray, text);
    QVERIFY(!checkJson(token));
    QCOMPARE(jsonStringText(token).has_value(), isText);
    QCOMPARE(jsonStringText(token).value_or(""), text);
}

QTEST_APPLESS_MAIN(TestJsonCheck)
#include "tst_json_check.moc"
