// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options/CommandSpec.h"

namespace app {

// What a shell can offer where a value is expected.
enum class ValueKind {
    None, // the option is a switch
    Unknown, // only the person knows
    Words,
    File,
    Folder,
    Connection,
};

ValueKind valueKindOf(const OptionSpec &option);

// The words that an option takes; empty when its values cannot be listed.
QStringList wordsOf(const OptionSpec &option);

// What a shell can offer for the arguments of a command that are no options.
ValueKind argumentKindOf(const CommandSpec &command);
QStringList argumentWordsOf(const CommandSpec &command);

// All options of a command, in the order of --help.
QList<OptionSpec> optionsOf(const CommandSpec &command);

// The names of all options that wordsOf() knows, for the test that compares them with the table.
QStringList optionsWithWords();

} // namespace app
