// SPDX-License-Identifier: GPL-3.0-or-later
#include "ControllerStage.h"
#include "app/window/connections/ConnectionController.h"
#include "core/files/ConnectionFile.h"
#include "core/simulator/Simulator.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using app::ConnectionController;
using core::Connection;
using core::Secret;
using Outcome = ui::TestReport::Outcome;

// Against the built-in simulator, with a keychain in memory.
class TestConnectionController : public QObject, private test::ControllerStage
{
    Q_OBJECT

private slots:
    void initTestCase() { startSimulator(); }
    void init() { open(); }
    void cleanup() { m_controller.reset(); }
    void savesConnectionAndSecretApart();
    void savesNothingWhenTheKeychainFails_data();
    void savesNothingWhenTheKeychainFails();
    void keepsASecretForTheSessionOnly();
    void movesTheSecretWithTheName();
    void renamesNothingWhoseSecretIsNotFound();
    void keepsTheStoredSecretWhenNoneIsTyped();
    void removesTheSecretOfAConnectionThatNeedsNone();
    void deletesAndTakesItBack();
    void deletesNoSecretThatItCannotSee();
    void keepsTheConnectionWhenItsSecretCannotBeDeleted();
    void activatesWithKeysOfTheKeychain();
    void staysWhereItWasWhenTheKeychainIsLocked();
    void makesAConnectionOfAProfile();
    void waitsForTheSimulator();
    void leavesAConnectionThatIsDeleted();
    void acceptsGoodKeysInATest();
    void explainsBadKeysInATest();
    void testsWithTheKeysOfTheKeychain();
    void saysWhatTheKeychainSays_data();
    void saysWhatTheKeychainSays();
    void asksTheKeychainOnlyForWhatIsUsed();
    void copiesTheSecretOfAnother();
    void seesWhatOthersWrite();
};

void TestConnectionController::savesConnectionAndSecretApart()
{
    save(draftWithSecret(u"dev"_s));

    QCOMPARE(onDisk(), QList<Connection>{local(u"dev"_s)});
    QCOMPARE(m_store.entries.keys(), QStringList{u"connection/dev"_s});
    QFile file(core::ConnectionFile::pathIn(m_folder->path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(core::simulatorSecretAccessKey));
    QCOMPARE(m_controller->entries().constLast().keychain, ui::KeychainState::Stored);
}

void TestConnectionController::savesNothingWhenTheKeychainFails_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<ui::KeychainState>("state");

    QTest::newRow("locked") << QString(core::keychain::locked) << ui::KeychainState::Locked;
    QTest::newRow("silent") << QString(core::keychain::silent) << ui::KeychainState::Silent;
    QTest::newRow("none") << QString(core::keychain::unavailable) << ui::KeychainState::Unavailable;
    QTest::newRow("broken") << QString(core::keychain::failed) << ui::KeychainState::Failed;
}

void TestConnectionController::savesNothingWhenTheKeychainFails()
{
    QFETCH(QString, code);
    m_store.failure = code;
    QSignalSpy notStored(m_controller.get(), &ConnectionController::secretNotStored);

    m_controller->save(draftWithSecret(u"dev"_s));

    QTRY_COMPARE(notStored.size(), 1);
    QTEST(notStored.constFirst().constFirst().value<ui::KeychainState>(), "state");
    QSignalSpy loaded(m_controller.get(), &ConnectionController::entriesChanged);
    m_controller->load(); // comes after whatever would be written
    QTRY_COMPARE(loaded.size(), 1);
    QVERIFY(onDisk().isEmpty());
}

void TestConnectionController::keepsASecretForTheSessionOnly()
{
    m_store.failure = QString(core::keychain::unavailable);
    ui::ConnectionDraft draft = draftWithSecret(u"dev"_s);
    draft.sessionOnly = true;

    save(draft);
    QSignalSpy changed(m_controller.get(), &ConnectionController::connectionChanged);
    m_controller->activate(u"dev"_s);

    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(m_controller->active().credentials.secretAccessKey.reveal()
            == QByteArrayView(core::simulatorSecretAccessKey));
    QVERIFY(m_store.entries.isEmpty());
    QCOMPARE(m_controller->entries().constLast().keychain, ui::KeychainState::ThisSession);
}

