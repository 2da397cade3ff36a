// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/KeychainSecretStore.h"

#include <QProcess>
#include <QScopeGuard>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::KeychainSecretStore;
using core::Secret;

// Runs under tests/support/with-keyring: a real GNOME Keyring with a session bus of its own.
class TestKeychainSecretStore : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void keepsEntriesApart();
    void findsNothingWhereNothingIs();
    void removesAnEntryAndDoesNotMindItsAbsence();
    void leavesNoSecretInFilesOfTheKeyring();
    void endsByItsDeadlineWhenTheKeychainHangs();
    void aSecondReadTakesTheLateAnswerOfTheFirst();
    void aWriteThatNobodyWaitsForIsNotBegun();
    void aRepeatedWriteTakesTheLateAnswerOfTheFirst();
    void isNotKeptByALibraryThatKeepsItsCaller();
    void findsTheKeychainThatIsStartedAnew();
    void overwritesNothingWhenTheKeychainIsLocked();
    void saysSoWhenThereIsNoKeychain();

private:
    template <typename T>
    static T ended(QFuture<T> future)
    {
        const bool isEnded = QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000);
        return isEnded ? future.result() : T(core::fail({.detail = u"never ended"_s}));
    }
    std::optional<Secret> found(const QString &name)
    {
        return ended(m_store.read(name)).value_or(std::nullopt);
    }

    KeychainSecretStore m_store;
};

void TestKeychainSecretStore::readsBackWhatItWrote_data()
{
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("text") << QByteArray("{\"secretAccessKey\":\"abc\"}");
    QTest::newRow("bytes") << QByteArray("a\0b\xff", 4);
    QTest::newRow("2 KiB") << QByteArray(2048, 'x');
}

void TestKeychainSecretStore::readsBackWhatItWrote()
{
    QFETCH(QByteArray, value);

    QVERIFY(ended(m_store.write(u"one"_s, Secret(value))).has_value());

    QVERIFY(found(u"one"_s).has_value());
    QVERIFY(found(u"one"_s)->reveal() == value);
}

void TestKeychainSecretStore::keepsEntriesApart()
{
    QVERIFY(ended(m_store.write(u"a"_s, Secret("first"))).has_value());
    QVERIFY(ended(m_store.write(u"b"_s, Secret("second"))).has_value());

    QVERIFY(found(u"a"_s)->reveal() == "first");
    QVERIFY(found(u"b"_s)->reveal() == "second");
}

void TestKeychainSecretStore::findsNothingWhereNothingIs()
{
    const auto result = ended(m_store.read(u"nobody"_s));

    QVERIFY(result.has_value());
    QVERIFY(!result->has_value());
}

void TestKeychainSecretStore::removesAnEntryAndDoesNotMindItsAbsence()
{
    QVERIFY(ended(m_store.write(u"gone"_s, Secret("x"))).has_value());

    QVERIFY(ended(m_store.remove(u"gone"_s)).has_value());
    QVERIFY(ended(m_store.remove(u"gone"_s)).has_value());

    QVERIFY(!found(u"gone"_s).has_value());
}

void TestKeychainSecretStore::leavesNoSecretInFilesOfTheKeyring()
{
    QVERIFY(ended(m_store.write(u"canary"_s, Secret("canary-in-the-mine"))).has_value());

    QProcess grep;
    grep.start(u"grep"_s,
               {u"-raq"_s, u"canary-in-the-mine"_s, qEnvironmentVariable("HOME") + u"/.."_s});
    QVERIFY(grep.waitForFinished());

    QCOMPARE(grep.exitCode(), 1);
}

void TestKeychainSecretStore::endsByItsDeadlineWhenTheKeychainHangs()
{
    const int keyring = qEnvironmentVariableIntValue("HEADGATE_KEYRING_PID");
    QVERIFY(keyring > 1);
    QVERIFY(ended(m_store.write(u"hung"_s, Secret("kept"))).has_value());
    KeychainSecretStore impatient(std::chrono::milliseconds(200));

    ::kill(keyring, SIGSTOP);
    const auto resume = qScopeGuard([keyring] { ::kill(keyring, SIGCONT); });
    const auto result = ended(impatient.read(u"hung"_s));
    ::kill(keyring, SIGCONT);

    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, Error::Kind::Storage);
    QCOMPARE(result.error().code, QString(core::keychain::silent));
    QVERIFY(found(u"hung"_s)->reveal() == "kept");
}

void TestKeychainSecretStore::aSecondReadTakesTheLateAnswerOfTheFirst()
{
    const int keyring = qEnvironmentVariableIntValue("HEADGATE_KEYRING_PID");
    QVERIFY(ended(m_store.write(u"late"_s, Secret("kept"))).has_value());
    KeychainSecretStore impatient(std::chrono::milliseconds(300));

    ::kill(keyring, SIGSTOP);
    const auto resume = qScopeGuard([keyring] { ::kill(keyring, SIGCONT); });
    QVERIFY(!ended(impatient.read(u"late"_s)).has_value());
    const auto second = impatient.read(u"late"_s);
    const auto third = impatient.read(u"late"_s);
    ::kill(keyring, SIGCONT);

    const auto found = ended(second);
    QVERIFY(found.has_value() && found->has_value());
    QVERIFY((*found)->reveal() == "kept");
    QVERIFY(third.isFinished()); // by the same answer
}

