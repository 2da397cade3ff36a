// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"

#include <QList>
#include <QSize>

namespace ui {

// What gives way in a small window, in device-independent pixels.

inline constexpr QSize smallestWindow{1024, 640};
inline constexpr QSize firstWindow{1440, 900}; // as large as this where the screen allows it

bool hasRoomForSearchBox(int barWidth);
// Whether editor and results have room side by side; else the results are below, whatever the
// person chose.
bool hasRoomBeside(int windowWidth);
// Whether the sidebar is open, by what the person chose or by the width.
bool isSidebarOpen(core::Settings::Sidebar choice, int windowWidth, bool areResultsBeside);
// How draft and results share the room until a person says otherwise.
QList<int> firstShares(int windowHeight, bool areResultsBeside);
// How low the draft may become so that its lines stand under each other: two rows of records and
// what is around them, which takes more lines where it is narrow. `lineHeight` is that of the font.
int smallestEditorHeight(int editorWidth, int lineHeight);
// How low the results may become: chips, the head of a card with its buttons, and some rows.
int smallestResultsHeight(int lineHeight);
// The first size of the window: firstWindow, less where the screen is small.
QSize firstSize(const QSize &screen);

} // namespace ui
