// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/Views.h"

#include "ui/shell/ContextBar.h"
#include "ui/shell/Sidebar.h"

namespace app {

Views makeViews(ui::Actions &actions, ui::MainWindow &window)
{
    const Views views{.actions = actions,
                      .window = window,
                      .connectionPicker = *new ui::ConnectionPicker(&window),
                      .streamPicker = *new ui::StreamPicker(&window),
                      .streamList = *new ui::StreamList(&window),
                      .library = *new ui::LibraryPane(&window),
                      .drafts = *new ui::DraftTabs(&window),
                      .results = *new ui::ResultsPage(&window),
                      .welcome = *new ui::WelcomePage(&window)};
    window.contextBar().setConnectionPicker(views.connectionPicker);
    window.contextBar().setStreamPicker(views.streamPicker);
    window.sidebar().setStreams(views.streamList);
    window.sidebar().setTemplates(views.library);
    window.setEditor(views.drafts);
    window.setResults(views.results);
    window.setStartPage(views.welcome);
    return views;
}

} // namespace app
