// SPDX-License-Identifier: GPL-3.0-or-later
#include "ControllerStage.h"

using namespace Qt::Literals::StringLiterals;
using app::ConnectionController;
using core::Connection;

// What becomes of a wish when the keychain answers after nobody waits for it any more.
class TestLateKeychain : public QObject, private test::ControllerStage
{
    Q_OBJECT

private slots:
    void initTestCase() { startSimulator(); }
    void init() { open(); }
    void cleanup() { m_controller.reset(); }
    void savesWhenTheKeychainAnswersLate();
    void saysWhenTheKeychainRefusesLate();
    void theLatestWishIsSavedLate();
    void storesWhatWasKeptForTheSessionWhenTheKeychainAnswers();
    void deletesWhenTheKeychainAnswersLate();
    void renamesWhenTheKeychainAnswersLate();
    void connectsByItselfWhenTheKeychainAnswersLate();
    void stopsWaitingForTheKeychainWhenToldTo();
};

void TestLateKeychain::savesWhenTheKeychainAnswersLate()
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

void TestLateKeychain::saysWhenTheKeychainRefusesLate()
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

void TestLateKeychain::theLatestWishIsSavedLate()
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

void TestLateKeychain::storesWhatWasKeptForTheSessionWhenTheKeychainAnswers()
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

void TestLateKeychain::deletesWhenTheKeychainAnswersLate()
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

void TestLateKeychain::renamesWhenTheKeychainAnswersLate()
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

// As while it asks for a password in a window of its own.
void TestLateKeychain::connectsByItselfWhenTheKeychainAnswersLate()
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

void TestLateKeychain::stopsWaitingForTheKeychainWhenToldTo()
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

QTEST_MAIN(TestLateKeychain)
#include "tst_late_keychain.moc"
