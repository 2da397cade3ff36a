// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Command.h"
#include "ui/shell/HelpDialog.h"

#include <QStringList>

namespace ui {

// What the help says of one part of the window.
struct HelpText
{
    QString title;
    QStringList paragraphs;
    QList<Command> commands; // whose keys matter there
};

HelpText helpOn(HelpTopic topic);

} // namespace ui
