// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Keymap.h"

#include <QDialog>

namespace ui {

// Where the person was when they asked for help.
enum class HelpTopic { Start, Context, Streams, Editor, Results, Messages };

// Help on one part of the window: what it is for, and the keys that matter there.
class HelpDialog final : public QDialog
{
    Q_OBJECT

public:
    HelpDialog(HelpTopic topic, const Keymap &keymap, QWidget *parent = nullptr);

signals:
    void keysRequested(); // the whole list
};

} // namespace ui
