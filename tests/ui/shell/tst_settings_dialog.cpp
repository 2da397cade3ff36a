// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ElidedLabel.h"
#include "ui/shell/HelpDialog.h"
#include "ui/shell/SettingsDialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
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
    void aLargeFontStaysOnTheScreen();
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
    // Tab leads to what holds.
    QVERIFY(dialog.findChild<QRadioButton *>(u"appearance2"_s)->focusPolicy() & Qt::TabFocus);
    QVERIFY(!(dialog.findChild<QRadioButton *>(u"appearance0"_s)->focusPolicy() & Qt::TabFocus));
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

    QTest::mouseClick(dialog.findChild<QRadioButton *>(u"contrast2"_s), Qt::LeftButton, {}, {8, 8});
    QCOMPARE(latest().contrast, Settings::Contrast::High);

    QTest::keyClick(dialog.findChild<QCheckBox *>(u"tabLeaves"_s), Qt::Key_Space);
    QVERIFY(latest().movesFocusByTab);
    QCOMPARE(changed.size(), 4);
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

void TestSettingsDialog::aLargeFontStaysOnTheScreen()
{
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(2.5 * usual.pointSizeF());
    QApplication::setFont(large);
    SettingsDialog settings({}, {});
    ui::HelpDialog help(ui::HelpTopic::Editor, ui::Keymap());
    QApplication::setFont(usual);

    for (QDialog *dialog : std::initializer_list<QDialog *>{&settings, &help}) {
        dialog->show();
        QVERIFY(dialog->height() < dialog->screen()->availableGeometry().height());
        const auto labels = dialog->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QVERIFY2(label->height() >= label->sizeHint().height() || label->wordWrap(),
                     qPrintable(label->text()));
        for (const QPushButton *button : dialog->findChildren<QPushButton *>())
            QVERIFY(button->height() >= button->sizeHint().height());
    }
    const auto *close = help.findChild<QPushButton *>(u"closeHelp"_s);
    QVERIFY(help.rect().contains(close->geometry()));
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
