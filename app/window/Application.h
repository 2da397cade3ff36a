// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/settings/SettingsController.h"
#include "app/window/shell/LookController.h"
#include "app/window/shell/ShellController.h"
#include "app/window/simulator/SimulatorController.h"
#include "ui/shell/Actions.h"
#include "ui/shell/MainWindow.h"

#include <QObject>

namespace app {

// Makes everything, owns everything, connects the rooms.
class Application final : public QObject
{
    Q_OBJECT

public:
    explicit Application(const QString &dataFolder);
    ~Application() override;

    ui::MainWindow &window() { return m_window; }
    void show();
    void openFiles(const QStringList &paths);
    void raiseWindow();

private:
    // In this order: each uses those before it, and is gone before them.
    SettingsController m_settings;
    core::Result<> m_loaded; // the settings, before anything is made by them
    LookController m_look;
    ui::Actions m_actions;
    ui::MainWindow m_window;
    ShellController m_shell;
    SimulatorController m_simulator;
};

} // namespace app
