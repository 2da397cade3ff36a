// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/Application.h"
#include "core/files/SettingsFile.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/shell/ContextBar.h"
#include "ui/shell/Sidebar.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Settings;

class TestApplication : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_application.reset(); }
    void keysMoveTheWindowsParts();
    void paletteRunsACommand();
    void paletteFindsANewConnection();
    void dialogsOpenByTheirKeys_data();
    void dialogsOpenByTheirKeys();
    void settingsHoldAtOnce();
    void aHiddenMenuBarComesBack();
    void highContrastIsChosenAndKept();
    void comesBackAsItWasLeft();
    void aDamagedSettingsFileIsSaid();

private:
    void start();
    QWidget *open(const QString &dialog) const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    ui::MainWindow &window() const { return m_application->window(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Application> m_application;
};

void TestApplication::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start();
}

void TestApplication::start()
{
    m_application.reset();
    m_application = std::make_unique<app::Application>(app::World{.dataFolder = m_folder->path()});
    m_application->show();
    QApplication::setActiveWindow(&window());
}

void TestApplication::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

QWidget *TestApplication::open(const QString &dialog) const
{
    auto *found = window().findChild<QDialog *>(dialog);
    return found && found->isVisible() ? found : nullptr;
}

void TestApplication::keysMoveTheWindowsParts()
{
    window().resize(1440, 900);
    const bool wasOpen = window().sidebar().isOpen();

    press(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(window().sidebar().isOpen(), !wasOpen);
    press(Qt::Key_F11);
    QVERIFY(window().isFullScreen());
    press(Qt::Key_F11);
    QVERIFY(!window().isFullScreen());
}

void TestApplication::paletteRunsACommand()
{
    press(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"about"_s);
    press(Qt::Key_Return);

    QVERIFY(open(u"aboutDialog"_s));
}

void TestApplication::paletteFindsANewConnection()
{
    press(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"new conn"_s);
    press(Qt::Key_Return);

    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"nameField"_s);
}

void TestApplication::dialogsOpenByTheirKeys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<bool>("withControl");
    QTest::addColumn<QString>("dialog");

    QTest::newRow("settings") << Qt::Key_Comma << true << u"settingsDialog"_s;
    QTest::newRow("keys") << Qt::Key_Slash << true << u"shortcutsDialog"_s;
    QTest::newRow("help") << Qt::Key_F1 << false << u"helpDialog"_s;
}

void TestApplication::dialogsOpenByTheirKeys()
{
    QFETCH(Qt::Key, key);
    QFETCH(bool, withControl);
    QFETCH(QString, dialog);

    press(key, withControl ? Qt::ControlModifier : Qt::NoModifier);
    QWidget *found = open(dialog);
    QVERIFY(found);

    QTest::keyClick(found, Qt::Key_Escape);
    QTRY_VERIFY(!open(dialog));
}

void TestApplication::settingsHoldAtOnce()
{
    press(Qt::Key_Comma, Qt::ControlModifier);
    QWidget *dialog = open(u"settingsDialog"_s);
    QVERIFY(dialog);

    dialog->findChild<QCheckBox *>(u"showMenuBar"_s)->click();

    QVERIFY(!window().menuBar()->isVisible());
    QTRY_VERIFY(!core::readSettings(m_folder->path())->showsMenuBar);
}

void TestApplication::aHiddenMenuBarComesBack()
{
    press(Qt::Key_F10);
    QVERIFY(!window().menuBar()->isVisible());

    press(Qt::Key_F10);
    QVERIFY(window().menuBar()->isVisible());
}

// By the palette, then by the menu; beside dark and light, and at the next start.
void TestApplication::highContrastIsChosenAndKept()
{
    const auto run = [this](const QString &words) {
        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), words);
        press(Qt::Key_Return);
    };
    const auto *field = window().findChild<QLineEdit *>(u"resultFilter"_s);
    const auto selection = [field] { return field->palette().color(QPalette::Highlight); };
    run(u"high contrast"_s);
    QVERIFY(ui::isHighContrast());
    QCOMPARE(selection(), ui::color(ui::Role::Accent)); // what is there changes too
    run(u"high contrast"_s);
    QVERIFY(!ui::isHighContrast());
    QCOMPARE(selection(), ui::color(ui::Role::Selection));
    run(u"high contrast"_s);
    run(u"theme dark"_s);
    QVERIFY(ui::isHighContrast() && ui::isDark());
    QTRY_COMPARE(core::readSettings(m_folder->path())->contrast, core::Settings::Contrast::High);

    start();
    QVERIFY(ui::isHighContrast() && ui::isDark());
    QAction *inMenu = nullptr;
    for (const QMenu *menu : window().menuBar()->findChildren<QMenu *>()) {
        for (QAction *each : menu->actions())
            inMenu = each->objectName() == u"highContrast" ? each : inMenu;
    }
    QVERIFY(inMenu && inMenu->isChecked());
    inMenu->trigger();
    QVERIFY(!ui::isHighContrast() && ui::isDark());
    QVERIFY(!inMenu->isChecked());
    ui::applyAppearance(*qApp, ui::Appearance::Light);
}

void TestApplication::comesBackAsItWasLeft()
{
    window().resize(1100, 700);
    press(Qt::Key_B, Qt::ControlModifier);
    press(Qt::Key_J, Qt::ControlModifier);
    window().close();

    start();

    QCOMPARE(window().size(), QSize(1100, 700));
    const auto settings = core::readSettings(m_folder->path()).value();
    QVERIFY(settings.areResultsAtRight);
    QVERIFY(!window().areResultsAtRight()); // there is no room for it at that width
    QCOMPARE(settings.sidebar, Settings::Sidebar::Open); // folded by itself at that width
    QVERIFY(window().sidebar().isOpen());
}

void TestApplication::aDamagedSettingsFileIsSaid()
{
    m_application.reset();
    QFile file(m_folder->filePath(u"settings.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{]");
    file.close();

    start();

    QVERIFY(window().messageBar().isVisible());
    QVERIFY(window().messageBar().text().contains(u"settings.json"_s));
}

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
