// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeArea.h"

#include <Qsci/qscicommandset.h>

#include <array>
#include <utility>

// The keys of a CodeArea.

namespace ui {

namespace {

constexpr int shift = Qt::SHIFT;
constexpr int ctrl = Qt::CTRL;

using Binding = std::pair<QsciCommand::Command, int>;

// All that an editor needs. Everything else belongs to the window, whose shortcuts would not work
// while the cursor is in the body.
constexpr std::array bindings{
    Binding{QsciCommand::LineUp, Qt::Key_Up},
    Binding{QsciCommand::LineUpExtend, Qt::Key_Up | shift},
    Binding{QsciCommand::LineDown, Qt::Key_Down},
    Binding{QsciCommand::LineDownExtend, Qt::Key_Down | shift},
    Binding{QsciCommand::LineScrollUp, Qt::Key_Up | ctrl},
    Binding{QsciCommand::LineScrollDown, Qt::Key_Down | ctrl},
    Binding{QsciCommand::CharLeft, Qt::Key_Left},
    Binding{QsciCommand::CharLeftExtend, Qt::Key_Left | shift},
    Binding{QsciCommand::CharRight, Qt::Key_Right},
    Binding{QsciCommand::CharRightExtend, Qt::Key_Right | shift},
    Binding{QsciCommand::WordLeft, Qt::Key_Left | ctrl},
    Binding{QsciCommand::WordLeftExtend, Qt::Key_Left | ctrl | shift},
    Binding{QsciCommand::WordRight, Qt::Key_Right | ctrl},
    Binding{QsciCommand::WordRightExtend, Qt::Key_Right | ctrl | shift},
    Binding{QsciCommand::VCHome, Qt::Key_Home},
    Binding{QsciCommand::VCHomeExtend, Qt::Key_Home | shift},
    Binding{QsciCommand::LineEnd, Qt::Key_End},
    Binding{QsciCommand::LineEndExtend, Qt::Key_End | shift},
    Binding{QsciCommand::DocumentStart, Qt::Key_Home | ctrl},
    Binding{QsciCommand::DocumentStartExtend, Qt::Key_Home | ctrl | shift},
    Binding{QsciCommand::DocumentEnd, Qt::Key_End | ctrl},
    Binding{QsciCommand::DocumentEndExtend, Qt::Key_End | ctrl | shift},
    Binding{QsciCommand::PageUp, Qt::Key_PageUp},
    Binding{QsciCommand::PageUpExtend, Qt::Key_PageUp | shift},
    Binding{QsciCommand::PageDown, Qt::Key_PageDown},
    Binding{QsciCommand::PageDownExtend, Qt::Key_PageDown | shift},
    Binding{QsciCommand::Delete, Qt::Key_Delete},
    Binding{QsciCommand::DeleteBack, Qt::Key_Backspace},
    Binding{QsciCommand::DeleteWordLeft, Qt::Key_Backspace | ctrl},
    Binding{QsciCommand::DeleteWordRight, Qt::Key_Delete | ctrl},
    Binding{QsciCommand::Newline, Qt::Key_Return},
    Binding{QsciCommand::Tab, Qt::Key_Tab},
    Binding{QsciCommand::Backtab, Qt::Key_Tab | shift},
    Binding{QsciCommand::SelectAll, Qt::Key_A | ctrl},
    Binding{QsciCommand::SelectionCut, Qt::Key_X | ctrl},
    Binding{QsciCommand::SelectionCopy, Qt::Key_C | ctrl},
    Binding{QsciCommand::Paste, Qt::Key_V | ctrl},
    Binding{QsciCommand::Undo, Qt::Key_Z | ctrl},
    Binding{QsciCommand::Redo, Qt::Key_Z | ctrl | shift},
};

// A second key for the same.
constexpr std::array alternatives{
    Binding{QsciCommand::DeleteBack, Qt::Key_Backspace | shift},
    Binding{QsciCommand::Newline, Qt::Key_Return | shift},
    Binding{QsciCommand::SelectionCut, Qt::Key_Delete | shift},
    Binding{QsciCommand::SelectionCopy, Qt::Key_Insert | ctrl},
    Binding{QsciCommand::Paste, Qt::Key_Insert | shift},
    Binding{QsciCommand::Redo, Qt::Key_Y | ctrl},
};

} // namespace

void CodeArea::setUpKeys()
{
    QsciCommandSet *commands = standardCommands();
    commands->clearKeys();
    commands->clearAlternateKeys();
    for (const auto &[command, key] : bindings)
        commands->find(command)->setKey(key);
    for (const auto &[command, key] : alternatives)
        commands->find(command)->setAlternateKey(key);
}

} // namespace ui
