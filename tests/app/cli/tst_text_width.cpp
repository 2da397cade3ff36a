// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/TextWidth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::Cut;

class TestTextWidth : public QObject
{
    Q_OBJECT

private slots:
    void countsColumns_data();
    void countsColumns();
    void cutsAtWholeCharacters();
    void breaksAtBlanks();
    void showsWhatWouldSteerATerminal();
    void writesNumbersForPeople();
};

void TestTextWidth::countsColumns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");

    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("letters") << u"orders"_s << 6;
    QTest::newRow("accent composed") << u"é"_s << 1;
    QTest::newRow("accent combining") << u"e\u0301"_s << 1;
    QTest::newRow("wide") << u"日本"_s << 4;
    QTest::newRow("outside the first plane") << u"𐍈"_s << 1;
}

void TestTextWidth::countsColumns()
{
    QFETCH(QString, text);
    QFETCH(int, width);

    QCOMPARE(app::displayWidth(text), width);
}

void TestTextWidth::cutsAtWholeCharacters()
{
    QCOMPARE(app::cutTo(u"abcdef"_s, 6, Cut::End, u"…"_s), u"abcdef"_s);
    QCOMPARE(app::cutTo(u"abcdefg"_s, 6, Cut::End, u"…"_s), u"abcde…"_s);
    QCOMPARE(app::cutTo(u"abcdefgh"_s, 6, Cut::Middle, u"…"_s), u"abc…gh"_s);
    QCOMPARE(app::cutTo(u"日本語"_s, 4, Cut::End, u"…"_s), u"日…"_s);
    QCOMPARE(app::cutTo(u"abcdef"_s, 2, Cut::End, u"..."_s), u".."_s);
}

void TestTextWidth::breaksAtBlanks()
{
    QCOMPARE(app::wrapped(u"one two three"_s, 8), (QStringList{u"one two"_s, u"three"_s}));
    QCOMPARE(app::wrapped(u"one verylongword"_s, 5), (QStringList{u"one"_s, u"verylongword"_s}));
    QCOMPARE(app::wrapped(u"a b\nc"_s, 0), (QStringList{u"a b"_s, u"c"_s}));
}

void TestTextWidth::showsWhatWouldSteerATerminal()
{
    const QString red = u"\u001b[31mred\u009b0m\u202e"_s;
    QCOMPARE(app::printable(red), u"\\u001b[31mred\\u009b0m\\u202e"_s);
    QCOMPARE(app::printableLines(u"a\u0007\n\tb\r\n"_s), u"a\\u0007\n\tb\\r\n"_s);
    QCOMPARE(app::printableLines({}), QString());

    const QByteArray plain = "{\"a\":\"\\u001b\"}\n";
    QCOMPARE(app::printableJson(plain), plain);
    QCOMPARE(app::printableJson(u"{\"é\": \"\u009b0m\u007f\u202e日\U000e0001\"}"_s.toUtf8()),
             u"{\"é\": \"\\u009b0m\\u007f\\u202e日\\udb40\\udc01\"}"_s.toUtf8());
}

void TestTextWidth::writesNumbersForPeople()
{
    QCOMPARE(app::grouped(1'234'567), u"1,234,567"_s);
    QCOMPARE(app::humanBytes(1023), u"1023 B"_s);
    QCOMPARE(app::humanBytes(1024), u"1.0 KiB"_s);
    QCOMPARE(app::humanBytes(1024 * 1024 - 1), u"1.0 MiB"_s);
    QCOMPARE(app::humanBytes(5 * 1024 * 1024), u"5.0 MiB"_s);
}

QTEST_GUILESS_MAIN(TestTextWidth)
#include "tst_text_width.moc"
