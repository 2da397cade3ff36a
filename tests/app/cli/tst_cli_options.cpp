// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options/CommandTable.h"
#include "tests/app/cli/CliRunner.h"
#include "tests/app/cli/OptionCases.h"
#include "tests/support/FaultServer.h"

#include <QDir>
#include <QMetaMethod>
#include <QSet>
#include <QTest>

#include <csignal>
#include <sys/types.h>

using namespace Qt::Literals::StringLiterals;
using test::CliResult;
using test::CliRunner;
using test::OptionCase;

namespace {

// Options that take more than a command to be seen at work, and the tests below that do it.
const QList<std::pair<QString, const char *>> otherTests{
    {u"* --cli-connect-timeout"_s, "givesUpConnectingInTime()"},
    {u"* --cli-read-timeout"_s, "givesUpWaitingInTime()"},
    {u"* --no-color"_s, "hasColoursOnTerminalsOnly()"},
    {u"simulator --port"_s, "theSimulatorIsAsToldTo()"},
    {u"simulator --region"_s, "theSimulatorIsAsToldTo()"},
    {u"simulator --stream"_s, "theSimulatorIsAsToldTo()"},
    {u"simulator --key"_s, "theSimulatorIsAsToldTo()"},
    {u"simulator --log"_s, "theSimulatorIsAsToldTo()"},
    {u"simulator --create-ms"_s, "aStreamOfTheSimulatorIsBeingCreated()"},
    {u"simulator --no-limits"_s, "theSimulatorIsAsToldTo()"},
    {u"simulator --fault"_s, "theSimulatorThrowsItsDiceBySeed()"},
    {u"simulator --seed"_s, "theSimulatorThrowsItsDiceBySeed()"},
    {u"put --merge-lines"_s, "linesOfAMergeAreTakenByWord()"},
    {u"render --merge-lines"_s, "linesOfAMergeAreTakenByWord()"},
};

} // namespace

// Every option that --help lists, at work in the program itself.
class TestCliOptions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everyOptionHasItsTest();
    void everyCommandPrintsItsHelp_data();
    void everyCommandPrintsItsHelp();
    void everyCommandRefusesAnUnknownOption_data();
    void everyCommandRefusesAnUnknownOption();
    void doesWhatItSays_data();
    void doesWhatItSays();
    void givesUpConnectingInTime();
    void givesUpWaitingInTime();
    void hasColoursOnTerminalsOnly();
    void theSimulatorIsAsToldTo();
    void aStreamOfTheSimulatorIsBeingCreated();
    void theSimulatorThrowsItsDiceBySeed();
    void linesOfAMergeAreTakenByWord();
    void namesCommandsThatAreMeant_data();
    void namesCommandsThatAreMeant();

private:
    static void addCommands();
    void saveConnections();
    void prepare(const OptionCase &one);
    QStringList filledIn(QStringList words) const;

    std::unique_ptr<core::Simulator> m_simulator;
    std::unique_ptr<CliRunner> m_cli;
    QByteArray m_connections; // the file of them
    QString m_firstSequenceNumber; // in "read"
};

void TestCliOptions::init()
{
    core::SimulatorSettings settings;
    settings.streams = {{.name = u"orders"_s, .shards = 2}, {.name = u"read"_s}};
    settings.keys = {{"AKIDEXAMPLE", core::Secret("a secret"), {}}};
    m_simulator = std::make_unique<core::Simulator>(settings);
    QVERIFY(m_simulator->start());
    m_cli = std::make_unique<CliRunner>();
    m_cli->use(*m_simulator);
    m_cli->setVariable(u"AWS_ACCESS_KEY_ID"_s, u"AKIDEXAMPLE"_s); // not the simulator's own
    m_cli->setVariable(u"AWS_SECRET_ACCESS_KEY"_s, u"a secret"_s);
    m_cli->setVariable(u"AWS_SHARED_CREDENTIALS_FILE"_s, m_cli->path(u"credentials"_s));
}

