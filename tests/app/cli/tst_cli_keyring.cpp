// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/Connection.h"
#include "core/keychain/KeychainSecretStore.h"
#include "tests/app/cli/CliRunner.h"

#include <QDirIterator>
#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using test::CliResult;
using test::CliRunner;

namespace {

const QByteArray secret = "canary/secret/of/the/keyring";
const QByteArray token = "canary+token+of/the+keyring";

} // namespace

// Connections whose secrets lie in a real GNOME Keyring. Runs under tests/support/with-keyring.
class TestCliKeyring : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keepsUsesAndForgetsASecret();
    void asksOnATerminalWithoutShowingTheAnswer();
    void keepsASessionToken();
    void replacesASecretOnlyWhenTold();
    void takesNoSecretAsAnArgument();
    void saysWhenThereIsNoKeychain();
    void saysWhenTheKeychainIsLocked(); // the last one: it stays locked

private:
    CliResult add(const QString &name, const QByteArray &input,
                  const QStringList &options = {}) const;
    void verifyNothingLeaked(const CliResult &result) const;

    std::unique_ptr<core::Simulator> m_simulator;
    std::unique_ptr<CliRunner> m_cli;
};

void TestCliKeyring::init()
{
    core::SimulatorSettings settings;
    settings.streams = {{.name = u"orders"_s}};
    settings.keys = {{"AKIDKEYRINGTEST", core::Secret(secret), {}},
                     {"ASIAKEYRINGTEST", core::Secret(secret), core::Secret(token)}};
    m_simulator = std::make_unique<core::Simulator>(settings);
    QVERIFY(m_simulator->start());
    m_cli = std::make_unique<CliRunner>(); // no keys in its environment
}

void TestCliKeyring::cleanup()
{
    m_cli.reset();
    m_simulator.reset();
}

CliResult TestCliKeyring::add(const QString &name, const QByteArray &input,
                              const QStringList &options) const
{
    return m_cli->run(QStringList{u"connection"_s, u"add"_s, name, u"--region=us-east-1"_s,
                                  u"--endpoint-url"_s, m_simulator->url()}
                          + options,
                      input);
}

// Neither in what was printed nor in any file of the home.
void TestCliKeyring::verifyNothingLeaked(const CliResult &result) const
{
    QByteArray all = result.both();
    QDirIterator files(m_cli->path(QString()), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        all += file.readAll();
    }
    for (const QByteArray &canary : {secret, token}) {
        QVERIFY2(!all.contains(canary), all.constData());
        QVERIFY2(!all.contains(canary.toBase64()), all.constData());
    }
}

