// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/credentials/ConnectionPicker.h"
#include "ui/editor/DraftTabs.h"
#include "ui/library/LibraryPane.h"
#include "ui/results/ResultsPage.h"
#include "ui/shell/Actions.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/WelcomePage.h"
#include "ui/streams/StreamList.h"
#include "ui/streams/StreamPicker.h"

namespace app {

// The rooms of the window. All but the actions belong to the window once they stand in it.
struct Views
{
    ui::Actions &actions;
    ui::MainWindow &window;
    ui::ConnectionPicker &connectionPicker;
    ui::StreamPicker &streamPicker;
    ui::StreamList &streamList;
    ui::LibraryPane &library;
    ui::DraftTabs &drafts;
    ui::ResultsPage &results;
    ui::WelcomePage &welcome;
};

// Makes them and puts them into the window.
Views makeViews(ui::Actions &actions, ui::MainWindow &window);

} // namespace app
