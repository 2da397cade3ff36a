// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/Application.h"

#include "core/keychain/KeychainSecretStore.h"
#include "core/rendering/TemplateFacts.h"
#include "ui/common/ComboSpeech.h"
#include "ui/common/DialogQuestions.h"

#include <QDir>

namespace app {

namespace {

std::shared_ptr<core::SecretStore> secretsOf(const World &world)
{
    return world.secrets ? world.secrets : std::make_shared<core::KeychainSecretStore>();
}

std::unique_ptr<ui::Questions> questionsOf(const World &world, QWidget &window)
{
    return world.questions ? world.questions(window)
                           : std::make_unique<ui::DialogQuestions>(window);
}

// A run is given what makes its records; without, nothing may be sent with dots in it.
core::RenderedDraft renderToSend(const core::Draft &draft,
                                 const core::DraftSurroundings &surroundings)
{
    core::TemplateSurroundings templates;
    templates.rendering.secrets.emplace();
    return core::renderAny(draft, draft.times, templates, surroundings);
}

} // namespace

Application::Application(const World &world)
    : m_secrets(secretsOf(world))
    , m_settings(world.dataFolder)
    , m_loaded(m_settings.load())
    , m_look(m_settings)
    , m_window(m_actions)
    , m_views(makeViews(m_actions, m_window))
    , m_questions(questionsOf(world, m_window))
    , m_shell(m_actions, m_window, m_settings, world.dataFolder)
    , m_simulator(world.simulatorPort)
    , m_connections(world.dataFolder, world.variable, *m_secrets)
    , m_drafts(m_views.drafts, world.dataFolder)
    , m_library(m_settings)
    , m_environments(QDir(world.dataFolder).filePath(QStringLiteral("environments")))
    , m_templateSecrets(*m_secrets, m_settings)
    , m_secretGate({m_environments, m_templateSecrets, m_settings, *m_questions})
    , m_send({.render = renderToSend,
              .readFile = m_drafts.surroundings({}).readFile,
              .dataFolder = world.dataFolder})
    , m_connectionsRoom(m_connections, m_streams,
                        {m_views.connectionPicker, m_views.streamPicker, m_views.streamList,
                         *m_questions, m_window})
    , m_libraryWiring(m_views, {m_library, m_shell, *m_questions})
    , m_bundleWiring(m_views, m_library, *m_questions)
    , m_editorWiring(m_views, {m_settings, m_shell, m_drafts, m_libraryWiring, *m_questions})
    , m_previewWiring(m_views, m_drafts)
    , m_connectionWiring(
          m_views, {m_settings, m_shell, m_connections, m_streams, m_connectionsRoom, m_simulator})
    , m_sendWiring(
          m_views,
          {m_shell, m_connections, m_streams, m_drafts, m_send, m_secretGate, *m_questions})
    , m_resultsWiring(m_views, {m_shell, m_send, m_sendWiring, *m_questions})
    , m_sendToWiring(m_views, {m_connections, m_streams, m_sendWiring, *m_questions})
    , m_environmentWiring(m_views,
                          {m_settings, m_shell, m_connections, m_streams, m_drafts, m_library,
                           m_libraryWiring, m_environments, m_templateSecrets, *m_questions})
    , m_tour(m_views, {m_settings, m_connections, m_streams, m_send, m_sendWiring})
    , m_quitGuard(m_window, m_send, m_drafts, *m_questions)
{
    connectRooms();
}

Application::~Application() = default;

void Application::connectRooms()
{
    ui::nameCombosByPurpose();
    connect(&m_connectionWiring, &ConnectionWiring::demoRequested, &m_tour, &DemoTour::start);
    connect(&m_look, &LookController::changed, &m_shell, &ShellController::showContrast);
    m_actions.installInResults(m_views.results, m_views.results.grid());
    m_views.results.setSingleLetters(false); // the actions carry them
}

void Application::show()
{
    m_window.showStartPage(m_settings.settings().lastConnection.isEmpty());
    m_window.show();
    if (m_window.showsStartPage())
        m_views.welcome.setFocus();
    else
        m_views.drafts.focusBody();
    m_look.followSystem();
    m_drafts.restore();
    m_library.start();
    m_send.tellLastRun();
    m_connectionWiring.start();
    if (!m_loaded)
        m_shell.showError(m_loaded.error());
}

void Application::openFiles(const QStringList &paths)
{
    m_editorWiring.openFiles(paths);
}

void Application::raiseWindow()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

} // namespace app
