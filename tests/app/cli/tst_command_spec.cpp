// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/TextWidth.h"
#include "app/cli/options/CommandSpec.h"
#include "app/cli/options/CommandTable.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Error;

class TestCommandSpec : public QObject
{
    Q_OBJECT

private slots:
    void readsOptionsAndArguments();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void saysEachThingOnce();
    void helpHasAShortForm();
    void readsNumbersWithinTheirRange_data();
    void readsNumbersWithinTheirRange();
    void readsSizes_data();
    void readsSizes();
    void helpFitsAndShowsEveryOption_data();
    void helpFitsAndShowsEveryOption();
    void noOptionIsThereTwice();
    void theGuideNamesWhatThereIs();
};

void TestCommandSpec::readsOptionsAndArguments()
{
    const auto arguments =
        app::parseArguments(app::putSpec(),
                            {u"orders"_s, u"--fault"_s, u"html"_s, u"-"_s, u"--fault=empty"_s,
                             u"--gzip"_s, u"--partition-key"_s, u"-7"_s});

    QVERIFY(arguments);
    QCOMPARE(arguments->positional(), (QStringList{u"orders"_s, u"-"_s}));
    QCOMPARE(arguments->values(u"fault"_s), (QStringList{u"html"_s, u"empty"_s}));
    QVERIFY(arguments->has(u"gzip"_s));
    QVERIFY(!arguments->has(u"newline"_s));
    QCOMPARE(arguments->value(u"partition-key"_s), u"-7"_s);
}

void TestCommandSpec::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("detail");

    QTest::newRow("near miss") << QStringList{u"orders"_s, u"--partition-keys"_s, u"x"_s}
                               << u"There is no option --partition-keys of \"put\". Did you mean "
                                  "--partition-key?"_s;
    QTest::newRow("nothing near") << QStringList{u"orders"_s, u"--xyzzyxyzzy"_s}
                                  << u"There is no option --xyzzyxyzzy of \"put\"."_s;
    QTest::newRow("no stream") << QStringList{} << u"\"put\" needs STREAM [FILE|-]."_s;
    QTest::newRow("one too many") << QStringList{u"a"_s, u"b"_s, u"c"_s}
                                  << u"\"put\" takes STREAM [FILE|-]; \"c\" is one too many."_s;
    QTest::newRow("no value") << QStringList{u"a"_s, u"--region"_s}
                              << u"Missing value after '--region'."_s;
    QTest::newRow("value of a switch")
        << QStringList{u"a"_s, u"--gzip=9"_s} << u"Unexpected value after '--gzip'."_s;
}

void TestCommandSpec::refusesWhatItDoesNotKnow()
{
    QFETCH(QStringList, words);
    QFETCH(QString, detail);

    const auto arguments = app::parseArguments(app::putSpec(), words);

    QVERIFY(!arguments);
    QCOMPARE(int(arguments.error().kind), int(Error::Kind::BadInput));
    QCOMPARE(arguments.error().detail, detail);
}

void TestCommandSpec::saysEachThingOnce()
{
    const auto parse = [](const QStringList &options) {
        return app::parseArguments(app::putSpec(), QStringList(u"orders"_s) + options);
    };

    const auto two = parse({u"--region=eu-west-1"_s, u"--region"_s, u"us-east-1"_s});
    QVERIFY(!two);
    QCOMPARE(two.error().where, u"--region"_s);
    QCOMPARE(two.error().detail, u"--region says \"eu-west-1\" and \"us-east-1\": give it once."_s);
    QVERIFY(parse({u"--region=eu-west-1"_s, u"--region=eu-west-1"_s}));
    QVERIFY(parse({u"--gzip"_s, u"--gzip"_s}));
    for (const QString &option : {u"fault"_s, u"simulator-stream"_s, u"var"_s, u"env"_s})
        QCOMPARE(parse({u"--%1=a"_s.arg(option), u"--%1=b"_s.arg(option)})->values(option),
                 (QStringList{u"a"_s, u"b"_s}));
    for (const QString &option : {u"stream"_s, u"key"_s, u"fault"_s})
        QVERIFY(app::parseArguments(app::simulatorSpec(),
                                    {u"--%1=a"_s.arg(option), u"--%1=b"_s.arg(option)}));
}

void TestCommandSpec::helpHasAShortForm()
{
    for (const app::CommandSpec &command : app::commandTable()) {
        const auto arguments = app::parseArguments(command, {u"-h"_s});
        QVERIFY2(arguments && arguments->has(u"help"_s), qPrintable(command.name));
        QVERIFY(app::helpText(command, 80).contains(u"\n  --help, -h  "_s));
    }
    const auto wrong = app::parseArguments(app::putSpec(), {u"orders"_s, u"-x"_s});
    QCOMPARE(wrong.error().detail, u"There is no option -x of \"put\"."_s);
}

