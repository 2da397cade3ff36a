// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/shell/ShellController.h"

#include "ui/common/Theme.h"
#include "ui/environments/GrantsDialog.h"
#include "ui/shell/AboutDialog.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/ContextBar.h"
#include "ui/shell/HelpDialog.h"
#include "ui/shell/KeyCaps.h"
#include "ui/shell/SettingsDialog.h"
#include "ui/shell/ShortcutsDialog.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/StatusLine.h"

#include <QApplication>

#include <utility>

namespace app {

namespace {

constexpr int pauseBeforeStoring = 200; // milliseconds; a window is resized in many steps

} // namespace

using namespace Qt::Literals::StringLiterals;
using core::Settings;
using ui::Command;

ShellController::ShellController(ui::Actions &actions, ui::MainWindow &window,
                                 SettingsController &settings, QString dataFolder, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_window(window)
    , m_settings(settings)
    , m_dataFolder(std::move(dataFolder))
    , m_errors(window.messageBar())
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBeforeStoring);
    connectActions();
    connectPlaces();
    connect(&settings, &SettingsController::changed, this, &ShellController::apply);
    m_window.restorePlaces(settings.settings());
    apply(settings.settings());
    m_isRestoring = false;
}

void ShellController::on(Command command, const std::function<void()> &run)
{
    connect(&m_actions[command], &QAction::triggered, this, run);
}

void ShellController::connectActions()
{
    on(Command::Palette, [this] { showPalette(); });
    on(Command::Settings, [this] { showSettings(); });
    on(Command::Keys, [this] { showShortcuts(); });
    on(Command::Help, [this] { showHelp(); });
    on(Command::About, [this] { showAbout(); });
    on(Command::Quit, [this] { m_window.close(); });
    on(Command::NextPane, [this] { m_window.focusNextPane(); });
    on(Command::PreviousPane, [this] { m_window.focusPreviousPane(); });
    on(Command::FullScreen, [this] { toggleFullScreen(); });
    on(Command::MenuBar, [this] { toggleMenuBar(); });
    on(Command::AppearanceSystem, [this] { setAppearance(Settings::Appearance::System); });
    on(Command::AppearanceLight, [this] { setAppearance(Settings::Appearance::Light); });
    on(Command::AppearanceDark, [this] { setAppearance(Settings::Appearance::Dark); });
    on(Command::HighContrast, [this] { toggleContrast(); });
    on(Command::ToggleSidebar, [this] { toggleSidebar(); });
    on(Command::ToggleDock, [this] { toggleDock(); });
    on(Command::TabMovesFocus, [this] {
        m_settings.change([](Settings &each) { each.movesFocusByTab = !each.movesFocusByTab; });
    });
}

void ShellController::connectPlaces()
{
    ui::ContextBar &bar = m_window.contextBar();
    connect(&bar, &ui::ContextBar::paletteRequested, this, &ShellController::showPalette);
    connect(&m_window.commandPalette(), &ui::CommandPalette::chosen, this,
            &ShellController::runEntry);
    ui::Sidebar &sidebar = m_window.sidebar();
    connect(&sidebar, &ui::Sidebar::settingsRequested, this, &ShellController::showSettings);
    connect(&sidebar, &ui::Sidebar::helpRequested, this, &ShellController::showHelp);
    connect(&sidebar, &ui::Sidebar::openRequested, this, &ShellController::showSidebar);
    connect(&m_window, &ui::MainWindow::placesChanged, this, [this] {
        if (!m_isRestoring)
            m_pause.start();
    });
    connect(&m_window, &ui::MainWindow::closing, this, &ShellController::storePlaces);
    connect(&m_pause, &QTimer::timeout, this, &ShellController::storePlaces);
    connect(&m_settings, &SettingsController::failed, this, &ShellController::showError);
}

void ShellController::storePlaces()
{
    m_pause.stop();
    m_settings.change([this](Settings &each) { m_window.storePlaces(each); });
}

void ShellController::apply(const Settings &settings)
{
    m_actions.setKeymap(ui::Keymap(settings.shortcuts));
    m_actions.setSingleLetters(settings.hasSingleLetters);
    m_window.setSidebarChoice(settings.sidebar);
    m_window.setResultsAtRight(settings.areResultsAtRight);
    m_window.setMenuBarShown(settings.showsMenuBar);
    m_window.contextBar().setPaletteKeys(ui::keyText(m_actions.keymap().keysOf(Command::Palette)));
    m_actions[Command::MenuBar].setChecked(settings.showsMenuBar);
    m_actions[Command::TabMovesFocus].setChecked(settings.movesFocusByTab);
    using Appearance = Settings::Appearance;
    m_actions[Command::AppearanceSystem].setChecked(settings.appearance == Appearance::System);
    m_actions[Command::AppearanceLight].setChecked(settings.appearance == Appearance::Light);
    m_actions[Command::AppearanceDark].setChecked(settings.appearance == Appearance::Dark);
    showContrast();
}

void ShellController::showContrast()
{
    m_actions[Command::HighContrast].setChecked(ui::isHighContrast());
}

// Away from what is seen, whoever asked for it: the person or the desktop.
void ShellController::toggleContrast()
{
    const auto wanted = ui::isHighContrast() ? Settings::Contrast::Usual : Settings::Contrast::High;
    m_settings.change([wanted](Settings &each) { each.contrast = wanted; });
}

