// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/WindowRules.h"

namespace ui {

namespace {

constexpr int widthForSearchBox = 1100;
constexpr int widthForSidebar = 1200;

} // namespace

bool hasRoomForSearchBox(int barWidth)
{
    return barWidth >= widthForSearchBox;
}

bool isSidebarOpen(core::Settings::Sidebar choice, int windowWidth)
{
    switch (choice) {
    case core::Settings::Sidebar::Open:
        return true;
    case core::Settings::Sidebar::Folded:
        return false;
    case core::Settings::Sidebar::Automatic:
        return windowWidth >= widthForSidebar;
    }
    return true;
}

core::Settings::Sidebar toggled(core::Settings::Sidebar choice, int windowWidth)
{
    return isSidebarOpen(choice, windowWidth) ? core::Settings::Sidebar::Folded
                                              : core::Settings::Sidebar::Open;
}

QSize firstSize(const QSize &screen)
{
    constexpr int edge = 64; // of the screen that stays free for panels
    return firstWindow.boundedTo(screen - QSize(edge, edge)).expandedTo(QSize(800, 520));
}

} // namespace ui
