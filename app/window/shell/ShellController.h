// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/settings/SettingsController.h"
#include "app/window/shell/ErrorBar.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PaletteModel.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace app {

// Everything about the window itself: its places, its look, its keys, its dialogs and the palette.
class ShellController final : public QObject
{
    Q_OBJECT

public:
    using Topic = ErrorBar::Topic;
    using Entries = std::function<QList<ui::PaletteEntry>()>;

    ShellController(ui::Actions &actions, ui::MainWindow &window, SettingsController &settings,
                    QString dataFolder, QObject *parent = nullptr);

    // What the palette finds beside commands.
    void setPaletteExtras(Entries extras);
    void showPalette();
    // Says what went wrong in the bar above the page: until it is closed or, with a topic, until
    // that is well again.
    void showError(const core::Error &error);
    void showErrorOf(Topic topic, const core::Error &error, const ErrorBar::Offer &offer = {});
    void showNote(Topic topic, const QString &text, const ErrorBar::Offer &offer);
    void clearErrorOf(Topic topic);
    void showContrast(); // in the check mark: the desktop may have changed it
    void showSidebar(); // what was opened is seen there
    void clearServiceErrors(); // another service is in use, or it took what was sent

signals:
    void extraChosen(const QString &id); // an entry that is no command

private:
    void connectActions();
    void connectPlaces();
    void on(ui::Command command, const std::function<void()> &run);
    void apply(const core::Settings &settings);
    void storePlaces();
    void runEntry(const QString &id);
    QList<ui::PaletteEntry> entries() const;
    void setAppearance(core::Settings::Appearance appearance);
    void toggleContrast();
    void showSettings();
    void showShortcuts();
    void showGrants();
    void showHelp();
    void showAbout();
    void openDialog(QDialog &dialog);
    void toggleSidebar();
    void toggleDock();
    void toggleFullScreen();
    void toggleMenuBar();

    ui::Actions &m_actions;
    ui::MainWindow &m_window;
    SettingsController &m_settings;
    QString m_dataFolder;
    ErrorBar m_errors;
    Entries m_extras;
    QTimer m_pause;
    bool m_isRestoring = true; // places are not kept while they are being restored
};

} // namespace app
