// SPDX-License-Identifier: GPL-3.0-or-later
#include "DialogStage.h"
#include "ui/common/MessageBar.h"

#include <QSignalSpy>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

// What the dialog does between the wish to save or use a connection and what became of it.
class TestConnectionsSaving final : public QObject, private test::DialogStage
{
    Q_OBJECT

private slots:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }
    void init() { open(); }
    void cleanup() { m_dialog.reset(); }
    void offersToKeepASecretForTheSession();
    void showsWhatIsSavedLate();
    void aFormThatWasChangedSinceStaysWhenItIsSavedLate();
    void leavesWithoutAQuestionWhatIsBeingSaved();
    void keepsWhatIsTypedWhileItIsSaved();
    void usesOnlyWhatIsSaved();
    void isBusyUntilItIsToldWhatBecameOfIt();
    void aFilledInEndpointIsReadyToBeUsed();
    void useClosesTheDialog();
    void saysThatSavingFailedAndUsesNothing();
};

void TestConnectionsSaving::offersToKeepASecretForTheSession()
{
    QSignalSpy saveWished(m_dialog.get(), &ConnectionsDialog::saveRequested);
    type("secretField", u"new-secret"_s);
    click("saveButton");

    m_dialog->noteSecretNotStored(KeychainState::Locked);
    click("messageAction");

    QCOMPARE(saveWished.size(), 2);
    const auto draft = saveWished.constLast().constFirst().value<ConnectionDraft>();
    QVERIFY(draft.sessionOnly);
    QVERIFY(draft.secretAccessKey.reveal() == "new-secret");
}

void TestConnectionsSaving::showsWhatIsSavedLate()
{
    type("secretField", u"new-secret"_s);
    click("saveButton");
    m_dialog->noteSecretNotStored(KeychainState::Silent);
    auto &bar = find<MessageBar>("connectionsBar");
    QVERIFY2(bar.text().contains(u"not stored yet"_s), qPrintable(bar.text()));

    m_dialog->noteSavedLate(u"orders-prod"_s);

    QVERIFY2(bar.text().contains(u"“orders-prod” is stored"_s), qPrintable(bar.text()));
    QVERIFY(find<QLineEdit>("secretField").text().isEmpty());
    QVERIFY(!find<QAbstractButton>("saveButton").isEnabled());
    QVERIFY(!find<QAbstractButton>("messageAction").isVisible());
}

void TestConnectionsSaving::aFormThatWasChangedSinceStaysWhenItIsSavedLate()
{
    type("secretField", u"new-secret"_s);
    click("saveButton");
    m_dialog->noteSecretNotStored(KeychainState::Silent);
    type("secretField", u"a better one"_s);

    m_dialog->noteNotSavedLate(u"orders-prod"_s, KeychainState::Locked);
    QVERIFY(!find<QAbstractButton>("messageAction").isVisible()); // it would keep the better one
    m_dialog->noteSavedLate(u"orders-prod"_s);

    QCOMPARE(find<QLineEdit>("secretField").text(), u"a better one"_s);
    QVERIFY(find<QAbstractButton>("saveButton").isEnabled());
}

void TestConnectionsSaving::leavesWithoutAQuestionWhatIsBeingSaved()
{
    m_questions.isAgreed = false;
    type("secretField", u"new-secret"_s);
    click("saveButton");

    selectRow(2);
    QCOMPARE(nameShown(), u"staging"_s);
    m_dialog->noteSaved(u"orders-prod"_s);
    QCOMPARE(nameShown(), u"staging"_s); // nobody is called back

    m_dialog->reject();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_questions.asked, QStringList());
}

