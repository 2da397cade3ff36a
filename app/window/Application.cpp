// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/Application.h"

namespace app {

Application::Application(const QString &dataFolder)
    : m_settings(dataFolder)
    , m_loaded(m_settings.load())
    , m_look(m_settings)
    , m_window(m_actions)
    , m_shell(m_actions, m_window, m_settings, dataFolder)
{
}

Application::~Application() = default;

void Application::show()
{
    m_window.show();
    m_look.followSystem();
    if (!m_loaded)
        m_shell.showError(m_loaded.error());
}

void Application::openFiles(const QStringList &paths)
{
    Q_UNUSED(paths)
}

void Application::raiseWindow()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

} // namespace app
