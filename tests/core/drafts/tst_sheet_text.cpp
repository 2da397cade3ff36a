// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/SheetText.h"

#include <QTest>

using Rows = QList<QByteArrayList>;

class TestSheetText : public QObject
{
    Q_OBJECT

private slots:
    void readsRows_data();
    void readsRows();
    void stopsAfterSomeRows();
    void writesWhatItReads();
};

void TestSheetText::readsRows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("separator");
    QTest::addColumn<Rows>("rows");

    QTest::newRow("tabs") << QByteArray("a\tb\nc\td\n") << '\t' << Rows{{"a", "b"}, {"c", "d"}};
    QTest::newRow("crlf") << QByteArray("a\tb\r\nc\td") << '\t' << Rows{{"a", "b"}, {"c", "d"}};
    QTest::newRow("cr") << QByteArray("a\rb") << '\t' << Rows{{"a"}, {"b"}};
    QTest::newRow("empty cells") << QByteArray(",,\n,x,") << ','
                                 << Rows{{"", "", ""}, {"", "x", ""}};
    QTest::newRow("empty lines") << QByteArray("a\n\n\nb\n") << ',' << Rows{{"a"}, {"b"}};
    QTest::newRow("quoted") << QByteArray("\"a,b\",\"say \"\"hi\"\"\"\n") << ','
                            << Rows{{"a,b", "say \"hi\""}};
    QTest::newRow("line break in a cell")
        << QByteArray("\"a\nb\"\tc\n") << '\t' << Rows{{"a\nb", "c"}};
    QTest::newRow("json as a spreadsheet copies it")
        << QByteArray("k\t{\"a\":1}\n") << '\t' << Rows{{"k", "{\"a\":1}"}};
    QTest::newRow("marks that are part of the text")
        << QByteArray("\"a\" and b\tc") << '\t' << Rows{{"\"a\" and b", "c"}};
    QTest::newRow("marks that never close")
        << QByteArray("\"a\tb\nc") << '\t' << Rows{{"\"a", "b"}, {"c"}};
    QTest::newRow("nothing") << QByteArray() << ',' << Rows{};
}

void TestSheetText::readsRows()
{
    QFETCH(QByteArray, text);
    QFETCH(char, separator);

    QTEST(core::sheetRows(text, separator), "rows");
}

void TestSheetText::stopsAfterSomeRows()
{
    QCOMPARE(core::sheetRows("a\nb\nc", ',', 2), (Rows{{"a"}, {"b"}}));
}

void TestSheetText::writesWhatItReads()
{
    const QByteArrayList row{"plain", "tab\t", "line\nbreak", "\"marked\"", "say \"hi\"", ""};
    QByteArray text;
    core::appendSheetRow(text, row, '\t');

    QCOMPARE(text, "plain\t\"tab\t\"\t\"line\nbreak\"\t\"\"\"marked\"\"\"\tsay \"hi\"\t");
    QCOMPARE(core::sheetRows(text, '\t'), Rows{row});
}

QTEST_APPLESS_MAIN(TestSheetText)
#include "tst_sheet_text.moc"