void TestConnectionsSaving::keepsWhatIsTypedWhileItIsSaved()
{
    QSignalSpy saveWished(m_dialog.get(), &ConnectionsDialog::saveRequested);
    type("nameField", u"orders"_s);
    click("saveButton");
    type("secretField", u"a better one"_s);
    m_questions.isAgreed = false;
    m_dialog->reject();
    QCOMPARE(m_questions.asked.size(), 1);

    QList<ConnectionEntry> entries = test::sampleEntries();
    entries[1].connection.name = u"orders"_s;
    m_dialog->setEntries(entries);
    m_dialog->noteSaved(u"orders"_s);
    QCOMPARE(find<QLineEdit>("secretField").text(), u"a better one"_s);
    click("saveButton");

    QCOMPARE(saveWished.size(), 2); // its own name is not taken
    const auto draft = saveWished.constLast().constFirst().value<ConnectionDraft>();
    QCOMPARE(draft.replaces, u"orders"_s);
    QVERIFY(draft.secretAccessKey.reveal() == "a better one");
}

void TestConnectionsSaving::usesOnlyWhatIsSaved()
{
    QSignalSpy useWished(m_dialog.get(), &ConnectionsDialog::useRequested);
    click("useButton");
    QCOMPARE(useWished.constFirst().constFirst().toString(), u"orders-prod"_s);

    type("nameField", u"changed"_s);

    QVERIFY(!find<QAbstractButton>("useButton").isEnabled());
}

void TestConnectionsSaving::isBusyUntilItIsToldWhatBecameOfIt()
{
    QSignalSpy saveWished(m_dialog.get(), &ConnectionsDialog::saveRequested);
    type("nameField", u"changed"_s);

    click("saveButton");
    click("saveButton");
    QCOMPARE(saveWished.size(), 1);
    m_dialog->noteFailure(u"The disk is full."_s);
    click("saveButton");

    QCOMPARE(saveWished.size(), 2);
}

void TestConnectionsSaving::aFilledInEndpointIsReadyToBeUsed()
{
    QSignalSpy saveWished(m_dialog.get(), &ConnectionsDialog::saveRequested);
    QSignalSpy useWished(m_dialog.get(), &ConnectionsDialog::useRequested);
    m_dialog->showNew({.connection = {.name = u"LocalStack"_s,
                                      .source = test::Source::Dummy,
                                      .region = u"us-east-1"_s,
                                      .endpointUrl = u"http://127.0.0.1:4566"_s}},
                      ConnectionField::EndpointUrl);

    QVERIFY(find<QLineEdit>("endpointField").hasFocus());
    QCOMPARE(find<QLineEdit>("endpointField").selectedText(), u"http://127.0.0.1:4566"_s);
    QCOMPARE(nameShown(), u"LocalStack 2"_s); // the other is taken
    QVERIFY(find<QAbstractButton>("saveButton").isEnabled());
    click("useButton");
    QCOMPARE(saveWished.size(), 1);
    QCOMPARE(useWished.size(), 0);
    m_dialog->noteSaved(u"LocalStack 2"_s);

    QCOMPARE(useWished.constFirst().constFirst().toString(), u"LocalStack 2"_s);
    QVERIFY(!m_dialog->isVisible());
}

void TestConnectionsSaving::useClosesTheDialog()
{
    QSignalSpy useWished(m_dialog.get(), &ConnectionsDialog::useRequested);

    click("useButton");

    QCOMPARE(useWished.size(), 1);
    QVERIFY(!m_dialog->isVisible());
}

void TestConnectionsSaving::saysThatSavingFailedAndUsesNothing()
{
    QSignalSpy useWished(m_dialog.get(), &ConnectionsDialog::useRequested);
    click("duplicateConnection");
    type("secretField", u"secret"_s);
    click("useButton");

    m_dialog->noteFailure(u"The disk is full."_s);
    click("saveButton");
    m_dialog->noteSaved(u"orders-prod 2"_s);

    QCOMPARE(useWished.size(), 0);
    QVERIFY(m_dialog->isVisible());
}

QTEST_MAIN(TestConnectionsSaving)
#include "tst_connections_saving.moc"
