// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeSecretStore.h"
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
class TestConnectionController : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void savesConnectionAndSecretApart();
    void savesNothingWhenTheKeychainFails_data();
    void savesNothingWhenTheKeychainFails();
    void savesWhenTheKeychainAnswersLate();
    void saysWhenTheKeychainRefusesLate();
    void theLatestWishIsSavedLate();
    void storesWhatWasKeptForTheSessionWhenTheKeychainAnswers();
    void deletesWhenTheKeychainAnswersLate();
    void renamesWhenTheKeychainAnswersLate();
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
    void connectsByItselfWhenTheKeychainAnswersLate();
    void stopsWaitingForTheKeychainWhenToldTo();
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

private:
    Connection local(const QString &name) const;
    ui::ConnectionDraft draftWithSecret(const QString &name) const;
    void save(const ui::ConnectionDraft &draft);
    QList<Connection> onDisk() const;
    ui::TestReport report(const ui::ConnectionDraft &draft);

    std::unique_ptr<core::Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_folder;
    QHash<QByteArray, QByteArray> m_variables;
    test::FakeSecretStore m_store;
    std::unique_ptr<ConnectionController> m_controller;
};

void TestConnectionController::initTestCase()
{
    core::SimulatorSettings settings;
    settings.streams = {{.name = u"orders"_s, .shards = 4}};
    m_simulator = std::make_unique<core::Simulator>(settings);
    QVERIFY(m_simulator->start().has_value());
}

void TestConnectionController::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_variables = {{"HOME", m_folder->path().toLocal8Bit()}};
    m_store.entries.clear();
    m_store.failure.clear();
    m_store.looksEmpty = false;
    m_store.isHung = false;
    m_controller = std::make_unique<ConnectionController>(
        m_folder->path(), [this](const char *name) { return m_variables.value(name); }, m_store);
}

void TestConnectionController::cleanup()
{
    m_controller.reset();
}

// A connection to the simulator with its keys in the keychain.
Connection TestConnectionController::local(const QString &name) const
{
    return {.name = name,
            .source = Connection::Source::Keychain,
            .region = u"us-east-1"_s,
            .endpointUrl = m_simulator->url(),
            .accessKeyId = QString::fromLatin1(core::simulatorAccessKeyId)};
}

ui::ConnectionDraft TestConnectionController::draftWithSecret(const QString &name) const
{
    return {.connection = local(name),
            .secretAccessKey = Secret(QByteArrayView(core::simulatorSecretAccessKey))};
}

void TestConnectionController::save(const ui::ConnectionDraft &draft)
{
    QSignalSpy saved(m_controller.get(), &ConnectionController::saved);
    m_controller->save(draft);
    QTRY_COMPARE(saved.size(), 1);
}

QList<Connection> TestConnectionController::onDisk() const
{
    const auto file = core::ConnectionFile::read(m_folder->path());
    return file ? file->connections() : QList<Connection>();
}