void TestCliKeyring::keepsUsesAndForgetsASecret()
{
    const CliResult added =
        add(u"staging"_s, secret + '\n', {u"--access-key-id=AKIDKEYRINGTEST"_s});
    QVERIFY2(added.status == 0, added.both().constData());
    verifyNothingLeaked(added);

    const CliResult list = m_cli->run({u"connection"_s, u"list"_s, u"--output=jsonl"_s});
    QCOMPARE(list.rows().size(), 1);
    QCOMPARE(list.rows().at(0).value("name"_L1).toString(), u"staging"_s);
    QCOMPARE(list.rows().at(0).value("keys"_L1).toString(), u"…TEST"_s);
    verifyNothingLeaked(list);
    verifyNothingLeaked(m_cli->run({u"connection"_s, u"list"_s}));

    const CliResult put = m_cli->run(
        {u"put"_s, u"orders"_s, u"--connection=staging"_s, u"--trace=trace.txt"_s}, "1\n");
    QVERIFY2(put.status == 0, put.both().constData());
    QCOMPARE(m_simulator->recordsStored(), 1);
    verifyNothingLeaked(put);
    QCOMPARE(m_cli->run({u"connection"_s, u"test"_s, u"--connection=staging"_s}).status, 0);
    const CliResult test = m_cli->run({u"connection"_s, u"test"_s, u"staging"_s});
    QVERIFY2(test.out.contains("the connection staging"), test.both().constData());
    QCOMPARE(m_cli->run({u"connection"_s, u"test"_s, u"staging"_s, u"--connection=b"_s}).status, 2);

    core::KeychainSecretStore store;
    const auto isKept = [&store] {
        const auto found = store.read(core::Connection{.name = u"staging"_s}.keychainName());
        return QTest::qWaitFor([&found] { return found.isFinished(); }, 20'000)
            && found.result().has_value() && found.result()->has_value();
    };
    QVERIFY(isKept());
    QCOMPARE(m_cli->run({u"connection"_s, u"remove"_s, u"staging"_s}).status, 0);
    QVERIFY(!isKept());
    QCOMPARE(m_cli->run({u"connection"_s, u"list"_s, u"--output=jsonl"_s}).rows().size(), 0);
    const CliResult gone = m_cli->run({u"put"_s, u"orders"_s, u"--connection=staging"_s}, "1\n");
    QVERIFY2(gone.status == 2, gone.both().constData());
    QVERIFY2(gone.err.contains("There is no connection \"staging\""), gone.err.constData());
    QCOMPARE(m_cli->run({u"connection"_s, u"remove"_s, u"staging"_s}).status, 2);
}

// script(1) gives the program a terminal.
void TestCliKeyring::asksOnATerminalWithoutShowingTheAnswer()
{
    QProcess terminal;
    QProcessEnvironment environment = m_cli->environment();
    environment.insert(u"SHELL"_s, u"/bin/sh"_s);
    terminal.setProcessEnvironment(environment);
    const QString command =
        u"'%1' connection add typed --region=us-east-1 --endpoint-url=%2 "
        "--access-key-id=AKIDKEYRINGTEST"_s.arg(CliRunner::program(), m_simulator->url());
    terminal.start(u"script"_s, {u"-qec"_s, command, u"/dev/null"_s});
    QByteArray shown;
    while (!shown.contains("Secret access key:") && terminal.waitForReadyRead(30'000))
        shown += terminal.readAllStandardOutput();
    terminal.write(secret + '\r'); // at once
    QVERIFY(terminal.waitForFinished());
    shown += terminal.readAllStandardOutput();

    QVERIFY2(shown.contains("Saved."), shown.constData());
    QVERIFY2(!shown.contains(secret), shown.constData());
    QCOMPARE(m_cli->run({u"streams"_s, u"--connection=typed"_s}).status, 0);
}

void TestCliKeyring::keepsASessionToken()
{
    const CliResult added = add(u"temporary"_s, secret + '\n' + token + '\n',
                                {u"--access-key-id=ASIAKEYRINGTEST"_s, u"--session-token"_s});
    QVERIFY2(added.status == 0, added.both().constData());

    const CliResult put = m_cli->run({u"put"_s, u"orders"_s, u"--connection=temporary"_s}, "1\n");

    QVERIFY2(put.status == 0, put.both().constData());
    verifyNothingLeaked(put);
}

void TestCliKeyring::replacesASecretOnlyWhenTold()
{
    const QStringList key{u"--access-key-id=AKIDKEYRINGTEST"_s};
    QCOMPARE(add(u"twice"_s, "wrong\n", key).status, 0);

    const CliResult refused = add(u"twice"_s, secret + '\n', key);
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.err.contains("already"), refused.err.constData());
    QCOMPARE(m_cli->run({u"streams"_s, u"--connection=twice"_s}).status, 3);

    QCOMPARE(add(u"twice"_s, secret + '\n', key + QStringList{u"--replace"_s}).status, 0);
    QCOMPARE(m_cli->run({u"streams"_s, u"--connection=twice"_s}).status, 0);
}

void TestCliKeyring::takesNoSecretAsAnArgument()
{
    const CliResult added =
        add(u"careless"_s, {},
            {u"--access-key-id=AKIDKEYRINGTEST"_s, u"--secret-access-key"_s, u"word"_s});

    QCOMPARE(added.status, 2);
    QVERIFY2(added.err.contains("There is no option --secret-access-key"), added.err.constData());
    QVERIFY2(!added.err.contains("word"), added.err.constData());
}

void TestCliKeyring::saysWhenThereIsNoKeychain()
{
    QCOMPARE(add(u"before"_s, secret + '\n', {u"--access-key-id=AKIDKEYRINGTEST"_s}).status, 0);
    m_cli->setVariable(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);

    const CliResult added =
        add(u"nowhere"_s, secret + '\n', {u"--access-key-id=AKIDKEYRINGTEST"_s});
    QCOMPARE(added.status, 3);
    QVERIFY2(added.err.contains("There is no keychain to talk to"), added.err.constData());
    verifyNothingLeaked(added);
    QVERIFY(!m_cli->run({u"connection"_s, u"list"_s}).out.contains("nowhere"));

    const CliResult put = m_cli->run({u"put"_s, u"orders"_s, u"--connection=before"_s}, "1\n");
    QCOMPARE(put.status, 3);
    QVERIFY2(put.err.contains("There is no keychain to talk to"), put.err.constData());
    QCOMPARE(m_simulator->recordsStored(), 0);
}

void TestCliKeyring::saysWhenTheKeychainIsLocked()
{
    QCOMPARE(add(u"before"_s, secret + '\n', {u"--access-key-id=AKIDKEYRINGTEST"_s}).status, 0);
    const QStringList lock{u"call"_s,
                           u"--session"_s,
                           u"-d"_s,
                           u"org.freedesktop.secrets"_s,
                           u"-o"_s,
                           u"/org/freedesktop/secrets"_s,
                           u"-m"_s,
                           u"org.freedesktop.Secret.Service.Lock"_s,
                           u"[objectpath '/org/freedesktop/secrets/aliases/default']"_s};
    QCOMPARE(QProcess::execute(u"gdbus"_s, lock), 0);

    const CliResult put = m_cli->run({u"put"_s, u"orders"_s, u"--connection=before"_s}, "1\n");
    QCOMPARE(put.status, 3);
    QVERIFY2(put.err.contains("locked"), put.err.constData());
    QCOMPARE(m_simulator->recordsStored(), 0);

    const CliResult added =
        add(u"nowhere"_s, secret + '\n', {u"--access-key-id=AKIDKEYRINGTEST"_s});
    QCOMPARE(added.status, 3);
    QVERIFY2(added.err.contains("locked"), added.err.constData());
    verifyNothingLeaked(added);
    QVERIFY(!m_cli->run({u"connection"_s, u"list"_s}).out.contains("nowhere"));
}

QTEST_GUILESS_MAIN(TestCliKeyring)
#include "tst_cli_keyring.moc"
