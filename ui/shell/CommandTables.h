// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Command.h"

// The parts of commands(), in its order. For Command.cpp alone.
namespace ui::tables {

QList<CommandInfo> draftCommands(); // menus File and Edit
QList<CommandInfo> viewCommands(); // menu View
QList<CommandInfo> sendAndHelpCommands(); // menus Send, Stream and Help, and what acts in the grid

} // namespace ui::tables
