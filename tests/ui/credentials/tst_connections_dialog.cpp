// SPDX-License-Identifier: GPL-3.0-or-later
#include "DialogStage.h"
#include "core/publish/RetryOptions.h"
#include "ui/common/MessageBar.h"
#include "ui/credentials/ConnectionsDialog.h"
#include "ui/credentials/SecretEdit.h"
#include "ui/credentials/SimulatorPage.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

// By keys and mouse, without anybody behind it.
class TestConnectionsDialog final : public QObject, private test::DialogStage
{
    Q_OBJECT

private slots:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }
    void init() { open(); }
    void cleanup() { m_dialog.reset(); }
    void addsAConnectionByKeys();
    void savesWithEnterAndNeverShowsTheSecretAgain();
    void opensWithoutFaultsAndNamesThemWhenSaving();
    void namesAFaultAfterAPauseInTyping();
    void tellsNobodyOffAboutUntouchedFields();
    void namesAFaultOfAFieldThatWasLeft();
    void showsTheFieldsOfTheSourceOnly();
    void asksBeforeEditsAreLost();
    void keepsEditsWhenTheListChanges();
    void duplicatesUnderAFreeName();
    void saysThatATokenIsKeptAndHowItGoes();
    void deletesByKeyAndOffersToUndo();
    void retriesThrottledRecordsOnlyWhenTold();
    void saysWhatIsTriedAgainAndTakesNoNumberInSilence();
    void testsWhatIsInTheForm();
    void dropsAReportWhenTheFormChanges();
    void leavesTheSimulatorAlone();
    void saysHowOtherProgramsReachTheSimulator();
    void takesACaFileByQuestion();
    void revealsWhatWasTypedButCopiesNothing();
    void namesEveryFieldForScreenReaders();
    void tabGoesThroughEveryFieldFromTheTopDown();
    void aReportCoversNothing();
    void fieldsThatGetTheFocusAreSeen();
    void survivesAScreenReaderWhileTyping();
};

void TestConnectionsDialog::addsAConnectionByKeys()
{
    QSignalSpy saveWished(m_dialog.get(), &ConnectionsDialog::saveRequested);

    click("newConnection");
    QVERIFY(find<QLineEdit>("nameField").hasFocus());
    QTest::keyClicks(&find<QLineEdit>("nameField"), u"mine"_s);
    type("accessKeyIdField", u"AKIDMINE"_s);
    type("secretField", u"  s3cret "_s);
    QTest::keyClicks(&find<QComboBox>("regionCombo"), u"eu-central-1"_s);
    click("saveButton");

    QCOMPARE(saveWished.size(), 1);
    const auto draft = saveWished.constFirst().constFirst().value<ConnectionDraft>();
    QCOMPARE(draft.connection.name, u"mine"_s);
    QCOMPARE(draft.connection.accessKeyId, u"AKIDMINE"_s);
    QCOMPARE(draft.connection.region, u"eu-central-1"_s);
    QVERIFY(draft.secretAccessKey.reveal() == "s3cret");
    QVERIFY(draft.replaces.isEmpty());
}

void TestConnectionsDialog::savesWithEnterAndNeverShowsTheSecretAgain()
{
    QSignalSpy saveWished(m_dialog.get(), &ConnectionsDialog::saveRequested);
    type("secretField", u"new-secret"_s);

    QTest::keyClick(&find<QLineEdit>("secretField"), Qt::Key_Return);
    m_dialog->noteSaved(u"orders-prod"_s);

    QCOMPARE(saveWished.size(), 1);
    QCOMPARE(saveWished.constFirst().constFirst().value<ConnectionDraft>().replaces,
             u"orders-prod"_s);
    QVERIFY(find<QLineEdit>("secretField").text().isEmpty());
    QVERIFY(!find<QLineEdit>("secretField").placeholderText().isEmpty());
    QVERIFY(find<QLabel>("keychainText").text().contains(u"keychain"_s));
}

void TestConnectionsDialog::opensWithoutFaultsAndNamesThemWhenSaving()
{
    QSignalSpy saveWished(m_dialog.get(), &ConnectionsDialog::saveRequested);
    click("newConnection");
    QVERIFY(find<QLabel>("nameFieldNote").text().isEmpty());
    type("nameField", u"staging"_s);

    click("saveButton");

    QCOMPARE(saveWished.size(), 0);
    QVERIFY(find<QLabel>("nameFieldNote").text().contains(u"Another"_s));
    QVERIFY(!find<QLabel>("regionComboNote").text().isEmpty());
    QVERIFY(find<QLineEdit>("nameField").hasFocus());
}

