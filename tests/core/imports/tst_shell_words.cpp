// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/ShellWords.h"

#include <QTest>

using core::Shell;
using core::ShellCommand;

class TestShellWords : public QObject
{
    Q_OBJECT

private slots:
    void splitsAsTheShellDoes_data();
    void splitsAsTheShellDoes();
    void partsCommandsAndLeavesPromptsOut();
    void saysWhatWouldBeExpanded();
    void knowsTheShell_data();
    void knowsTheShell();
    void survivesUnfinishedText();
};

void TestShellWords::splitsAsTheShellDoes_data()
{
    QTest::addColumn<Shell>("shell");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("words");

    const auto row = [](const char *name, Shell shell, const char *text,
                        const QByteArrayList &words) {
        QTest::newRow(name) << shell << QByteArray(text) << words;
    };
    row("blanks", Shell::Posix, " a\tb  c ", {"a", "b", "c"});
    row("single marks", Shell::Posix, R"('{"a": "\n"}' '')", {R"({"a": "\n"})", ""});
    row("double marks", Shell::Posix, R"("{\"a\": \"\\\" \n}")", {R"({"a": "\" \n})"});
    row("marks within a word", Shell::Posix, R"(a'b c'"d e"f)", {"ab cd ef"});
    row("an apostrophe", Shell::Posix, R"('it'\''s')", {"it's"});
    row("ANSI-C", Shell::Posix, R"($'a\nb\'\x41\101\u00e9')", {"a\nb'AA\xC3\xA9"});
    row("a continued line", Shell::Posix, "a \\\n  b\\\r\nc", {"a", "bc"});
    row("lines within marks", Shell::Posix, "'a\nb'", {"a\nb"});
    row("a comment", Shell::Posix, "a # b 'c\n", {"a"});
    row("a number sign in a word", Shell::Posix, "a#b", {"a#b"});
    row("PowerShell's marks", Shell::PowerShell, R"('it''s' "a`"b""c`n")", {"it's", "a\"b\"c\n"});
    row("PowerShell's arguments for programs", Shell::PowerShell, R"("{\"a\":1}")", {R"({"a":1})"});
    row("PowerShell's continued line", Shell::PowerShell, "a `\r\n b", {"a", "b"});
    row("a here-string", Shell::PowerShell, "a @'\n{\"b\": 'c'}\n'@ d", {"a", "{\"b\": 'c'}", "d"});
    row("cmd's marks", Shell::Cmd, R"("{\"a\": \"it's\"}" 'b c')",
        {R"({"a": "it's"})", "'b", "c'"});
    row("cmd's doubled marks", Shell::Cmd, R"("{""a"":1}")", {R"({"a":1})"});
    row("cmd's continued line", Shell::Cmd, "a ^\r\nb ^&c", {"a", "b", "&c"});
}

void TestShellWords::splitsAsTheShellDoes()
{
    QFETCH(Shell, shell);
    QFETCH(QByteArray, text);

    const auto commands = core::shellCommands(text, shell);

    QCOMPARE(commands.size(), 1);
    QByteArrayList words;
    for (const auto &word : commands.first())
        words += word.text;
    QTEST(words, "words");
}

void TestShellWords::partsCommandsAndLeavesPromptsOut()
{
    const auto commands = core::shellCommands("$ a 1\n\nb | c; d && e\n> f", Shell::Posix);

    QCOMPARE(commands.size(), 6);
    QCOMPARE(commands.at(0).first().text, "a");
    QCOMPARE(commands.at(1).first().line, 3);
    QCOMPARE(commands.at(5).first().text, "f");
    QCOMPARE(core::shellCommands("C:\\x y> a\r\nC:\\>b", Shell::Cmd).size(), 2);
}

void TestShellWords::saysWhatWouldBeExpanded()
{
    const auto words =
        core::shellCommands("'$a' \"$b\" $(c) `d` $5 \"\\$e\" x", Shell::Posix).first();

    QList<bool> expands;
    for (const auto &word : words)
        expands += word.hasExpansion;
    QCOMPARE(expands, (QList<bool>{false, true, true, true, false, false, false}));
    QVERIFY(core::shellCommands("%a%", Shell::Cmd).first().first().hasExpansion);
}

void TestShellWords::knowsTheShell_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Shell>("shell");

    QTest::newRow("one line") << QByteArray("aws a") << Shell::Posix;
    QTest::newRow("backslash") << QByteArray("aws \\\n a") << Shell::Posix;
    QTest::newRow("backtick") << QByteArray("aws `\r\n a") << Shell::PowerShell;
    QTest::newRow("caret") << QByteArray("aws ^\n a") << Shell::Cmd;
    QTest::newRow("a prompt of PowerShell") << QByteArray("PS C:\\> aws a") << Shell::PowerShell;
    QTest::newRow("a prompt of cmd") << QByteArray("C:\\Users> aws a") << Shell::Cmd;
}

void TestShellWords::knowsTheShell()
{
    QFETCH(QByteArray, text);

    QTEST(core::shellOf(text), "shell");
}

void TestShellWords::survivesUnfinishedText()
{
    for (const Shell shell : {Shell::Posix, Shell::PowerShell, Shell::Cmd}) {
        for (const char *text : {"", "'", "\"", "\"\\", "\\", "`", "^", "$'", "$'\\", "$'\\x", "@'",
                                 "@'\n", "@\"\n\n", "PS ", "$ ", "a\r"})
            core::shellCommands(text, shell);
    }
}

QTEST_APPLESS_MAIN(TestShellWords)
#include "tst_shell_words.moc"
