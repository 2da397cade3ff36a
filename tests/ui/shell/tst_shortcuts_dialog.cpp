// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ShortcutModel.h"
#include "ui/shell/ShortcutsDialog.h"

#include <QAbstractItemModelTester>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::Command;
using ui::Keymap;
using ui::ShortcutsDialog;

class TestShortcutsDialog : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheModelContract();
    void searchesNamesAndKeys_data();
    void searchesNamesAndKeys();
    void setsFreeKeys();
    void warnsOfAConflictAndTakesTheKeys();
    void refusesLettersThatWouldBeTyped();
    void keepsTheKeysOfEditing_data();
    void keepsTheKeysOfEditing();
    void namesItsKeyField();
    void leavesKeysOfTextsAlone();
    void takesKeysAway();
    void resetsOneAndAll();
};

namespace {

struct DialogStage
{
    explicit DialogStage(const Keymap &keymap = {})
        : dialog(keymap)
        , changed(&dialog, &ShortcutsDialog::keymapChanged)
    {
        dialog.show();
        QApplication::setActiveWindow(&dialog);
        search = dialog.findChild<QLineEdit *>(u"shortcutSearch"_s);
        table = dialog.findChild<QTableView *>(u"shortcutTable"_s);
        keys = dialog.findChild<QKeySequenceEdit *>(u"recordKeys"_s);
        conflict = dialog.findChild<QLabel *>(u"keyConflict"_s);
    }

    QPushButton *button(const QString &name) const { return dialog.findChild<QPushButton *>(name); }
    void click(const QString &name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    Keymap keymap() const { return changed.last().first().value<Keymap>(); }

    ShortcutsDialog dialog;
    QSignalSpy changed;
    QLineEdit *search = nullptr;
    QTableView *table = nullptr;
    QKeySequenceEdit *keys = nullptr;
    QLabel *conflict = nullptr;
};

} // namespace

void TestShortcutsDialog::keepsTheModelContract()
{
    ui::ShortcutModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);

    model.setKeymap(Keymap({{u"send"_s, u"Ctrl+M"_s}}));

    QCOMPARE(model.rowCount(), static_cast<int>(ui::commands().size()));
}

void TestShortcutsDialog::searchesNamesAndKeys_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("count");

    QTest::newRow("name") << u"format json"_s << u"Format JSON, values untouched"_s << 1;
    QTest::newRow("keys") << u"ctrl+shift+t"_s << u"Reopen closed draft"_s << 1;
    QTest::newRow("nothing") << u"teleport"_s << QString() << 0;
}

void TestShortcutsDialog::searchesNamesAndKeys()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    QFETCH(int, count);
    const DialogStage stage;

    QTest::keyClicks(stage.search, typed);

    QCOMPARE(stage.table->model()->rowCount(), count);
    QCOMPARE(stage.table->model()->index(0, 0).data().toString(), first);
    QCOMPARE(stage.keys->isEnabled(), count > 0);
}

void TestShortcutsDialog::setsFreeKeys()
{
    const DialogStage stage;
    QTest::keyClicks(stage.search, u"new draft"_s);

    stage.keys->setFocus();
    QTest::keyClick(stage.keys, Qt::Key_F12, Qt::ControlModifier);
    stage.click(u"assignKeys"_s);

    QCOMPARE(stage.keymap().keysOf(Command::NewTab), QList{QKeySequence(u"Ctrl+F12"_s)});
}

void TestShortcutsDialog::warnsOfAConflictAndTakesTheKeys()
{
    const DialogStage stage;
    QTest::keyClicks(stage.search, u"new draft"_s);

    stage.keys->setFocus();
    QTest::keyClick(stage.keys, Qt::Key_W, Qt::ControlModifier);

    QVERIFY(stage.conflict->text().contains(u"Close draft"_s));
    QCOMPARE(stage.button(u"assignKeys"_s)->text(), u"Take them"_s);
    QVERIFY(stage.changed.isEmpty());

    stage.click(u"assignKeys"_s);

    QCOMPARE(stage.keymap().keysOf(Command::NewTab), QList{QKeySequence(u"Ctrl+W"_s)});
    QVERIFY(stage.keymap().keysOf(Command::CloseTab).isEmpty());
}

void TestShortcutsDialog::refusesLettersThatWouldBeTyped()
{
    const DialogStage stage;
    QTest::keyClicks(stage.search, u"new draft"_s);

    stage.keys->setFocus();
    QTest::keyClick(stage.keys, Qt::Key_N);

    QVERIFY(!stage.button(u"assignKeys"_s)->isEnabled());
    QVERIFY(stage.conflict->text().contains(u"typing"_s));
}

void TestShortcutsDialog::keepsTheKeysOfEditing_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("key");

    for (const auto &command : {u"retry failed"_s, u"new draft"_s}) {
        for (const int key : {Qt::Key_A, Qt::Key_C, Qt::Key_V, Qt::Key_X, Qt::Key_Z, Qt::Key_Y})
            QTest::addRow("%s Ctrl+%c", qPrintable(command), key) << command << key;
    }
}

void TestShortcutsDialog::keepsTheKeysOfEditing()
{
    QFETCH(QString, command);
    QFETCH(int, key);
    const DialogStage stage;
    QTest::keyClicks(stage.search, command);

    stage.keys->setFocus();
    QTest::keyClick(stage.keys, static_cast<Qt::Key>(key), Qt::ControlModifier);

    QVERIFY(!stage.button(u"assignKeys"_s)->isEnabled());
    QVERIFY2(stage.conflict->text().contains(u"kept for editing"_s),
             qPrintable(stage.conflict->text()));
}

void TestShortcutsDialog::namesItsKeyField()
{
    const DialogStage stage;
    QCOMPARE(stage.keys->findChild<QLineEdit *>()->accessibleName(), u"New keys"_s);
}

void TestShortcutsDialog::leavesKeysOfTextsAlone()
{
    const DialogStage stage;
    QTest::keyClicks(stage.search, u"undo"_s);

    QVERIFY(!stage.keys->isEnabled());
    QVERIFY(!stage.button(u"assignKeys"_s)->isEnabled());
    QVERIFY(!stage.button(u"removeKeys"_s)->isEnabled());
    QVERIFY(stage.conflict->text().contains(u"of their own"_s));
}

void TestShortcutsDialog::takesKeysAway()
{
    const DialogStage stage;
    QTest::keyClicks(stage.search, u"new draft"_s);

    stage.click(u"removeKeys"_s);

    QVERIFY(stage.keymap().keysOf(Command::NewTab).isEmpty());
    QVERIFY(!stage.button(u"removeKeys"_s)->isEnabled());
}

void TestShortcutsDialog::resetsOneAndAll()
{
    const DialogStage stage(Keymap({{u"newTab"_s, u"F9"_s}, {u"send"_s, u"F8"_s}}));
    QTest::keyClicks(stage.search, u"new draft"_s);

    stage.click(u"resetKeys"_s);
    QCOMPARE(stage.keymap(), Keymap({{u"send"_s, u"F8"_s}}));

    stage.click(u"resetAllKeys"_s);
    QCOMPARE(stage.keymap(), Keymap());
}

QTEST_MAIN(TestShortcutsDialog)
#include "tst_shortcuts_dialog.moc"