void TestCliOptions::saveConnections()
{
    const QString folder = u"--data-dir="_s + m_cli->path(u"."_s);
    for (const QString &name : {u"saved"_s, u"nowhere"_s}) {
        const CliResult add = m_cli->run({u"connection"_s, u"add"_s, name, u"--region=us-east-1"_s,
                                          u"--endpoint-url"_s, test::deadEndpoint, folder});
        QVERIFY2(add.status == 0, add.both().constData());
    }
    m_connections = m_cli->read(u"connections.json"_s);
}

// What the cases find: a profile, two connections, and in "read" two records. Each process that is
// started here is started for a hundred cases, and slowly under the sanitizers.
void TestCliOptions::prepare(const OptionCase &one)
{
    init();
    m_cli->write(u"credentials"_s,
                 "[dev]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = a secret\n");
    if (m_connections.isEmpty())
        saveConnections();
    QDir().mkpath(m_cli->path(u".local/share/headgate"_s));
    m_cli->write(u".local/share/headgate/connections.json"_s, m_connections);
    if (!one.command.contains(u"read"_s))
        return;
    const CliResult put =
        m_cli->run({u"put"_s, u"read"_s, u"--output=jsonl"_s}, "\"first\"\n\"second\"\n");
    QCOMPARE(put.rows().size(), 2);
    m_firstSequenceNumber = put.rows().at(0).value("sequenceNumber"_L1).toString();
}

void TestCliOptions::cleanup()
{
    m_cli.reset();
    m_simulator.reset();
}

QStringList TestCliOptions::filledIn(QStringList words) const
{
    return words.replaceInStrings(u"{first}"_s, m_firstSequenceNumber);
}

void TestCliOptions::everyOptionHasItsTest()
{
    QSet<QString> tested;
    for (const OptionCase &one : test::optionCases())
        tested.insert(one.option);
    for (const auto &[option, test] : otherTests) {
        QVERIFY2(metaObject()->indexOfMethod(test) >= 0, test);
        tested.insert(option);
    }

    for (const app::CommandSpec &command : app::commandTable()) {
        for (const app::OptionGroup &group : command.groups) {
            for (const app::OptionSpec &option : group.options) {
                const QString own = command.name + u" --"_s + option.name;
                QVERIFY2(tested.contains(own) || tested.contains(u"* --"_s + option.name),
                         qPrintable(own));
            }
        }
    }
}

void TestCliOptions::linesOfAMergeAreTakenByWord()
{
    const QString path = m_cli->write(
        u"torn.records"_s,
        "Payload: text\n\n###\nPartition-Key: k\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n");
    for (const QStringList &words : {QStringList{u"render"_s, path},
                                     QStringList{u"put"_s, u"orders"_s, path, u"--simulator"_s}}) {
        const CliResult refused = m_cli->run(words);
        QVERIFY2(refused.status == 2, refused.both().constData());
        QVERIFY2(refused.err.contains("torn.records, record 1, body, line 1"),
                 refused.both().constData());
        const CliResult taken = m_cli->run(words + QStringList{u"--merge-lines"_s});
        QVERIFY2(taken.status == 0, taken.both().constData());
        QVERIFY2(taken.err.contains("A merge was left unfinished here"), taken.both().constData());
    }
}

void TestCliOptions::addCommands()
{
    QTest::addColumn<QString>("command");

    for (const app::CommandSpec &command : app::commandTable())
        QTest::addRow("%s", qPrintable(command.name)) << command.name;
}

void TestCliOptions::everyCommandPrintsItsHelp_data()
{
    addCommands();
}