void TestCommandSpec::readsNumbersWithinTheirRange_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("number"); // -1: refused

    QTest::newRow("least") << u"1"_s << qint64{1};
    QTest::newRow("most") << u"500"_s << qint64{500};
    QTest::newRow("below") << u"0"_s << qint64{-1};
    QTest::newRow("above") << u"501"_s << qint64{-1};
    QTest::newRow("text") << u"many"_s << qint64{-1};
    QTest::newRow("fraction") << u"1.5"_s << qint64{-1};
    QTest::newRow("huge") << u"99999999999999999999"_s << qint64{-1};
}

void TestCommandSpec::readsNumbersWithinTheirRange()
{
    QFETCH(QString, text);
    QFETCH(qint64, number);
    const app::Arguments arguments({}, {{u"rows"_s, {text}}});

    const auto result = arguments.number(u"rows"_s, 1, 500);

    QCOMPARE(result.has_value(), number >= 0);
    if (result)
        QCOMPARE(*result, std::optional<qint64>(number));
    else
        QCOMPARE(result.error().where, u"--rows"_s);
    QCOMPARE(*arguments.number(u"limit"_s, 1, 500), std::nullopt);
}

void TestCommandSpec::readsSizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes"); // -1: refused

    QTest::newRow("bytes") << u"1048576"_s << qint64{1048576};
    QTest::newRow("MiB") << u"5MiB"_s << qint64{5 * 1024 * 1024};
    QTest::newRow("lower case, blank") << u"500 kib"_s << qint64{500 * 1024};
    QTest::newRow("too big") << u"11MiB"_s << qint64{-1};
    QTest::newRow("no unit of ours") << u"5MB"_s << qint64{-1};
    QTest::newRow("negative") << u"-1"_s << qint64{-1};
    QTest::newRow("overflow") << u"9000000000000MiB"_s << qint64{-1};
}

void TestCommandSpec::readsSizes()
{
    QFETCH(QString, text);
    QFETCH(qint64, bytes);
    const app::Arguments arguments({}, {{u"size"_s, {text}}});

    const auto result = arguments.bytes(u"size"_s, 1, 10 * 1024 * 1024);

    QCOMPARE(result.has_value(), bytes >= 0);
    if (result)
        QCOMPARE(*result, std::optional<qint64>(bytes));
}

void TestCommandSpec::helpFitsAndShowsEveryOption_data()
{
    QTest::addColumn<QString>("name");
    for (const app::CommandSpec &command : app::commandTable())
        QTest::addRow("%s", qPrintable(command.name)) << command.name;
}

void TestCommandSpec::helpFitsAndShowsEveryOption()
{
    QFETCH(QString, name);
    const app::CommandSpec &command = *app::findCommand(name);

    const QString help = app::helpText(command, 80);

    for (const QString &line : help.section(u"\nExamples:"_s, 0, 0).split(u'\n'))
        QVERIFY2(app::displayWidth(line) <= 80, qPrintable(line));
    for (const app::OptionGroup &group : command.groups) {
        QVERIFY(help.contains(u'\n' + group.title + u":\n"));
        for (const app::OptionSpec &option : group.options)
            QVERIFY2(help.contains(u"\n  --" + option.name), qPrintable(option.name));
    }
    QVERIFY(!command.examples.isEmpty());
    QVERIFY(help.contains(u"\nExit status:\n"_s));
    QVERIFY(app::overviewText(80).contains(u"\n  " + name + u"  "));
}

void TestCommandSpec::noOptionIsThereTwice()
{
    for (const app::CommandSpec &command : app::commandTable()) {
        QSet<QString> names;
        for (const app::OptionGroup &group : command.groups) {
            for (const app::OptionSpec &option : group.options) {
                QVERIFY2(!names.contains(option.name), qPrintable(command.name + option.name));
                names.insert(option.name);
            }
        }
    }
}

// Every option in the guide is one of some command, and no command and no fault is left out.
void TestCommandSpec::theGuideNamesWhatThereIs()
{
    QFile file(QStringLiteral(HEADGATE_SOURCE_DIR "/docs/command-line.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString guide = QString::fromUtf8(file.readAll());
    QSet<QString> options;
    for (const app::CommandSpec &command : app::commandTable()) {
        for (const app::OptionGroup &group : command.groups) {
            for (const app::OptionSpec &option : group.options)
                options.insert(option.name);
        }
        QVERIFY2(guide.contains(command.name.section(u' ', -1)), qPrintable(command.name));
    }

    static const QRegularExpression form(u"--([a-z][a-z-]+)"_s);
    for (auto match = form.globalMatch(guide); match.hasNext();) {
        const QString name = match.next().captured(1);
        QVERIFY2(options.contains(name), qPrintable(name));
    }
    static const QRegularExpression kinds(u"Kinds: ([^.]+)\\."_s);
    QString faults = kinds.match(app::helpText(app::simulatorSpec(), 100).simplified()).captured(1);
    faults.remove(QRegularExpression(u" \\([^)]*\\)"_s));
    QCOMPARE(faults.count(u','), 11);
    for (const QString &kind : faults.split(u", "_s))
        QVERIFY2(guide.contains(u"\n| `"_s + kind), qPrintable(kind));
}

QTEST_GUILESS_MAIN(TestCommandSpec)
#include "tst_command_spec.moc"
