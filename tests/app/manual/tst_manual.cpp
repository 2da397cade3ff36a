// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options/CommandTable.h"
#include "app/manual/BashCompletion.h"
#include "app/manual/ManualPage.h"
#include "app/manual/OptionValues.h"
#include "app/manual/Roff.h"
#include "app/manual/ZshCompletion.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestManual : public QObject
{
    Q_OBJECT

private slots:
    void pageShowsTheWholeCommand_data();
    void pageShowsTheWholeCommand();
    void textIsNeverAnInstruction_data();
    void textIsNeverAnInstruction();
    void whatIsTypedCanBeCopied();
    void offersOnlyWordsOfTheTable_data();
    void offersOnlyWordsOfTheTable();
    void knowsWhatAValueIs_data();
    void knowsWhatAValueIs();
    void completesEveryCommand();
};

void TestManual::pageShowsTheWholeCommand_data()
{
    QTest::addColumn<QString>("name");
    for (const app::CommandSpec &command : app::commandTable())
        QTest::addRow("%s", qPrintable(command.name)) << command.name;
}

void TestManual::pageShowsTheWholeCommand()
{
    QFETCH(QString, name);
    const app::CommandSpec &command = *app::findCommand(name);
    const QString page = app::manualPage(u"1.2.3"_s, u"2026-11-27"_s);

    QVERIFY(page.contains(u"\n.TH HEADGATE-CLI 1 2026-11-27 \"Headgate 1.2.3\"\n"_s));
    const QString usage = u"%1 %2"_s.arg(command.name, command.arguments).trimmed();
    const QString title = u"\n.SS "_s + app::roffArgument(usage);
    QVERIFY(page.contains(title + u'\n'));
    const QString part = page.section(title, 1).section(u"\n.SS "_s, 0, 0);
    const QString shared = page.section(u"\n.SH OPTIONS OF SEVERAL COMMANDS\n"_s, 1);
    for (const app::OptionSpec &option : app::optionsOf(command)) {
        const QString label = u".BI "_s + app::roffArgument(option.words().join(u", "_s));
        QVERIFY2(part.contains(label) || shared.contains(label), qPrintable(option.name));
    }
    QVERIFY(QString(part + shared).contains(u".BI \"\\-\\-help, \\-h\""_s));
    for (const QString &example : command.examples)
        QVERIFY2(part.contains(u'\n' + app::roffLiteral(example) + u'\n'), qPrintable(example));
    for (const QString &status : command.exitStatuses)
        QVERIFY(part.contains(u"\n.B %1\n"_s.arg(status.section(u' ', 0, 0))));
}

void TestManual::textIsNeverAnInstruction_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("roff");

    QTest::newRow("dot first") << u".SH is text"_s << u"\\&.SH is text"_s;
    QTest::newRow("quote first") << u"'br is text"_s << u"\\&'br is text"_s;
    QTest::newRow("backslash") << u"a\\nb"_s << u"a\\enb"_s;
    QTest::newRow("ellipsis") << u"AKIA…"_s << u"AKIA..."_s;
    QTest::newRow("option") << u"see --limit, or -5"_s << u"see \\-\\-limit, or \\-5"_s;
    QTest::newRow("in quotes") << u"write \"--help\""_s << u"write \"\\-\\-help\""_s;
    QTest::newRow("name") << u"trim-horizon"_s << u"trim\\-horizon"_s;
    QTest::newRow("minus") << u"2^128-1"_s << u"2^128-1"_s;
    QTest::newRow("lone") << u"a - b"_s << u"a - b"_s;
}

void TestManual::textIsNeverAnInstruction()
{
    QFETCH(QString, text);
    QFETCH(QString, roff);

    QCOMPARE(app::roffText(text), roff);
}

void TestManual::whatIsTypedCanBeCopied()
{
    QCOMPARE(app::roffLiteral(u"put --key '$.id' ~ ^ `"_s),
             u"put \\-\\-key \\(aq$.id\\(aq \\(ti \\(ha \\(ga"_s);
    QCOMPARE(app::roffArgument(u"say \"no\""_s), u"\"say \\(dqno\\(dq\""_s);
}

void TestManual::offersOnlyWordsOfTheTable_data()
{
    QTest::addColumn<QString>("option");
    for (const QString &option : app::optionsWithWords())
        QTest::addRow("%s", qPrintable(option)) << option;
}

void TestManual::offersOnlyWordsOfTheTable()
{
    QFETCH(QString, option);
    QString texts;
    app::OptionSpec found;
    for (const app::CommandSpec &command : app::commandTable()) {
        for (const app::OptionSpec &spec : app::optionsOf(command)) {
            if (spec.name != option)
                continue;
            found = spec;
            texts += spec.text + u' ' + spec.byDefault + u'\n';
        }
    }

    QCOMPARE(found.name, option);
    QVERIFY(!app::wordsOf(found).isEmpty());
    for (const QString &word : app::wordsOf(found))
        QVERIFY2(texts.contains(word), qPrintable(word));
}

void TestManual::knowsWhatAValueIs_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("option");
    QTest::addColumn<int>("kind");

    using Kind = app::ValueKind;
    QTest::newRow("switch") << u"create"_s << u"wait"_s << int(Kind::None);
    QTest::newRow("number") << u"get"_s << u"wait"_s << int(Kind::Unknown);
    QTest::newRow("words") << u"put"_s << u"format"_s << int(Kind::Words);
    QTest::newRow("file") << u"put"_s << u"results"_s << int(Kind::File);
    QTest::newRow("folder") << u"put"_s << u"data-dir"_s << int(Kind::Folder);
    QTest::newRow("connection") << u"get"_s << u"connection"_s << int(Kind::Connection);
}

void TestManual::knowsWhatAValueIs()
{
    QFETCH(QString, command);
    QFETCH(QString, option);
    QFETCH(int, kind);

    int found = -1;
    for (const app::OptionSpec &spec : app::optionsOf(*app::findCommand(command))) {
        if (spec.name == option)
            found = int(app::valueKindOf(spec));
    }

    QCOMPARE(found, kind);
}

void TestManual::completesEveryCommand()
{
    for (const QString &script : {app::bashCompletion(), app::zshCompletion()}) {
        for (const app::CommandSpec &command : app::commandTable())
            QVERIFY2(script.contains(u"\n    '%1')\n"_s.arg(command.name)),
                     qPrintable(command.name));
        QVERIFY(!script.contains(u"@FIRST@"_s) && !script.contains(u"@COMMANDS@"_s));
    }
}

QTEST_GUILESS_MAIN(TestManual)
#include "tst_manual.moc"