void ShellController::setAppearance(Settings::Appearance appearance)
{
    m_settings.change([appearance](Settings &each) { each.appearance = appearance; });
    apply(m_settings.settings()); // the check mark, also when nothing changed
}

void ShellController::setPaletteExtras(Entries extras)
{
    m_extras = std::move(extras);
}

QList<ui::PaletteEntry> ShellController::entries() const
{
    QList<ui::PaletteEntry> result;
    for (const ui::CommandInfo &info : ui::commands()) {
        if (info.command == Command::Palette)
            continue;
        const QAction &action = m_actions[info.command];
        result.append({.id = QString::fromLatin1(info.id),
                       .text = ui::plainTextOf(info),
                       .group = ui::nameOf(info.menu),
                       .keys = ui::keyText(m_actions.keymap().keysOf(info.command)),
                       .icon = info.icon,
                       .isEnabled = action.isEnabled(),
                       .isOn = action.isChecked()});
    }
    if (m_extras)
        result.append(m_extras());
    return result;
}

void ShellController::showPalette()
{
    m_window.commandPalette().open(entries());
}

void ShellController::runEntry(const QString &id)
{
    if (const ui::CommandInfo *info = ui::findCommand(id))
        m_actions[info->command].trigger();
    else
        emit extraChosen(id);
}

void ShellController::openDialog(QDialog &dialog)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.open();
}

void ShellController::showSettings()
{
    auto *dialog = new ui::SettingsDialog(m_settings.settings(), m_dataFolder, &m_window);
    connect(dialog, &ui::SettingsDialog::settingsChanged, this, [this](const Settings &chosen) {
        m_settings.change([&chosen](Settings &each) {
            each.appearance = chosen.appearance;
            each.successColor = chosen.successColor;
            each.contrast = chosen.contrast;
            each.showsMenuBar = chosen.showsMenuBar;
            each.hasSingleLetters = chosen.hasSingleLetters;
            each.movesFocusByTab = chosen.movesFocusByTab;
        });
    });
    connect(dialog, &ui::SettingsDialog::shortcutsRequested, this, &ShellController::showShortcuts);
    connect(dialog, &ui::SettingsDialog::grantsRequested, this, &ShellController::showGrants);
    openDialog(*dialog);
}

void ShellController::showShortcuts()
{
    QWidget *over = QApplication::activeModalWidget();
    auto *dialog = new ui::ShortcutsDialog(m_actions.keymap(), over ? over : &m_window);
    connect(dialog, &ui::ShortcutsDialog::keymapChanged, this, [this](const ui::Keymap &keymap) {
        m_settings.change([&keymap](Settings &each) { each.shortcuts = keymap.changes(); });
    });
    openDialog(*dialog);
}

void ShellController::showGrants()
{
    QWidget *over = QApplication::activeModalWidget();
    auto *dialog = new ui::GrantsDialog(m_settings.settings(), over ? over : &m_window);
    connect(dialog, &ui::GrantsDialog::settingsChanged, this, [this](const Settings &chosen) {
        m_settings.change([&chosen](Settings &each) {
            each.grantedSecrets = chosen.grantedSecrets;
            each.trustedCollections = chosen.trustedCollections;
        });
    });
    openDialog(*dialog);
}

void ShellController::showHelp()
{
    auto *dialog = new ui::HelpDialog(m_window.topicOfFocus(), m_actions.keymap(), &m_window);
    connect(dialog, &ui::HelpDialog::keysRequested, this, &ShellController::showShortcuts);
    openDialog(*dialog);
}

void ShellController::showAbout()
{
    openDialog(*new ui::AboutDialog(QApplication::applicationVersion(), &m_window));
}

void ShellController::showSidebar()
{
    if (!m_window.sidebar().isOpen())
        m_settings.change([](Settings &each) { each.sidebar = Settings::Sidebar::Open; });
}

void ShellController::toggleSidebar()
{
    const bool isOpen = m_window.sidebar().isOpen();
    m_settings.change([isOpen](Settings &each) {
        each.sidebar = isOpen ? Settings::Sidebar::Folded : Settings::Sidebar::Open;
    });
}

void ShellController::toggleDock()
{
    m_settings.change([](Settings &each) { each.areResultsAtRight = !each.areResultsAtRight; });
    if (m_settings.settings().areResultsAtRight && !m_window.areResultsAtRight())
        m_window.statusLine().say(
            tr("Results go to the right as soon as the window is wide enough."));
}

void ShellController::toggleFullScreen()
{
    m_window.setWindowState(m_window.windowState() ^ Qt::WindowFullScreen);
    m_actions[Command::FullScreen].setChecked(m_window.isFullScreen());
}

void ShellController::toggleMenuBar()
{
    m_settings.change([](Settings &each) { each.showsMenuBar = !each.showsMenuBar; });
}

void ShellController::showError(const core::Error &error)
{
    showErrorOf(Topic::Other, error);
}

void ShellController::clearErrorOf(Topic topic)
{
    m_errors.clear(topic);
}

void ShellController::clearServiceErrors()
{
    for (const Topic topic : {Topic::Connection, Topic::StreamList, Topic::Stream})
        clearErrorOf(topic);
}

void ShellController::showErrorOf(Topic topic, const core::Error &error,
                                  const ErrorBar::Offer &offer)
{
    m_errors.add(topic, error, offer);
}

void ShellController::showNote(Topic topic, const QString &text, const ErrorBar::Offer &offer)
{
    m_errors.addNote(topic, text, offer);
}

} // namespace app