void TestConnectionsDialog::namesAFaultAfterAPauseInTyping()
{
    type("endpointField", u"http://example.com"_s);
    QVERIFY(find<QLabel>("endpointFieldNote").text().isEmpty());

    QTRY_VERIFY(find<QLabel>("endpointFieldNote").text().contains(u"https"_s));
}

void TestConnectionsDialog::tellsNobodyOffAboutUntouchedFields()
{
    click("newConnection");
    type("nameField", u"mine"_s);
    for (const auto source : {test::Source::Profile, test::Source::Keychain}) {
        chooseSource(source);
        QTest::qWait(800); // longer than the pause after which faults are named
        for (const auto *note : {"profileComboNote", "accessKeyIdFieldNote", "secretFieldNote",
                                 "regionComboNote", "nameFieldNote"})
            QVERIFY2(find<QLabel>(note).text().isEmpty(), note);
    }
}

void TestConnectionsDialog::namesAFaultOfAFieldThatWasLeft()
{
    click("newConnection");
    find<QLineEdit>("accessKeyIdField").setFocus();
    find<QLineEdit>("secretField").setFocus();

    QVERIFY(!find<QLabel>("accessKeyIdFieldNote").text().isEmpty());
    QVERIFY(find<QLabel>("secretFieldNote").text().isEmpty());
    find<QPushButton>("closeButton").setFocus(); // may be pressed to leave it all
    QVERIFY(find<QLabel>("secretFieldNote").text().isEmpty());
}

void TestConnectionsDialog::showsTheFieldsOfTheSourceOnly()
{
    QVERIFY(find<QWidget>("secretField").isVisible());
    QVERIFY(!find<QWidget>("profileCombo").isVisible());

    chooseSource(test::Source::Profile);

    QVERIFY(!find<QWidget>("secretField").isVisible());
    QVERIFY(find<QWidget>("profileCombo").isVisible());
    QCOMPARE(find<QComboBox>("profileCombo").count(), 2);
}

void TestConnectionsDialog::asksBeforeEditsAreLost()
{
    m_questions.isAgreed = false;
    type("nameField", u"changed"_s);

    selectRow(2);
    QCOMPARE(m_questions.asked.size(), 1);
    QCOMPARE(nameShown(), u"changed"_s);
    m_dialog->reject();
    QVERIFY(m_dialog->isVisible());

    m_questions.isAgreed = true;
    selectRow(2);
    QCOMPARE(nameShown(), u"staging"_s);
    m_dialog->reject();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_questions.asked.size(), 3);
}

void TestConnectionsDialog::keepsEditsWhenTheListChanges()
{
    type("nameField", u"changed"_s);
    QList<ConnectionEntry> entries = test::sampleEntries();
    entries[1].keychain = KeychainState::Silent;

    m_dialog->setEntries(entries);

    QCOMPARE(nameShown(), u"changed"_s);
    QVERIFY(find<QLabel>("keychainText").text().contains(u"does not answer"_s));
}

void TestConnectionsDialog::duplicatesUnderAFreeName()
{
    click("duplicateConnection");

    QCOMPARE(nameShown(), u"orders-prod 2"_s);
    QCOMPARE(find<QLineEdit>("accessKeyIdField").text(), u"AKIAIOSFODNN7EXAMPLE"_s);
    const QString text = find<QLabel>("keychainText").text();
    QVERIFY2(text.contains(u"“orders-prod” is copied"_s), qPrintable(text));
    QSignalSpy saveWished(m_dialog.get(), &ConnectionsDialog::saveRequested);
    click("saveButton"); // without a secret of its own
    QCOMPARE(saveWished.constFirst().constFirst().value<ConnectionDraft>().copyOf,
             u"orders-prod"_s);
}

void TestConnectionsDialog::saysThatATokenIsKeptAndHowItGoes()
{
    const auto placeholder = [this] { return find<QLineEdit>("tokenField").placeholderText(); };
    QCOMPARE(placeholder(), QString());
    QList<ConnectionEntry> entries = test::sampleEntries();
    entries[1].hasToken = true;
    m_dialog->setEntries(entries);
    QVERIFY2(placeholder().startsWith(u"Kept"_s), qPrintable(placeholder()));

    type("secretField", u"new"_s);

    QVERIFY2(placeholder().startsWith(u"Goes"_s), qPrintable(placeholder()));
}