void TestKeychainSecretStore::aWriteThatNobodyWaitsForIsNotBegun()
{
    const int keyring = qEnvironmentVariableIntValue("HEADGATE_KEYRING_PID");
    QVERIFY(ended(m_store.write(u"twice"_s, Secret("kept"))).has_value());
    KeychainSecretStore impatient(std::chrono::milliseconds(200));

    ::kill(keyring, SIGSTOP);
    const auto resume = qScopeGuard([keyring] { ::kill(keyring, SIGCONT); });
    const auto before = m_store.read(u"twice"_s);
    const auto given = ended(impatient.write(u"twice"_s, Secret("too late")));
    ::kill(keyring, SIGCONT);

    QVERIFY(!given.has_value());
    QCOMPARE(given.error().code, QString(core::keychain::silent));
    QVERIFY(ended(before).has_value());
    QVERIFY(found(u"twice"_s)->reveal() == "kept");
}

void TestKeychainSecretStore::aRepeatedWriteTakesTheLateAnswerOfTheFirst()
{
    const int keyring = qEnvironmentVariableIntValue("HEADGATE_KEYRING_PID");
    QVERIFY(ended(m_store.write(u"again"_s, Secret("old"))).has_value());
    KeychainSecretStore impatient(std::chrono::milliseconds(300));

    ::kill(keyring, SIGSTOP);
    const auto resume = qScopeGuard([keyring] { ::kill(keyring, SIGCONT); });
    QVERIFY(!ended(impatient.write(u"again"_s, Secret("new"))).has_value());
    const auto second = impatient.write(u"again"_s, Secret("new"));
    const auto other = m_store.write(u"again"_s, Secret("newer"));
    ::kill(keyring, SIGCONT);

    QVERIFY(ended(second).has_value());
    QVERIFY(!other.isFinished()); // it comes after
    QVERIFY(ended(other).has_value());
    QVERIFY(found(u"again"_s)->reveal() == "newer");
}

// In a process of its own, which ends long before the library lets its caller go.
void TestKeychainSecretStore::isNotKeptByALibraryThatKeepsItsCaller()
{
    if (qEnvironmentVariableIsSet("HEADGATE_STUCK_KEYCHAIN")) {
        KeychainSecretStore impatient(std::chrono::milliseconds(200));
        const auto read = ended(impatient.read(u"stuck"_s));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, QString(core::keychain::silent));
        return;
    }
    QProcess self;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_LIBRARY_PATH"_s, QCoreApplication::applicationDirPath() + u"/stuck"_s);
    environment.insert(u"HEADGATE_STUCK_KEYCHAIN"_s, u"1"_s);
    self.setProcessEnvironment(environment);
    self.setProcessChannelMode(QProcess::ForwardedChannels);

    self.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(__func__)});

    QVERIFY(self.waitForFinished(15'000));
    QCOMPARE(self.exitStatus(), QProcess::NormalExit);
    QCOMPARE(self.exitCode(), 0);
}

// The later tests go on with the new one.
void TestKeychainSecretStore::findsTheKeychainThatIsStartedAnew()
{
    QVERIFY(ended(m_store.write(u"anew"_s, Secret("kept"))).has_value());

    ::kill(qEnvironmentVariableIntValue("HEADGATE_KEYRING_PID"), SIGSTOP);
    const auto asked = m_store.read(u"anew"_s);
    QTest::qWait(50);
    ::kill(qEnvironmentVariableIntValue("HEADGATE_KEYRING_PID"), SIGKILL);
    const auto given = ended(asked);
    QVERIFY(!given.has_value() || !given->has_value());
    QProcess keyring;
    keyring.start(u"gnome-keyring-daemon"_s,
                  {u"--unlock"_s, u"--replace"_s, u"--components=secrets"_s});
    keyring.write("test-password");
    keyring.closeWriteChannel();
    QVERIFY(keyring.waitForFinished());

    QVERIFY(found(u"anew"_s).has_value());
    QVERIFY(found(u"anew"_s)->reveal() == "kept");
    QVERIFY(ended(m_store.write(u"anew"_s, Secret("replaced"))).has_value());
}

void TestKeychainSecretStore::overwritesNothingWhenTheKeychainIsLocked()
{
    const QString collection = u"/org/freedesktop/secrets/aliases/default"_s;
    QVERIFY(ended(m_store.write(u"locked"_s, Secret("kept"))).has_value());
    const QStringList lock = {u"call"_s,
                              u"--session"_s,
                              u"-d"_s,
                              u"org.freedesktop.secrets"_s,
                              u"-o"_s,
                              u"/org/freedesktop/secrets"_s,
                              u"-m"_s,
                              u"org.freedesktop.Secret.Service.Lock"_s,
                              u"[objectpath '%1']"_s.arg(collection)};
    QCOMPARE(QProcess::execute(u"gdbus"_s, lock), 0);

    const auto read = ended(m_store.read(u"locked"_s));
    const auto written = ended(m_store.write(u"locked"_s, Secret("lost")));

    QVERIFY(!read.has_value() || !read->has_value());
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().code, QString(core::keychain::locked));
}

void TestKeychainSecretStore::saysSoWhenThereIsNoKeychain()
{
    QProcess self;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    environment.insert(u"XDG_RUNTIME_DIR"_s, u"/nonexistent"_s);
    environment.insert(u"DBUS_STARTER_BUS_TYPE"_s, QString());
    self.setProcessEnvironment(environment);
    self.start(QCoreApplication::applicationFilePath(), {u"findsNothingWhereNothingIs"_s});

    QVERIFY(self.waitForFinished());

    QVERIFY(self.exitCode() != 0);
}

QTEST_GUILESS_MAIN(TestKeychainSecretStore)
#include "tst_keychain_secret_store.moc"