void TestCliOptions::everyCommandPrintsItsHelp()
{
    QFETCH(QString, command);

    const CliResult help = m_cli->run(command.split(u' ') + QStringList{u"--help"_s});

    QCOMPARE(help.status, 0);
    QCOMPARE(help.err, QByteArray());
    QVERIFY2(help.out.startsWith(QByteArray("Usage: headgate-cli " + command.toUtf8())),
             help.out.constData());
    const CliResult asked = m_cli->run(QStringList{u"help"_s} + command.split(u' '));
    QCOMPARE(asked.status, 0);
    QCOMPARE(asked.out, help.out);
    for (const app::OptionGroup &group : app::findCommand(command)->groups) {
        for (const app::OptionSpec &option : group.options)
            QVERIFY2(help.out.contains(QByteArray("\n  --" + option.name.toUtf8())),
                     qPrintable(option.name));
    }
}

void TestCliOptions::everyCommandRefusesAnUnknownOption_data()
{
    addCommands();
}

void TestCliOptions::everyCommandRefusesAnUnknownOption()
{
    QFETCH(QString, command);

    const CliResult result = m_cli->run(command.split(u' ') + QStringList{u"--hlep"_s});

    QCOMPARE(result.status, 2);
    QCOMPARE(result.out, QByteArray());
    const QByteArray what = "There is no option --hlep of \"" + command.toUtf8() + "\".";
    QVERIFY2(result.err.contains(what), result.err.constData());
    QVERIFY2(result.err.simplified().contains("Did you mean --help?"), result.err.constData());
}

void TestCliOptions::doesWhatItSays_data()
{
    QTest::addColumn<qsizetype>("number");

    const QList<OptionCase> all = test::optionCases();
    for (qsizetype i = 0; i < all.size(); ++i)
        QTest::addRow("%s", qPrintable(all.at(i).option)) << i;
}

void TestCliOptions::doesWhatItSays()
{
    QFETCH(qsizetype, number);
    const OptionCase one = test::optionCases().at(number);
    const bool isLess = one.says.startsWith('!');
    const QByteArray says = isLess ? one.says.sliced(1) : one.says;

    prepare(one);
    const CliResult without = m_cli->run(filledIn(one.command), one.input);
    prepare(one); // as it was before
    const CliResult with = m_cli->run(filledIn(one.command + one.given), one.input);

    QVERIFY2(with.status == one.status, with.both().constData());
    QVERIFY2(with.both().simplified().contains(says) == !isLess, with.both().constData());
    QVERIFY2(without.both().simplified().contains(says) == isLess, without.both().constData());
}

void TestCliOptions::givesUpConnectingInTime()
{
    test::FaultServer server(test::TlsSide{test::TestCertificates::instance().good});
    server.script({test::NoHandshake{}, test::Hang{}});

    const CliResult list = m_cli->run(
        {u"streams"_s, u"--endpoint-url"_s, server.url().toString(), u"--cli-connect-timeout=1"_s});

    QCOMPARE(list.status, 3);
    QVERIFY2(list.err.contains("did not answer the TLS handshake"), list.err.constData());
}

void TestCliOptions::givesUpWaitingInTime()
{
    const CliResult list =
        m_cli->run({u"streams"_s, u"--simulator"_s, u"--fault=hang"_s, u"--cli-read-timeout=1"_s});

    QCOMPARE(list.status, 3);
    QVERIFY2(list.err.startsWith("No answer from 127.0.0.1:"), list.err.constData());
    QVERIFY2(list.err.contains(" yet, asking again: Nothing moved in either direction for 1 s."),
             list.err.constData());
    QVERIFY2(list.err.contains("stopped talking"), list.err.constData());
}

// script(1) gives the program a terminal.
void TestCliOptions::hasColoursOnTerminalsOnly()
{
    const auto onTerminal = [this](const QString &more) {
        QProcess terminal;
        QProcessEnvironment environment = m_cli->environment();
        environment.insert(u"TERM"_s, u"xterm"_s);
        environment.insert(u"SHELL"_s, u"/bin/sh"_s);
        terminal.setProcessEnvironment(environment);
        terminal.start(u"script"_s, {u"-qec"_s, more.arg(CliRunner::program()), u"/dev/null"_s});
        terminal.waitForFinished();
        return terminal.readAllStandardOutput();
    };

    QVERIFY(onTerminal(u"'%1' streams"_s).contains("\x1b[1mstream\x1b[0m"));
    for (const QString &plain : {u"'%1' streams --no-color"_s, u"NO_COLOR=1 '%1' streams"_s,
                                 u"TERM=dumb '%1' streams"_s, u"'%1' streams | cat"_s}) {
        const QByteArray out = onTerminal(plain);
        QVERIFY2(out.contains("stream") && !out.contains('\x1b'), qPrintable(plain));
    }
}