void TestConnectionsDialog::deletesByKeyAndOffersToUndo()
{
    QSignalSpy deleteWished(m_dialog.get(), &ConnectionsDialog::deleteRequested);
    QSignalSpy undoWished(m_dialog.get(), &ConnectionsDialog::undoRequested);

    QTest::keyClick(&find<QListView>("connectionList"), Qt::Key_Delete);
    m_dialog->noteDeleted(u"orders-prod"_s, {});
    QList<ConnectionEntry> entries = test::sampleEntries();
    entries.removeAt(1);
    m_dialog->setEntries(entries);
    click("messageAction");

    QCOMPARE(deleteWished.constFirst().constFirst().toString(), u"orders-prod"_s);
    QCOMPARE(undoWished.size(), 1);
    QVERIFY(!find<MessageBar>("connectionsBar").isVisible());
}

void TestConnectionsDialog::retriesThrottledRecordsOnlyWhenTold()
{
    QSignalSpy saveWished(m_dialog.get(), &ConnectionsDialog::saveRequested);
    const auto saved = [&saveWished] {
        return saveWished.takeFirst().constFirst().value<ConnectionDraft>().connection;
    };
    auto &attempts = find<QAbstractSpinBox>("attemptsField");
    QVERIFY(!find<QCheckBox>("retryThrottledBox").isChecked());
    QVERIFY(!attempts.isEnabled());

    find<QCheckBox>("retryThrottledBox").setFocus();
    QTest::keyClick(&find<QCheckBox>("retryThrottledBox"), Qt::Key_Space);
    QVERIFY(attempts.isEnabled());
    attempts.setFocus();
    QTest::keyClick(&attempts, Qt::Key_Up);
    auto &seconds = find<QAbstractSpinBox>("retrySecondsField");
    QCOMPARE(seconds.text(), u"no time limit"_s);
    seconds.setFocus();
    QTest::keyClick(&seconds, Qt::Key_PageUp);
    auto &codes = find<QLineEdit>("retryCodesField");
    QTest::keyClicks(&codes, u"a b"_s);
    click("saveButton");
    QVERIFY(saveWished.isEmpty()); // it is no code, and that stands below it
    QVERIFY(codes.hasFocus());
    codes.clear();
    QTest::keyClicks(&codes, u"InternalFailure, SlowDown"_s);
    click("saveButton");
    core::Connection connection = saved();
    QCOMPARE(connection.retries.seconds, 50);
    const core::PublishOptions options = core::optionsFor(connection.retries);
    QCOMPARE(options.maxAttempts, 4);
    QVERIFY(options.retryFor == std::chrono::seconds(50));
    QCOMPARE(options.retryCodes, (QSet<QString>{u"InternalFailure"_s, u"SlowDown"_s}));
    QCOMPARE(connection.retries.attempts, 4);

    m_dialog->noteSaved(connection.name);
    m_dialog->setEntries({{.connection = connection}});
    QCOMPARE(attempts.text(), u"4 attempts"_s);
    QCOMPARE(seconds.text(), u"within 50 s"_s);
    QCOMPARE(codes.text(), u"InternalFailure, SlowDown"_s);
    QTest::keyClick(&find<QCheckBox>("retryThrottledBox"), Qt::Key_Space);
    click("saveButton");
    QCOMPARE(saved().retries, core::RetryRule());
}

void TestConnectionsDialog::saysWhatIsTriedAgainAndTakesNoNumberInSilence()
{
    QSignalSpy saveWished(m_dialog.get(), &ConnectionsDialog::saveRequested);
    const auto isSaid = [this](const QString &words) {
        const auto labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
            return label->isVisibleTo(label->window()) && label->text().contains(words);
        });
    };
    QVERIFY(isSaid(u"Refused records wait for you"_s));
    find<QCheckBox>("retryThrottledBox").setChecked(true);
    QVERIFY(isSaid(u"What the service throttled"_s));
    find<QLineEdit>("retryCodesField").setText(u"SlowDown, SlowDown,InternalFailure"_s);
    QVERIFY(isSaid(u"one of the codes below"_s));

    auto &attempts = find<QAbstractSpinBox>("attemptsField");
    attempts.setFocus();
    attempts.selectAll();
    QTest::keyClicks(&attempts, u"99999999"_s);
    click("saveButton");
    QVERIFY(saveWished.isEmpty());
    QVERIFY(isSaid(u"From 2 to 10 attempts."_s));
    attempts.stepDown();
    click("saveButton");

    const auto rule = saveWished.constFirst().constFirst().value<ConnectionDraft>();
    QCOMPARE(rule.connection.retries.attempts, 10);
    QCOMPARE(rule.connection.retries.codes, (QStringList{u"SlowDown"_s, u"InternalFailure"_s}));
}