ui::TestReport TestConnectionController::report(const ui::ConnectionDraft &draft)
{
    QSignalSpy tested(m_controller.get(), &ConnectionController::tested);
    m_controller->test(draft);
    const auto last = [&tested] { return tested.constLast().constFirst().value<ui::TestReport>(); };
    const bool isThere =
        QTest::qWaitFor([&last] { return last().outcome != Outcome::Running; }, 15'000);
    return isThere ? last() : ui::TestReport();
}

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

void TestConnectionController::savesWhenTheKeychainAnswersLate()
{
    QSignalSpy notStored(m_controller.get(), &ConnectionController::secretNotStored);
    QSignalSpy saved(m_controller.get(), &ConnectionController::saved);
    QSignalSpy savedLate(m_controller.get(), &ConnectionController::savedLate);
    QSignalSpy noticed(m_controller.get(), &ConnectionController::noticed);
    m_store.failure = QString(core::keychain::silent);
    m_controller->save(draftWithSecret(u"dev"_s));
    QTRY_COMPARE(notStored.size(), 1);

    m_store.failure.clear();

    QTRY_COMPARE(savedLate.size(), 1);
    QCOMPARE(savedLate.constFirst().constFirst().toString(), u"dev"_s);
    QCOMPARE(noticed.size(), 1);
    QCOMPARE(onDisk(), QList<Connection>{local(u"dev"_s)});
    QCOMPARE(m_controller->entries().constLast().keychain, ui::KeychainState::Stored);
    QCOMPARE(notStored.size(), 1);
    QCOMPARE(saved.size(), 0);
}

void TestConnectionController::saysWhenTheKeychainRefusesLate()
{
    QSignalSpy notStored(m_controller.get(), &ConnectionController::secretNotStored);
    QSignalSpy notSaved(m_controller.get(), &ConnectionController::notSavedLate);
    m_store.failure = QString(core::keychain::silent);
    m_controller->save(draftWithSecret(u"dev"_s));
    QTRY_COMPARE(notStored.size(), 1);

    m_store.failure = QString(core::keychain::locked);

    QTRY_COMPARE(notSaved.size(), 1);
    QCOMPARE(notSaved.constFirst().at(1).value<ui::KeychainState>(), ui::KeychainState::Locked);
    QVERIFY(onDisk().isEmpty());
}

void TestConnectionController::theLatestWishIsSavedLate()
{
    QSignalSpy notStored(m_controller.get(), &ConnectionController::secretNotStored);
    QSignalSpy savedLate(m_controller.get(), &ConnectionController::savedLate);
    m_store.failure = QString(core::keychain::silent);
    m_controller->save(draftWithSecret(u"dev"_s));
    QTRY_COMPARE(notStored.size(), 1);
    ui::ConnectionDraft changed = draftWithSecret(u"dev"_s);
    changed.connection.region = u"eu-west-1"_s;
    changed.secretAccessKey = core::Secret("the second one");
    m_controller->save(changed);
    QTRY_COMPARE(notStored.size(), 2);

    m_store.failure.clear();

    QTRY_COMPARE(savedLate.size(), 1);
    QCOMPARE(onDisk(), QList<Connection>{changed.connection});
    QVERIFY(m_store.entries.value(u"connection/dev"_s)
                .reveal()
                .toByteArray()
                .contains("the second one"));
}

void TestConnectionController::storesWhatWasKeptForTheSessionWhenTheKeychainAnswers()
{
    QSignalSpy notStored(m_controller.get(), &ConnectionController::secretNotStored);
    QSignalSpy savedLate(m_controller.get(), &ConnectionController::savedLate);
    m_store.failure = QString(core::keychain::silent);
    ui::ConnectionDraft draft = draftWithSecret(u"dev"_s);
    m_controller->save(draft);
    QTRY_COMPARE(notStored.size(), 1);
    draft.sessionOnly = true;
    save(draft);
    QCOMPARE(m_controller->entries().constLast().keychain, ui::KeychainState::ThisSession);

    m_store.failure.clear();

    QTRY_COMPARE(savedLate.size(), 1);
    QCOMPARE(m_controller->entries().constLast().keychain, ui::KeychainState::Stored);
    QCOMPARE(m_store.entries.size(), 1);
    QCOMPARE(notStored.size(), 1);
}

void TestConnectionController::deletesWhenTheKeychainAnswersLate()
{
    save(draftWithSecret(u"dev"_s));
    QSignalSpy failed(m_controller.get(), &ConnectionController::failed);
    QSignalSpy removed(m_controller.get(), &ConnectionController::removed);
    m_store.removeFailure = QString(core::keychain::silent);
    m_controller->remove(u"dev"_s);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(onDisk().size(), 1);

    m_store.removeFailure.clear();

    QTRY_COMPARE(removed.size(), 1);
    QVERIFY(onDisk().isEmpty());
    QVERIFY(m_store.entries.isEmpty());
}

void TestConnectionController::renamesWhenTheKeychainAnswersLate()
{
    save(draftWithSecret(u"dev"_s));
    QSignalSpy notStored(m_controller.get(), &ConnectionController::secretNotStored);
    QSignalSpy savedLate(m_controller.get(), &ConnectionController::savedLate);
    m_store.failure = QString(core::keychain::silent);
    m_controller->save({.connection = local(u"staging"_s), .replaces = u"dev"_s});
    QTRY_COMPARE(notStored.size(), 1);

    m_store.failure.clear();

    QTRY_COMPARE(savedLate.size(), 1);
    QCOMPARE(onDisk(), QList<Connection>{local(u"staging"_s)});
    QTRY_COMPARE(m_store.entries.keys(), QStringList{u"connection/staging"_s});
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

// As while it asks for a password in a window of its own.
void TestConnectionController::connectsByItselfWhenTheKeychainAnswersLate()
{
    save(draftWithSecret(u"dev"_s));
    m_store.failure = QString(core::keychain::silent);
    m_store.reads.clear();
    QSignalSpy awaited(m_controller.get(), &ConnectionController::keychainAwaited);
    QSignalSpy failed(m_controller.get(), &ConnectionController::connectingFailed);
    QSignalSpy changed(m_controller.get(), &ConnectionController::connectionChanged);

    m_controller->activate(u"dev"_s);
    QTRY_COMPARE(awaited.size(), 1);
    QTRY_VERIFY(m_store.reads.size() > 1);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(changed.size(), 0);

    m_store.failure.clear();
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_controller->activeName(), u"dev"_s);
    QCOMPARE(awaited.size(), 1);
    QCOMPARE(m_store.entries.size(), 1);
}

void TestConnectionController::stopsWaitingForTheKeychainWhenToldTo()
{
    save(draftWithSecret(u"dev"_s));
    m_store.failure = QString(core::keychain::silent);
    QSignalSpy awaited(m_controller.get(), &ConnectionController::keychainAwaited);
    QSignalSpy connecting(m_controller.get(), &ConnectionController::connectingChanged);
    m_controller->activate(u"dev"_s);
    QTRY_COMPARE(awaited.size(), 1);

    m_controller->cancelActivation();
    m_store.failure.clear();
    const auto reads = m_store.reads.size();

    QCOMPARE(connecting.constLast().constFirst().toString(), QString());
    QTest::qWait(700); // longer than it pauses between reads
    QCOMPARE(m_store.reads.size(), reads);
    QVERIFY(m_controller->activeName().isEmpty());
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