void TestConnectionController::movesTheSecretWithTheName()
{
    save(draftWithSecret(u"dev"_s));

    save({.connection = local(u"staging"_s), .replaces = u"dev"_s});

    QCOMPARE(onDisk(), QList<Connection>{local(u"staging"_s)});
    QTRY_COMPARE(m_store.entries.keys(), QStringList{u"connection/staging"_s});
}

void TestConnectionController::renamesNothingWhoseSecretIsNotFound()
{
    save(draftWithSecret(u"dev"_s));
    m_store.looksEmpty = true;
    QSignalSpy notStored(m_controller.get(), &ConnectionController::secretNotStored);

    m_controller->save({.connection = local(u"staging"_s), .replaces = u"dev"_s});

    QTRY_COMPARE(notStored.size(), 1);
    QCOMPARE(onDisk(), QList<Connection>{local(u"dev"_s)});
    QCOMPARE(m_store.entries.keys(), QStringList{u"connection/dev"_s});
}

void TestConnectionController::keepsTheStoredSecretWhenNoneIsTyped()
{
    save(draftWithSecret(u"dev"_s));
    Connection changed = local(u"dev"_s);
    changed.isProduction = true;
    m_store.looksEmpty = true;

    save({.connection = changed, .replaces = u"dev"_s});

    QCOMPARE(onDisk(), QList<Connection>{changed});
    QCOMPARE(m_store.entries.size(), 1);
}

void TestConnectionController::removesTheSecretOfAConnectionThatNeedsNone()
{
    save(draftWithSecret(u"dev"_s));
    Connection changed = local(u"dev"_s);
    changed.source = Connection::Source::Dummy;
    changed.accessKeyId.clear();

    save({.connection = changed, .replaces = u"dev"_s});

    QTRY_VERIFY(m_store.entries.isEmpty());
}

void TestConnectionController::deletesAndTakesItBack()
{
    save(draftWithSecret(u"dev"_s));
    QSignalSpy removed(m_controller.get(), &ConnectionController::removed);

    m_controller->remove(u"dev"_s);
    QTRY_COMPARE(removed.size(), 1);
    QVERIFY(onDisk().isEmpty());
    QVERIFY(m_store.entries.isEmpty());

    QSignalSpy saved(m_controller.get(), &ConnectionController::saved);
    m_controller->undoRemove();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(onDisk(), QList<Connection>{local(u"dev"_s)});
    QCOMPARE(m_store.entries.size(), 1);
}

void TestConnectionController::deletesNoSecretThatItCannotSee()
{
    save(draftWithSecret(u"dev"_s));
    m_store.looksEmpty = true;
    QSignalSpy removed(m_controller.get(), &ConnectionController::removed);

    m_controller->remove(u"dev"_s);

    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(m_store.entries.size(), 1);
}

void TestConnectionController::keepsTheConnectionWhenItsSecretCannotBeDeleted()
{
    save(draftWithSecret(u"dev"_s));
    m_store.failure = QString(core::keychain::silent);
    QSignalSpy failed(m_controller.get(), &ConnectionController::failed);

    m_controller->remove(u"dev"_s);

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(onDisk(), QList<Connection>{local(u"dev"_s)});
}

void TestConnectionController::activatesWithKeysOfTheKeychain()
{
    ui::ConnectionDraft draft = draftWithSecret(u"dev"_s);
    draft.connection.isProduction = true;
    save(draft);
    QSignalSpy changed(m_controller.get(), &ConnectionController::connectionChanged);

    m_controller->activate(u"dev"_s);

    QTRY_COMPARE(changed.size(), 1);
    const app::ActiveConnection active = m_controller->active();
    QCOMPARE(active.name, u"dev"_s);
    QVERIFY(active.isProduction);
    QVERIFY(!active.credentials.secretAccessKey.isEmpty());
    QVERIFY(m_controller->entries().constLast().isActive);
}