void TestConnectionsDialog::testsWhatIsInTheForm()
{
    QSignalSpy testWished(m_dialog.get(), &ConnectionsDialog::testRequested);
    type("endpointField", u"http://localhost:1"_s);

    click("testButton");

    QCOMPARE(testWished.size(), 1);
    QCOMPARE(testWished.constFirst().constFirst().value<ConnectionDraft>().connection.endpointUrl,
             u"http://localhost:1"_s);
}

void TestConnectionsDialog::dropsAReportWhenTheFormChanges()
{
    m_dialog->setReport({TestReport::Outcome::Accepted, u"Good."_s, {}, {}});
    QVERIFY(find<QWidget>("testReport").isVisible());

    type("endpointField", u"x"_s);

    QVERIFY(!find<QWidget>("testReport").isVisible());
}

void TestConnectionsDialog::leavesTheSimulatorAlone()
{
    selectRow(0);

    QVERIFY(!find<QAbstractButton>("deleteConnection").isEnabled());
    QVERIFY(!find<QAbstractButton>("saveButton").isVisible());
    QVERIFY(!find<QWidget>("nameField").isVisible());
}

void TestConnectionsDialog::saysHowOtherProgramsReachTheSimulator()
{
    selectRow(0);
    QVERIFY(!find<QWidget>("simulatorUrl").isVisible()); // it does not run

    m_dialog->setSimulator({.url = u"http://127.0.0.1:4567"_s,
                            .region = u"eu-west-1"_s,
                            .accessKeyId = u"AKIDPUBLIC"_s,
                            .secretAccessKey = u"known/to/all"_s});

    QVERIFY(find<QWidget>("simulatorUrl").isVisible());
    QCOMPARE(find<QLineEdit>("simulatorUrl").text(), u"http://127.0.0.1:4567"_s);
    QVERIFY(find<QLineEdit>("simulatorSecretAccessKey").isReadOnly());
    click("copySimulatorButton");
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(u"AWS_ENDPOINT_URL=http://127.0.0.1:4567 "_s), qUtf8Printable(copied));
    QVERIFY2(copied.contains(u"AWS_DEFAULT_REGION=eu-west-1\n"_s), qUtf8Printable(copied));
    QVERIFY2(copied.contains(u"AWS_SECRET_ACCESS_KEY=known/to/all\n"_s), qUtf8Printable(copied));
}

void TestConnectionsDialog::takesACaFileByQuestion()
{
    m_questions.path = u"/tmp/ca.pem"_s;

    click("chooseCaButton");

    QCOMPARE(find<QLineEdit>("caFileField").text(), u"/tmp/ca.pem"_s);
}

void TestConnectionsDialog::revealsWhatWasTypedButCopiesNothing()
{
    auto &secret = find<SecretEdit>("secretField");
    type("secretField", u"visible"_s);
    QCOMPARE(secret.echoMode(), QLineEdit::Password);
    QVERIFY(secret.displayText() != u"visible"_s);

    find<QAction>("revealAction").trigger();
    QCOMPARE(secret.displayText(), u"visible"_s);

    secret.wipe();
    QCOMPARE(secret.echoMode(), QLineEdit::Password);
    secret.undo();
    QVERIFY(secret.text().isEmpty());
}

void TestConnectionsDialog::namesEveryFieldForScreenReaders()
{
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<const QAbstractButton *>(widget)
            || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget);
        const bool isInner = qobject_cast<const QComboBox *>(widget->parentWidget())
            || qobject_cast<const QLineEdit *>(widget->parentWidget());
        const bool isUnused = widget->objectName() == u"messageAction"; // the bar says nothing yet
        if (!isControl || isUnused)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName()));
        QVERIFY2(isInner || !widget->objectName().isEmpty(), qPrintable(widget->accessibleName()));
    }
}

