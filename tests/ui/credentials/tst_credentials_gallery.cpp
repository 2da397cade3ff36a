// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "ui/credentials/ConnectionPicker.h"
#include "ui/credentials/ConnectionsDialog.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

// The dialog and the picker in their states and both themes, so that people can look at them: the
// pictures lie in the build folder under pictures/.
class TestCredentialsGallery final : public QObject
{
    Q_OBJECT

private slots:
    void drawsTheDialog_data();
    void drawsTheDialog();
    void drawsThePicker_data();
    void drawsThePicker();

private:
    static void save(QWidget &widget, const QString &name);
    static void arrange(ConnectionsDialog &dialog, const QString &state);
};

void TestCredentialsGallery::save(QWidget &widget, const QString &name)
{
    QCoreApplication::processEvents(); // layouts come about later
    const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));
    QVERIFY(widget.grab().save(folder.filePath(name + u".png"_s)));
}

void TestCredentialsGallery::arrange(ConnectionsDialog &dialog, const QString &state)
{
    QList<ConnectionEntry> entries = test::sampleEntries();
    if (state == u"locked")
        entries[1].keychain = KeychainState::MissingOrLocked;
    if (state == u"empty")
        entries = entries.mid(0, 1);
    dialog.setEntries(entries);
    dialog.setProfiles({u"dev"_s, u"staging"_s});
    dialog.showConnection(state == u"empty" ? u"Simulator"_s : u"orders-prod"_s);
    if (state == u"profile")
        dialog.showConnection(u"staging"_s);
    if (state == u"tested")
        dialog.setReport({TestReport::Outcome::Accepted, u"The keys are accepted."_s,
                          u"HTTP 200 after 41 ms · 3 streams · this computer's clock is right"_s});
    if (state == u"failing")
        dialog.setReport({TestReport::Outcome::Failed,
                          u"The secret access key does not fit the access key id."_s,
                          u"The service checked the signature and found another one."_s,
                          u"Enter the secret access key again."_s});
    if (state == u"locked")
        dialog.noteSecretNotStored(KeychainState::Locked);
    if (state == u"faults") {
        dialog.showNew({});
        QTest::keyClicks(dialog.findChild<QLineEdit *>(u"nameField"_s), u"staging"_s);
        dialog.findChild<QLineEdit *>(u"endpointField"_s)->setText(u"http://10.1.2.3:4566"_s);
        QTest::keyClick(&dialog, Qt::Key_Return);
    }
}

void TestCredentialsGallery::drawsTheDialog_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QSize>("size");
    const QSize usual(860, 640);
    for (const QString &state : {u"stored"_s, u"profile"_s, u"tested"_s, u"failing"_s, u"locked"_s,
                                 u"empty"_s, u"faults"_s})
        QTest::newRow(qPrintable(u"light-"_s + state)) << Appearance::Light << state << usual;
    QTest::newRow("dark-failing") << Appearance::Dark << u"failing"_s << usual;
    QTest::newRow("dark-stored") << Appearance::Dark << u"stored"_s << usual;
    QTest::newRow("light-narrow") << Appearance::Light << u"stored"_s << QSize(800, 480);
}

void TestCredentialsGallery::drawsTheDialog()
{
    QFETCH(Appearance, appearance);
    QFETCH(QString, state);
    QFETCH(QSize, size);
    applyAppearance(*qApp, appearance);
    test::FakeQuestions questions;
    ConnectionsDialog dialog(questions);
    dialog.resize(size);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));

    arrange(dialog, state);

    QVERIFY(dialog.width() <= size.width());
    save(dialog, u"connections-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
}

void TestCredentialsGallery::drawsThePicker_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

void TestCredentialsGallery::drawsThePicker()
{
    QFETCH(Appearance, appearance);
    applyAppearance(*qApp, appearance);
    QWidget window;
    window.resize(520, 480);
    ConnectionPicker picker(&window);
    picker.setGeometry(12, 6, 340, 32);
    QList<ConnectionEntry> entries = test::sampleEntries();
    picker.setEntries(entries, {{u"dev"_s, u"eu-west-1"_s}, {u"prod-ro"_s, {}}});
    window.show();
    const QString theme = QString::fromLatin1(QTest::currentDataTag());
    picker.openList();
    save(window, u"connection-popup-%1"_s.arg(theme));
    entries[1].isActive = true;
    entries[2].isActive = false;
    picker.setEntries(entries, {{u"dev"_s, u"eu-west-1"_s}, {u"prod-ro"_s, {}}});
    save(picker, u"connection-picker-production-%1"_s.arg(theme));
    picker.resize(picker.minimumSizeHint());
    save(picker, u"connection-picker-narrow-%1"_s.arg(theme));
}

QTEST_MAIN(TestCredentialsGallery)
#include "tst_credentials_gallery.moc"