void TestConnectionController::staysWhereItWasWhenTheKeychainIsLocked()
{
    m_controller->setSimulator({.endpoint = {.region = u"us-east-1"_s}});
    m_controller->activate(ConnectionController::simulatorName());
    save(draftWithSecret(u"dev"_s));
    m_store.looksEmpty = true;
    QSignalSpy failed(m_controller.get(), &ConnectionController::connectingFailed);

    m_controller->activate(u"dev"_s);

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(m_controller->activeName(), ConnectionController::simulatorName());
    QCOMPARE(m_controller->entries().constLast().keychain, ui::KeychainState::MissingOrLocked);
    QCOMPARE(m_store.entries.size(), 1);
}

void TestConnectionController::makesAConnectionOfAProfile()
{
    QFile file(m_folder->filePath(u"credentials"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[dev]\naws_access_key_id = AKIDDEV\naws_secret_access_key = s\n"
               "region = eu-west-1\n");
    file.close();
    m_variables.insert("AWS_SHARED_CREDENTIALS_FILE", file.fileName().toLocal8Bit());
    m_controller->load();
    QTRY_COMPARE(m_controller->suggestions().size(), 1);
    QSignalSpy saved(m_controller.get(), &ConnectionController::saved);

    m_controller->activateProfile(u"dev"_s);

    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(m_controller->active().endpoint.region, u"eu-west-1"_s);
    QCOMPARE(onDisk().size(), 1);
    QVERIFY(m_controller->suggestions().isEmpty());
}

void TestConnectionController::waitsForTheSimulator()
{
    QSignalSpy requested(m_controller.get(), &ConnectionController::simulatorRequested);
    QSignalSpy changed(m_controller.get(), &ConnectionController::connectionChanged);

    m_controller->activate(ConnectionController::simulatorName());
    QCOMPARE(requested.size(), 1);
    QCOMPARE(changed.size(), 0);
    QVERIFY(m_controller->simulatorAccess().url.isEmpty());
    const QUrl url(u"http://127.0.0.1:4567/"_s);
    m_controller->setSimulator({.endpoint = {.url = url, .region = u"us-east-1"_s}});

    QCOMPARE(changed.size(), 1);
    QVERIFY(m_controller->active().isSimulator);
    QCOMPARE(m_controller->simulatorAccess().url, u"http://127.0.0.1:4567"_s); // for other programs
    QCOMPARE(m_controller->simulatorAccess().accessKeyId.toLatin1(), core::simulatorAccessKeyId);
}

void TestConnectionController::leavesAConnectionThatIsDeleted()
{
    save(draftWithSecret(u"dev"_s));
    QSignalSpy changed(m_controller.get(), &ConnectionController::connectionChanged);
    m_controller->activate(u"dev"_s);
    QTRY_COMPARE(changed.size(), 1);

    m_controller->remove(u"dev"_s);

    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(m_controller->active().name.isEmpty());
}

void TestConnectionController::acceptsGoodKeysInATest()
{
    const ui::TestReport said = report(draftWithSecret(u"dev"_s));

    QCOMPARE(said.outcome, Outcome::Accepted);
    QVERIFY(said.facts.contains(u"1 stream"_s));
    QVERIFY(onDisk().isEmpty());
}

void TestConnectionController::explainsBadKeysInATest()
{
    ui::ConnectionDraft draft = draftWithSecret(u"dev"_s);
    draft.secretAccessKey = Secret("wrong");

    const ui::TestReport said = report(draft);

    QCOMPARE(said.outcome, Outcome::Failed);
    QVERIFY(!said.what.isEmpty());
    QVERIFY(!said.whatNow.isEmpty());
    QVERIFY(!said.facts.contains(u"wrong"_s));
}

void TestConnectionController::testsWithTheKeysOfTheKeychain()
{
    save(draftWithSecret(u"dev"_s));

    QCOMPARE(report({.connection = local(u"other name"_s), .replaces = u"dev"_s}).outcome,
             Outcome::Accepted);
}

void TestConnectionController::saysWhatTheKeychainSays_data()
{
    QTest::addColumn<QString>("failure");
    QTest::addColumn<bool>("looksEmpty");
    QTest::addColumn<ui::KeychainState>("state");

    QTest::newRow("stored") << QString() << false << ui::KeychainState::Stored;
    QTest::newRow("locked or gone") << QString() << true << ui::KeychainState::MissingOrLocked;
    QTest::newRow("silent") << QString(core::keychain::silent) << false
                            << ui::KeychainState::Silent;
}

void TestConnectionController::saysWhatTheKeychainSays()
{
    QFETCH(QString, failure);
    QFETCH(bool, looksEmpty);
    save(draftWithSecret(u"dev"_s));
    m_store.failure = failure;
    m_store.looksEmpty = looksEmpty;

    report({.connection = local(u"dev"_s), .replaces = u"dev"_s});
    QTEST(m_controller->entries().constLast().keychain, "state");
    m_store.failure.clear();
    m_store.looksEmpty = false;
    report({.connection = local(u"dev"_s), .replaces = u"dev"_s});
    QCOMPARE(m_controller->entries().constLast().keychain, ui::KeychainState::Stored);
}

// Of whoever has it locked the keychain asks for a password, which looking is not worth.
void TestConnectionController::asksTheKeychainOnlyForWhatIsUsed()
{
    m_store.reads.clear();
    ui::ConnectionDraft draft = draftWithSecret(u"dev"_s);
    draft.sessionToken = Secret(QByteArrayView("token"));
    save(draft);
    QVERIFY(m_controller->entries().constLast().hasToken);
    m_controller = std::make_unique<ConnectionController>(
        m_folder->path(), [this](const char *name) { return m_variables.value(name); }, m_store);
    m_controller->load();
    QTRY_COMPARE(m_controller->entries().size(), 2);
    QCOMPARE(m_controller->entries().constLast().keychain, ui::KeychainState::NotAsked);
    QCOMPARE(m_store.reads, QStringList());

    QSignalSpy tested(m_controller.get(), &ConnectionController::tested);
    m_store.isHung = true;
    m_controller->test({.connection = local(u"dev"_s), .replaces = u"dev"_s});
    m_store.isHung = false;
    const auto waiting = tested.constFirst().constFirst().value<ui::TestReport>();
    QVERIFY2(waiting.what.contains(u"keychain"_s), qPrintable(waiting.what));
    QCOMPARE(m_store.reads.size(), 1);
}

void TestConnectionController::copiesTheSecretOfAnother()
{
    save(draftWithSecret(u"dev"_s));

    const ui::ConnectionDraft copy{.connection = local(u"dev 2"_s), .copyOf = u"dev"_s};
    QCOMPARE(report(copy).outcome, Outcome::Accepted);
    save(copy);

    QCOMPARE(onDisk().size(), 2);
    QVERIFY(m_store.entries.value(u"connection/dev 2"_s).reveal()
            == m_store.entries.value(u"connection/dev"_s).reveal());
}

void TestConnectionController::seesWhatOthersWrite()
{
    m_controller->load();
    save(draftWithSecret(u"dev"_s));
    m_controller->activate(u"dev"_s);
    QTRY_COMPARE(m_controller->activeName(), u"dev"_s);

    auto file = core::ConnectionFile::read(m_folder->path()).value();
    file.put(local(u"of another program"_s));
    QVERIFY(file.write().has_value());
    QTRY_COMPARE(m_controller->entries().constLast().connection.name, u"of another program"_s);
    QCOMPARE(m_controller->activeName(), u"dev"_s);

    file.remove(u"dev"_s);
    QVERIFY(file.write().has_value());
    QTRY_COMPARE(m_controller->activeName(), QString());
}

QTEST_MAIN(TestConnectionController)
#include "tst_connection_controller.moc"
