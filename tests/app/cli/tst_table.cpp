// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/Table.h"
#include "app/cli/console/TextWidth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::Look;
using app::Table;
using app::Terminal;

class TestTable : public QObject
{
    Q_OBJECT

private slots:
    void linesUpLeftAndRight();
    void fitsTheTerminal_data();
    void fitsTheTerminal();
    void cutsOnlyColumnsThatMayShrink();
    void leavesOutWhatANarrowTerminalDoesWithout();
    void writesNoBlanksAtTheEndOfALine();
    void paintsOnlyWithColours();
    void showsControlCharactersAsText();
    void factsLineUp();

private:
    static Table sample();
};

Table TestTable::sample()
{
    Table table({{u"#"_s, Table::Align::Right},
                 {u"key"_s, Table::Align::Left, Table::Shrink::AtEnd},
                 {u"sequence"_s, Table::Align::Left, Table::Shrink::InMiddle}});
    table.addRow({{u"1"_s}, {u"tenant-7"_s}, {u"49590338271490256608559692538361571095"_s}});
    table.addRow({{u"500"_s}, {u"日本"_s}, {u"–"_s}});
    return table;
}

void TestTable::linesUpLeftAndRight()
{
    QCOMPARE(sample().render(Terminal()),
             u"  #  key       sequence\n"
             "  1  tenant-7  49590338271490256608559692538361571095\n"
             "500  日本      –\n"_s);
}

void TestTable::fitsTheTerminal_data()
{
    QTest::addColumn<int>("columns");

    QTest::newRow("20") << 20;
    QTest::newRow("30") << 30;
    QTest::newRow("40") << 40;
    QTest::newRow("53") << 53;
    QTest::newRow("200") << 200;
}

void TestTable::fitsTheTerminal()
{
    QFETCH(int, columns);

    const QString text = sample().render({true, false, true, columns});

    for (const QString &line : text.split(u'\n'))
        QVERIFY2(app::displayWidth(line) <= columns, qPrintable(line));
    QVERIFY(text.contains(u"4959"_s.left(2)));
}

void TestTable::leavesOutWhatANarrowTerminalDoesWithout()
{
    Table table({{u"a"_s}, {u"b"_s, Table::Align::Left, Table::Shrink::Never, 100}, {u"c"_s}});
    table.addRow({{u"1"_s}, {u"2"_s}, {u"3"_s}});

    QCOMPARE(table.render({true, false, true, 99}), u"a  c\n1  3\n"_s);
    QCOMPARE(table.render({true, false, true, 100}), u"a  b  c\n1  2  3\n"_s);
    QCOMPARE(table.render(Terminal()), u"a  b  c\n1  2  3\n"_s);
}

void TestTable::cutsOnlyColumnsThatMayShrink()
{
    QCOMPARE(sample().render({true, false, true, 30}),
             u"  #  key       sequence\n"
             "  1  tenant-7  4959033…1571095\n"
             "500  日本      –\n"_s);
    QCOMPARE(sample().render({true, false, false, 30}).split(u'\n').at(1),
             u"  1  tenant-7  495903...571095"_s);
}

void TestTable::writesNoBlanksAtTheEndOfALine()
{
    Table table({{u"a"_s}, {u"number"_s, Table::Align::Right}, {u"long title"_s}});
    table.addRow({{u"x"_s}, {{}}, {{}}});
    table.addRow({{{}}, {u"7"_s}, {u"y"_s}});

    QCOMPARE(table.render(Terminal()), u"a  number  long title\nx\n        7  y\n"_s);
}

void TestTable::paintsOnlyWithColours()
{
    Table table({{u"state"_s}});
    table.addRow({{u"refused"_s, Look::Refused}});

    QCOMPARE(table.render({true, false, true, 80}), u"state\nrefused\n"_s);
    QCOMPARE(table.render({true, true, true, 80}),
             u"\x1b[1mstate\x1b[0m\n\x1b[91mrefused\x1b[0m\n"_s);
}

void TestTable::showsControlCharactersAsText()
{
    Table table({{u"key"_s}});
    table.addRow({{u"a\x1b[31mb\nc\u202e"_s}});

    QCOMPARE(table.render(Terminal()), u"key\na\\u001b[31mb\\nc\\u202e\n"_s);
}

void TestTable::factsLineUp()
{
    app::FactList facts;
    facts.add(u"name"_s, u"orders"_s);
    facts.add(u"open shards"_s, u"4"_s);

    QCOMPARE(facts.render(Terminal()), u"name         orders\nopen shards  4\n"_s);
}

int main(int argc, char **argv)
{
    TestTable test;
    QCoreApplication application(argc, argv); // sets the locale, which knows how wide "日" is
    return QTest::qExec(&test, argc, argv);
}
#include "tst_table.moc"
