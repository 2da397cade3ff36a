// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray written(QByteArrayView text)
{
    QByteArray out;
    appendJsonString(out, text);
    return out;
}

// What another reader of JSON gets back.
QString readBack(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson('[' + json + ']', &error);
    return error.error == QJsonParseError::NoError ? document[0].toString() : u"<not JSON>"_s;
}

} // namespace

class TestJsonText : public QObject
{
    Q_OBJECT

private slots:
    void stringsAreEscapedAsLittleAsPossible_data();
    void stringsAreEscapedAsLittleAsPossible();
    void everyByteIsRightAtEveryPlace();
    void bytesThatAreNotUtf8BecomeReplacementCharacters_data();
    void bytesThatAreNotUtf8BecomeReplacementCharacters();
    void randomBytesAlwaysGiveJson();
    void textOfTheWindowIsWrittenAsUtf8();
    void itAppends();
};

void TestJsonText::stringsAreEscapedAsLittleAsPossible_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray() << QByteArray(R"("")");
    QTest::newRow("plain") << QByteArray("user-1") << QByteArray(R"("user-1")");
    QTest::newRow("quotes") << QByteArray(R"({"a":"\\"})") << QByteArray(R"("{\"a\":\"\\\\\"}")");
    QTest::newRow("slash and DEL") << QByteArray("a/b\x7f") << QByteArray("\"a/b\x7f\"");
    QTest::newRow("short escapes") << QByteArray("\b\f\n\r\t") << QByteArray(R"("\b\f\n\r\t")");
    QTest::newRow("controls") << QByteArray("\0\x01\x1f", 3)
                              << QByteArray(R"("\u0000\u0001\u001f")");
    QTest::newRow("UTF-8") << QByteArray("é東京🙂\u2028")
                           << QByteArray("\"é東京🙂\u2028\"");
    QTest::newRow("BOM") << QByteArray("\uFEFFa") << QByteArray("\"\uFEFFa\"");
    QTest::newRow("a tab far in") << QByteArray(100, 'x') + '\t' + QByteArray(9, 'y')
                                  << '"' + QByteArray(100, 'x') + "\\t" + QByteArray(9, 'y') + '"';
}

void TestJsonText::stringsAreEscapedAsLittleAsPossible()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    QCOMPARE(written(text), json);
}

// The scan looks at eight bytes at once: no byte value may be mistaken at any of the eight places.
void TestJsonText::everyByteIsRightAtEveryPlace()
{
    for (int value = 0; value < 128; ++value) {
        for (int place = 0; place < 17; ++place) {
            QByteArray text(17, ' ');
            text[place] = static_cast<char>(value);
            const QByteArray json = written(text);
            QCOMPARE(readBack(json), QString::fromUtf8(text));
            const bool mustGrow = value < ' ' || value == '"' || value == '\\';
            QCOMPARE(json.size() > text.size() + 2, mustGrow);
        }
    }
}

void TestJsonText::bytesThatAreNotUtf8BecomeReplacementCharacters_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("stray continuation") << QByteArray("a\x80z") << QByteArray("\"a\uFFFDz\"");
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << QByteArray("\"\uFFFD\uFFFD\"");
    QTest::newRow("overlong of three")
        << QByteArray("\xE0\x80\xAF") << QByteArray("\"\uFFFD\uFFFD\uFFFD\"");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80")
                               << QByteArray("\"\uFFFD\uFFFD\uFFFD\"");
    QTest::newRow("too high") << QByteArray("\xF4\x90\x80\x80")
                              << QByteArray("\"\uFFFD\uFFFD\uFFFD\uFFFD\"");
    QTest::newRow("cut off") << QByteArray("\xF0\x9F\x99") << QByteArray("\"\uFFFD\uFFFD\uFFFD\"");
    QTest::newRow("beside what is good and what is escaped")
        << QByteArray("\xFF\"é\n") << QByteArray("\"\uFFFD\\\"é\\n\"");
}

void TestJsonText::bytesThatAreNotUtf8BecomeReplacementCharacters()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    QVERIFY(!isUtf8(text));
    QVERIFY(isUtf8(written(text)));
    QCOMPARE(written(text), json);
}

void TestJsonText::randomBytesAlwaysGiveJson()
{
    QRandomGenerator random(20131202);
    for (int round = 0; round < 2000; ++round) {
        QByteArray text(random.bounded(40), Qt::Uninitialized);
        for (char &byte : text) {
            byte = random.bounded(4) == 0 ? static_cast<char>(random.bounded(256))
                                          : static_cast<char>(random.bounded(0x20, 0x7F));
        }
        const QByteArray json = written(text);
        QVERIFY2(readBack(json) != u"<not JSON>"_s, text.toHex().constData());
        if (isUtf8(text))
            QCOMPARE(readBack(json).toUtf8(), text);
    }
}

void TestJsonText::textOfTheWindowIsWrittenAsUtf8()
{
    QByteArray out;
    appendJsonString(out, u"é\"🙂"_s);
    QCOMPARE(out, QByteArray("\"é\\\"🙂\""));
    out.clear();
    constexpr std::array loneSurrogates{u'\xD800', u'a', u'\xD83D', u'\xDE42', u'\xDE42'};
    appendJsonString(out, QStringView(loneSurrogates.data(), 5));
    QCOMPARE(out, QByteArray("\"\uFFFDa🙂\uFFFD\""));
}

void TestJsonText::itAppends()
{
    QByteArray out("{");
    appendJsonString(out, QByteArrayView("key"));
    out += ':';
    appendJsonString(out, u"value");
    QCOMPARE(out, QByteArray(R"({"key":"value")"));
}

QTEST_APPLESS_MAIN(TestJsonText)
#include "tst_json_text.moc"
