// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace core {

enum class Shell { Posix, PowerShell, Cmd };

// One word of a command as its shell would hand it over, when nothing is expanded.
struct ShellWord
{
    QByteArray text;
    qsizetype line = 1; // from 1, where it starts
    bool hasExpansion = false; // a variable or a command would be put in

    bool operator==(const ShellWord &) const = default;
};

using ShellCommand = QList<ShellWord>;

// The shell that a text was written for: by how it continues lines and by its prompt, else Posix.
Shell shellOf(QByteArrayView text);

// The commands of a text, by the quoting of that shell. Nothing is expanded or run; prompts at the
// start of lines are left out, and so are comments.
QList<ShellCommand> shellCommands(QByteArrayView text, Shell shell);

} // namespace core