void TestConnectionsDialog::tabGoesThroughEveryFieldFromTheTopDown()
{
    type("nameField", u"changed"_s); // so that it can be saved
    const QStringList expected{
        u"nameField"_s,      u"sourceCombo"_s,    u"accessKeyIdField"_s,    u"secretField"_s,
        u"tokenField"_s,     u"sessionOnlyBox"_s, u"regionCombo"_s,         u"endpointField"_s,
        u"caFileField"_s,    u"chooseCaButton"_s, u"retryThrottledBox"_s,   u"colourCombo"_s,
        u"productionBox"_s,  u"testButton"_s,     u"closeButton"_s,         u"saveButton"_s,
        u"connectionList"_s, u"newConnection"_s,  u"duplicateConnection"_s, u"deleteConnection"_s,
        u"nameField"_s};

    QStringList reached{QApplication::focusWidget()->objectName()};
    do {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached.append(QApplication::focusWidget()->objectName());
    } while (reached.constLast() != u"nameField" && reached.size() < 40);

    QCOMPARE(reached, expected);
}

void TestConnectionsDialog::aReportCoversNothing()
{
    m_dialog->resize(m_dialog->minimumSize());

    m_dialog->setReport({TestReport::Outcome::Limited, u"The keys were accepted."_s,
                         u"Answered in 12 ms by kinesis.eu-central-1.amazonaws.com."_s,
                         u"Ask for kinesis:ListStreams, or type names of streams."_s});

    const auto &report = find<QWidget>("testReport");
    const auto &production = find<QWidget>("productionBox");
    QTRY_COMPARE(report.visibleRegion().boundingRect(), report.rect());
    QTRY_COMPARE(production.visibleRegion().boundingRect(), production.rect());
}

void TestConnectionsDialog::fieldsThatGetTheFocusAreSeen()
{
    m_dialog->resize(m_dialog->minimumSize());
    const QScrollArea *scroll = nullptr;
    for (QWidget *each = &find<QWidget>("nameField"); !scroll; each = each->parentWidget())
        scroll = qobject_cast<QScrollArea *>(each);
    QScrollBar &bar = *scroll->verticalScrollBar();
    const auto isSeen = [this](const char *name) {
        const auto &field = find<QWidget>(name);
        return field.visibleRegion().boundingRect() == field.rect();
    };
    QTRY_VERIFY(bar.maximum() > 0);

    bar.setValue(bar.maximum());
    QVERIFY(!isSeen("nameField"));
    click("newConnection");
    QTRY_VERIFY(isSeen("nameField"));

    bar.setValue(bar.maximum());
    click("saveButton"); // without a name
    QTRY_VERIFY(isSeen("nameField"));
}

// Reads all of it, as a screen reader does.
static int readAloud(QAccessibleInterface *item)
{
    if (!item || !item->isValid())
        return 0;
    int count = 1;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
        count += item->text(kind).isNull() ? 0 : 1;
    static_cast<void>(item->state());
    static_cast<void>(item->rect());
    static_cast<void>(item->relations());
    for (int i = 0; i < item->childCount(); ++i)
        count += readAloud(item->child(i));
    return count;
}

void TestConnectionsDialog::survivesAScreenReaderWhileTyping()
{
    QAccessible::setActive(true);
    for (int round = 0; round < 3; ++round) {
        for (const QChar letter : u"AKIDMINE"_s) {
            QTest::keyClick(&find<QLineEdit>("accessKeyIdField"), letter.toLatin1());
            QVERIFY(readAloud(QAccessible::queryAccessibleInterface(m_dialog.get())) > 100);
            QList<ConnectionEntry> entries = test::sampleEntries();
            if (letter == u'D')
                entries.removeLast();
            m_dialog->setEntries(entries);
            m_dialog->setProfiles({QString(letter)});
        }
        selectRow(2 - round);
        chooseSource(round == 1 ? test::Source::Profile : test::Source::Keychain);
        find<QLineEdit>("secretField").setText(u"secret"_s);
        readAloud(QAccessible::queryAccessibleInterface(m_dialog.get()));
        init(); // the dialog goes with a secret in it, and another takes its place
    }
    QAccessible::setActive(false);
}

QTEST_MAIN(TestConnectionsDialog)
#include "tst_connections_dialog.moc"
