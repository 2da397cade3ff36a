// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/Variable.h"
#include "app/window/shell/LookController.h"
#include "app/window/wiring/BundleWiring.h"
#include "app/window/wiring/ConnectionWiring.h"
#include "app/window/wiring/DemoTour.h"
#include "app/window/wiring/EditorWiring.h"
#include "app/window/wiring/EnvironmentWiring.h"
#include "app/window/wiring/LibraryWiring.h"
#include "app/window/wiring/PreviewWiring.h"
#include "app/window/wiring/QuitGuard.h"
#include "app/window/wiring/ResultsWiring.h"
#include "app/window/wiring/SendToWiring.h"
#include "app/window/wiring/SendWiring.h"
#include "core/keychain/SecretStore.h"

#include <QObject>

#include <functional>
#include <memory>

namespace app {

// What the window stands on in the world; tests put something else there.
struct World
{
    QString dataFolder;
    Variable variable = processVariable;
    std::shared_ptr<core::SecretStore> secrets; // null: the desktop's keychain
    // Makes what asks people, over the window; empty: dialogs.
    std::function<std::unique_ptr<ui::Questions>(QWidget &window)> questions = {};
    quint16 simulatorPort = 0; // of the built-in endpoint; 0: any free one
};

// Makes everything, owns everything, connects the rooms.
class Application final : public QObject
{
    Q_OBJECT

public:
    explicit Application(const World &world);
    ~Application() override;

    ui::MainWindow &window() { return m_window; }
    const Views &views() const { return m_views; }

    void show();
    void openFiles(const QStringList &paths);
    void leave() { m_quitGuard.leave(); } // without a question; see QuitGuard
    void raiseWindow(); // with files or without, somebody started the program again

private:
    void connectRooms();

    // In this order: each uses those before it, and is gone before them.
    std::shared_ptr<core::SecretStore> m_secrets;
    SettingsController m_settings;
    core::Result<> m_loaded; // the settings, before anything is made by them
    LookController m_look;
    ui::Actions m_actions;
    ui::MainWindow m_window;
    Views m_views;
    std::unique_ptr<ui::Questions> m_questions;
    ShellController m_shell;
    SimulatorController m_simulator;
    ConnectionController m_connections;
    StreamController m_streams;
    DraftController m_drafts;
    LibraryController m_library;
    EnvironmentController m_environments;
    TemplateSecrets m_templateSecrets;
    SecretGate m_secretGate;
    SendController m_send;
    ConnectionsRoom m_connectionsRoom;
    LibraryWiring m_libraryWiring;
    BundleWiring m_bundleWiring;
    EditorWiring m_editorWiring;
    PreviewWiring m_previewWiring;
    ConnectionWiring m_connectionWiring;
    SendWiring m_sendWiring;
    ResultsWiring m_resultsWiring;
    SendToWiring m_sendToWiring;
    EnvironmentWiring m_environmentWiring;
    DemoTour m_tour;
    QuitGuard m_quitGuard;
};

} // namespace app