namespace {

// A simulator in a process of its own, for as long as it lives.
class SimulatorProcess
{
public:
    SimulatorProcess(const CliRunner &cli, const QStringList &options)
        : m_process(cli.start(QStringList{u"simulator"_s, u"--output=jsonl"_s} + options))
    {
        while (!m_process->canReadLine() && m_process->waitForReadyRead(30'000)) { }
        CliResult first;
        first.out = m_process->readLine();
        greeting = first.json();
    }
    ~SimulatorProcess()
    {
        ::kill(static_cast<pid_t>(m_process->processId()), SIGINT);
        m_process->waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(SimulatorProcess)

    QString url() const { return greeting.value("url"_L1).toString(); }

    QJsonObject greeting;

private:
    std::unique_ptr<QProcess> m_process;
};

quint16 freePort()
{
    const test::FaultServer server;
    return server.port();
}

} // namespace

void TestCliOptions::theSimulatorIsAsToldTo()
{
    m_cli->setVariable(u"A_SECRET"_s, u"practice"_s);
    const QString port = QString::number(freePort());
    const SimulatorProcess simulator(*m_cli,
                                     {u"--port"_s, port, u"--region=eu-west-1"_s,
                                      u"--stream=wide:1:2048"_s, u"--key=AKIDPRACTICE@A_SECRET"_s,
                                      u"--no-limits"_s, u"--log=log.txt"_s});
    m_cli->setVariable(u"AWS_ACCESS_KEY_ID"_s, u"AKIDPRACTICE"_s);
    m_cli->setVariable(u"AWS_SECRET_ACCESS_KEY"_s, u"practice"_s);
    const QByteArray line = '"' + QByteArray(1500 * 1024, 'x') + "\"\n";

    const CliResult put =
        m_cli->run({u"put"_s, u"wide"_s, u"--endpoint-url"_s, u"http://127.0.0.1:"_s + port,
                    u"--region=eu-west-1"_s, u"--max-attempts=1"_s},
                   line.repeated(3)); // more than a shard takes in a second

    QVERIFY2(put.status == 0, put.both().constData());
    const QList<QByteArray> log = m_cli->read(u"log.txt"_s).trimmed().split('\n');
    QVERIFY2(log.last().contains("PutRecords"), log.last().constData());
}

void TestCliOptions::aStreamOfTheSimulatorIsBeingCreated()
{
    const QString port = QString::number(freePort());
    const SimulatorProcess simulator(
        *m_cli, {u"--port"_s, port, u"--stream=old"_s, u"--create-ms=600000"_s});
    m_cli->setVariable(u"AWS_ACCESS_KEY_ID"_s, QString::fromLatin1(core::simulatorAccessKeyId));
    m_cli->setVariable(u"AWS_SECRET_ACCESS_KEY"_s,
                       QString::fromLatin1(core::simulatorSecretAccessKey));
    const QStringList where{u"--endpoint-url"_s, u"http://127.0.0.1:"_s + port};

    QCOMPARE(m_cli->run(QStringList{u"create"_s, u"new"_s} + where).status, 0);

    const CliResult created = m_cli->run(QStringList{u"describe"_s, u"new"_s} + where);
    QVERIFY2(created.out.contains("CREATING"), created.both().constData());
    const CliResult old = m_cli->run(QStringList{u"describe"_s, u"old"_s} + where);
    QVERIFY2(old.out.contains("ACTIVE"), old.both().constData());
}

void TestCliOptions::theSimulatorThrowsItsDiceBySeed()
{
    QByteArray lines;
    for (int i = 0; i < 64; ++i)
        lines += QByteArray::number(i) + '\n';
    const auto statuses = [&](const QString &seed) {
        const SimulatorProcess simulator(
            *m_cli, {u"--port=0"_s, u"--seed"_s, seed, u"--fault=throttle:percent=50"_s});
        const CliResult put =
            m_cli->run({u"put"_s, u"demo-orders"_s, u"--endpoint-url"_s, simulator.url(),
                        u"--profile=simulated"_s, u"--max-attempts=1"_s, u"--output=jsonl"_s},
                       lines);
        QStringList all;
        for (const QJsonObject &row : put.rows())
            all.append(row.value("status"_L1).toString());
        return all;
    };
    m_cli->write(u"credentials"_s,
                 QByteArray("[simulated]\naws_access_key_id = ") + core::simulatorAccessKeyId
                     + "\naws_secret_access_key = " + core::simulatorSecretAccessKey + '\n');

    const QStringList first = statuses(u"7"_s);

    QCOMPARE(first.size(), 64);
    QVERIFY(first.contains(u"refused"_s) && first.contains(u"stored"_s));
    QCOMPARE(statuses(u"7"_s), first);
    QVERIFY(statuses(u"8"_s) != first);
}

void TestCliOptions::namesCommandsThatAreMeant_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");

    QTest::newRow("near") << QStringList{u"shard"_s} << QByteArray("Did you mean \"shards\"?");
    QTest::newRow("far") << QStringList{u"publish-all"_s}
                         << QByteArray("headgate-cli --help lists all of them.");
    QTest::newRow("half") << QStringList{u"connection"_s}
                          << QByteArray("There are: connection add, connection list");
    QTest::newRow("help of none") << QStringList{u"nope"_s, u"-h"_s}
                                  << QByteArray("There is no command \"nope\"");
    QTest::newRow("no stream") << QStringList{u"put"_s}
                               << QByteArray("\"put\" needs STREAM [FILE|-].");
    QTest::newRow("too many") << QStringList{u"streams"_s, u"a"_s}
                              << QByteArray("\"streams\" takes no arguments; \"a\" is one too");
    QTest::newRow("no command") << QStringList{u"--nonsense"_s}
                                << QByteArray("There is no option --nonsense without a command.");
    QTest::newRow("a letter") << QStringList{u"put"_s, u"orders"_s, u"-z"_s}
                              << QByteArray("There is no option -z of \"put\".");
    QTest::newRow("empty file") << QStringList{u"put"_s, u"orders"_s, QString()}
                                << QByteArray("One of STREAM [FILE|-] is empty");
    QTest::newRow("empty value") << QStringList{u"put"_s, u"orders"_s, u"--results"_s, QString()}
                                 << QByteArray("--results is empty: give it a value");
    QTest::newRow("a time that does not count")
        << QStringList{u"get"_s, u"orders"_s, u"--timestamp=0"_s}
        << QByteArray("--timestamp belongs to --iterator-type AT_TIMESTAMP");
    QTest::newRow("a number that does not count")
        << QStringList{u"get"_s, u"orders"_s, u"--from=latest"_s, u"--starting-sequence-number=1"_s}
        << QByteArray("--starting-sequence-number belongs to --iterator-type");
    QTest::newRow("two endpoints")
        << QStringList{u"streams"_s, u"--simulator"_s, u"--endpoint-url=https://127.0.0.1:1"_s}
        << QByteArray("--endpoint-url cannot stand beside it.");
    QTest::newRow("format") << QStringList{u"streams"_s, u"--output=xml"_s}
                            << QByteArray("\"xml\" is not table, json or jsonl");
}

void TestCliOptions::namesCommandsThatAreMeant()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);

    const CliResult result = m_cli->run(words);

    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.contains(says), result.err.constData());
}

QTEST_GUILESS_MAIN(TestCliOptions)
#include "tst_cli_options.moc"
