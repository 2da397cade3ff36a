// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ElidedLabel.h"
#include "ui/shell/SettingsDialog.h"

#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Settings;
using ui::SettingsDialog;

Q_DECLARE_METATYPE(core::Settings)

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatHolds();
    void saysEachChangeAtOnce();
    void leavesOtherSettingsAlone();
    void leadsToTheShortcuts();
};

void TestSettingsDialog::showsWhatHolds()
{
    const SettingsDialog dialog(
        {.appearance = Settings::Appearance::Dark, .hasSingleLetters = false}, u"/data"_s);

    QVERIFY(dialog.findChild<QRadioButton *>(u"appearance2"_s)->isChecked());
    QVERIFY(dialog.findChild<QRadioButton *>(u"successColor0"_s)->isChecked());
    QVERIFY(!dialog.findChild<QCheckBox *>(u"singleLetters"_s)->isChecked());
    QVERIFY(dialog.findChild<QCheckBox *>(u"showMenuBar"_s)->isChecked());
    QCOMPARE(dialog.findChild<ui::ElidedLabel *>(u"dataFolder"_s)->text(), u"/data"_s);
}

void TestSettingsDialog::saysEachChangeAtOnce()
{
    SettingsDialog dialog({}, {});
    dialog.show();
    QSignalSpy changed(&dialog, &SettingsDialog::settingsChanged);
    const auto latest = [&changed] { return changed.last().first().value<Settings>(); };

    QTest::mouseClick(dialog.findChild<QRadioButton *>(u"appearance1"_s), Qt::LeftButton, {},
                      {8, 8});
    QCOMPARE(latest().appearance, Settings::Appearance::Light);

    QTest::mouseClick(dialog.findChild<QRadioButton *>(u"successColor1"_s), Qt::LeftButton, {},
                      {8, 8});
    QCOMPARE(latest().successColor, Settings::SuccessColor::Green);

    QTest::keyClick(dialog.findChild<QCheckBox *>(u"tabLeaves"_s), Qt::Key_Space);
    QVERIFY(latest().movesFocusByTab);
    QCOMPARE(changed.size(), 3);
}

void TestSettingsDialog::leavesOtherSettingsAlone()
{
    const Settings before{.zoom = 3, .lastConnection = u"dev"_s};
    SettingsDialog dialog(before, {});
    QSignalSpy changed(&dialog, &SettingsDialog::settingsChanged);

    dialog.findChild<QCheckBox *>(u"showMenuBar"_s)->click();

    Settings expected = before;
    expected.showsMenuBar = false;
    QCOMPARE(changed.last().first().value<Settings>(), expected);
}

void TestSettingsDialog::leadsToTheShortcuts()
{
    SettingsDialog dialog({}, {});
    QSignalSpy wanted(&dialog, &SettingsDialog::shortcutsRequested);

    dialog.findChild<QPushButton *>(u"editShortcuts"_s)->click();

    QCOMPARE(wanted.size(), 1);
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
