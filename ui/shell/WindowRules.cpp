// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/WindowRules.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int widthForSearchBox = 1100;
constexpr int widthForSidebar = 1200;
constexpr int widthForBeside = 1320;
constexpr int widthForSidebarBeside = 1540;

} // namespace

bool hasRoomForSearchBox(int barWidth)
{
    return barWidth >= widthForSearchBox;
}

bool hasRoomBeside(int windowWidth)
{
    return windowWidth >= widthForBeside;
}

bool isSidebarOpen(core::Settings::Sidebar choice, int windowWidth, bool areResultsBeside)
{
    switch (choice) {
    case core::Settings::Sidebar::Open:
        return true;
    case core::Settings::Sidebar::Folded:
        return false;
    case core::Settings::Sidebar::Automatic:
        return windowWidth >= (areResultsBeside ? widthForSidebarBeside : widthForSidebar);
    }
    return true;
}

QList<int> firstShares(int windowHeight, bool areResultsBeside)
{
    constexpr int lowWindow = 760;
    if (areResultsBeside)
        return {500, 500};
    // Results need a little more, but some lines of the body have to be seen.
    return windowHeight < lowWindow ? QList<int>{480, 520} : QList<int>{440, 560};
}

int smallestEditorHeight(int editorWidth, int lineHeight)
{
    constexpr int lowest = 240;
    constexpr double linesOfAll = 13.5;
    constexpr int row = 36;
    // Where the options get a row of their own, and where the key does too.
    const int rows =
        (editorWidth < 65 * lineHeight ? 1 : 0) + (editorWidth < 47 * lineHeight ? 1 : 0);
    return std::max(lowest, static_cast<int>(linesOfAll * lineHeight)) + rows * row;
}

int smallestResultsHeight(int lineHeight)
{
    constexpr int lowest = 160;
    constexpr int linesOfAll = 10;
    return std::max(lowest, linesOfAll * lineHeight);
}

QSize firstSize(const QSize &screen)
{
    constexpr int edge = 64; // of the screen that stays free for panels
    return firstWindow.boundedTo(screen - QSize(edge, edge)).expandedTo(QSize(800, 520));
}

} // namespace ui
